"""What an operator may say of stories, refused before it is sent when it would change nothing."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from service.cli.send_command import CommandResult, verdict_on, write_command
from service.cli.session import CommandFailedError
from service.cli.story import Options, RefusedError, agency_of, check
from service.core.internal import Command, Verb, encode_internal
from service.core.outcome import Message, Outcome, Topic
from service.core.record import RawRecord
from service.shell.failures import RecycleReason, StepError
from service.shell.ports import Written
from tests.shell.test_state_contract import make_verdict
from tests.support.kept_topics import Topics

NAMED = "urn:dateline:ap:A1"
PLAIN, OTHER = "urn:dateline:ap:x-1", "urn:dateline:ap:x-2"


def event(status: str = "usable") -> dict[str, Any]:
    """A story's newest event; an erased one is withdrawn and says nothing else."""
    erased = status == "erased"
    item = {"pubStatus": "canceled"} if erased else {"pubStatus": status, "headlines": []}
    return {
        "item": item,
        "wire": {"tags": []},
        "entities": [],
        "schedule": [],
        "dates": {"issued": {"evidence": [], "rejected": []}},
        "relations": [],
        "quality": {"warnings": []},
        "provenance": {"parser": {}},
    }


def refusal(options: Options, first: dict[str, Any], second: dict[str, Any] | None) -> str | None:
    """Why it is refused; None when it passes."""
    try:
        check(options, first, second)
    except RefusedError as error:
        return str(error)
    return None


def test_the_agency_is_read_from_the_uri() -> None:
    assert agency_of("urn:dateline:news.example:x-1") == "news.example"


@pytest.mark.parametrize("uri", ["", "AEN20240314", "urn:dateline:ap", "urn:other:ap:x-1"])
def test_what_is_no_story_is_refused(uri: str) -> None:
    with pytest.raises(RefusedError, match="is no story"):
        agency_of(uri)


@pytest.mark.parametrize(
    "options",
    [
        Options(uri=PLAIN),
        Options(uri=PLAIN, erase=True),
        Options(uri=PLAIN, into=OTHER),
        Options(uri=PLAIN, into=NAMED),
    ],
    ids=["withdraw", "erase", "merge", "merge into a name"],
)
def test_what_changes_something_passes(options: Options) -> None:
    assert refusal(options, event(), None if options.into is None else event()) is None


@pytest.mark.parametrize(
    ("options", "statuses", "why"),
    [
        (Options(uri=PLAIN), ("canceled",), "already withdrawn"),
        (Options(uri=PLAIN, into=PLAIN), ("usable", "usable"), "both are the same story"),
        (Options(uri=NAMED, into=PLAIN), ("usable", "usable"), "agency's own name"),
        (Options(uri=PLAIN, into="urn:dateline:afp:x-2"), ("usable", "usable"), "two agencies"),
        (Options(uri=PLAIN, into=OTHER), ("usable", "canceled"), "one of the two is withdrawn"),
        (Options(uri=PLAIN, into=OTHER), ("erased", "canceled"), "one of the two is erased"),
    ],
)
def test_what_judge_would_refuse_is_refused_at_once(
    options: Options, statuses: tuple[str, ...], why: str
) -> None:
    first, *rest = [event(status) for status in statuses]

    assert why in (refusal(options, first, rest[0] if rest else None) or "")


class Broken:
    """A producer that cannot send."""

    def __init__(self, reason: RecycleReason) -> None:
        self._reason = reason

    async def begin(self) -> None: ...

    async def send(self, _messages: Sequence[Message]) -> Written:
        raise StepError(self._reason, "the cause")

    async def commit(self) -> None: ...


@pytest.mark.parametrize(
    ("reason", "why"),
    [(RecycleReason.FENCED, "another command"), (RecycleReason.TIMEOUT, "the cause")],
)
async def test_a_command_that_may_not_stand_is_said_to_and_can_be_said_again(
    reason: RecycleReason, why: str
) -> None:
    with pytest.raises(
        CommandFailedError, match=f"(?s)not known to be written: {why}.*run it again"
    ):
        await write_command(
            Broken(reason), Message(topic=Topic.READ, key=b"ap", value=b"C", headers=())
        )


def verdict(read_offset: int, outcome: Outcome, reason: str) -> bytes:
    return encode_internal(make_verdict(read_offset, outcome=outcome, reason=reason, agency="ap"))


@pytest.mark.parametrize(
    ("reason", "said", "status"),
    [
        ("withdraw", "JUDGE obeyed", 0),
        ("withdraw.unknown_story", "JUDGE refused: unknown story", 1),
        (None, "JUDGE has not reached it yet", 0),
    ],
)
async def test_what_judge_made_of_a_command_is_said_when_it_comes_to_it_in_time(
    reason: str | None, said: str, status: int
) -> None:
    topics = Topics()
    topics.put("log", verdict(9, Outcome.COMMAND, "before"))
    topics.put("log", verdict(9, Outcome.ACCEPTED, "another"))
    topics.put("log", verdict(8, Outcome.COMMAND, "of another command"))
    if reason is not None:
        topics.put("log", verdict(9, Outcome.COMMAND, reason))

    found = await verdict_on((topics, topics), ("log", 0, 1), 9, patience=0.01)

    answer = CommandResult(partition=0, offset=9, reason=found)
    assert (found, answer.status) == (reason, status)
    command = Command(verb=Verb.WITHDRAW, agency="ap", uri=PLAIN)
    assert f"stands in read/0 at 9; {said}" in answer.words(command, "read")


async def test_an_answer_is_waited_for_no_longer_than_promised() -> None:
    class HeldUp(Topics):
        async def read(  # type: ignore[explicit-override] # typing has none in 3.11
            self, topic: str, partition: int, begin: int, end: int
        ) -> AsyncIterator[Sequence[RawRecord]]:
            await asyncio.Event().wait()
            yield []

    topics = HeldUp()

    async with asyncio.timeout(5):
        assert await verdict_on((topics, topics), ("log", 0, 0), 9, patience=0.05) is None


async def test_a_log_that_cannot_be_read_takes_nothing_back() -> None:
    topics = Topics()
    topics.put("log", b"V\xff{}")

    assert await verdict_on((topics, topics), ("log", 0, 0), 9, patience=0.01) is None
