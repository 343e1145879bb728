"""JSON documents with the position of each string in the source."""

import re
from itertools import islice

import orjson

from service.core.dispatch.formats.manuscript import Manuscript
from service.core.outcome import DispatchError, RejectReason
from service.core.record import JsonValue

_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"|[\[\]{},:]|[^\s"\[\]{},:]+')
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u.{4}|\\.")

_DEEPEST, _MOST_TOKENS, _MOST_ESCAPES = 6, 200_000, 50_000
Path = tuple[str | int, ...]


class Document:
    """A JSON object; `places` has the start of each string's inside, by its path."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = _load(source)
        self.places = _places(source)

    def text(self, path: Path) -> str | None:
        """Return the string at a path; None where there is none or it is blank."""
        value: JsonValue = self.data
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value if isinstance(value, str) and value.strip() else None

    def write(self, path: Path, onto: Manuscript) -> None:
        """Add the string at a path to a manuscript, each escape as one piece."""
        text, at = self.text(path), self.places.get(path)
        if text is None:
            return
        if at is None or self.source.count("\\", *at) > _MOST_ESCAPES:
            onto.glue(text)
            return
        start, end = at
        while escape := _ESCAPE.search(self.source, start, end):
            onto.add(self.source[start : escape.start()], start)
            onto.add(_unescaped(escape.group()), escape.start(), escape.end())
            start = escape.end()
        onto.add(self.source[start:end], start)


def _unescaped(escape: str) -> str:
    return str(orjson.loads(f'"{escape}"'))


def _load(source: str) -> dict[str, JsonValue]:
    try:
        data = orjson.loads(source)
    except (orjson.JSONDecodeError, UnicodeEncodeError) as error:
        raise DispatchError(
            RejectReason.MALFORMED_JSON, f"the body is no JSON: {error}"[:300], "body"
        ) from None
    if not isinstance(data, dict):
        raise DispatchError(RejectReason.SCHEMA_VIOLATION, "the item must be an object", "body")
    return data


def _places(source: str) -> dict[Path, tuple[int, int]]:
    """Walk the tokens of a document that is known to be sound; a later key of one name wins.

    Strings beyond `_MOST_TOKENS` have no place, so that no list of numbers takes long.
    """
    places: dict[Path, tuple[int, int]] = {}
    path: list[str | int] = []
    awaiting_key = False
    for token in islice(_TOKEN.finditer(source), _MOST_TOKENS):
        mark = token.group()[0]
        if mark == "{":
            path.append("")
            awaiting_key = True
        elif mark == "[":
            path.append(0)
        elif mark in "]}":
            path.pop()
            awaiting_key = False
        elif mark == ",":
            last = path[-1]
            awaiting_key = isinstance(last, str)
            path[-1] = last + 1 if isinstance(last, int) else ""
        elif mark == '"' and awaiting_key:
            path[-1] = str(orjson.loads(token.group()))
            awaiting_key = False
        elif mark == '"' and len(path) < _DEEPEST:
            places[tuple(path)] = token.span(1)
    return places
