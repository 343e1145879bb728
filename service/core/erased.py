"""The event of an erased story: that it is withdrawn, without anything of its content.

What is kept is named here, so that a field added later is left out until somebody decides.
"""

from typing import Any

_ITEM = (
    "uri",
    "version",
    "type",
    "representationType",
    "profile",
    "urgency",
    "language",
    "associations",
    "standard",
)
_WIRE = ("agency", "itemClass", "revision")
_ISSUED = ("value", "precision", "timeZone", "method", "confidence", "notBefore", "notAfter")
_VERSIONING = ("current", "late", "rank", "previousVersion", "mergedInto", "gap", "withdraws")
_PROVENANCE = ("source", "fetchedAt", "sourceName", "rawSha256", "encoding", "processedAt")
_PARSER = ("name", "version", "dialect", "form")


def without_content(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event short of all that its dispatch said, its url and its evidence included.

    Versions, day, agency and coordinates stay: by them a consumer and an operator know what it is.
    """
    provenance = event["provenance"]
    return {
        **event,
        "item": {**_only(event["item"], _ITEM), "pubStatus": "canceled"},
        "wire": {**_only(event["wire"], _WIRE), "tags": []},
        "entities": [],
        "schedule": [],
        "dates": {
            "issued": {**_only(event["dates"]["issued"], _ISSUED), "evidence": [], "rejected": []}
        },
        **_told(event),
        "relations": [],
        "quality": {**event["quality"], "warnings": []},
        "provenance": {
            **_only(provenance, _PROVENANCE),
            "parser": _only(provenance["parser"], _PARSER),
        },
    }


def _told(event: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of its place in the story; an event not yet told has none."""
    versioning = event.get("versioning")
    return {} if versioning is None else {"versioning": _only(versioning, _VERSIONING)}


def _only(block: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: block[name] for name in names if name in block}


def has_content(event: dict[str, Any]) -> bool:
    """Tell whether a published event says anything of what its dispatch said."""
    bare = without_content(event)
    # Beside a withdrawn one stands what the operator said, which is no content.
    return any(bare[name] != value for name, value in event.items() if name != "versioning")
