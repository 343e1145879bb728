"""The audit knows that a story may go on under another uri, and still finds a version left out."""

import orjson
import pytest

from service.core.audit.facts import EventFact, UnreadableError, goes_on_as
from service.core.audit.findings import Findings, Wrong
from service.core.audit.stories import check, facts_of, going_on
from service.core.outcome import Topic
from service.core.record import Coordinates, RawRecord

NEW = "urn:dateline:wire:new"
SECOND = EventFact(source=None, event_id="e", uri=NEW, version=2, previous=None, of=None)
FIRM = tuple(facts_of(SECOND, (0, 1), copy=False, firm=True))


def found(*facts: tuple[int, bytes]) -> dict[Wrong, int]:
    findings = Findings()
    check(b"".join(packed for _, packed in facts), frozenset(), findings)
    return dict(findings.counts)


def event(kind: str, value: bytes) -> RawRecord:
    return RawRecord(
        source=Coordinates(topic=Topic.ARTICLES, partition=0, offset=0),
        timestamp_ms=0,
        value=value,
        headers=(("ce_type", f"dateline.{kind}.v1".encode()),),
    )


def test_a_story_that_begins_with_its_second_version_lacks_one() -> None:
    assert found(*FIRM) == {Wrong.VERSION_MISSING: 1}


def test_a_story_that_goes_on_under_a_new_uri_lacks_no_version() -> None:
    assert found(*FIRM, going_on(NEW, (1, 5))) == {}


def test_a_second_version_whose_link_may_not_be_visible_yet_is_no_finding() -> None:
    assert found(*facts_of(SECOND, (0, 1), copy=False, firm=False)) == {}


def test_a_version_left_out_in_the_middle_is_found_under_a_new_uri_too() -> None:
    fourth = EventFact(source=None, event_id="f", uri=NEW, version=4, previous=None, of=None)
    later = facts_of(fourth, (0, 2), copy=False, firm=True)

    assert found(*FIRM, going_on(NEW, (1, 5)), *later) == {Wrong.VERSION_MISSING: 1}


@pytest.mark.parametrize(("previous", "wrong"), [(1, {}), (3, {Wrong.UNKNOWN_PREVIOUS: 1})])
def test_a_version_may_follow_one_that_stands_under_the_old_uri_alone(
    previous: int, wrong: dict[Wrong, int]
) -> None:
    third = EventFact(source=None, event_id="f", uri=NEW, version=3, previous=previous, of=None)
    later = facts_of(third, (0, 2), copy=False, firm=True)

    assert found(*FIRM, going_on(NEW, (1, 5)), *later) == wrong


def test_only_a_link_says_under_which_uri_a_story_goes_on() -> None:
    value = orjson.dumps({"versioning": {"mergedInto": NEW}})

    assert goes_on_as(event("article.linked", value)) == NEW
    assert goes_on_as(event("article.updated", value)) is None
    with pytest.raises(UnreadableError):
        goes_on_as(event("article.linked", b"{}"))


@pytest.mark.parametrize(("copy", "topic"), [(True, "duplicates"), (False, "articles")])
def test_a_version_that_nobody_published_is_told_where_it_is_named(
    topic: str, *, copy: bool
) -> None:
    named = EventFact(source=None, event_id="e", uri=NEW, version=1, previous=None, of=("u", 3))
    findings = Findings()
    facts = facts_of(named, (0, 7), copy=copy, firm=True)
    check(b"".join(packed for _, packed in facts), frozenset(), findings)

    assert findings.places == {Wrong.UNKNOWN_ORIGINAL: [f"{topic} 0/7"]}
