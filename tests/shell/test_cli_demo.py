"""The demo's synthetic wires, and the account that it draws up."""

from collections import Counter
from datetime import date

import pytest

from service.cli.demo.account import Account
from service.cli.demo.garbage import GARBAGE
from service.cli.demo.synthetic import dispatches
from service.core.outcome import Outcome, Topic
from service.core.pipeline import ReadContext, ReadOk, Rejected, read_record
from service.core.record import Coordinates, Headers, RawRecord
from tests.support.builders import make_record

TODAY = date(2026, 2, 27)
COUNTS = {("read", "read"): 2, ("read", "rejected"): 1, ("judge", "accepted"): 2}


def test_the_same_seed_writes_the_same_dispatches() -> None:
    assert list(dispatches(40, 7, TODAY)) == list(dispatches(40, 7, TODAY))
    assert list(dispatches(40, 7, TODAY)) != list(dispatches(40, 8, TODAY))


def test_a_few_hundred_dispatches_hold_versions_copies_and_garbage() -> None:
    kinds = Counter(sent.what.partition(":")[0] for sent in dispatches(120, 1, TODAY))

    assert 200 < kinds.total() < 400
    assert min(kinds["version"], kinds["copy"], kinds["garbage"]) >= 10
    assert {"CloudEvent", "HTML page", "story in another encoding"} <= kinds.keys()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_meant_as_a_dispatch_is_read_and_the_rest_is_not(seed: int) -> None:
    for sent in dispatches(100, seed, TODAY):
        read = read_record(make_record(sent.value, headers=sent.headers), ReadContext(group="g"))

        assert isinstance(read, Rejected if sent.what.startswith("garbage") else ReadOk), sent


def test_the_garbage_is_of_many_kinds() -> None:
    reads = [
        read_record(make_record(bad.value, headers=bad.headers), ReadContext(group="g"))
        for bad in GARBAGE
    ]

    assert len({read.reason for read in reads if isinstance(read, Rejected)}) >= 7


def record(offset: int, **headers: str) -> RawRecord:
    named: Headers = tuple((k.replace("_", "-"), v.encode()) for k, v in headers.items())
    place = ("dateline-source-partition", b"0"), ("dateline-source-offset", b"%d" % offset)
    source = Coordinates(topic="t", partition=0, offset=offset)
    return RawRecord(source=source, timestamp_ms=5, headers=(*named, *place))


def article(offset: int, event_id: str, kind: str = "created") -> RawRecord:
    named = (("ce_id", event_id.encode()), ("ce_type", b"dateline.article.%s.v1" % kind.encode()))
    plain = record(offset)
    return RawRecord(source=plain.source, timestamp_ms=5, headers=(*plain.headers, *named))


def letter(offset: int) -> RawRecord:
    named = (
        ("dlq.source.partition", b"0"),
        ("dlq.source.offset", b"%d" % offset),
        ("dlq.reason", b"empty"),
        ("dlq.id", b"letter-%d" % offset),
    )
    return RawRecord(source=record(offset).source, timestamp_ms=5, headers=named)


def good_account() -> Account:
    account = Account(sent={(0, n): "story" for n in range(3)})
    for offset in (0, 1):
        account.take(Topic.READ, record(offset))
        account.take(Topic.ARTICLES, article(offset, f"id-{offset}"))
    account.take(Topic.REJECTED, letter(2))
    return account


def test_a_good_account_holds() -> None:
    identities = good_account().identities(COUNTS)

    assert [identity.words for identity in identities if not identity.holds] == []
    assert identities[0].words == "3 sent = 2 read + 1 rejected"
    assert identities[1].words == "2 read = 2 accepted + 0 duplicate + 0 rejected + 0 redelivered"


def test_a_lost_record_shows() -> None:
    account = good_account()
    account.sent[0, 9] = "story"

    assert not account.identities(COUNTS)[0].holds
    assert not account.identities(COUNTS)[2].holds


def test_a_record_that_comes_out_twice_shows() -> None:
    account = good_account()
    account.take(Topic.DUPLICATES, article(1, "id-1"))

    broken = [identity.words for identity in account.identities(COUNTS) if not identity.holds]

    assert any("1 with several" in words for words in broken)
    assert any("event ids" in words for words in broken)


def test_a_story_that_proves_to_be_another_one_is_no_second_outcome() -> None:
    account = good_account()
    account.take(Topic.ARTICLES, article(1, "id-2", "linked"))

    assert all(identity.holds for identity in account.identities(COUNTS))
    assert account.events["article.linked"] == 1


def test_counters_that_differ_from_the_topics_show() -> None:
    last = good_account().identities(COUNTS | {("judge", "accepted"): 1})[-1]

    assert not last.holds
    assert "judge accepted: 2 in the topics, 1 there" in last.words


def test_a_pointer_from_judge_counts_against_what_was_read() -> None:
    account = good_account()
    account.sent[0, 3] = "story"
    account.take(Topic.READ, record(3))
    account.take(Topic.REJECTED, letter(3))

    assert account.count(Outcome.REJECTED) == 1
    assert account.count(Outcome.REJECTED, of_read=False) == 1
