"""Marks before a headline, as each agency prints them: what becomes a tag, and of which kind."""

import pytest

from service.core.article import TagKind
from service.core.dispatch.tags import leading_tags
from tests.support.reading import read

HEADLINE = "Guild counts fewer loaves in spring"
LEAD = "The guild has counted fewer loaves this spring than last, it said on Friday."


@pytest.mark.parametrize(
    ("mark", "kind", "ordinal"),
    [
        ("(2nd LD) ", TagKind.UPDATE, 2),
        ("(LEAD)", TagKind.UPDATE, 1),
        ("(Yonhap Poll) ", TagKind.OTHER, None),
        ("(Yonhap Interview) ", TagKind.GENRE, None),
        ("(News in Focus) ", TagKind.OTHER, None),
        ("UPDATE 12-", TagKind.UPDATE, 12),
        ("WRAPUP 3-", TagKind.WRAP, 3),
        ("2NDLEAD ", TagKind.UPDATE, 2),
        ("UPDATE1: ", TagKind.UPDATE, 1),
        ("UPDATED: ", TagKind.UPDATE, None),
        ("Flash: ", TagKind.ALERT, None),
        ("EXTRA: ", TagKind.URGENT, None),
        ("KILL: ", TagKind.WITHDRAWAL, None),
        ("LD ", TagKind.UPDATE, 1),
        ("ROUNDUP ", TagKind.WRAP, None),
        ("URGENTE ", TagKind.URGENT, None),
        ("(Actualiza) ", TagKind.UPDATE, None),
        ("(Corrige) ", TagKind.CORRECTION, None),
        ("(RECTIFICATIF) ", TagKind.CORRECTION, None),
        ("Eilmeldung: ", TagKind.URGENT, None),
        ("EILMELDUNG ", TagKind.URGENT, None),
        ("(Tageszusammenfassung) ", TagKind.WRAP, None),
    ],
)
def test_a_mark_before_a_headline_is_a_tag(mark: str, kind: TagKind, ordinal: int | None) -> None:
    article = read(f"{mark}{HEADLINE}\nLYON, May 3 (AFP) - {LEAD}\n")

    assert [(tag.kind, tag.ordinal) for tag in article.tags] == [(kind, ordinal)]
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    "headline",
    [
        "Factbox: Loaves of the spring",
        "Soccer: Bakers beat millers",
        "LDP counts fewer loaves",
        "(Yonhap News) Guild counts loaves",
        "Flash floods close mill",
        "Extra: the loaves of spring",
        "(a guild) counts fewer loaves",
    ],
)
def test_what_only_looks_like_a_mark_stays_in_the_headline(headline: str) -> None:
    assert not leading_tags(headline, 0).tags
