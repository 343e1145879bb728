"""What a page puts around a dispatch and how it ends its lines changes nothing in what is read."""

import re
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.core.test_golden import GOLDEN, read

MENU = (
    "Home\nNews\nPolitics\nEconomy\nSports\nCulture\nOpinion\nVideo\nPhotos\nSubscribe\nLog in\n"
    "Search\n"
)
FOOT = (
    "\n\nMost Viewed\nLlamas cross the frozen river at night\n"
    "(LEAD) Goat spotted on bridge in Portland\n\nFollow us\nFacebook\nTwitter\nContact us\n"
    "Terms of Use\n© 2024 The Coast Herald. All rights reserved.\n"
)
# What the page itself says goes into these.
OF_THE_PAGE = {"form", "copyright", "holder", "terms", "other_headlines", "codes", "agency"}
# One word among the words of a menu; a text cut in mid-word above a foot; two pages in one; a
# place without agency or day far down; desks' initials among the links; a slug that is found
# when both headlines have entities.
LOST = {
    "obituary-list",
    "page-yonhap-cut",
    "page-almanac-chrome",
    "kyodo-pages-caption",
    "pna",
    "west-afp-urgent",
    "west-reuters-alert",
    "glued-entity-differs",
    "irna-bare",
    "dpa-glued-headline",
    "frontmatter-section-above",
    # What is typeset shows where paragraphs end by indents, which a dress takes away.
    "corpus-doc-elements",
    "reuters-1987-codes",
    "reuters-1987-table",
}
DRESSINGS: dict[str, Callable[[str], str]] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: re.sub("(?m)^", " ", text),
    "entities": lambda text: text.replace('"', "&quot;").replace("'", "&#x27;"),
    "a menu above": lambda text: MENU + text,
    "lists below": lambda text: text.rstrip("\n") + FOOT,
    "a page around": lambda text: MENU + text.rstrip("\n") + FOOT,
}
BARE = {"carriage returns", "blank lines", "entities", "lists below"}
GLUED = ("glued", "flat", "front-matter")


def pages() -> list[Path]:
    """Golden dispatches as pages hold them: no wire, no line ends of their own."""
    found = sorted(GOLDEN.glob("reading/*.txt"))
    return [path for path in found if not {0x02, 0x0D} & set(path.read_bytes())]


def story(labels: dict[str, object]) -> object:
    loaded = orjson.loads(orjson.dumps({k: v for k, v in labels.items() if k not in OF_THE_PAGE}))
    return orjson.loads(re.sub(r"\s+", " ", orjson.dumps(loaded).decode()))


@pytest.mark.parametrize("dressing", DRESSINGS)
def test_a_dispatch_reads_the_same_in_every_dress(dressing: str) -> None:
    for path in pages():
        whole = path.stem.startswith(GLUED) or path.stem == "page-headline-wrapped"
        if path.stem in LOST or (whole and dressing not in BARE - {"blank lines"}):
            continue
        kept = orjson.loads(path.with_suffix(".json").read_bytes())
        dressed = DRESSINGS[dressing](path.read_text(encoding="utf-8"))

        assert story(read(dressed, kept.get("given", {}))) == story(kept["read"]), path.stem
