"""A partition's state on disk, in RocksDB: reopened where it stood, wiped when it cannot be read.

A key is `D`, the agency (its hash), the generation of its window, then a tag and what it names:
`v` a verdict by its offset in the read topic, `s` source coordinates, `b` body, `c` chain, `k` key
of likeness, `u` story. So a generation is one range of keys, and is dropped as one. What outlives
it stands under `L` in the same way, where an agency's window stands under `a`, and the state's own
position under `m`.
Verdicts are kept once a generation and pointed at. One write batch holds a transaction's entries
and the log offset they stand for, so the disk holds a prefix of the log whatever interrupts a
write. It is not synced: after a power cut the log gives back what was lost.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import orjson
from rocksdict import BlockBasedOptions, Cache, DBCompressionType, Options, Rdict, WriteBatch

from service.core.identity import agency_of
from service.core.internal import Rotation, Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.state import (
    MAX_POSTED,
    MAX_STORIES_A_CHAIN,
    Link,
    StateUnreadableError,
    Story,
    links,
)
from service.core.story.window import Age
from service.shell.state.keys import (
    AGE,
    BODY,
    CHAIN,
    META,
    STORY,
    VERDICT,
    outlived,
    posting_keys,
    source_tail,
    space,
)
from service.shell.state.lock import locked
from service.shell.state.packing import (
    pack_offset,
    unpack_age,
    unpack_links,
    unpack_offsets,
    unpack_outlived,
    unpack_story,
    unpack_verdict,
)
from service.shell.state.writer import write

LAYOUT = 3
_NO_ROOM = ("No space left", "File too large", "quota exceeded")
_MIB = 1024 * 1024
Unpacked = TypeVar("Unpacked")


class _Database:
    """A database in a directory that this object alone may use, with what it says of itself.

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
        facts = orjson.loads(self._db.get(META) or b"null") or {"layout": LAYOUT}
        if facts["layout"] != LAYOUT:
            message = f"layout {facts['layout']}"
            raise StateUnreadableError(message)
        self._asked: dict[bytes, bytes | None] = {}
        self._position: int = facts.get("position", 0)
        self._ages = dict(self._kept_ages())
        last = facts.get("last")
        self._last_hash = None if last is None else bytes.fromhex(last)

    def _kept_ages(self) -> Iterator[tuple[str, Age]]:
        for key, value in self._rows(AGE):
            yield key[len(AGE) :].decode(), unpack_age(value)

    def _rows(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        for key, value in self._store().items(from_key=prefix):
            # In raw mode there are bytes alone.
            if not (isinstance(key, bytes) and key.startswith(prefix)):
                return
            yield key, value

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
        return sum(age.newer.entries + age.older.entries for age in self._ages.values())

    def _sound(self, unpack: Callable[..., Unpacked], *packed: object) -> Unpacked:
        try:
            return unpack(*packed)
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


class EmbeddedState(_Database):
    """The fold of the verdicts so far, on disk; construction raises as `_Database` does."""

    def by_source(self, agency: str, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        return self._pointed_at(agency, source_tail(source))

    def by_chain(self, agency: str, name: str) -> tuple[str, ...]:
        """Return the uris of the stories of an agency's chain, newest first."""
        return tuple(uri for uri, _ in self.chained(agency, name))[:MAX_STORIES_A_CHAIN]

    def chained(self, agency: str, name: str) -> tuple[Link, ...]:
        """Return the same with the read offsets that put them there."""
        age = self._ages.get(agency)
        if age is None:
            return ()
        tail = CHAIN + name.encode()
        found = next(self._found(agency, tail), None)
        within = self._sound(unpack_links, found[1]) if found else ()
        live = tuple(one for one in within if one[1] is None or one[1] >= age.horizon)
        old = self._get(outlived(agency) + tail) if age.number > 1 else None
        return links(live, self._sound(unpack_links, old))

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        return self._pointed_at(agency, BODY + body_hash.encode())

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        agency, tail = agency_of(uri), STORY + uri.encode()
        found = next(self._found(agency, tail), None)
        if found is None:
            age = self._ages.get(agency)
            data = self._get(outlived(agency) + tail) if age and age.number > 1 else None
            return None if data is None else self._sound(unpack_outlived, uri, data)
        within, data = found
        head = self._verdict(within + VERDICT + data[:8])
        return self._sound(unpack_story, uri, head, data[8:])

    def posted(self, agency: str, keys: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Return the newest read offsets of each key of an agency, newest first."""
        spaces = self._spaces(agency)
        if not spaces or not keys:
            return ((),) * len(keys)
        newer, *older = (self.posted_in(within, keys) for within in spaces)
        for old in older:
            if any(old):
                pairs = zip(newer, old, strict=True)
                newer = tuple((*one, *two)[:MAX_POSTED] for one, two in pairs)
        return newer

    def at(self, agency: str, read_offset: int) -> Verdict | None:
        """Return the accepted verdict of a read offset, if any."""
        found = next(self._found(agency, VERDICT + pack_offset(read_offset)), None)
        verdict = None if found is None else self._sound(unpack_verdict, found[1])
        return verdict if verdict and verdict.outcome is Outcome.ACCEPTED else None

    def age(self, agency: str) -> Age | None:
        """Return where an agency's window stands, if anything was judged of it."""
        return self._ages.get(agency)

    def outliving(self, agency: str, below: int) -> Iterator[Story]:
        """Yield the stories not touched since a read offset that must be known all the same."""
        for within in self._spaces(agency):
            prefix = within + STORY
            for key, _ in self._rows(prefix):
                story = self.story(key[len(prefix) :].decode())
                touched = story.touched if story else None
                if story and story.outlives and touched is not None and touched < below:
                    yield story

    def _spaces(self, agency: str) -> list[bytes]:
        """Return what the keys of an agency's generations begin with, the newer first."""
        age = self._ages.get(agency)
        if age is None:
            self._store()  # raises when it is closed
            return []
        last = max(0, age.number - 1)
        return [space(agency, number) for number in range(age.number, last - 1, -1)]

    def _found(self, agency: str, tail: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield what a key of an agency stands for, and in which generation."""
        for within in self._spaces(agency):
            data = self._get(within + tail)
            if data is not None:
                yield within, data

    def posted_in(self, within: bytes, keys: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Return the postings of one generation; kept until the next write, which needs them."""
        named = posting_keys(within, keys)
        asked = [key for key in named if key not in self._asked]
        if asked:
            store = self._store()
            try:
                self._asked.update(zip(asked, store.get([*asked]) or (), strict=True))
            except Exception as error:
                raise self._unreadable(error) from error
        return self._sound(_postings, [self._asked[key] for key in named])

    def _pointed_at(self, agency: str, tail: bytes) -> Verdict | None:
        found = next(self._found(agency, tail), None)
        return None if found is None else self._verdict(found[0] + VERDICT + found[1])

    def _verdict(self, key: bytes) -> Verdict:
        return self._sound(unpack_verdict, self._get(key) or b"")

    def apply(
        self, entries: Sequence[Verdict | Rotation], log_position: int, last_hash: bytes
    ) -> None:
        """Write entries and position in one batch; a position already reached changes nothing."""
        if log_position <= self._position:
            return
        batch = WriteBatch(raw_mode=True)
        ages = write(self, entries, batch)
        facts = {"layout": LAYOUT, "position": log_position, "last": last_hash.hex()}
        batch.put(META, orjson.dumps(facts))
        self._store().write(batch)
        self._asked.clear()
        self._ages.update(ages)
        self._position, self._last_hash = log_position, last_hash


def _postings(packed: Sequence[bytes | None]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(unpack_offsets, packed))


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
    # In memory, too: without this a key that is not there costs eight times as much.
    options.set_memtable_prefix_bloom_ratio(0.1)
    options.set_memtable_whole_key_filtering(True)
    options.set_max_open_files(256)
    options.set_keep_log_file_num(2)
    return options
