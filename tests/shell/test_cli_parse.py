"""`dateline parse`: what a scraper author sees of a dispatch."""

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.screen import show_reject
from service.core.outcome import Rejected, RejectReason
from tests.support.builders import PAGE, make_json, make_record

WHEN = ["--received-at", "2024-03-14T12:00:00Z"]
runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("wire.tags", "(2nd LD) Coastal ferry line"),
        ("item.edNote", "(ATTN: UPDATES with fares"),
        ("item.by", "By Yun Ha-eun"),
        ("wire.dateline", "MOKPO, South Korea"),
        ("item.bodies", "The new boats are to sail"),
        ("wire.captions", "A ferry leaves the port"),
        ("wire.signOff", "hay@yna.co.kr"),
        ("wire.endMark", "(END)"),
        ("wire.otherHeadlines", "(LEAD) Snow closes"),
    ],
)
def test_every_line_stands_beside_the_field_it_goes_to(page: Path, field: str, text: str) -> None:
    result = runner.invoke(app, ["parse", str(page), *WHEN])

    assert result.exit_code == 0
    (line,) = [line for line in result.stdout.splitlines() if text in line][:1]
    assert field in line[: line.index(text)]


URL = "https://en.yna.co.kr/view/AEN20240314004252315"


def words(text: str) -> str:
    """What is printed, however the terminal broke its lines."""
    return " ".join(text.split())


def test_the_day_is_told_with_what_it_rests_on(page: Path) -> None:
    result = runner.invoke(app, ["parse", str(page), "--url", URL, *WHEN])

    told = words(result.stdout)
    assert "issued 2024-03-14 in Asia/Seoul" in told
    assert "because the agency's content id contains the date, 99% sure" in told
    assert "evidence dateline “March 14”" in told


def test_a_part_of_a_longer_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE.replace("(END)", "(MORE)"))

    told = words(runner.invoke(app, ["parse", str(path), *WHEN]).stdout)

    assert "a part of a longer text, more follows" in told


def test_torn_json_with_a_url_is_rejected_as_json(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text('{"body": "Text')

    result = runner.invoke(app, ["parse", str(path), "--url", URL, *WHEN])

    assert result.exit_code == 1
    assert "malformed_json" in result.stdout + result.stderr


def test_every_line_bears_the_names_of_its_parts(page: Path) -> None:
    shown = runner.invoke(app, ["parse", str(page), *WHEN]).stdout.splitlines()

    def name(text: str) -> str:
        (line,) = [line for line in shown if text in line][:1]
        return line.strip().split("  ")[0]

    assert name("A ferry leaves the port") == "caption"
    assert name("hay@yna.co.kr") == "sign off"
    assert name("(LEAD) Snow closes") == "other headline"


def test_tags_are_told_in_words_and_parts_name_their_rules(page: Path) -> None:
    shown = runner.invoke(app, ["parse", str(page), *WHEN]).stdout

    assert "“2nd LD”: a later version of the story, number 2" in shown
    assert "by tail.end_mark, first at character" in shown


def test_what_goes_nowhere_is_dimmed(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"Go to Contents\n{PAGE}", encoding="utf-8")
    colours = CliRunner(env={"COLUMNS": "100", "FORCE_COLOR": "1"})

    shown = colours.invoke(app, ["parse", str(path), *WHEN]).stdout

    assert "\x1b[2mGo to Contents" in shown
    assert "\x1b[2;33m(LEAD) Snow closes" in shown
    assert "\x1b[31m(END)" in shown


def test_the_date_comes_with_what_speaks_for_and_against_it(page: Path) -> None:
    result = runner.invoke(app, ["parse", str(page), *WHEN])

    assert "dates.issued" in result.stdout
    assert "evidence  dateline “March 14”" in result.stdout


def test_without_a_terminal_there_are_no_colours(page: Path) -> None:
    result = runner.invoke(app, ["parse", str(page), *WHEN])

    assert "\x1b" not in result.stdout


def test_what_a_terminal_would_act_upon_is_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(PAGE.replace("Coastal", "\x1b[2J\x07Coastal\x9b"), encoding="utf-8")

    result = runner.invoke(app, ["parse", str(path), *WHEN])

    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\x9b"} & set(result.stdout)


def test_json_prints_the_event(page: Path) -> None:
    url = "https://en.yna.co.kr/view/AEN20240314000700315"

    result = runner.invoke(app, ["parse", str(page), "--json", "--url", url, *WHEN])

    event = json.loads(result.stdout)
    assert event["item"]["uri"] == "urn:dateline:yonhap:AEN202403140007"
    assert event["event"]["receivedAt"] == "2024-03-14T12:00:00.000Z"
    assert event["provenance"]["url"] == url


def test_standard_input_can_be_a_raw_dispatch_in_json() -> None:
    result = runner.invoke(
        app, ["parse", "-", "--json", "--url", "https://a.example/1", *WHEN], input=make_json()
    )

    assert json.loads(result.stdout)["provenance"]["url"] == "https://a.example/1"


def test_a_reject_says_why_and_ends_with_1() -> None:
    shown = runner.invoke(app, ["parse", "-"], input=b'{"body": 3}')
    as_json = runner.invoke(app, ["parse", "-", "--json"], input=b'{"body": 3}')

    assert shown.exit_code == as_json.exit_code == 1
    assert "rejected as schema_violation (field body)" in shown.stdout
    assert json.loads(as_json.stdout)["field"] == "body"


@pytest.mark.parametrize("reason", list(RejectReason))
def test_every_reason_is_explained(reason: RejectReason) -> None:
    out = io.StringIO()
    rejected = Rejected(record=make_record(b""), reason=reason, detail="[b]odd[/b]")

    show_reject(rejected, Console(file=out, width=200, highlight=False, force_terminal=False))

    assert reason in out.getvalue()
    assert "[b]odd[/b]" in out.getvalue()


def test_a_file_that_is_not_there_ends_with_2() -> None:
    result = runner.invoke(app, ["parse", "no/such/file"])

    assert result.exit_code == 2
    assert "cannot read no/such/file" in result.stderr


def test_a_url_that_is_none_is_named_with_its_option(page: Path) -> None:
    result = runner.invoke(app, ["parse", str(page), "--url", "not a url"])

    assert result.exit_code == 2
    assert "'--url': 'not a url' is not a URL" in result.output


def test_an_html_file_says_so_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    lines = "".join(f"<p>{line}</p>" for line in PAGE.splitlines())
    path.write_text(f"<div>{lines}</div>", encoding="utf-8")

    result = runner.invoke(app, ["parse", str(path), "--json", *WHEN])

    assert "<p>" not in json.loads(result.stdout)["item"]["bodies"][0]["value"]


def test_a_page_on_one_line_stands_beside_its_parts_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<p>By ANNA LOAF</p><p>TARNOW (AP) \u2014 Otters swim.</p><p>Nobody was hurt.</p>"
    )

    shown = runner.invoke(app, ["parse", str(path), *WHEN]).stdout.split("\n\n")[0]

    rows = [tuple(re.split(r"\s{2,}", line.strip())) for line in shown.splitlines()]
    assert rows == [
        ("byline", "item.by", "<p>By ANNA LOAF</p><p>"),
        ("dateline", "wire.dateline", "TARNOW (AP) \u2014"),
        ("paragraph", "item.bodies", "Otters swim.</p><p>"),
        ("paragraph", "item.bodies", "Nobody was hurt.</p>"),
    ]


def test_a_day_of_any_year_is_not_listed_year_by_year(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("SUWON, March 14 (Yonhap) -- The guild counted its loaves, it said.\n(END)\n")

    told = words(runner.invoke(app, ["parse", str(path), *WHEN]).stdout)

    assert "issued not known: more than one day is possible" in told
    assert told.count("could be") == 4
    assert "could be and 42 days more, the last of them 1980-03-14" in told


def test_a_day_that_no_calendar_has_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("HARN, Feb. 30 (Yonhap) -- The port will shut two berths, it said.\n(END)\n")

    told = words(runner.invoke(app, ["parse", str(path), *WHEN]).stdout)

    assert "not known: nothing tells the day" in told
    assert "HARN (no known place)" in told
    assert "the dateline's day, \u201cFeb. 30\u201d, names no single day" in told
    assert "dates.issued HARN" not in told
