"""Groups of dispatches labelled by hand: versions and copies of the first, and other stories.

Of another story the label may say what it is to the first: a relation, or a stranger.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest

from service.cli.pipe import pipe
from service.core.story.ruling import Rel

FILE = Path(__file__).parents[1] / "golden" / "groups" / "groups.jsonl"
GROUPS = [orjson.loads(line) for line in FILE.read_bytes().splitlines()]
LATER_MS = 1_729_468_800_000  # 2024-10-21T00:00:00Z


def outcomes(group: dict[str, Any]) -> list[str]:
    """What each dispatch proves to be to the first one of its group."""
    lines = [
        orjson.dumps({"body": body, "fetched_at": group["fetched_at"]})
        for _, body in group["dispatches"]
    ]
    sink = BytesIO()
    pipe(BytesIO(b"\n".join(lines)), sink, LATER_MS)
    answers = [orjson.loads(line) for line in sink.getvalue().splitlines()]
    return ["first", *(called(one, answers[0]["key"]) for one in answers[1:])]


def called(answer: dict[str, Any], first: str) -> str:
    if answer["key"] != first:
        found = answer["value"].get("relations", ())
        return next((one["rel"] for one in found if one["uri"] == first), "stranger")
    return "version" if answer["outcome"] == "accepted" else "copy"


@pytest.mark.parametrize("group", GROUPS, ids=[one["group"] for one in GROUPS])
def test_versions_and_copies_join_their_story_and_others_do_not(group: dict[str, Any]) -> None:
    labels = [label for label, _ in group["dispatches"]]
    found = outcomes(group)
    # A near copy may be longer than what it repeats, and so a version: it is the same story.
    wide = {"copy": ("copy", "version"), "other": (*Rel, "stranger")}

    for label, one in zip(labels, found, strict=True):
        assert one in wide.get(label, (label,))
