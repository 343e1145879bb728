"""The judge's state on its own disk: RocksDB, one write a batch, refilled from the verdict log.

Keys begin with a letter for what they find: `s` source coordinates, `b` body, `c` chain, `u`
story, `m` the state's own position. Sources and stories hold verdicts in the log's own format;
bodies and chains point to them.
"""

import shutil
import struct
from collections.abc import Sequence
from pathlib import Path

import orjson
from rocksdict import Options, Rdict, WriteBatch, WriteOptions

from service.core.internal import Verdict, decode_internal, encode_internal
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.state import Story, advance

FORMAT = 1
_META = b"m"


class EmbeddedState:
    """A state in a directory of its own. What cannot be opened is wiped: the log refills it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = self._opened()
        self._position, self._last_hash, self._entries = self._meta()

    def _opened(self) -> Rdict:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        options = Options(raw_mode=True)
        options.create_if_missing(True)
        options.set_keep_log_file_num(2)
        options.set_write_buffer_size(16 * 1024 * 1024)
        try:
            return Rdict(str(self._path), options)
        except Exception:  # noqa: BLE001 - whatever is wrong with the files, the log has it all
            shutil.rmtree(self._path, ignore_errors=True)
            return Rdict(str(self._path), options)

    def _meta(self) -> tuple[int, bytes | None, int]:
        data = self._db.get(_META)
        try:
            facts = orjson.loads(data) if data else {}
            if facts.get("format") != FORMAT:
                return self._emptied()
            return facts["position"], bytes.fromhex(facts["hash"]), facts["entries"]
        except (ValueError, KeyError, AttributeError):
            return self._emptied()

    def _emptied(self) -> tuple[int, bytes | None, int]:
        self._db.close()
        shutil.rmtree(self._path, ignore_errors=True)
        self._db = self._opened()
        return 0, None, 0

    def position(self) -> int:
        """Return the log offset up to which verdicts were applied; 0 when none were."""
        return self._position

    def last_record_hash(self) -> bytes | None:
        """Return what was remembered of the log's tail at `position`."""
        return self._last_hash

    def entries(self) -> int:
        """Return how many dispatches are known."""
        return self._entries

    def wipe(self) -> None:
        """Forget everything."""
        self._position, self._last_hash, self._entries = self._emptied()

    def close(self) -> None:
        """Close the files."""
        self._db.close()

    def apply(self, verdicts: Sequence[Verdict], log_position: int, last_hash: bytes) -> None:
        """Write verdicts and the log offset they stand for, all or nothing."""
        batch = WriteBatch(raw_mode=True)
        stories: dict[str, Story] = {}
        entries = self._entries
        sources: set[bytes] = set()
        for verdict in verdicts:
            if verdict.outcome is Outcome.REDELIVERED:
                continue
            key = _source_key(verdict.source)
            entries += key not in sources and self._db.get(key) is None
            sources.add(key)
            batch.put(key, encode_internal(verdict))
            if verdict.outcome is Outcome.ACCEPTED and verdict.uri:
                self._put_accepted(batch, verdict, stories)
        for story in stories.values():
            batch.put(b"u" + story.uri.encode(), _packed(story))
        facts = {
            "format": FORMAT,
            "position": log_position,
            "hash": last_hash.hex(),
            "entries": entries,
        }
        batch.put(_META, orjson.dumps(facts))
        options = WriteOptions()
        options.sync = True
        self._db.write(batch, options)
        self._position, self._last_hash, self._entries = log_position, last_hash, entries

    def _put_accepted(
        self, batch: WriteBatch, verdict: Verdict, stories: dict[str, Story]
    ) -> None:
        uri = verdict.uri or ""
        stories[uri] = advance(stories.get(uri) or self.story(uri), verdict)
        source = _source_key(verdict.source)
        batch.put(_pair(b"b", verdict.agency, verdict.body_hash), source)
        if verdict.chain_key:
            batch.put(_pair(b"c", verdict.agency, verdict.chain_key), uri.encode())

    def by_source(self, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        return _verdict(self._db.get(_source_key(source)))

    def by_chain(self, agency: str, chain_key: str) -> Story | None:
        """Return the story of an agency's chain key, if any."""
        uri = self._db.get(_pair(b"c", agency, chain_key))
        return None if uri is None else self.story(uri.decode())

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        source = self._db.get(_pair(b"b", agency, body_hash))
        return None if source is None else _verdict(self._db.get(source))

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        data = self._db.get(b"u" + uri.encode())
        return None if data is None else _unpacked(data)


def _source_key(source: Coordinates) -> bytes:
    place = struct.pack(">IIQ", source.incarnation, source.partition, source.offset)
    return b"s" + source.topic.encode() + b"\x00" + place


def _pair(kind: bytes, agency: str, name: str) -> bytes:
    return kind + agency.encode() + b"\x00" + name.encode()


def _verdict(data: bytes | None) -> Verdict | None:
    if data is None:
        return None
    found = decode_internal(data)
    if not isinstance(found, Verdict):
        message = f"the state holds a {type(found).__name__} where a verdict belongs"
        raise TypeError(message)
    return found


def _packed(story: Story) -> bytes:
    facts = {
        "uri": story.uri,
        "version": story.version,
        "rank": story.rank,
        "issued": story.issued,
        "withdrawn": story.withdrawn,
        "current_version": story.current_version,
    }
    head = encode_internal(story.head)
    return struct.pack(">I", len(head)) + head + orjson.dumps(facts)


def _unpacked(data: bytes) -> Story:
    (size,) = struct.unpack_from(">I", data)
    head = _verdict(data[4 : 4 + size])
    if head is None:
        message = "a story without a head"
        raise TypeError(message)
    return Story(head=head, **orjson.loads(data[4 + size :]))
