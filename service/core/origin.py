"""Who sent a record, as far as bytes that cannot be read as a dispatch let us tell."""

from typing import Any

import orjson

from service.core.record import RawRecord

_LONGEST = 200
_LARGEST = 4 * 1024 * 1024


def source_name(record: RawRecord) -> str | None:
    """Return what a record calls its source: header, JSON field, or CloudEvents attribute."""
    named = record.text_header("source") or _in_value(record.value)
    named = named or record.text_header("ce_source")
    return named[:_LONGEST] if named else None


def _in_value(value: bytes | None) -> str | None:
    if value is None or len(value) > _LARGEST or value.lstrip()[:1] != b"{":
        return None
    try:
        fields = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    data = fields.get("data")
    return _text(data) or _text(fields) if isinstance(data, dict) else _text(fields)


def _text(fields: dict[str, Any]) -> str | None:
    found = fields.get("source")
    return found if isinstance(found, str) else None
