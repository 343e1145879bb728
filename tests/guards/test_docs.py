"""What README and docs/ say is so: settings, metrics, reasons, files, links, commands."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import typer
from prometheus_client import CollectorRegistry
from prometheus_client.metrics import MetricWrapperBase
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.run_help import rows
from service.core.outcome import Outcome, RejectReason
from service.core.pipeline import (
    JudgeContext,
    ReadContext,
    ReadOk,
    read_record,
)
from service.core.record import RawRecord
from service.core.story.overlay import Overlay
from service.core.story.ruling import EventType
from service.shell.metrics import Metrics
from tests.guards.pages import (
    PAGES,
    README,
    anchors,
    block,
    commands,
    links,
    mentions,
    page,
    prose,
)
from tests.guards.source import ROOT
from tests.support.builders import make_json, make_record
from tests.support.judging import judge_batch

GUIDE = README + "".join(text for name, text in PAGES.items() if name.startswith("docs/"))
GIVEN = sorted({shlex.join(words) for text in PAGES.values() for _, words in commands(text)})
NAMED = sorted({shlex.join(words) for text in PAGES.values() for words in mentions(text)})
OCT_9_2024_MS = 1_728_450_000_000
MANY_LETTERS = 60


def setting_rows() -> list[str]:
    return [f"| `{name}` | `{default}` | {why} |" for name, _, default, why in rows()]


def metric_rows() -> list[str]:
    return [
        f"| `{name}` | {kind} | {labels} | {meaning} |"
        for name, kind, labels, meaning in metrics()
    ]


def metrics() -> Iterator[tuple[str, str, str, str]]:
    """Name, type, labels and meaning of every metric."""
    for metric in vars(Metrics(CollectorRegistry())).values():
        if isinstance(metric, MetricWrapperBase):
            (family,) = metric.describe()
            suffix = "_total" if family.type == "counter" else ""
            labels = ", ".join(metric._labelnames)  # noqa: SLF001 - it says them nowhere else
            yield f"{family.name}{suffix}", family.type, labels, family.documentation


def missing(part: Any, whole: Any, path: str = "") -> list[str]:
    """Where `part` says something that `whole` does not."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return [
            fault for key in part for fault in missing(part[key], whole.get(key), f"{path}.{key}")
        ]
    if isinstance(part, list) and isinstance(whole, list) and len(part) == len(whole):
        return [
            fault
            for n, (one, other) in enumerate(zip(part, whole, strict=True))
            for fault in missing(one, other, f"{path}[{n}]")
        ]
    return [] if part == whole else [f"{path}: {part!r} is {whole!r}"]


def sentences(text: str) -> list[str]:
    """The long sentences of a page's paragraphs and lists, spaces made one."""
    lines = [line for line in prose(text).splitlines() if not line.startswith(("|", "#"))]
    whole = re.sub(r"\s+", " ", " ".join(lines))
    return [one.strip("-* ") for one in re.split(r"(?<=[.:;]) ", whole) if len(one) > MANY_LETTERS]


def example() -> Any:
    """The event that the README's dispatch becomes."""
    found = re.search(r"found at `(https://\S+)`", README)
    assert found
    record = make_record(make_json(block("before"), url=found[1]))
    late = RawRecord(source=record.source, timestamp_ms=OCT_9_2024_MS, value=record.value)
    read = read_record(late, ReadContext(group="g"))
    assert isinstance(read, ReadOk), read
    known = RawRecord(source=record.source, timestamp_ms=0, value=read.message.value)
    context = JudgeContext(group="g", processed_at="2024-10-09T05:00:01Z")
    (one,) = judge_batch([known], Overlay(), context)
    return orjson.loads(one.messages[0].value or b"")


def test_the_screen_that_the_readme_shows_is_what_parse_shows(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = f"{block('before')}Most Viewed\n(LEAD) Ferry halts at Mokpo\n"
    page.write_text(text, encoding="utf-8")
    runner = CliRunner(env={"COLUMNS": "112", "NO_COLOR": "1", "FORCE_COLOR": ""})

    shown = runner.invoke(app, ["parse", str(page), "--received-at", "2024-10-09T05:00:00Z"])

    lines = [line.rstrip() for line in shown.stdout.splitlines()]
    assert lines[: lines.index("")] == [line.rstrip() for line in block("parse").splitlines()]


@pytest.mark.parametrize("row", setting_rows())
def test_the_docs_list_every_setting_with_its_default(row: str) -> None:
    assert row in page("configuration.md")


@pytest.mark.parametrize("row", metric_rows())
def test_the_docs_list_every_metric(row: str) -> None:
    assert row in page("metrics.md")


def test_the_docs_name_no_setting_and_no_metric_that_does_not_exist() -> None:
    settings = {name for name, *_ in rows()} | {"DATELINE_X", "DATELINE_X_FILE"}
    known = {name for name, *_ in metrics()}

    assert set(re.findall(r"\bDATELINE_[A-Z_]*[A-Z]\b", GUIDE)) <= settings
    assert set(re.findall(r"`(dateline_[a-z_]+)`", GUIDE)) <= known


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.READ, Outcome.COMMAND}))
def test_the_readme_explains_every_outcome(outcome: Outcome) -> None:
    assert f"| `{outcome}` | " in README


@pytest.mark.parametrize("reason", RejectReason)
def test_the_docs_explain_every_reject_reason_to_producers(reason: RejectReason) -> None:
    assert f"| `{reason}` | " in page("producers.md")


@pytest.mark.parametrize("kind", EventType)
def test_the_docs_explain_every_event_to_consumers(kind: EventType) -> None:
    assert f"| `{kind}` | " in page("consumers.md")


@pytest.mark.parametrize("name", PAGES)
def test_the_files_that_a_page_names_exist(name: str) -> None:
    named = re.findall(r"`((?:service|schemas|deploy|tests|docs)/[\w./]*)`", PAGES[name])
    bare = re.findall(r"`(\w+\.py)`", PAGES[name])
    known = {path.name for top in ("service", "tests") for path in (ROOT / top).rglob("*.py")}

    assert [one for one in named if not (ROOT / one).exists()] == []
    assert set(bare) - known == set()


def test_a_file_that_the_readme_names_bare_stands_beside_the_one_named_before_it() -> None:
    folder, stray = ROOT, []
    for name in re.findall(
        r"`([\w/]+(?:\.py|/))`", README.partition("\n## Find it in the code")[2]
    ):
        if name.startswith("service/"):
            folder = ROOT / name if name.endswith("/") else (ROOT / name).parent
        elif "/" not in name and not (folder / name).exists():
            stray.append(name)

    assert stray == []


def test_the_page_of_rules_lists_those_that_parts_are_placed_by() -> None:
    dispatch = ROOT / "service/core/dispatch"
    text = "".join(
        (dispatch / name).read_text("utf-8") for name in ("parts.py", "source_spans.py")
    )
    placed = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', text))

    listed = page("rules.md").partition("\n## Of reading\n")[2]
    assert placed == set(re.findall(r"`([a-z_]+\.[a-z_]+)`", listed.partition("\n|")[2]))
    modules = {rule.partition(".")[0] for rule in placed}
    assert {one for one in modules if not list(dispatch.glob(f"{one}*"))} == set()


@pytest.mark.parametrize("name", PAGES)
def test_the_links_of_a_page_lead_somewhere(name: str) -> None:
    here = ROOT / name
    broken = []
    for link in links(PAGES[name]):
        path, _, anchor = link.partition("#")
        target = (here.parent / path) if path else here
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_page_of_docs_is_linked_from_the_readme() -> None:
    pages = {name for name in PAGES if name.startswith("docs/")}

    assert pages <= set(links(README))


def verb(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words name, and what is left of them."""
    command: Any = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command, words = command.commands[words[0]], words[1:]
    return command, words


@pytest.mark.parametrize("line", GIVEN)
def test_the_pages_give_no_command_that_would_be_refused(line: str) -> None:
    command, words = verb(shlex.split(line))

    # Parses every option and value; runs nothing. What does not fit raises.
    understood = command.make_context(command.name, words)

    assert not understood.args


@pytest.mark.parametrize("line", NAMED)
def test_the_pages_name_no_command_and_no_option_that_does_not_exist(line: str) -> None:
    command, words = verb(shlex.split(line))
    known = {name for one in command.params for name in one.opts} | {"--help"}

    assert command.name in line.split()
    assert {word for word in words if word.startswith("--")} <= known


def test_the_pages_say_no_sentence_twice() -> None:
    seen: dict[str, str] = {}
    twice = []
    # A changelog tells again what the pages say.
    for name in PAGES.keys() - {"CHANGELOG.md"}:
        for sentence in sentences(PAGES[name]):
            if sentence in seen:
                twice.append(f"{name} and {seen[sentence]}: {sentence}")
            seen[sentence] = name

    assert twice == []


def test_the_readme_stays_short() -> None:
    # It is the way in; what is long belongs to docs/.
    assert len(README.splitlines()) <= 260


def test_the_readme_and_the_page_of_decisions_have_the_same_ones() -> None:
    brief = re.findall(r"^- \*\*(D\d+)\*\*", README, re.MULTILINE)

    assert brief == re.findall(r"^## (D\d+) ", page("decisions.md"), re.MULTILINE)


def test_every_rule_that_the_code_cites_is_in_the_docs() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "service").rglob("*.py"))
    lists = re.findall(r"\brules? (\d+(?:, \d+)*(?: and \d+)?)", text)
    cited = {number for one in lists for number in re.findall(r"\d+", one)}

    assert cited
    assert cited <= set(re.findall(r"^\| (\d+) \| ", page("rules.md"), re.MULTILINE))


def test_the_readme_says_why_of_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["demo"]]
    decisions = README.partition("\n## Decisions\n")[2]

    names = [re.split(r"[\[<>=;! ]", one)[0] for one in wanted]

    assert [name for name in names if f"| `{name}` | " not in decisions] == []


def test_the_make_targets_that_the_pages_name_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = re.findall(r"(?:`|^|\$ )make ([a-z]+)", "\n".join(PAGES.values()), re.MULTILINE)

    assert named
    assert set(named) <= targets


def test_the_example_of_the_readme_is_what_comes_out() -> None:
    assert missing(orjson.loads(block("after")), example()) == []
