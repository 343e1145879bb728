"""`dateline schemas --check FILE` says what the published schemas say, and where."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.schema_check import faults, parts_of
from service.cli.schemas import schemas
from service.core.encode import SCHEMA_VERSION
from tests.support.samples import folder

runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})
NAMES = sorted(path.name for path in folder(SCHEMA_VERSION).glob("*.json"))
# Where the schemas ask nothing, and so the models must not be asked.
FREE = {"item", "extra"}
WRONG: tuple[Any, ...] = (None, 7, -1, "?", [], {}, True, 2.5, [1], ["?"])


@cache
def sample(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder(SCHEMA_VERSION) / name).read_text(encoding="utf-8"))
    return read


@cache
def validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[f"{schema}.json"]))


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every container of a document with each of its keys."""
    steps = list(node) if isinstance(node, dict) else range(len(node))
    inner = [one for one in steps if one not in FREE and isinstance(node[one], dict | list)]
    return [(node, one) for one in steps if one not in FREE] + [
        found for one in inner for found in places(node[one])
    ]


def check(file: Path | str, *, text: str | None = None) -> Any:
    return runner.invoke(app, ["schemas", "--check", str(file)], input=text)


@pytest.mark.parametrize("name", NAMES)
def test_a_stored_record_fits(name: str) -> None:
    said = check(folder(SCHEMA_VERSION) / name)

    assert (said.exit_code, said.stderr) == (0, "")
    assert ".v1" in said.stdout


@given(st.sampled_from(NAMES), st.data())
@settings(deadline=None, max_examples=150)
def test_the_check_and_the_published_schema_agree_on_any_spoilt_record(
    name: str, data: st.DataObject
) -> None:
    document = json.loads(json.dumps(sample(name)))
    part = data.draw(st.sampled_from(parts_of(document)))
    holder, key = data.draw(st.sampled_from(places(part.value)))
    how = data.draw(st.sampled_from(["drop", "spoil", "add"]))
    if how == "spoil":
        holder[key] = data.draw(st.sampled_from(WRONG))
    elif how == "add" and isinstance(holder, dict):
        holder["laterField"] = data.draw(st.sampled_from(WRONG[1:]))
    else:
        del holder[key]

    against = list(validator(part.schema).iter_errors(part.value))

    assert bool(faults(part)) == bool(against), (how, key, faults(part), against)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"body": 7}, "$.body: Input should be a valid string"),
        ({"headline": "Kiln lit"}, "$.body: Field required"),
        ({"dlq.id": "1"}, "$.dlq.schema: Field required"),
        ([], "expected a JSON object, not list"),
        ({"uri": "urn:x:1", "headlines": []}, "a bare ninjs item: use IPTC's schema"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(
    tmp_path: Path, document: Any, said: str
) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(document), encoding="utf-8")

    result = check(file)

    assert result.exit_code == 1
    assert f"{file}: {said}" in result.stderr.splitlines()


def test_a_place_deep_inside_is_told_with_its_numbers(tmp_path: Path) -> None:
    record = json.loads(json.dumps(sample("corrected.json")))
    record["value"]["wire"]["tags"][0]["kind"] = "gossip"
    record["value"]["dates"]["dateline"] = None
    file = tmp_path / "a.json"
    file.write_text(json.dumps(record), encoding="utf-8")

    lines = sorted(check(file).stderr.splitlines())

    assert lines[0] == f"{file}: $.value.dates.dateline: null: leave unknown fields out"
    assert lines[1].startswith(f"{file}: $.value.wire.tags[0].kind: Input should be 'update', ")


@pytest.mark.parametrize("lost", ["schema", "event", "item", "wire", "versioning"])
def test_an_event_that_lacks_a_part_is_told_which(lost: str) -> None:
    event = {key: value for key, value in sample("created.json")["value"].items() if key != lost}

    (part,) = parts_of(event)

    assert faults(part) == [f"$.{lost}: Field required"]


def test_lines_on_standard_input_are_told_by_their_number() -> None:
    text = '{"body": "x"}\n\n{"body": 1}\n{"outcome": "rejected", "reason": "no_body"}\n{\n'

    said = check("-", text=text)

    assert said.exit_code == 1
    assert said.stdout.splitlines() == [
        "-:1: fits raw_dispatch.v1",
        "-:4: fits any value",
    ]
    assert [line.partition(" ")[0] for line in said.stderr.splitlines()] == ["-:3:", "-:5:"]


def test_files_are_not_written_over_and_not_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "a.json"

    unasked = runner.invoke(app, ["schemas", str(file)])
    missing = check(file)

    assert (unasked.exit_code, missing.exit_code) == (2, 2)
    assert missing.stderr == f"cannot read {file}: No such file or directory\n"
