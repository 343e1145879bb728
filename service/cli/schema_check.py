"""`dateline schemas --check FILE`: whether JSON fits the published contract, and where not.

The models that the schemas are written from do the checking, as the schemas do: later fields are
no fault, null is one in what goes out. A test holds the two against each other.
"""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from service.core.events import ArticleEvent, ArticleHeaders, DeadLetterHeaders
from service.core.media import is_ninjs
from service.core.raw_dispatch import RawDispatch

_UNKNOWN = "extra_forbidden"
_LINES = frozenset({".jsonl", ".ndjson"})
# Here values are the sender's, or another standard's.
_FOREIGN = (("item",), ("provenance", "extra"))
_OF_AN_EVENT = frozenset({"schema", "event", "item", "wire", "versioning"})
Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a document with the model it is to fit; `at` is where it stands in it."""

    schema: str
    model: type[BaseModel]
    value: dict[str, Any]
    at: str = "$"


def main(files: Sequence[str]) -> int:
    """Check files, `-` being lines of JSON on standard input; 1 when one does not fit."""
    wrong = 0
    for name in files:
        try:
            for place, text in _texts(name):
                wrong += _told(place, text)
        except OSError as error:
            sys.stderr.write(f"cannot read {name}: {error.strerror or error}\n")
            return 2
    return 1 if wrong else 0


def _texts(name: str) -> Iterator[tuple[str, bytes]]:
    if name == "-":
        lines = sys.stdin.buffer.read().splitlines()
    elif Path(name).suffix.lower() in _LINES:
        lines = Path(name).read_bytes().splitlines()
    else:
        yield name, Path(name).read_bytes()
        return
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield f"{name}:{number}", line


def _told(place: str, text: bytes) -> bool:
    """Say what is wrong with one document; tell whether something is."""
    try:
        parts = parts_of(orjson.loads(text))
    except orjson.JSONDecodeError as error:
        sys.stderr.write(f"{place}: not JSON: {error}\n")
        return True
    except ValueError as error:
        sys.stderr.write(f"{place}: {error}\n")
        return True
    found = [fault for part in parts for fault in faults(part)]
    sys.stderr.writelines(f"{place}: {fault}\n" for fault in found)
    if not found:
        names = ", ".join(part.schema for part in parts) or "any value"
        sys.stdout.write(f"{place}: fits {names}\n")
    return bool(found)


def parts_of(document: object) -> list[Part]:
    """Say what a document is by its keys: an event, headers, a record with both, a dispatch.

    Raises:
        ValueError: with what it is instead.
    """
    if not isinstance(document, dict):
        message = f"expected a JSON object, not {type(document).__name__}"
        raise ValueError(message)  # noqa: TRY004 - it is the file's value that is wrong
    if is_ninjs(document):
        message = "a bare ninjs item: use IPTC's schema"
        raise ValueError(message)
    if "outcome" in document:  # an answer of `dateline pipe`; a reject has neither of the two
        document = {"headers": {}, **document}
    headers, value = document.get("headers"), document.get("value")
    if not isinstance(headers, dict):
        return [_part(document, "$")]
    ours = any(name.startswith(("ce_", "dlq.")) for name in headers)
    inner = [_part(headers, "$.headers")] if ours else []
    # The value of a dead letter may be anything: it is the sender's.
    rejected = any(part.model is DeadLetterHeaders for part in inner)
    return inner if rejected or not isinstance(value, dict) else [*inner, _part(value, "$.value")]


def _part(value: dict[str, Any], at: str) -> Part:
    if any(name.startswith("dlq.") for name in value):
        return Part(schema="dead_letter_headers.v1", model=DeadLetterHeaders, value=value, at=at)
    if any(name.startswith("ce_") for name in value):
        return Part(schema="article_headers.v1", model=ArticleHeaders, value=value, at=at)
    if len(_OF_AN_EVENT & value.keys()) > 1:  # whatever it lacks
        return Part(schema="article_event.v1", model=ArticleEvent, value=value, at=at)
    return Part(schema="raw_dispatch.v1", model=RawDispatch, value=value, at=at)


def faults(part: Part) -> list[str]:
    """Say where and why a part does not fit; an empty list when it does."""
    told = _errors(part)
    # What a later version, or the sender, added is free in all that is below it.
    free = {*_FOREIGN, *(one["loc"] for one in told if one["type"] == _UNKNOWN)}
    found = [(one["loc"], one["msg"]) for one in told if one["type"] != _UNKNOWN]
    if part.model is not RawDispatch:
        found += [(path, "null: leave unknown fields out") for path in _nulls(part, free)]
    return list(dict.fromkeys(_line(part, path, why) for path, why in found))


def _errors(part: Part) -> list[ErrorDetails]:
    try:
        part.model.model_validate_json(
            orjson.dumps(part.value), strict=True, by_alias=True, by_name=False
        )
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False, include_input=False)
    return []


def _nulls(part: Part, free: Collection[Where]) -> Iterator[Where]:
    stack: list[tuple[Where, Any]] = [((), part.value)]
    while stack:
        path, node = stack.pop()
        if path in free:
            continue
        if node is None:
            yield path
        elif isinstance(node, dict):
            stack += [((*path, key), one) for key, one in node.items()]
        elif isinstance(node, list):
            stack += [((*path, number), one) for number, one in enumerate(node)]


def _line(part: Part, path: Where, why: str) -> str:
    where = part.at
    node: Any = part.value
    for step in path:
        held = (
            node if isinstance(node, dict) else range(len(node) if isinstance(node, list) else 0)
        )
        if step not in held:
            # What is missing is named; the branch of a union is no place.
            named = f"[{step}]" if isinstance(step, int) else f".{step}"
            return f"{where}{named if why == 'Field required' else ''}: {why}"
        where += f"[{step}]" if isinstance(step, int) else f".{step}"
        node = node[step]
    return f"{where}: {why}"
