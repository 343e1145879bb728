"""What the examples read is in the contract: every path of the mapping, in some sample."""

import re
from typing import Any

import orjson
from ruamel.yaml import YAML

from service.core.encode import SCHEMA_VERSION
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
