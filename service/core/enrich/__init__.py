"""Enrichment: language, places, people and announced dates of an article. Pure, table-driven."""

import re

from service.core.article import Article
from service.core.enrich import people, places, schedule
from service.core.enrich.language import detect
from service.core.enrich.model import Enrichment, Entity, Place, Scheduled

__all__ = ["Enrichment", "Entity", "Place", "Scheduled", "enrich"]


_CAPITAL = re.compile(r"\b[A-Z]\w*")


def enrich(article: Article) -> Enrichment:
    """Return what an article's text names and announces; authors are not mentions."""
    body = article.body
    lead_end = len(article.paragraphs[0]) if article.paragraphs else 0
    capitals = tuple((match.group(), match.start()) for match in _CAPITAL.finditer(body))
    located = places.dateline_places(article)
    return Enrichment(
        language=detect(body or article.headline or ""),
        entities=(
            *people.mentions(body, capitals, lead_end),
            *places.mentions(body, capitals, lead_end, located),
        ),
        schedule=schedule.announced(body),
        dateline_places=located,
    )
