"""What is published as schema is what the models say, and real events fit it."""

import orjson
import pytest
from jsonschema import Draft202012Validator

from service.cli.schemas import schemas
from tests.guards.source import ROOT
from tests.guards.test_docs import example
from tests.support.builders import make_json

PUBLISHED = schemas()


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(orjson.loads(PUBLISHED[name]))


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_schema_is_current_and_sound(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == PUBLISHED[name]
    Draft202012Validator.check_schema(orjson.loads(PUBLISHED[name]))


def test_an_event_fits_its_published_schema() -> None:
    faults = [error.message for error in validator("article_event.v1.json").iter_errors(example())]

    assert faults == []


def test_a_raw_dispatch_fits_its_published_schema() -> None:
    raw = orjson.loads(make_json(url="https://wire.example/1", desk="sports"))

    assert [error.message for error in validator("raw_dispatch.v1.json").iter_errors(raw)] == []


def test_a_raw_dispatch_says_what_each_field_is_for() -> None:
    fields = orjson.loads(PUBLISHED["raw_dispatch.v1.json"])["properties"]

    assert [name for name, field in fields.items() if not field.get("description")] == []
