"""Adds facts of the envelope to an article: the text comes first, the envelope fills gaps."""

from service.core.article import Article, Revision, RevisionKind
from service.core.dispatch.agencies import PRESS_RELEASE
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.dispatch.notes import actions, named_headline, noted_revision

_UNMARKED = (RevisionKind.ORIGINAL, RevisionKind.URGENT)


def add_envelope_facts(article: Article, given: Unwrapped) -> Article:
    """Return the article with the envelope's facts; what its text says itself stays."""
    stated = given.stated
    note = article.ed_note or stated.ed_note
    byline = article.byline
    if stated.byline and not (byline and byline.names) and article.dialect not in PRESS_RELEASE:
        byline = stated.byline
    return article._replace(
        byline=byline,
        slug=article.slug or stated.slug,
        ed_note=note,
        named_headline=article.named_headline or (named_headline(note) if note else None),
        note_actions=article.note_actions or (actions(note) if note else ()),
        revision=_revision(article, stated),
        copyright_notice=article.copyright_notice or stated.copyright_notice,
        copyright_holder=article.copyright_holder or stated.copyright_holder,
        usage_terms=article.usage_terms or stated.usage_terms,
        embargoed_until=article.embargoed_until or stated.embargoed_until,
        envelope_uri=stated.uri,
        envelope_version=stated.version,
        url=given.dispatch.url,
        language=given.dispatch.language,
        located=stated.located,
        urgency=stated.urgency,
        alt_ids=stated.alt_ids,
        warnings=(*article.warnings, *stated.warnings),
    )


def _revision(article: Article, stated: Stated) -> Revision:
    """Read status and signals; common software signals every item, so alone they say nothing."""
    match stated.pub_status:
        case "canceled" | "cancelled":
            return article.revision._replace(kind=RevisionKind.WITHDRAWAL)
        case "withheld":
            return article.revision._replace(kind=RevisionKind.HOLD)
        case _:
            pass
    known, note = article.revision, stated.ed_note
    later = (_number(stated.version) or 0) > 1
    if known.kind not in _UNMARKED or not (later or note):
        return known
    if "correction" in stated.signals:
        return known._replace(kind=RevisionKind.CORRECTION)
    if "update" in stated.signals:
        return known._replace(kind=RevisionKind.UPDATE)
    noted = noted_revision(note) if note else None
    noted = noted or (RevisionKind.UPDATE if later and note else None)
    return known._replace(kind=noted) if noted else known


def _number(version: str | None) -> int | None:
    return int(version) if version and version.isdecimal() and len(version) < 9 else None  # noqa: PLR2004
