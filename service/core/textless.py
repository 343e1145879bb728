"""Events that carry no text: of stories that are taken back or live on under another name."""

from typing import Any

from service.core.story.ruling import DedupStatus
from service.core.story.state import Story

# Whom a withdrawn text names is as much taken back as what it says of them.
_OF_THE_TEXT = frozenset({"bodies", "descriptions", "people", "organisations", "subjects"})


def without_text(event: dict[str, Any], status: str) -> dict[str, Any]:
    """Return an event without what its dispatch told, under another `pubStatus`."""
    item = {k: v for k, v in event["item"].items() if k not in _OF_THE_TEXT}
    places = [one for one in item.pop("places", ()) if one["rel"] != "mentions"]
    item |= {"places": places} if places else {}
    wire = {k: v for k, v in event["wire"].items() if k != "captions"}
    return {
        **event,
        "item": {**item, "pubStatus": status},
        "wire": wire,
        "entities": [],
        "schedule": [],
        "relations": [],
    }


def merged_into(
    uri: str, event: dict[str, Any], old: Story, evidence: list[dict[str, str]] | None
) -> dict[str, Any]:
    """Return an event that says, without text, that the story `old` lives on as `uri`."""
    told = without_text(event, event["item"]["pubStatus"])
    kept = {k: v for k, v in told["item"].items() if k != "associations"}
    told["item"] = {**kept, "uri": old.uri, "version": str(old.version)}
    told["versioning"] = {
        "current": False,
        "late": False,
        "rank": old.rank,
        "mergedInto": uri,
        "linkEvidence": evidence,
    }
    told["dedup"] = {"status": DedupStatus.UNIQUE}
    return told
