"""What READ commits beside an offset, to prove that the raw topic is still the same one."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from service.core.record import RawRecord
from service.shell import log
from service.shell.failures import ConfigurationError
from service.shell.ports import Commit, Offsets

METADATA_VERSION = 1
# Agency keys are never renamed (rule 17); a new table of them is a new version.
KEYS_VERSION = 1
OPERATOR = "operator"
# Where in raw, by partition and offset; None when no record stands there.
RecordAt = Callable[[int, int], Awaitable[RawRecord | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands beside READ's offset (rule 16).

    `last` is the hash of the record before the offset, empty where none was read; `by` tells two
    members apart that write the same batch, or names the operator, who also leaves `at`, RFC 3339,
    and where READ stood before (`was`).
    """

    incarnation: int = 0
    keys: int = KEYS_VERSION
    last: str = ""
    by: str = ""
    at: str = ""
    was: int | None = None

    def text(self) -> str:
        """Return the metadata to be committed; what is unset is left out."""
        facts = {
            k: v for k, v in asdict(self).items() if v is not None and (v != "" or k == "last")
        }
        return orjson.dumps({"v": METADATA_VERSION, **facts}).decode()


def hash_of(record: RawRecord | None) -> str:
    """Return what a mark remembers of a record; nothing of none."""
    return "" if record is None else hashlib.sha256(record.value or b"").hexdigest()[:16]


def mark_of(commit: Commit, where: str) -> Mark:
    """Read what stands beside an offset; `where` names the group and the place.

    Raises:
        ConfigurationError: when it is a later release's, or nobody's of ours.
    """
    facts = _facts(commit.metadata)
    version = facts.get("v")
    if isinstance(version, int) and version != METADATA_VERSION:
        message = (
            f"{where}: commit metadata of version {version}, this release reads {METADATA_VERSION}"
        )
        raise ConfigurationError(message)
    try:
        mark = _mark(facts)
    except (KeyError, TypeError) as error:
        message = (
            f"{where}: this offset was set by something other than dateline (beside it stands "
            f"{commit.metadata[:80]!r}), so nothing says what was read before it; "
            "`dateline rewind` sets a position that can be checked"
        )
        raise ConfigurationError(message) from error
    if mark.keys > KEYS_VERSION:
        message = f"{where}: agency keys of version {mark.keys}, this release has {KEYS_VERSION}"
        raise ConfigurationError(message)
    return mark


def _facts(metadata: str) -> dict[str, Any]:
    try:
        facts = orjson.loads(metadata or "{}")
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}


def _mark(facts: dict[str, Any]) -> Mark:
    if facts["v"] != METADATA_VERSION:
        raise TypeError(facts["v"])
    incarnation, keys, last = facts["incarnation"], facts["keys"], facts["last"]
    if not (isinstance(incarnation, int) and isinstance(keys, int) and isinstance(last, str)):
        raise TypeError(facts)
    was = facts.get("was")
    return Mark(
        incarnation=incarnation,
        keys=keys,
        last=last,
        by=str(facts.get("by", "")),
        at=str(facts.get("at", "")),
        was=was if isinstance(was, int) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Holds a position of READ against the raw topic. `compacted`: records may be missing."""

    group: str
    raw: str
    offsets: Offsets
    record_at: RecordAt
    compacted: bool = False

    def mark(self, partition: int, commit: Commit) -> Mark:
        """Read what stands beside a commit; raises as `mark_of`."""
        return mark_of(commit, self._where(partition, commit.offset))

    async def check(self, partition: int, commit: Commit) -> Mark:
        """Compare the record before a position with what was read there (rule 16).

        Raises:
            ConfigurationError: when it is another one, when records that were never read are
                gone, or as `mark_of`; says what to do.
        """
        mark = self.mark(partition, commit)
        begin = (await self.offsets.begins(self.raw, [partition]))[partition]
        end = (await self.offsets.ends(self.raw, [partition]))[partition]
        if mark.by == OPERATOR:
            log.say(
                "an operator set this position",
                partition=partition,
                offset=commit.offset,
                was=mark.was,
                at=mark.at,
            )
        if commit.offset > end:
            self._recreated(partition, commit, f"the topic ends at {end}")
        if commit.offset < begin:
            self._overtaken(partition, commit, begin)
        await self._compare(partition, commit, mark, begin)
        return mark

    async def _compare(self, partition: int, commit: Commit, mark: Mark, begin: int) -> None:
        before = commit.offset - 1
        if not mark.last:
            return
        if before < begin:
            log.say("the record before this position is past retention", partition=partition)
            return
        record = await self.record_at(partition, before)
        if record is None and self.compacted:
            log.say("the record before this position was compacted away", partition=partition)
        elif hash_of(record) != mark.last:
            self._recreated(partition, commit, f"the record at {before} is not the one it read")

    def _recreated(self, partition: int, commit: Commit, why: str) -> None:
        message = (
            f"{self._where(partition, commit.offset)}: {why}, so the topic was deleted and made "
            "again or has lost records; `dateline new-incarnation` reads the new one from its "
            "beginning, `dateline rewind` sets another position"
        )
        raise ConfigurationError(message)

    def _overtaken(self, partition: int, commit: Commit, begin: int) -> None:
        message = (
            f"{self._where(partition, commit.offset)}: the topic begins at {begin}, retention "
            f"took {begin - commit.offset} offsets before they were read (markers of transactions "
            "count); `dateline rewind --earliest` goes on with what is left"
        )
        raise ConfigurationError(message)

    def _where(self, partition: int, offset: int) -> str:
        return f"group {self.group} stands at {self.raw}/{partition} offset {offset}"
