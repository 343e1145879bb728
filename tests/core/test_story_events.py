"""What consumers are told of stories: links, withdrawn text, evidence, corrections."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from service.core.chain import Chain, ChainKind
from service.core.events import ArticleEvent
from service.core.internal import ReadItem, encode_internal
from service.core.outcome import Message, Topic
from service.core.pipeline import (
    JudgeContext,
    Judged,
    ReadContext,
    ReadOk,
    read_record,
)
from service.core.record import Coordinates, RawRecord
from service.core.story.overlay import Overlay
from tests.support.builders import PAGE, make_json, make_record
from tests.support.judging import judge_batch
from tests.support.ninjs_schema import ninjs_faults

SLUG = (Chain(kind=ChainKind.SLUG, key="ferry-sailings"),)
KEY = "AEN202403140042"


def item(offset: int, page: str = PAGE, **changes: Any) -> ReadItem:
    read = read_record(make_record(make_json(page), offset=offset), ReadContext(group="g"))
    assert isinstance(read, ReadOk), read
    return replace(read.item, issued="2024-03-14", **changes)


def judged(*items: ReadItem) -> tuple[Judged, ...]:
    records = [
        RawRecord(
            source=Coordinates(topic="dispatches.read", partition=0, offset=n),
            timestamp_ms=0,
            value=encode_internal(one),
        )
        for n, one in enumerate(items)
    ]
    return judge_batch(records, Overlay(), JudgeContext(group="g", processed_at="2024-03-14T09Z"))


def event(message: Message) -> dict[str, Any]:
    told: dict[str, Any] = orjson.loads(message.value or b"")
    ArticleEvent.model_validate(told)
    assert ninjs_faults(told["item"]) == []
    return told


FIRST: dict[str, Any] = {"revision": "original", "ordinal": None, "rank": 0, "chains": SLUG}
THIRD = PAGE.replace("2nd LD", "3rd LD").replace("six winter", "eight winter")


def test_a_link_is_an_event_of_its_own_under_the_old_name() -> None:
    first, named = judged(item(0, **FIRST), item(1, THIRD, chains=SLUG, chain_key=KEY))
    old = event(first.messages[0])["item"]["uri"]

    version, link, verdict = named.messages

    assert (named.linked, verdict.topic) == (1, Topic.VERDICTS)
    assert event(version)["item"]["uri"] == f"urn:dateline:yonhap:{KEY}"
    told = event(link)
    assert (link.topic, link.key) == (Topic.ARTICLES, old.encode())
    assert dict(link.headers)["ce_type"] == b"dateline.article.linked.v1"
    assert (told["event"]["type"], told["item"]["uri"]) == ("article.linked", old)
    assert told["versioning"]["mergedInto"] == f"urn:dateline:yonhap:{KEY}"
    assert "bodies" not in told["item"]
    assert told["event"]["id"] != event(version)["event"]["id"]


def test_kin_of_a_withdrawn_story_go_out_without_text() -> None:
    _, kill, update = judged(
        item(0, **FIRST),
        item(1, "KILL\n" + PAGE, **{**FIRST, "revision": "withdrawal", "rank": 1}),
        item(2, THIRD, chains=SLUG),
    )

    for one in (kill, update):
        told = event(one.messages[0])
        assert told["item"]["pubStatus"] == "canceled"
        assert "bodies" not in told["item"]
        assert "descriptions" not in told["item"]
        assert "captions" not in told["wire"]
        assert told["entities"] == []
    assert event(kill.messages[0])["versioning"]["withdraws"] == "all"


def test_nobody_whom_a_withdrawn_text_names_goes_out_with_it() -> None:
    page = PAGE.replace(
        "(Yonhap) -- ",
        "(Yonhap) -- Mayor Kim Min-su said the World Bank would help Harbin. ",
    )
    whole, kin = judged(
        item(0, page, **FIRST),
        item(
            1,
            page.replace("would help", "may help"),
            **{**FIRST, "revision": "withdrawal", "rank": 1},
        ),
    )
    named = event(whole.messages[0])["item"]
    assert {"people", "organisations", "subjects"} <= named.keys()
    assert "mentions" in {one["rel"] for one in named["places"]}

    told = event(kin.messages[0])["item"]

    assert not {"people", "organisations", "subjects"} & told.keys()
    assert {one["rel"] for one in told["places"]} == {"dateline"}


def test_a_correction_of_what_is_not_known_is_degraded_and_says_why() -> None:
    (one,) = judged(item(0, **{**FIRST, "revision": "correction", "rank": 1}))

    quality = event(one.messages[0])["quality"]
    assert "correction_target_unknown" in quality["codes"]
    assert quality["verdict"] == "degraded"


def test_a_version_tells_its_evidence_and_what_changed() -> None:
    _, update = judged(item(0, **FIRST), item(1, THIRD, chains=SLUG))

    told = event(update.messages[0])
    assert told["versioning"]["linkEvidence"] == [{"kind": "slug", "text": "ferry-sailings"}]
    assert told["versioning"]["change"]["sentencesChanged"] == 1
    assert told["versioning"]["previousVersion"] == "1"
    assert told["dedup"]["method"] == "slug"
    assert told["dedup"]["similarity"] == told["versioning"]["change"]["similarity"] < 1


def test_a_late_version_tells_no_change_to_what_follows_it() -> None:
    _, late = judged(item(0, THIRD, chains=SLUG), item(1, **FIRST))

    whole = event(late.messages[0])
    told = whole["versioning"]
    assert (told["late"], told["current"]) == (True, False)
    assert "change" not in told
    assert "previousVersion" not in told
    assert 0 < whole["dedup"]["similarity"] < 1


def test_relations_are_published_with_confidence_and_evidence() -> None:
    other: dict[str, Any] = {
        "issued": "2024-03-15",
        "body_hash": "x",
        "keys": (),
        "headline": "Port closes",
    }
    first, next_day = judged(item(0, **FIRST), replace(item(1, **FIRST), **other))

    (relation,) = event(next_day.messages[0])["relations"]
    assert relation["rel"] == "followUpOf"
    assert relation["uri"] == event(first.messages[0])["item"]["uri"]
    assert relation["evidence"] == [{"kind": "slug", "text": "ferry-sailings"}]


def follow(outcomes: tuple[Judged, ...]) -> dict[str, dict[str, Any] | None]:
    """Run the lines of our own page over what was published."""
    page = Path("README.md").read_text(encoding="utf-8")
    lines = page.partition("<!-- follow -->\n```python\n")[2].partition("```")[0]
    known: dict[str, Any] = {
        "json": orjson,
        "consumer": [m for one in outcomes for m in one.messages[:-1]],
    }

    exec(lines, known)  # noqa: S102 - the lines are our own page's

    rows: dict[str, dict[str, Any] | None] = known["rows"]
    return rows


def test_the_lines_of_the_readme_keep_one_row_a_story() -> None:
    rows = follow(
        judged(
            item(0, **FIRST),
            item(1, THIRD, chains=SLUG, chain_key=KEY),
            item(2, PAGE.replace("six winter", "two winter"), chains=SLUG),
        )
    )

    (row,) = rows.values()
    assert row
    assert row["item"]["uri"] == f"urn:dateline:yonhap:{KEY}"
    assert row["versioning"]["rank"] == 3


def test_the_lines_of_the_readme_keep_the_row_of_a_story_that_a_late_version_renames() -> None:
    third = {"revision": "update", "ordinal": 3, "rank": 3, "chains": SLUG}
    outcomes = judged(item(0, THIRD, **third), item(1, **{**FIRST, "chain_key": KEY}))
    assert outcomes[1].linked

    ((uri, row),) = follow(outcomes).items()

    assert uri == f"urn:dateline:yonhap:{KEY}"
    assert row
    assert row["versioning"]["rank"] == 3


def test_the_story_that_an_urgent_announced_is_more_urgent_than_others() -> None:
    told = {"chains": SLUG, "rank": 1, "revision": "update"}
    urgent = replace(item(0, **FIRST), item_class="alert", revision="urgent")

    after, routine = (
        event(judged(first, item(1, THIRD, **told))[1].messages[0])
        for first in (urgent, item(0, **FIRST))
    )

    assert (after["item"]["urgency"], routine["item"]["urgency"]) == (3, 5)
