"""A partition's state on disk, in RocksDB: reopened where it stood, wiped when it cannot be read.

Keys are one tag byte and what they name: `v` a verdict by its offset in the read topic, `s` source
coordinates, `b` body, `c` chain, `u` story, `m` the state's own position. Verdicts are kept once
and pointed at. One write batch holds a transaction's verdicts and the log offset they stand for,
so the disk holds a prefix of the log whatever interrupts a write. It is not synced: after a power
cut the log gives back what was lost.
"""

import shutil
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from rocksdict import BlockBasedOptions, Cache, DBCompressionType, Options, Rdict, WriteBatch

from service.core.internal import Verdict, decode_internal, encode_internal
from service.core.record import Coordinates
from service.core.story.order import Placed
from service.core.story.overlay import Overlay
from service.core.story.state import StateUnreadableError, Story
from service.shell.state.lock import locked

LAYOUT = 2
_META = b"m"
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
        except Exception:  # noqa: BLE001 - whatever is wrong with it, the log can fill a new one
            self.wipe()

    def _open(self) -> None:
        self._db = Rdict(str(self._home), _options())
        facts = orjson.loads(self._db.get(_META) or b"null") or {"layout": LAYOUT}
        if facts["layout"] != LAYOUT:
            message = f"layout {facts['layout']}"
            raise StateUnreadableError(message)
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
        if self._db is not None:
            self._db.close()
        self._db = None

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
            return _story(uri, head, orjson.loads(data[8:]))
        except (ValueError, TypeError) as error:
            raise self._unreadable(error) from error

    def _pointed_at(self, key: bytes) -> Verdict | None:
        offset = self._get(key)
        return None if offset is None else self._verdict(offset)

    def _verdict(self, offset: bytes) -> Verdict:
        data = self._get(b"v" + offset)
        try:
            found = decode_internal(data)
        except Exception as error:
            raise self._unreadable(error) from error
        if not isinstance(found, Verdict):
            raise self._unreadable(TypeError(f"{type(found).__name__} under a verdict's key"))
        return found

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
        self._position, self._entries, self._last_hash = log_position, entries, last_hash

    def _put(self, learnt: Overlay, batch: WriteBatch) -> int:
        """Put what was learnt into the batch; return how many sources are new."""
        changes = learnt.changes()
        pointed_at: dict[bytes, Verdict] = {}
        new = 0
        for source, verdict in changes.sources.items():
            key = _source_key(source)
            new += self._get(key) is None
            batch.put(key, _offset(verdict, pointed_at))
        for (agency, body_hash), verdict in changes.bodies.items():
            batch.put(_pair_key(b"b", agency, body_hash), _offset(verdict, pointed_at))
        for (agency, name), uris in changes.chains.items():
            batch.put(_pair_key(b"c", agency, name), "\n".join(uris).encode())
        for uri, story in changes.stories.items():
            value = _offset(story.head, pointed_at) + _story_value(story)
            batch.put(b"u" + uri.encode(), value)
        for offset, verdict in pointed_at.items():
            batch.put(b"v" + offset, encode_internal(verdict))
        return new


def _offset(verdict: Verdict, pointed_at: dict[bytes, Verdict]) -> bytes:
    """Return the pointer to a verdict and note that it must be there."""
    offset = struct.pack(">q", verdict.read_offset)
    pointed_at[offset] = verdict
    return offset


def _source_key(source: Coordinates) -> bytes:
    place = struct.pack(">iiq", source.incarnation, source.partition, source.offset)
    return b"s" + place + source.topic.encode()


def _pair_key(tag: bytes, agency: str, key: str) -> bytes:
    name = agency.encode()
    return tag + struct.pack(">I", len(name)) + name + key.encode()


def _story_value(story: Story) -> bytes:
    fields: dict[str, Any] = {
        "version": story.version,
        "withdrawn": story.withdrawn,
        "versions": story.versions,
    }
    return orjson.dumps(fields)


def _story(uri: str, head: Verdict, fields: dict[str, Any]) -> Story:
    fields["versions"] = tuple(Placed(**one) for one in fields["versions"])
    return Story(uri=uri, head=head, **fields)


@cache
def _block_cache() -> Cache:
    """Share one cache: a process may own many partitions."""
    return Cache(64 * _MIB)


def _options() -> Options:
    blocks = BlockBasedOptions()
    blocks.set_block_cache(_block_cache())
    # Most lookups ask for what is not there.
    blocks.set_bloom_filter(10, block_based=False)
    options = Options(raw_mode=True)
    options.create_if_missing(True)  # noqa: FBT003 - the binding names no argument
    options.set_block_based_table_factory(blocks)
    options.set_compression_type(DBCompressionType.lz4())
    options.set_write_buffer_size(16 * _MIB)
    options.set_max_open_files(256)
    options.set_keep_log_file_num(2)
    return options
