"""The CloudEvents SDK reads what we publish, and we read what it writes."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from cloudevents.core.bindings.kafka import (
    KafkaMessage,
    from_kafka_event,
    to_binary_event,
    to_structured_event,
)
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from service.cli.schemas import schemas
from service.core.envelope import open_envelope
from service.core.events import ArticleHeaders
from tests.core.test_story_commands import STORY, judged, withdraw
from tests.support.builders import make_json, make_record
from tests.support.samples import records

EVENTS = {name: one for name, one in records().items() if "ce_id" in one["headers"]}


def as_message(record: dict[str, Any]) -> KafkaMessage:
    return KafkaMessage(
        headers={name: value.encode() for name, value in record["headers"].items()},
        key=record["key"].encode(),
        value=orjson.dumps(record["value"]),
    )


@pytest.mark.parametrize("name", EVENTS)
def test_the_sdk_reads_an_event_and_its_attributes_say_what_the_value_says(name: str) -> None:
    record = EVENTS[name]
    value = record["value"]

    read = from_kafka_event(as_message(record), JSONFormat())

    assert read.get_specversion() == "1.0"
    assert read.get_id() == value["event"]["id"]
    assert read.get_type() == f"dateline.{value['event']['type']}.v1"
    assert read.get_subject() == value["item"]["uri"] == record["key"]
    assert read.get_time() == datetime.fromisoformat(value["event"]["receivedAt"])
    assert read.get_datacontenttype() == "application/json"
    assert read.get_data() == value


@pytest.mark.parametrize("name", EVENTS)
def test_the_source_is_a_reference_to_the_agency(name: str) -> None:
    read = from_kafka_event(as_message(EVENTS[name]), JSONFormat())

    source = urlsplit(read.get_source())

    assert source.path == read.get_source()
    assert source.path == f"/dateline/{EVENTS[name]['value']['wire']['agency']}"


@pytest.mark.parametrize("name", EVENTS)
def test_the_schema_named_is_one_that_is_published(name: str) -> None:
    read = from_kafka_event(as_message(EVENTS[name]), JSONFormat())

    assert read.get_dataschema() in {orjson.loads(text)["$id"] for text in schemas().values()}


def test_source_and_id_together_are_unique() -> None:
    read = [from_kafka_event(as_message(one), JSONFormat()) for one in EVENTS.values()]

    assert len({(one.get_source(), one.get_id()) for one in read}) == len(EVENTS)


def test_the_trace_that_a_dispatch_came_with_is_handed_on() -> None:
    assert EVENTS["created"]["headers"]["traceparent"].endswith("-00f067aa0ba902b7-01")


def test_no_header_is_sent_that_the_published_headers_do_not_name() -> None:
    named = {field.alias or name for name, field in ArticleHeaders.model_fields.items()}

    assert EVENTS
    for record in EVENTS.values():
        ArticleHeaders.model_validate(record["headers"])
        assert set(record["headers"]) <= named


def test_the_event_of_an_operators_command_is_a_cloudevent_of_the_same_shape() -> None:
    _, told = judged(STORY, withdraw())
    message = told.messages[0]

    read = from_kafka_event(
        KafkaMessage(headers=dict(message.headers), key=message.key, value=message.value or b""),
        JSONFormat(),
    )
    headers = ArticleHeaders.model_validate({k: v.decode() for k, v in message.headers})

    assert read.get_type() == "dateline.article.withdrawn.v1"
    assert headers.command_id
    assert headers.source_topic is None


@pytest.mark.parametrize("write", [to_binary_event, to_structured_event])
def test_what_the_sdk_writes_is_opened_as_the_dispatch_that_it_holds(write: Any) -> None:
    data = orjson.loads(make_json(source="crawl", url="https://wire.example/1"))
    attributes = {
        "type": "example.page.found",
        "source": "/crawler",
        "datacontenttype": "application/json",
    }

    sent = write(CloudEvent(attributes=attributes, data=data), JSONFormat())
    opened = open_envelope(make_record(sent.value, headers=tuple(sent.headers.items())))

    assert opened == open_envelope(make_record(make_json(source="crawl", url=data["url"])))


def test_an_event_can_be_told_from_a_dead_letter_by_its_headers() -> None:
    letters = [one for one in records().values() if one["topic"] == "dispatches.rejected"]

    assert letters
    assert [name for one in letters for name in one["headers"] if name.startswith("ce_")] == []
