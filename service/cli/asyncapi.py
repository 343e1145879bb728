"""The AsyncAPI 3.1 document of the topics others may use, made from the models and settings.

Schemas and samples are referred to where they lie, in `schemas/`, so nothing is said twice.
"""

import json
import re
from collections.abc import Iterator

from pydantic import JsonValue

from service.cli.topics import needed
from service.core.encode import SCHEMA_VERSION
from service.core.media import MediaType
from service.core.outcome import Topic
from service.core.raw_dispatch import RawDispatch
from service.settings import Settings

Node = dict[str, JsonValue]

_BINDING = "0.5.0"
_DRAFT = "application/schema+json;version=draft-2020-12"
_PLAIN = re.compile(r"[$A-Za-z][\w. /-]*\w")
_WORDS_OF_YAML = frozenset("y n yes no true false on off null".split())
_ABOUT = """Raw news-wire dispatches in; dated, versioned, de-duplicated article events out, \
exactly once. Read with isolation.level=read_committed. The version is that of the contract, \
the topics have their default names; articles.current is there where DATELINE_TOPIC_CURRENT \
is set."""
_CHANNELS = {
    Topic.RAW: "What scrapers found: one record a dispatch, with any key.",
    Topic.ARTICLES: "Every version of every story, keyed by item.uri.",
    Topic.DUPLICATES: "Dispatches that bring nothing new, keyed by item.uri of what they repeat.",
    Topic.REJECTED: "What cannot be read: the sender's key, value and headers, and why.",
    Topic.CURRENT: "Optional, compacted: the current version of each story, keyed by item.uri.",
}
_MESSAGES = {
    Topic.RAW: ("RawDispatch", "BareDispatch"),
    Topic.ARTICLES: ("ArticleEvent",),
    Topic.DUPLICATES: ("ArticleEvent",),
    Topic.REJECTED: ("DeadLetter",),
    Topic.CURRENT: ("ArticleEvent", "Tombstone"),
}
_UNSET = {Topic.CURRENT: "articles.current"}
# Of each message, the samples of this version of the contract that show it.
_SHOWN = {
    "RawDispatch": ["raw_dispatch"],
    "ArticleEvent": ["created", "updated", "withdrawn", "linked", "duplicate"],
    "DeadLetter": ["dead_letter", "dead_letter_pointer"],
}
_STORY: Node = {"type": "string", "description": "item.uri: one story stays in order."}
_SENDERS: Node = {"type": "string", "description": "Any; none is needed."}


def document() -> str:
    """Return the document as YAML."""
    whole: Node = {
        "asyncapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": SCHEMA_VERSION,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "kafka": {
                "host": "localhost:9092",
                "protocol": "kafka",
                "description": "Your own brokers: DATELINE_KAFKA_BOOTSTRAP_SERVERS.",
            }
        },
        "channels": {topic.value: _channel(topic) for topic in _CHANNELS},
        "operations": dict(map(_operation, _CHANNELS)),
        "components": {"messages": _messages()},
    }
    return "".join(f"{line}\n" for line in _yaml(whole, ""))


def _channel(topic: Topic) -> Node:
    name: str = Settings.model_fields[f"topic_{topic.value}"].default or _UNSET[topic]
    configs = needed(topic)
    kafka: Node = {
        "topic": name,
        "topicConfiguration": {
            "cleanup.policy": [configs["cleanup.policy"]],
            "max.message.bytes": int(configs["max.message.bytes"]),
        },
        "bindingVersion": _BINDING,
    }
    return {
        "address": name,
        "description": _CHANNELS[topic],
        "messages": {one: {"$ref": f"#/components/messages/{one}"} for one in _MESSAGES[topic]},
        "bindings": {"kafka": kafka},
    }


def _operation(topic: Topic) -> tuple[str, JsonValue]:
    inward = topic is Topic.RAW
    kafka: Node = {"clientId": {"type": "string", "enum": ["dateline"]}}
    if inward:
        group = Settings.model_fields["kafka_group_id"].default
        kafka["groupId"] = {"type": "string", "default": group}
    kafka["bindingVersion"] = _BINDING
    channel = f"#/channels/{topic.value}"
    told: Node = {
        "action": "receive" if inward else "send",
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/{one}"} for one in _MESSAGES[topic]],
        "bindings": {"kafka": kafka},
    }
    return f"{'read' if inward else 'write'}{topic.value.capitalize()}", told


def _messages() -> Node:
    event = _message("ArticleEvent", "One version, or one duplicate, of a story.", _STORY)
    raw = _message("RawDispatch", "A dispatch with what is known of it, in JSON.", _SENDERS)
    bare = _message(
        "BareDispatch", f"The text itself: {', '.join(MediaType)}; or a CloudEvent.", _SENDERS
    )
    gone = _message("Tombstone", "No value: no story is called so any more.", _STORY)
    letter = _message("DeadLetter", "Key, value and further headers are the sender's.", _SENDERS)
    return {
        "RawDispatch": raw | {"payload": _schema("raw_dispatch")},
        "BareDispatch": bare
        | {"contentType": "text/plain", "headers": _bare_headers(), "payload": {"type": "string"}},
        "ArticleEvent": event
        | {"headers": _schema("article_headers"), "payload": _schema("article_event")},
        "Tombstone": gone | {"headers": _schema("article_headers"), "payload": {"type": "null"}},
        "DeadLetter": letter
        | {
            "contentType": "application/octet-stream",
            "headers": _schema("dead_letter_headers"),
            "payload": {"type": "string", "description": "Any bytes; none in a pointer."},
        },
    }


def _message(name: str, summary: str, key: Node) -> Node:
    told: Node = {
        "name": name,
        "summary": summary,
        "contentType": "application/json",
        "bindings": {"kafka": {"key": key, "bindingVersion": _BINDING}},
    }
    if name in _SHOWN:
        told["examples"] = [_example(one, bare=name == "RawDispatch") for one in _SHOWN[name]]
    return told


def _example(sample: str, *, bare: bool) -> JsonValue:
    place = f"./samples/v{SCHEMA_VERSION}/{sample}.json"
    if bare:
        return {"name": sample, "payload": {"$ref": f"{place}#/value"}}
    return {
        "name": sample,
        "headers": {"$ref": f"{place}#/headers"},
        "payload": {"$ref": f"{place}#/value"},
    }


def _schema(stem: str) -> Node:
    return {"schemaFormat": _DRAFT, "schema": {"$ref": f"./{stem}.v1.json"}}


def _bare_headers() -> Node:
    """Return the headers of a text that comes bare: the fields of a RawDispatch, with dashes."""
    fields: Node = {
        name.replace("_", "-"): {"type": "string", "description": field.description or ""}
        for name, field in RawDispatch.model_fields.items()
        if name != "body"
    }
    return {"type": "object", "properties": fields}


def _yaml(node: JsonValue, indent: str) -> Iterator[str]:
    """Yield lines of block YAML. A JSON string is a YAML one, so what is not plain stays JSON."""
    pairs = node.items() if isinstance(node, dict) else ()
    for key, value in pairs:
        if isinstance(value, dict | list) and value:
            yield f"{indent}{_scalar(key)}:"
            yield from _yaml(value, f"{indent}  ")
        else:
            yield f"{indent}{_scalar(key)}: {_scalar(value)}"
    for one in node if isinstance(node, list) else ():
        if isinstance(one, dict) and one:
            first, *rest = _yaml(one, f"{indent}  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(one)}"


def _scalar(value: JsonValue) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)
