"""Enrichment: language, people, organisations, places, announced dates, key terms. Pure."""

from service.core.article import Article
from service.core.enrich import datelines, language, organisations, people, places, schedule
from service.core.enrich.model import Enrichment, Entity, Place, Scheduled
from service.core.enrich.namesakes import home
from service.core.enrich.scan import Body, Claims
from service.core.enrich.terms import key_terms
from service.core.enrich.traits import traits_of

__all__ = ["Enrichment", "Entity", "Place", "Scheduled", "enrich"]

# No story is longer; a megabyte of nothing but names must not hold up a batch.
_LOOKED_AT = 120_000
# The tongue that the background table of key terms is of.
_COUNTED = "en"


def enrich(article: Article) -> Enrichment:
    """Return what an article's text names and announces; authors are not mentions."""
    text = article.body[:_LOOKED_AT]
    lead_end = len(article.paragraphs[0]) if article.paragraphs else 0
    body = Body(text, lead_end, traits_of)
    tongue = language.detect(text or article.headline or "")
    own = datelines.dateline_places(article)
    claims = Claims(len(text))
    # In this order: a person's or an organisation's name is not a mention of the place in it.
    who = people.mentions(body, claims)
    which = organisations.mentions(body, claims, who)
    where = places.mentions(body, claims, who, (own, home(article.agency)), tongue)
    return Enrichment(
        tongue,
        (*who, *which, *where),
        schedule.announced(body, article.issued),
        own,
        key_terms(article.headline, text[:lead_end]) if tongue == _COUNTED else (),
    )
