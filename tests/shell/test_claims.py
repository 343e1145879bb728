"""Which partitions a replica asks for, and whom the group gives them to."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from aiokafka import TopicPartition
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment

from service.shell.claims import Claims
from service.shell.kafka.consumer import Claiming
from service.shell.state import StateHome
from tests.shell.test_state_contract import make_verdict

TOPIC = "read"


class Ends:
    """Logs that end at 10,000."""

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        assert topic == "verdicts"
        return dict.fromkeys(partitions, 10_000)


class Kept:
    def __init__(self, positions: Mapping[int, int]) -> None:
        self._positions = positions

    def positions(self) -> Mapping[int, int]:
        return self._positions


async def near(positions: Mapping[int, int]) -> Sequence[int]:
    return await Claims(
        states=Kept(positions), offsets=Ends(), log="verdicts", partitions=6
    ).near()


async def test_what_is_asked_for_is_near_the_end_of_its_log() -> None:
    assert await near({0: 10_000, 1: 8_100, 2: 100, 3: 0}) == [0, 1]


async def test_a_state_of_another_log_and_one_of_no_partition_are_not_asked_for() -> None:
    assert await near({0: 10_400, 7: 9_999}) == []
    assert await near({}) == ()


def test_a_state_says_unopened_how_far_it_has_come(tmp_path: Path) -> None:
    home = StateHome(f"embedded:{tmp_path}", "g")
    for partition, position in ((0, 12), (3, 40)):
        state = home.open(partition)
        state.apply([make_verdict()], position - 1, b"hash")
        state.apply([make_verdict(1)], position, b"hash")
        state.close()
    home.open(4).close()
    (damaged,) = tmp_path.glob("*/judge-3/*/commits")
    damaged.write_bytes(b"00000000 {}\n" + damaged.read_bytes())

    assert home.positions() == {0: 12, 3: 0, 4: 0}
    home.close()
    assert StateHome("memory:", "g").positions() == {}


class Cluster:
    """One topic of six partitions."""

    def topics(self) -> set[str]:
        return {TOPIC}

    def partitions_for_topic(self, _topic: str) -> set[int]:
        return set(range(6))


class Group:
    """Members as their coordinator sees them: each assignment changes what they say next."""

    def __init__(self) -> None:
        self.members: dict[str, type[Claiming]] = {}

    def joins(self, name: str, *claims: int) -> None:
        self.members[name] = type("OwnAssignor", (Claiming,), {})
        self.members[name].claim(TOPIC, claims)

    def assigned(self) -> dict[str, list[int]]:
        said = {name: one.metadata([TOPIC]) for name, one in self.members.items()}
        given = next(iter(self.members.values())).assign(Cluster(), said)
        for name, one in self.members.items():
            one.on_assignment(given[name])
        return {name: _numbers(one) for name, one in given.items()}


def _numbers(given: ConsumerProtocolMemberAssignment) -> list[int]:
    return sorted(place.partition for place in given.partitions())


def test_all_who_come_back_together_get_what_they_ask_for() -> None:
    group = Group()
    group.joins("a", 1, 4)
    group.joins("b", 0, 5)
    group.joins("c", 2, 3)

    assert group.assigned() == {"a": [1, 4], "b": [0, 5], "c": [2, 3]}


def test_who_came_first_and_has_all_gives_what_the_others_ask_for() -> None:
    group = Group()
    group.joins("a", 1, 4)
    assert group.assigned() == {"a": [0, 1, 2, 3, 4, 5]}
    group.joins("b", 0, 5)
    group.joins("c", 2, 3)

    assert group.assigned() == {"a": [1, 4], "b": [0, 5], "c": [2, 3]}


def test_nothing_is_taken_from_those_who_have_no_more_than_their_share() -> None:
    group = Group()
    group.joins("a")
    group.joins("b")
    before = group.assigned()
    group.joins("c", *before["a"])
    after = group.assigned()

    assert [len(numbers) for numbers in after.values()] == [2, 2, 2]
    assert set(after["b"]) < set(before["b"])
    assert set(after["a"]) < set(before["a"])


def test_two_who_ask_for_the_same_do_not_both_get_it() -> None:
    group = Group()
    group.joins("a", 0, 1, 2)
    group.joins("b", 0, 1, 2)
    given = group.assigned()

    assert sorted(given["a"] + given["b"]) == [0, 1, 2, 3, 4, 5]
    assert {len(numbers) for numbers in given.values()} == {3}


def test_a_claim_is_made_once() -> None:
    group = Group()
    group.joins("a", 1)
    group.assigned()

    assert group.members["a"].generation == Claiming.DEFAULT_GENERATION_ID
    assert group.members["a"].member_assignment == [TopicPartition(TOPIC, p) for p in range(6)]
