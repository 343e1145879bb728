"""IPTC's own ninjs 3.1 schema as a check, with a local stand-in for the GeoJSON one it names."""

import json
from functools import cache
from typing import Any

import jsonschema
import referencing

from tests.guards.source import ROOT

_SCHEMA = ROOT / "schemas" / "ninjs" / "ninjs-schema_3.1.json"
_GEOJSON = "https://geojson.org/schema/GeoJSON.json"


@cache
def _validator() -> jsonschema.Draft202012Validator:
    geojson = referencing.Resource.from_contents(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": _GEOJSON,
            "type": "object",
            "required": ["type"],
        }
    )
    registry: referencing.Registry[Any] = referencing.Registry().with_resource(_GEOJSON, geojson)
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(
        schema, registry=registry, format_checker=jsonschema.FormatChecker()
    )


def ninjs_faults(item: dict[str, Any]) -> list[str]:
    """Return what IPTC's schema has against an item; empty when it is valid."""
    return [error.message for error in _validator().iter_errors(item)]
