"""`dateline schemas`: the published JSON Schemas and AsyncAPI, written from the models."""

import json
import sys
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, JsonValue

from service.cli.asyncapi import document
from service.core.encode import ARTICLE_SCHEMA
from service.core.events import ArticleEvent, ArticleHeaders, DeadLetterHeaders
from service.core.raw_dispatch import RawDispatch

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_STEM = ARTICLE_SCHEMA.partition("article_event")[0]
_NULL = {"type": "null"}

# What is accepted is published as it validates, what is emitted as it serialises.
_SOURCES: tuple[tuple[str, type[BaseModel], Literal["validation", "serialization"]], ...] = (
    ("raw_dispatch.v1", RawDispatch, "validation"),
    ("article_event.v1", ArticleEvent, "serialization"),
    ("article_headers.v1", ArticleHeaders, "serialization"),
    ("dead_letter_headers.v1", DeadLetterHeaders, "serialization"),
)


def schemas() -> dict[str, str]:
    """Return every published schema as text, by file name."""
    return {f"{name}.json": _text(name, model, mode) for name, model, mode in _SOURCES}


def published() -> dict[str, str]:
    """Return all that is written from the models, by file name."""
    return schemas() | {"asyncapi.yaml": document()}


def _text(name: str, model: type[BaseModel], mode: Literal["validation", "serialization"]) -> str:
    body: JsonValue = model.model_json_schema(by_alias=True, mode=mode)
    if mode == "serialization":
        body = _as_emitted(body)
    # `$id` is what consumers meet in the header `ce_dataschema`.
    head = {"$schema": DIALECT, "$id": _STEM + name.replace(".", ":")}
    whole = head | body if isinstance(body, dict) else head
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _as_emitted(node: JsonValue) -> JsonValue:
    """Say what pydantic does not: unknown is absent, never null; later versions add fields."""
    if isinstance(node, list):
        return [_as_emitted(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {name: _as_emitted(value) for name, value in node.items() if not _dropped(name, value)}
    choices = kept.get("anyOf")
    if isinstance(choices, list) and _NULL in choices:
        rest = [choice for choice in choices if choice != _NULL]
        kept["anyOf"] = rest
        if len(rest) == 1 and isinstance(rest[0], dict):
            del kept["anyOf"]
            kept |= rest[0]
    return kept


def _dropped(name: str, value: JsonValue) -> bool:
    return (name == "additionalProperties" and value is False) or (
        name == "default" and value is None
    )


def stale(folder: Path) -> list[str]:
    """Name the files that are missing or not what the models say."""
    wanted = published()
    return [name for name, text in wanted.items() if _read(folder / name) != text]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(folder: Path, *, check: bool) -> int:
    """Write the schemas, or with `check` say which are not current."""
    old = stale(folder)
    if check:
        for name in old:
            wrong = "not current" if (folder / name).is_file() else "missing"
            sys.stderr.write(f"{folder / name} is {wrong}: run `dateline schemas`\n")
        return 1 if old else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in published().items():
        (folder / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{folder / name}{'' if name in old else ' (was current)'}\n")
    return 0
