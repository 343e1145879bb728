"""Marks before a headline, as each agency prints them: what becomes a tag, and of which kind."""

import pytest

from service.core.article import RevisionKind, TagKind
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


@pytest.mark.parametrize(
    "lead",
    [
        'Correction: In the story headlined "Guild counts fewer loaves", read 40, not 400.',
        'In the story headlined "Guild counts fewer loaves" moved on May 2, please read 40.',
    ],
)
def test_a_correction_may_say_so_behind_its_dateline(lead: str) -> None:
    article = read(f"Loaves of spring\nLYON, May 3 (Reuters) - {lead}\n")

    assert article.revision.kind is RevisionKind.CORRECTION
    assert article.named_headline == "Guild counts fewer loaves"
    assert article.paragraphs == (lead,)


def test_a_story_about_reading_corrects_nothing() -> None:
    lead = 'In the book titled "Guild counts fewer loaves" bakers may read of mills.'

    assert read(f"Loaves\nLYON (AFP) - {lead}\n").revision.kind is RevisionKind.ORIGINAL


def test_a_story_is_held_by_its_headline() -> None:
    article = read(f"HOLD: {HEADLINE}\nLYON, May 3 (AFP) - {LEAD}\n")

    assert (article.revision.kind, article.headline) == (RevisionKind.HOLD, HEADLINE)
