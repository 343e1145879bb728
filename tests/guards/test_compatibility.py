"""What was published once can be read for the whole major version, and by those who read it then.

`schemas/samples/vX.Y.Z` keeps, of each version of the contract, the schemas as they were and one
record of every kind. `pytest tests/guards/test_compatibility.py --update-golden` writes the folder
of the version in `service/core/encode.py`; once that is released, the folder is never touched.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from service.cli.schemas import schemas
from service.core.encode import SCHEMA_VERSION
from service.core.events import ArticleEvent
from service.core.story.ruling import EventType
from tests.guards.source import ROOT
from tests.support.ninjs_schema import ninjs_faults
from tests.support.samples import folder, records

VERSIONS = sorted(path.name[1:] for path in (ROOT / "schemas" / "samples").glob("v*"))
SCHEMA_DIR = "schema"


def major(version: str) -> str:
    return version.partition(".")[0]


SAME_MAJOR = [version for version in VERSIONS if major(version) == major(SCHEMA_VERSION)]


@cache
def kept(version: str) -> dict[str, dict[str, Any]]:
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder(version).glob("*.json"))
    }


@cache
def current() -> dict[str, dict[str, Any]]:
    return records()


def old_schemas(version: str) -> dict[str, str]:
    texts = (folder(version) / SCHEMA_DIR).glob("*.json")
    return {path.name: path.read_text(encoding="utf-8") for path in texts}


def faults(record: dict[str, Any], texts: dict[str, str]) -> list[str]:
    """What the schemas of one version have against a record."""
    found = []
    for name, part in parts(record).items():
        schema = Draft202012Validator(json.loads(texts[name]))
        found += [f"{error.json_path}: {error.message}" for error in schema.iter_errors(part)]
    return found


def parts(record: dict[str, Any]) -> dict[str, Any]:
    """Which schema each part of a record is to keep."""
    headers, value = record["headers"], record["value"]
    if record["topic"] == "dispatches.raw":
        return {"raw_dispatch.v1.json": value}
    if record["topic"] == "dispatches.rejected":
        return {"dead_letter_headers.v1.json": headers}
    return {"article_event.v1.json": value, "article_headers.v1.json": headers}


def write(version: str) -> None:
    home = folder(version) / SCHEMA_DIR
    home.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (home / name).write_text(text, encoding="utf-8")
    for name, record in current().items():
        text = json.dumps(record, indent=2, ensure_ascii=False)
        Path(folder(version) / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def test_the_version_of_the_contract_has_its_samples(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        write(SCHEMA_VERSION)

    assert SCHEMA_VERSION in VERSIONS
    assert sorted(kept(SCHEMA_VERSION)) == sorted(current())
    assert sorted(old_schemas(SCHEMA_VERSION)) == sorted(schemas())


@pytest.mark.parametrize("version", VERSIONS)
def test_the_samples_hold_every_kind_of_event_and_of_dead_letter(version: str) -> None:
    samples = kept(version).values()
    letters = [one["headers"] for one in samples if one["topic"] == "dispatches.rejected"]
    events = {one["value"]["event"]["type"] for one in samples if "ce_id" in one["headers"]}

    assert events == set(EventType)
    assert {"dlq.pointer" in headers for headers in letters} == {True, False}


@pytest.mark.parametrize("version", VERSIONS)
def test_samples_keep_to_the_schemas_of_their_own_version(version: str) -> None:
    texts = old_schemas(version)

    for name, one in kept(version).items():
        assert faults(one, texts) == [], name


@pytest.mark.parametrize("version", SAME_MAJOR)
def test_old_samples_are_read_by_the_new_schemas_and_models(version: str) -> None:
    for name, one in kept(version).items():
        assert faults(one, schemas()) == [], name
        if "ce_id" in one["headers"]:
            ArticleEvent.model_validate_json(json.dumps(one["value"]))
            assert ninjs_faults(one["value"]["item"]) == [], name


@pytest.mark.parametrize("version", SAME_MAJOR)
def test_new_records_are_read_by_the_old_schemas(version: str) -> None:
    texts = old_schemas(version)

    for name, one in current().items():
        assert faults(one, texts) == [], name


def test_a_field_renamed_or_a_kind_added_would_be_found() -> None:
    for spoil in ({"type": "article.moved"}, {"type": "article.created", "receivedAt": None}):
        record = json.loads(json.dumps(current()["created"]))
        record["value"]["event"] = {**record["value"]["event"], **spoil}

        assert faults(record, old_schemas(SCHEMA_VERSION)) != []


def test_a_field_added_is_no_break() -> None:
    record = json.loads(json.dumps(current()["created"]))
    record["value"]["event"]["laterField"] = {"of": "a minor version"}

    assert faults(record, old_schemas(SCHEMA_VERSION)) == []
