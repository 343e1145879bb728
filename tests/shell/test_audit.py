"""How an audit reads: the order of its looks, ranges, retention that moves, the words."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import orjson
import pytest

from service.cli.audit import Done, as_values, words
from service.core.audit.bits import Fate
from service.core.audit.books import Snapshot
from service.core.outcome import Topic
from service.core.record import RawRecord
from service.settings import load
from service.shell.audit import Audit, RetentionMovedError, Wanted
from service.shell.ports import Commit
from tests.support.audit_world import GROUP, PARTS, Rows, home, rows_of, settled

SETTINGS = load({"DATELINE_KAFKA_BOOTSTRAP_SERVERS": "x:1"})


@cache
def world() -> tuple[Rows, Snapshot]:
    made, look = settled(60)
    snapshot = look.snapshot()
    return rows_of(made, snapshot), snapshot


@dataclass
class FakeCluster:
    """Six topics called as the parts they play; `looked` is what was asked, in order."""

    rows: Rows = field(default_factory=lambda: world()[0])
    looked: list[str] = field(default_factory=list)
    begin: dict[str, int] = field(default_factory=dict)
    moves: dict[str, int] = field(default_factory=dict)

    def _at(self, what: str, topic: str, partitions: Sequence[int]) -> dict[int, int]:
        self.looked.append(f"{what} {topic}")
        return {p: world()[1].spans[Topic(topic)][p].end for p in partitions}

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]:
        self.looked.append(f"commits {group}")
        return {
            p: Commit(offset=one.position, metadata='{"v": 1, "incarnation": 0}')
            for p, one in world()[1].ranges.items()
        }

    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        first = f"begins {topic}" not in self.looked
        self.looked.append(f"begins {topic}")
        begin = self.begin.get(topic, 0) if first else self.moves.get(topic, 0)
        return dict.fromkeys(partitions, begin)

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return self._at("ends", topic, partitions)

    async def stable(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return self._at("stable", topic, partitions)

    async def at(self, topic: str, partitions: Sequence[int], when_ms: int) -> Mapping[int, int]:
        return {0: when_ms}

    async def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        self.looked.append(f"read {topic}")
        chosen = [
            record
            for record in self.rows[Topic(topic)]
            if record.source.partition == partition and begin <= record.source.offset < end
        ]
        if chosen:
            yield chosen


WANTED = Wanted(
    names={topic: str(topic) for topic in Topic},
    counts=dict.fromkeys(Topic, PARTS),
    group=GROUP,
    partition_of=lambda key, _: home(key.decode()),
)


async def run(cluster: FakeCluster, wanted: Wanted = WANTED) -> Done:
    audit = Audit(cluster, cluster, wanted)
    report = await audit.run(lambda *_: None)
    return Done(audit=audit, report=report, seconds=1.0)


async def test_an_audit_of_everything_is_good() -> None:
    done = await run(FakeCluster())

    assert done.report.findings.places == {}
    assert done.report.records == 60
    assert done.report.fates[Fate.PENDING] == 0


async def test_the_looks_come_in_the_order_that_a_running_service_needs() -> None:
    cluster = FakeCluster()

    await run(cluster)

    looks = [one for one in cluster.looked if not one.startswith("begins")]
    assert looks[:13] == [
        *("stable read", "stable articles", "stable duplicates", "stable rejected"),
        *("stable current", f"commits {GROUP}", "stable verdicts"),
        *("ends verdicts", "ends articles", "ends duplicates", "ends rejected", "ends current"),
        "ends read",
    ]
    assert looks[13] == "stable raw"
    assert list(dict.fromkeys(looks[14:])) == [
        *("read verdicts", "read read", "read articles", "read duplicates", "read rejected"),
        *("read current", "read raw"),
    ]


@pytest.mark.parametrize(
    "limits",
    [
        {"partition": 0, "first": 5, "last": 11},
        {"partition": 0, "since_ms": 5, "until_ms": 12},
        {"partition": 0, "first": 2, "since_ms": 5, "until_ms": 30, "last": 11},
    ],
)
async def test_a_range_of_offsets_or_times_bounds_the_raw_records(limits: dict[str, int]) -> None:
    done = await run(FakeCluster(), replace(WANTED, **limits))  # type: ignore[arg-type]

    assert done.report.good
    assert done.report.records + done.report.gaps == 7
    assert as_values(done, SETTINGS)["ranges"][0]["from"] == 5


async def test_retention_of_an_output_that_moves_meanwhile_ends_the_audit() -> None:
    with pytest.raises(RetentionMovedError, match="articles"):
        await run(FakeCluster(moves={"articles": 3}))


@pytest.mark.parametrize("topic", ["read", "raw"])
async def test_a_purge_of_the_read_topic_or_the_raw_one_meanwhile_is_followed(topic: str) -> None:
    done = await run(FakeCluster(moves={topic: 20}))

    assert done.report.findings.places == {}


async def test_a_good_audit_says_so_in_words_and_in_json() -> None:
    done = await run(FakeCluster())

    values = as_values(done, SETTINGS)
    lines = list(words(values, done.report))

    assert orjson.loads(orjson.dumps(values))["good"] is True
    assert "nothing lost, nothing repeated" in lines[-1]
    assert any(line.startswith("READ: read ") and "holds" in line for line in lines)
    assert any(line.startswith("JUDGE: accepted ") and "holds" in line for line in lines)
    assert any(line.split() == ["accepted", "44"] for line in lines)


async def test_a_fault_is_named_counted_and_placed() -> None:
    rows = {topic: list(records) for topic, records in world()[0].items()}
    letter = rows[Topic.REJECTED].pop(0)

    done = await run(FakeCluster(rows=rows))

    lines = list(words(as_values(done, SETTINGS), done.report))
    assert "WRONG lost: 1 (passed by READ, and neither read nor rejected)" in lines
    assert f"    raw 0/{letter.text_header('dlq.source.offset')}: nothing" in lines
    assert any(line.startswith("READ: ") and "BROKEN" in line for line in lines)
