"""The AsyncAPI document: sound by AsyncAPI's own schema, and true of what the service does."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from ruamel.yaml import YAML

from service.cli.asyncapi import document
from service.core.encode import SCHEMA_VERSION
from tests.guards.source import ROOT
from tests.support.samples import folder

SCHEMAS = ROOT / "schemas"


def written() -> dict[str, Any]:
    told: dict[str, Any] = YAML(typ="safe", pure=True).load(document())
    return told


@cache
def standard() -> Draft7Validator:
    text = (ROOT / "tests" / "support" / "asyncapi" / "3.1.0.json").read_text(encoding="utf-8")
    return Draft7Validator(json.loads(text))


def fetched(reference: str) -> Any:
    """What a reference to a file beside the document means."""
    name, _, pointer = reference.partition("#")
    node = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    for key in pointer.strip("/").split("/") if pointer else ():
        node = node[key]
    return node


def test_the_document_in_the_repository_is_current() -> None:
    assert (SCHEMAS / "asyncapi.yaml").read_text(encoding="utf-8") == document()


def test_the_document_keeps_to_asyncapi_3_1() -> None:
    assert [error.message for error in standard().iter_errors(written())] == []


def no_such_action(told: dict[str, Any]) -> None:
    told["operations"]["readRaw"]["action"] = "publish"


def no_such_binding(told: dict[str, Any]) -> None:
    told["channels"]["raw"]["bindings"]["kafka"]["bindingVersion"] = "0.9.9"


def no_partitions(told: dict[str, Any]) -> None:
    told["channels"]["raw"]["bindings"]["kafka"]["partitions"] = 0


def policy_that_is_no_list(told: dict[str, Any]) -> None:
    settings = told["channels"]["raw"]["bindings"]["kafka"]["topicConfiguration"]
    settings["cleanup.policy"] = "delete"


def group_that_is_no_schema(told: dict[str, Any]) -> None:
    told["operations"]["readRaw"]["bindings"]["kafka"]["groupId"] = "dateline"


@pytest.mark.parametrize(
    "spoil",
    [
        no_such_action,
        no_such_binding,
        no_partitions,
        policy_that_is_no_list,
        group_that_is_no_schema,
    ],
)
def test_a_spoilt_document_is_not_taken_for_sound(spoil: Callable[[dict[str, Any]], None]) -> None:
    told = written()
    spoil(told)

    assert not standard().is_valid(told)


def test_every_example_is_a_stored_sample_that_keeps_to_the_schemas_of_its_message() -> None:
    messages = written()["components"]["messages"]
    faults, seen = [], 0

    for message in messages.values():
        for example in message.get("examples", ()):
            for part in {"headers", "payload"} & example.keys() & message.keys():
                schema = message[part].get("schema")
                if schema is not None:
                    kept = fetched(example[part]["$ref"])
                    found = Draft202012Validator(fetched(schema["$ref"])).iter_errors(kept)
                    faults += [f"{example['name']} {part}: {error.message}" for error in found]
                    seen += 1

    assert faults == []
    assert seen > len(messages)


def test_every_message_is_shown_by_an_example_unless_it_is_any_text_or_nothing() -> None:
    messages = written()["components"]["messages"]

    assert [name for name, message in messages.items() if not message.get("examples")] == [
        "BareDispatch",
        "Tombstone",
    ]


def test_the_samples_that_examples_name_are_those_of_this_version() -> None:
    assert written()["info"]["version"] == SCHEMA_VERSION
    assert folder(SCHEMA_VERSION).is_dir()
