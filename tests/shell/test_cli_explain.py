"""`dateline explain`: why two dispatches are one story, in words and as facts."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.explain_event import event_of, words
from service.cli.session import CommandFailedError
from service.cli.words import LIKENESS
from service.core.likeness import Reason
from tests.support.builders import PAGE, make_json, make_record

runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})
WHEN = ["--received-at", "2024-03-14T12:00:00Z"]


@pytest.fixture
def pages(tmp_path: Path) -> tuple[str, str, str]:
    texts = (
        PAGE,
        PAGE.replace("2nd LD", "3rd LD").replace("six winter", "eight winter"),
        PAGE.replace(
            "Coastal ferry line adds winter sailings", "Apple growers expect late harvest"
        )
        .replace("The Mokpo ferry line will add six winter sailings a week", "Apples ripen late")
        .replace("ferry", "orchard"),
    )
    for number, text in enumerate(texts):
        page = make_json(text, fetched_at="2024-03-14T10:00:00Z")
        (tmp_path / f"{number}.json").write_bytes(page)
    one, two, other = (str(tmp_path / f"{number}.json") for number in range(3))
    return one, two, other


def test_one_story_is_told_with_the_rule_that_joined_it(pages: tuple[str, str, str]) -> None:
    result = runner.invoke(app, ["explain", pages[0], pages[1], *WHEN])

    assert result.exit_code == 0
    assert "One story: same headline, same day" in result.stdout
    assert "The second is article.updated, version 2 of urn:dateline:yonhap:x-" in result.stdout
    assert "rank         2  |  3" in result.stdout


def test_two_stories_exit_with_one(pages: tuple[str, str, str]) -> None:
    result = runner.invoke(app, ["explain", pages[0], pages[2], *WHEN])

    assert result.exit_code == 1
    assert "Two stories: no rule joins them." in result.stdout


def test_dispatches_of_two_agencies_are_told_apart_by_that(
    pages: tuple[str, str, str], tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(
        make_json(PAGE.replace("Yonhap", "Reuters").replace("@yna.co.kr", "@x.test"))
    )

    result = runner.invoke(app, ["explain", pages[0], str(other), *WHEN])

    assert result.exit_code == 1
    assert "within one agency only; these come from two" in " ".join(result.stdout.split())


def test_the_facts_are_there_as_json(pages: tuple[str, str, str]) -> None:
    result = runner.invoke(app, ["explain", pages[0], pages[1], "--json", *WHEN])

    told = json.loads(result.stdout)
    assert (told["oneStory"], told["rule"]) == (True, "headline")
    assert told["evidence"] == [
        {"kind": "headline", "text": "coastal ferry line adds winter sailings"}
    ]
    assert told["first"]["issued"] == told["second"]["issued"] == "2024-03-14"
    assert told["text"]["containment"] > 0.7
    assert told["text"]["numbers"]["disagree"] == 0


def test_what_cannot_be_read_exits_with_two(pages: tuple[str, str, str], tmp_path: Path) -> None:
    menu = tmp_path / "menu.txt"
    menu.write_text("Cookies help us. Accept? Refuse?\n", encoding="utf-8")

    missing = runner.invoke(app, ["explain", pages[0], str(tmp_path / "none.txt")])
    refused = runner.invoke(app, ["explain", pages[0], str(menu)])

    assert (missing.exit_code, refused.exit_code) == (2, 2)
    assert "cannot read" in missing.output
    assert "is no dispatch: not_a_dispatch" in refused.output


@pytest.mark.parametrize("kind", [b"dateline.article.created.v1", b"com.example.other", None])
def test_a_record_that_is_no_event_of_ours_is_said_to_be_none(kind: bytes | None) -> None:
    headers = () if kind is None else (("ce_type", kind),)
    value = None if kind and kind.startswith(b"dateline") else b"\x00not json"

    with pytest.raises(CommandFailedError, match="no event of this service at articles:0:7"):
        event_of(make_record(value, headers=headers), "articles:0:7")


@pytest.mark.parametrize(
    ("method", "place", "kind", "rule"),
    [
        ("operator", {"withdraws": "all"}, "operator", "operator: an operator said so"),
        (None, {"mergedInto": "urn:dateline:ap:A2"}, "operator", "operator: an operator said so"),
        (None, {"mergedInto": "urn:dateline:ap:A2"}, "slug", "slug: same slug"),
        (None, {"splitFrom": {}}, "operator", "operator: an operator said so"),
        (None, {}, "content_id", "new: no rule joins them"),
        ("reissue", {}, "content_id", "reissue: the same dispatch"),
    ],
)
def test_what_decided_is_said_of_links_and_of_what_operators_said(
    method: str | None, place: dict[str, object], kind: str, rule: str
) -> None:
    event = {
        "event": {"type": "article.linked", "id": "aa"},
        "item": {"uri": "urn:dateline:ap:A1", "version": "1"},
        "versioning": {"rank": 0, "current": False, "late": False, **place}
        | {"linkEvidence": [{"kind": kind, "text": "why"}]},
        "dedup": {} if method is None else {"method": method},
        "relations": [],
    }

    lines = list(words({"event": event, "against": None, "pair": None, "missing": []}))

    assert [one for one in lines if one.startswith(f"  decided by {rule}")], lines


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["one.txt"],
        ["one.txt", "two.txt", "--uri", "urn:dateline:ap:x-1"],
        ["--uri", "urn:dateline:ap:x-1", "--event", "aa"],
    ],
)
def test_two_files_or_one_event_are_explained_and_nothing_else(options: list[str]) -> None:
    result = runner.invoke(app, ["explain", *options])

    assert result.exit_code == 2
    assert "give two FILEs, or exactly one of --event, --uri and --at" in " ".join(
        result.stderr.split()
    )


@pytest.mark.parametrize("reason", Reason)
def test_every_rule_on_two_texts_is_told_in_words(reason: Reason) -> None:
    assert LIKENESS[reason]


def test_two_dispatches_without_a_day_are_told_what_they_lack(tmp_path: Path) -> None:
    for number, berths in enumerate(("a berth", "two berths")):
        text = f"HARN, Feb. 9 (Yonhap) -- The port shut {berths}, its operator said.\n(END)\n"
        (tmp_path / f"{number}.txt").write_text(text)

    result = runner.invoke(app, ["explain", str(tmp_path / "0.txt"), str(tmp_path / "1.txt")])

    assert "too short to tell that they are one story (rule short_text)" in result.stdout
    assert "No day is known of either" in result.stdout
