"""What the examples read is in the contract: every path of the mapping, in some sample."""

import re
import sqlite3
from contextlib import closing
from runpy import run_path
from typing import Any

import orjson
from ruamel.yaml import YAML

from service.core.encode import SCHEMA_VERSION
from service.core.erased import without_content
from service.settings import Settings
from tests.guards.source import ROOT
from tests.support.samples import folder

EXAMPLES = ROOT / "deploy" / "examples"
CONFIG: dict[str, Any] = YAML(typ="safe", pure=True).load(
    (EXAMPLES / "redpanda-connect-postgres.yaml").read_text(encoding="utf-8")
)


def paths(mapping: str) -> set[tuple[str, ...]]:
    """The paths into the event that a mapping reads, without the calls at their ends."""
    found = re.findall(r"\bthis\.([\w.]+)", mapping)
    called = set(re.findall(r"\bthis\.([\w.]+)\(", mapping))
    return {
        tuple(path.split(".")[:-1] if path in called else path.split(".")) for path in found
    } - {()}


def holds(value: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return False
        value = value[key]
    return True


def sample(name: str) -> dict[str, Any]:
    value: dict[str, Any] = orjson.loads((folder(SCHEMA_VERSION) / name).read_bytes())["value"]
    return value


def test_the_row_of_a_withdrawn_story_loses_its_headline_when_it_is_erased() -> None:
    stories = run_path(str(EXAMPLES / "stories.py"))
    created, withdrawn = sample("created.json"), sample("withdrawn.json")
    uri = withdrawn["item"]["uri"]
    created["item"]["uri"], later = uri, int(withdrawn["item"]["version"]) + 1
    erased = without_content(withdrawn)
    erased["item"]["version"], erased["versioning"] = str(later), withdrawn["versioning"]
    told = []

    with closing(sqlite3.connect(":memory:")) as rows:
        rows.executescript(stories["TABLES"])
        for event in (created, withdrawn, created, erased, withdrawn):
            stories["apply"](rows, event)
            told += rows.execute(
                "SELECT headline, body IS NULL, withdrawn FROM stories"
            ).fetchall()

    headline = withdrawn["item"]["headlines"][0]["value"]
    assert told[0][1:] == (0, 0)
    assert told[1:] == [(headline, 1, 1), (headline, 1, 1), (None, 1, 1), (None, 1, 1)]


def test_a_row_lives_on_under_the_new_name_of_its_story() -> None:
    stories = run_path(str(EXAMPLES / "stories.py"))
    created, linked = sample("created.json"), sample("linked.json")
    old, new = linked["item"]["uri"], linked["versioning"]["mergedInto"]
    created["item"]["uri"] = old
    current = {**created, "item": {**created["item"], "uri": new, "version": "2"}}
    told = []

    with closing(sqlite3.connect(":memory:")) as rows:
        rows.executescript(stories["TABLES"])
        for event in (created, linked, current, created, linked):
            stories["apply"](rows, event)
            told += [rows.execute("SELECT uri, version FROM stories ORDER BY version").fetchall()]

    assert told == [[(old, 1)], [(new, 1)], [(new, 2)], [(old, 1), (new, 2)], [(new, 2)]]


def test_the_mappings_read_what_events_hold() -> None:
    output = CONFIG["output"]["sql_raw"]
    mappings = [output["args_mapping"], CONFIG["pipeline"]["processors"][0]["mapping"]]
    events = [
        orjson.loads(file.read_bytes())["value"] for file in folder(SCHEMA_VERSION).glob("*.json")
    ]

    read = paths("\n".join(mappings))

    assert ("dates", "issued", "value") in read
    assert [path for path in sorted(read) if not any(holds(one, path) for one in events)] == []


def test_the_statement_has_an_argument_for_each_of_its_numbers() -> None:
    output = CONFIG["output"]["sql_raw"]
    numbers = {int(number) for number in re.findall(r"\$(\d+)", output["query"])}
    arguments = re.findall(r"^  \S.*,$", output["args_mapping"], re.MULTILINE)

    assert sorted(numbers) == list(range(1, len(arguments) + 1))


def test_the_columns_of_the_statement_are_those_of_the_table() -> None:
    table = (EXAMPLES / "postgres.sql").read_text(encoding="utf-8")
    made = set(re.findall(r"^    (\w+) \w+", table, re.MULTILINE)) - {"to_tsvector", "found"}
    (used,) = re.findall(r"INSERT INTO stories \(([^)]+)\)", CONFIG["output"]["sql_raw"]["query"])

    assert set(used.split(", ")) == made


def test_committed_events_of_the_articles_topic_are_what_is_read() -> None:
    source = CONFIG["input"]["redpanda"]

    assert source["topics"] == [Settings.model_fields["topic_articles"].default]
    assert source["transaction_isolation_level"] == "read_committed"
