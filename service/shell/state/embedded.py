"""A partition's state on disk, in RocksDB: reopened where it stood, wiped when it cannot be read.

Keys are one tag byte and what they name: `v` a verdict by its offset in the read topic, `s` source
coordinates, `b` body, `c` chain, `k` key of likeness, `u` story, `m` the state's own position.
Verdicts are kept once and pointed at. One write batch holds a transaction's verdicts and the log
offset they stand for, so the disk holds a prefix of the log whatever interrupts a write. It is not
synced: after a power cut the log gives back what was lost.
"""

import shutil
import struct
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import orjson
from rocksdict import BlockBasedOptions, Cache, DBCompressionType, Options, Rdict, WriteBatch

from service.core.internal import Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.overlay import Overlay
from service.core.story.state import MAX_POSTED, StateUnreadableError, Story
from service.shell.state.lock import locked
from service.shell.state.packing import (
    pack_offset,
    pack_offsets,
    pack_story,
    pack_verdict,
    unpack_offsets,
    unpack_story,
    unpack_verdict,
)

LAYOUT = 2
_META = b"m"
_NO_ROOM = ("No space left", "File too large", "quota exceeded")
_MIB = 1024 * 1024


class EmbeddedState:
    """The fold of the verdicts so far, in a directory that this object alone may use.

    Raises:
        StateTakenError: on construction, when the directory is in use.
        ConfigurationError: on construction, when the directory cannot be used at all.
    """

    def __init__(self, path: Path) -> None:
        self._home = path / "db"
        # Locked before it is opened: what does not open is wiped, and must be nobody else's.
        self._lock = locked(path)
        self._db: Rdict | None = None
        try:
            self._open_or_wipe()
        except BaseException:
            self._lock.close()
            raise

    def _open_or_wipe(self) -> None:
        try:
            self._open()
        except Exception as error:
            if any(words in str(error) for words in _NO_ROOM):
                raise
            # Whatever else is wrong with it, the log can fill a new one.
            self.wipe()

    def _open(self) -> None:
        self._db = Rdict(str(self._home), _options())
        facts = orjson.loads(self._db.get(_META) or b"null") or {"layout": LAYOUT}
        if facts["layout"] != LAYOUT:
            message = f"layout {facts['layout']}"
            raise StateUnreadableError(message)
        self._asked: dict[bytes, bytes | None] = {}
        self._position: int = facts.get("position", 0)
        self._entries: int = facts.get("entries", 0)
        last = facts.get("last")
        self._last_hash = None if last is None else bytes.fromhex(last)

    def wipe(self) -> None:
        """Forget everything: position 0. The lock is kept."""
        self._close_db()
        shutil.rmtree(self._home, ignore_errors=True)
        self._open()

    def close(self) -> None:
        """Close the database and give the directory up."""
        self._close_db()
        self._lock.close()

    def _close_db(self) -> None:
        store, self._db = self._db, None
        if store is not None:
            # What a full or vanished disk keeps it from writing, the log gives back.
            with suppress(Exception):
                store.close()

    def position(self) -> int:
        """Return the offset of the verdict log to read on from; 0 is nothing applied."""
        return self._position

    def last_record_hash(self) -> bytes | None:
        """Return what `apply` was told of the log before the position."""
        return self._last_hash

    def entries(self) -> int:
        """Return how many source records are known."""
        return self._entries

    # -- what is asked --

    def by_source(self, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        return self._pointed_at(_source_key(source))

    def by_chain(self, agency: str, name: str) -> tuple[str, ...]:
        """Return the uris of the stories of an agency's chain, newest first."""
        uris = self._get(_pair_key(b"c", agency, name))
        return () if uris is None else tuple(uris.decode().split("\n"))

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        return self._pointed_at(_pair_key(b"b", agency, body_hash))

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        data = self._get(b"u" + uri.encode())
        if data is None:
            return None
        head = self._verdict(data[:8])
        try:
            return unpack_story(uri, head, data[8:])
        except Exception as error:
            raise self._unreadable(error) from error

    def posted(self, agency: str, keys: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Return the newest read offsets of each key of an agency, newest first."""
        return self._postings(_posting_keys(agency, keys))

    def at(self, read_offset: int) -> Verdict | None:
        """Return the accepted verdict of a read offset, if any."""
        data = self._get(b"v" + pack_offset(read_offset))
        found = None if data is None else self._unpacked(data)
        return found if found and found.outcome is Outcome.ACCEPTED else None

    def _postings(self, keys: list[bytes]) -> tuple[tuple[int, ...], ...]:
        """Read postings; what the judge asked for is kept until the next write needs it again."""
        asked = [key for key in keys if key not in self._asked]
        if asked:
            store = self._store()
            try:
                self._asked.update(zip(asked, store.get([*asked]) or (), strict=True))
            except Exception as error:
                raise self._unreadable(error) from error
        return tuple(unpack_offsets(self._asked[key]) for key in keys)

    def _pointed_at(self, key: bytes) -> Verdict | None:
        offset = self._get(key)
        return None if offset is None else self._verdict(offset)

    def _verdict(self, offset: bytes) -> Verdict:
        return self._unpacked(self._get(b"v" + offset) or b"")

    def _unpacked(self, data: bytes) -> Verdict:
        try:
            return unpack_verdict(data)
        except Exception as error:
            raise self._unreadable(error) from error

    def _get(self, key: bytes) -> bytes | None:
        store = self._store()
        try:
            found: bytes | None = store.get(key)
        except Exception as error:
            raise self._unreadable(error) from error
        return found

    def _store(self) -> Rdict:
        if self._db is None:
            message = f"{self._home} is closed"
            raise StateUnreadableError(message)
        return self._db

    def _unreadable(self, error: Exception) -> StateUnreadableError:
        """Wipe, so that whoever opens the partition again fills it from the log."""
        self.wipe()
        return StateUnreadableError(f"{self._home} was wiped, it could not be read: {error}")

    # -- what is learnt --

    def apply(self, verdicts: Sequence[Verdict], log_position: int, last_hash: bytes) -> None:
        """Write verdicts and position in one batch; a position already reached changes nothing."""
        if log_position <= self._position:
            return
        learnt = Overlay(self)
        for verdict in verdicts:
            learnt.add(verdict)
        batch = WriteBatch(raw_mode=True)
        entries = self._entries + self._put(learnt, batch)
        facts = {
            "layout": LAYOUT,
            "position": log_position,
            "entries": entries,
            "last": last_hash.hex(),
        }
        batch.put(_META, orjson.dumps(facts))
        self._store().write(batch)
        self._asked.clear()
        self._position, self._entries, self._last_hash = log_position, entries, last_hash

    def _put(self, learnt: Overlay, batch: WriteBatch) -> int:
        """Put what was learnt into the batch; return how many sources are new."""
        changes = learnt.changes()
        pointed_at = dict(changes.accepted)
        new = 0
        for source, verdict in changes.sources.items():
            key = _source_key(source)
            new += self._get(key) is None
            pointed_at[verdict.read_offset] = verdict
            batch.put(key, pack_offset(verdict.read_offset))
        for (agency, body_hash), verdict in changes.bodies.items():
            batch.put(_pair_key(b"b", agency, body_hash), pack_offset(verdict.read_offset))
        for (agency, name), uris in changes.chains.items():
            batch.put(_pair_key(b"c", agency, name), "\n".join(uris).encode())
        for uri, story in changes.stories.items():
            batch.put(b"u" + uri.encode(), pack_offset(story.head.read_offset) + pack_story(story))
        for offset, verdict in pointed_at.items():
            batch.put(b"v" + pack_offset(offset), pack_verdict(verdict))
        for agency, posted in changes.postings.items():
            self._put_postings(agency, posted, batch)
        return new

    def _put_postings(
        self, agency: str, learnt: Mapping[int, tuple[int, ...]], batch: WriteBatch
    ) -> None:
        keys = _posting_keys(agency, learnt)
        for key, new, old in zip(keys, learnt.values(), self._postings(keys), strict=True):
            batch.put(key, pack_offsets((*new, *old)[:MAX_POSTED] if old else new))


def _source_key(source: Coordinates) -> bytes:
    place = struct.pack(">iiq", source.incarnation, source.partition, source.offset)
    return b"s" + place + source.topic.encode()


def _pair_key(tag: bytes, agency: str, key: str) -> bytes:
    name = agency.encode()
    return tag + struct.pack(">I", len(name)) + name + key.encode()


def _posting_keys(agency: str, keys: Iterable[int]) -> list[bytes]:
    name = agency.encode()
    prefix = b"k" + struct.pack(">I", len(name)) + name
    return [prefix + key.to_bytes(8, "big") for key in keys]


@cache
def _block_cache() -> Cache:
    """Share one cache: a process may own many partitions."""
    return Cache(64 * _MIB)


def _options() -> Options:
    blocks = BlockBasedOptions()
    blocks.set_block_cache(_block_cache())
    # Hashes in hexadecimal and the names of fields shrink well in larger blocks.
    blocks.set_block_size(16 * 1024)
    # Most lookups ask for what is not there.
    blocks.set_bloom_filter(10, block_based=False)
    options = Options(raw_mode=True)
    options.create_if_missing(True)  # noqa: FBT003 - the binding names no argument
    options.set_block_based_table_factory(blocks)
    options.set_compression_type(DBCompressionType.zstd())
    options.set_write_buffer_size(16 * _MIB)
    options.set_max_open_files(256)
    options.set_keep_log_file_num(2)
    return options
