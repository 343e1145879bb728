"""The blocks of an event beside `item`: wire, entities, schedule and dates."""

from typing import Any, get_args

from service.core.article import (
    Article,
    Byline,
    Caption,
    DatelineDate,
    EndMark,
    Evidence,
    IssuedDate,
    RejectedDate,
    Revision,
    RevisionKind,
    SignOff,
    Tag,
    Take,
)
from service.core.enrich import Enrichment, Entity, Scheduled

Json = dict[str, Any]
Part = (
    Byline
    | Caption
    | DatelineDate
    | EndMark
    | Entity
    | Evidence
    | IssuedDate
    | RejectedDate
    | Revision
    | Scheduled
    | SignOff
    | Tag
    | Take
)
_SIGNAL = "http://cv.iptc.org/newscodes/signal/"


def present(fields: Json) -> Json:
    """Drop what is unknown: None never reaches a consumer."""
    return {name: value for name, value in fields.items() if value is not None}


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


# What the fields of each part are called on the wire, looked up once.
_PARTS: dict[type, tuple[str, ...]] = {
    kind: tuple(map(_camel, kind._fields)) for kind in get_args(Part)
}


def _known(part: Part) -> Json:
    """A part's known fields in the contract's camelCase; nothing is copied."""
    names = _PARTS[type(part)]
    return {name: known for name, known in zip(names, part, strict=True) if known is not None}


def _signals(kind: RevisionKind) -> list[str] | None:
    if kind is RevisionKind.CORRECTION:
        return [_SIGNAL + "correction"]
    return [_SIGNAL + "update"] if kind in (RevisionKind.UPDATE, RevisionKind.REFILE) else None


def wire_block(article: Article, extra: Enrichment) -> Json:
    """Return what the dispatch says of itself, part by part."""
    revision = article.revision
    return present(
        {
            "agency": article.agency,
            "itemClass": article.item_class,
            "tags": [_known(tag) for tag in article.tags],
            "revision": _known(revision),
            "signals": _signals(revision.kind),
            "edNoteActions": [
                present(
                    {
                        "verb": a.verb,
                        "target": a.target or None,
                        "paragraphs": list(a.paragraphs) or None,
                    }
                )
                for a in article.note_actions
            ]
            or None,
            "byline": _part(article.byline),
            "dateline": _dateline(article, extra),
            "captions": [_caption(caption) for caption in article.captions] or None,
            "signOff": _part(article.sign_off),
            "endMark": _part(article.end_mark),
            "credits": list(article.credits) or None,
            "take": _part(article.take),
            "embargo": {"raw": article.embargo} if article.embargo else None,
            "otherHeadlines": [
                {"headline": o.headline, "tags": [_known(tag) for tag in o.tags], "list": o.list}
                for o in article.other_headlines
            ]
            or None,
        }
    )


def _part(part: Byline | DatelineDate | EndMark | SignOff | Take | None) -> Json | None:
    return None if part is None else _known(part)


def _caption(caption: Caption) -> Json:
    known = _known(caption)
    if not caption.restrictions:
        del known["restrictions"]
    return known


def _dateline(article: Article, extra: Enrichment) -> Json | None:
    found = article.dateline
    if found is None:
        return None
    places = [
        present(
            {
                "name": p.name,
                "country": p.country,
                "timeZone": p.time_zone,
                "geonamesId": p.geonames_id,
                "coordinates": p.coordinates,
            }
        )
        for p in extra.dateline_places
    ]
    return present(
        {
            "raw": found.raw,
            "placeText": found.place_text,
            "dateText": found.date_text,
            "agencyText": found.agency_text,
            "span": found.span,
            "places": places or None,
        }
    )


def entity_blocks(extra: Enrichment) -> list[Json]:
    """Return what is named in the body, with spans."""
    return [_known(entity) for entity in extra.entities]


def dates_block(article: Article) -> Json:
    """Return when it was issued, with method, confidence and what was ruled out."""
    issued = _known(article.issued)
    issued["evidence"] = [_known(evidence) for evidence in article.issued.evidence]
    issued["rejected"] = [_known(rejected) for rejected in article.issued.rejected]
    if not article.issued.candidates:
        del issued["candidates"]
    return present(
        {
            "issued": issued,
            "dateline": _part(article.dateline_date),
            "embargoedUntil": article.embargoed_until,
        }
    )


def schedule_blocks(extra: Enrichment) -> list[Json]:
    """Return the dates a text announces."""
    return [_known(entry) for entry in extra.schedule]
