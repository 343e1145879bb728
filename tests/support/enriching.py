"""Articles to enrich, made of their paragraphs."""

from service.core.article import Article, Dateline, IssuedDate, ItemClass
from service.core.enrich import Enrichment, enrich


def article_of(
    *paragraphs: str,
    headline: str | None = None,
    place: str | None = None,
    issued: str | None = None,
) -> Article:
    """An article of these paragraphs, filed from `place`, issued on a day."""
    dateline = Dateline(raw="", place_text=place, date_text=None, agency_text=None, span=(0, 0))
    return Article(
        agency="yonhap",
        dialect="yonhap",
        form="page",
        item_class=ItemClass.STORY,
        headline=headline,
        paragraphs=paragraphs,
        dateline=dateline if place is not None else None,
        issued=IssuedDate(value=issued, precision="day" if issued else None),
    )


def enriched(*paragraphs: str, place: str | None = None, issued: str | None = None) -> Enrichment:
    """What is found in these paragraphs."""
    return enrich(article_of(*paragraphs, place=place, issued=issued))
