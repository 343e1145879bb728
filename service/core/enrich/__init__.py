"""Enrichment: language, places, people and announced dates of an article. Pure, table-driven."""

from service.core.article import Article
from service.core.enrich import people, places, schedule
from service.core.enrich.language import detect
from service.core.enrich.model import Enrichment, Entity, Place, Scheduled

__all__ = ["Enrichment", "Entity", "Place", "Scheduled", "enrich"]


def enrich(article: Article) -> Enrichment:
    """Return what an article's text names and announces; authors are not mentions."""
    body = article.body
    lead_end = len(article.paragraphs[0]) if article.paragraphs else 0
    located = places.dateline_places(article)
    return Enrichment(
        language=detect(body or article.headline or ""),
        entities=(*people.mentions(body, lead_end), *places.mentions(body, lead_end, located)),
        schedule=schedule.announced(body),
        dateline_places=located,
    )
