"""The published versions and copies of a story, under every name it had."""

from collections.abc import AsyncIterator

import orjson

from service.core.identity import agency_of
from service.core.internal import Verdict, decode_internal
from service.core.outcome import Outcome, Topic
from service.core.record import RawRecord
from service.core.story.ruling import EventType
from service.shell.holdings import Where
from service.shell.ports import Offsets, Reader

_LINK = f"dateline.{EventType.LINKED}.v1"


class Versions:
    """Looks a story up in the outputs.

    A story that gets the agency's own name goes on counting: what its first version under that
    name leaves out was told under an older one, which the verdict log knows. It is read whole
    for such a story alone.
    """

    def __init__(self, offsets: Offsets, reader: Reader, where: Where) -> None:
        self._offsets = offsets
        self._reader = reader
        self._where = where

    async def told(self, uri: str) -> tuple[list[RawRecord], list[RawRecord]]:
        """Return its versions and its copies, links left out, the newest name's first.

        Raises:
            FormatError: when a release that this one cannot read wrote to the verdict log.
            StepError: when a topic cannot be read to its end.
        """
        versions: list[RawRecord] = []
        copies: list[RawRecord] = []
        name: str | None = uri
        below, passed = 2**63, set[str]()
        while name is not None and name not in passed:
            passed.add(name)
            here = [one async for one in self._of(Topic.ARTICLES, name) if _version(one) < below]
            versions += here
            copies += [one async for one in self._of(Topic.DUPLICATES, name)]
            below = min(map(_version, here), default=1)
            name = await self._older(name) if below > 1 else None
        return versions, copies

    async def _of(self, topic: Topic, uri: str) -> AsyncIterator[RawRecord]:
        key = uri.encode()
        async for record in self._records(topic, key):
            if record.key == key and record.text_header("ce_type") != _LINK:
                yield record

    async def _older(self, uri: str) -> str | None:
        """Return the name of the story that went on under this one, by the log."""
        async for record in self._records(Topic.VERDICTS, agency_of(uri).encode()):
            entry = decode_internal(record.value)
            if isinstance(entry, Verdict) and _took_over(entry, uri):
                return entry.merged[0]
        return None

    async def _records(self, topic: Topic, key: bytes) -> AsyncIterator[RawRecord]:
        name = self._where.names[topic]
        home = self._where.partition_of(key, self._where.counts[topic])
        begin = (await self._offsets.begins(name, [home]))[home]
        end = (await self._offsets.ends(name, [home]))[home]
        async for records in self._reader.read(name, home, begin, end):
            for record in records:
                yield record


def _took_over(verdict: Verdict, uri: str) -> bool:
    said = verdict.outcome is Outcome.ACCEPTED and verdict.uri == uri
    return said and bool(verdict.merged)


def _version(record: RawRecord) -> int:
    return int(orjson.loads(record.value or b"")["item"]["version"])
