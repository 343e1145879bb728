"""The published schemas are those of the models, and what comes out keeps to them."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import orjson
import pytest
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.demo.synthetic import dispatches
from service.cli.schemas import published, schemas, stale
from service.core.encode import ARTICLE_SCHEMA
from service.core.outcome import Topic
from service.core.pipeline import (
    JudgeContext,
    ReadContext,
    ReadOk,
    judge_record,
    read_messages,
    read_record,
)
from service.core.record import RawRecord
from service.core.story.overlay import Overlay
from tests.support.builders import make_record

ROOT = Path(__file__).parents[2]
runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})


def test_the_schemas_in_the_repository_are_current() -> None:
    assert stale(ROOT / "schemas") == []


@pytest.mark.parametrize("name", list(schemas()))
def test_every_schema_is_a_valid_schema_with_an_id(name: str) -> None:
    schema = json.loads(schemas()[name])

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("/2020-12/schema")
    assert schema["$id"] == "urn:dateline:schema:" + name.removesuffix(".json").replace(".", ":")


def test_the_article_schema_is_the_one_the_events_name() -> None:
    assert json.loads(schemas()["article_event.v1.json"])["$id"] == ARTICLE_SCHEMA


def test_an_emitted_schema_knows_no_null_and_forbids_no_later_field() -> None:
    text = schemas()["article_event.v1.json"]

    assert '"null"' not in text
    assert '"additionalProperties": false' not in text


def test_every_synthetic_event_and_dead_letter_keeps_to_its_schema() -> None:
    events = jsonschema.Draft202012Validator(json.loads(schemas()["article_event.v1.json"]))
    letters = jsonschema.Draft202012Validator(json.loads(schemas()["dead_letter_headers.v1.json"]))
    context, known, wrong = ReadContext(group="g"), Overlay(), []
    kinds: set[Topic] = set()
    judging = JudgeContext(group="g", processed_at="2026-03-01T00:00:00Z")

    for number, sent in enumerate(dispatches(60, 3, date(2026, 2, 27))):
        record = make_record(sent.value, offset=number, headers=sent.headers)
        read = read_record(record, context)
        if isinstance(read, ReadOk):
            message = read.message
            again = RawRecord(source=record.source, timestamp_ms=0, value=message.value)
            for said in judge_record(again, known, judging).messages:
                if said.topic in (Topic.ARTICLES, Topic.DUPLICATES):
                    kinds.add(said.topic)
                    wrong += list(events.iter_errors(orjson.loads(said.value or b"")))
        else:
            (letter,) = read_messages(read, context)
            ours = {k: v.decode() for k, v in letter.headers if k.startswith("dlq.")}
            kinds.add(letter.topic)
            wrong += list(letters.iter_errors(ours))

    assert kinds == {Topic.ARTICLES, Topic.DUPLICATES, Topic.REJECTED}
    assert wrong == []


def test_schemas_writes_what_is_missing_and_check_says_so_before(tmp_path: Path) -> None:
    before = runner.invoke(app, ["schemas", "--check", "--out", str(tmp_path)])
    written = runner.invoke(app, ["schemas", "--out", str(tmp_path)])
    after = runner.invoke(app, ["schemas", "--check", "--out", str(tmp_path)])

    assert (before.exit_code, written.exit_code, after.exit_code) == (1, 0, 0)
    assert "article_event.v1.json is missing" in before.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(published())


def test_check_tells_what_is_old_from_what_is_missing(tmp_path: Path) -> None:
    runner.invoke(app, ["schemas", "--out", str(tmp_path)])
    (tmp_path / "asyncapi.yaml").write_text("asyncapi: 2.0.0\n", encoding="utf-8")

    checked = runner.invoke(app, ["schemas", "--check", "--out", str(tmp_path)])

    assert checked.exit_code == 1
    assert checked.stderr == f"{tmp_path}/asyncapi.yaml is not current: run `dateline schemas`\n"
