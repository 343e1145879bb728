"""The event of an article as READ leaves it: everything but what its story adds."""

import re
from datetime import datetime
from typing import Any

from service import __version__
from service.core.article import Article, ItemClass, RevisionKind, TagKind
from service.core.blocks import dates_block, entity_blocks, present, schedule_blocks, wire_block
from service.core.dispatch.agencies import by_url, host_of
from service.core.enrich import Enrichment
from service.core.envelope import Dispatch
from service.core.moment import in_utc
from service.core.origin import replayed_of
from service.core.record import RawRecord

Json = dict[str, Any]
NINJS = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_MACHINE = "urn:dateline:machine"
_GENRE = "http://cv.iptc.org/newscodes/genre/"
_ROLE = "http://cv.iptc.org/newscodes/contentprodpartyrole/"
_GENRES: dict[ItemClass, tuple[str, str]] = {
    ItemClass.STORY: ("Current Events", "Current"),
    ItemClass.ALERT: ("Current Events", "Current"),
    ItemClass.QUOTE: ("Results Listings and Statistics", "Results_Listings_and_Statistics"),
    ItemClass.TABLE: ("Results Listings and Statistics", "Results_Listings_and_Statistics"),
    ItemClass.DIGEST: ("Summary", "Summary"),
    ItemClass.ALMANAC: ("Almanac", "almanac"),
    ItemClass.EDITORIAL: ("Opinion", "Opinion"),
    ItemClass.PRESS_RELEASE: ("Press Release", "Press_Release"),
    ItemClass.RUNNING_FILE: ("Live Coverage", "LiveCoverage"),
}
_TAG_GENRES = {
    "news focus": ("Analysis", "Analysis"),
    "news analysis": ("Analysis", "Analysis"),
    "analysis": ("Analysis", "Analysis"),
    "editorial": ("Opinion", "Opinion"),
    "factbox": ("List of Facts", "ListingOfFacts"),
    "interview": ("Interview", "Interview"),
    "yonhap interview": ("Interview", "Interview"),
    "feature": ("Feature", "Feature"),
    "yonhap feature": ("Feature", "Feature"),
    "press digest": ("Press Digest", "Press-Digest"),
}
_URGENCY = {
    ItemClass.ALERT: 1,
    ItemClass.QUOTE: 7,
    ItemClass.TABLE: 7,
    ItemClass.DIGEST: 7,
    ItemClass.ALMANAC: 7,
    ItemClass.ADVISORY: 8,
    ItemClass.EDITORIAL: 6,
}
_ROUTINE, _URGENT, _FEATURE = 5, 2, 6
_UNHURRIED = frozenset({"Feature", "Interview"})
# Organisations whose reports others cite, as enrichment names them, and what they are called here.
_AGENCIES = {
    "Korean Central News Agency": "kcna",
    "Yonhap News Agency": "yonhap",
    "Xinhua News Agency": "xinhua",
    "Kyodo News": "kyodo",
    "Associated Press": "ap",
}
_JOINTS = re.compile(r"([ /-])")
_LONGEST_CODE = 2  # UK, UN, DC keep their capitals


def compose(
    record: RawRecord, dispatch: Dispatch, article: Article, extra: Enrichment, raw_hash: str
) -> Json:
    """Return the event of an article without uri, version, versioning, dedup and event id."""
    received_at = in_utc(record.timestamp_ms)
    return {
        "event": {"receivedAt": received_at},
        "item": _item(dispatch, article, extra) | _rights(record, article),
        "wire": wire_block(article, extra),
        "entities": entity_blocks(extra),
        "schedule": schedule_blocks(extra),
        "dates": dates_block(article),
        "quality": _quality(dispatch, article),
        "provenance": _provenance(record, dispatch, article, raw_hash, received_at),
    }


def _texts(role: str, value: str | None) -> Json | None:
    return None if not value else {"role": role, "contentType": "text/plain", "value": value}


def _listed(*texts: Json | None) -> list[Json] | None:
    return [text for text in texts if text] or None


def _item(dispatch: Dispatch, article: Article, extra: Enrichment) -> Json:
    body, byline = article.body, article.byline
    partial = article.revision.kind is RevisionKind.PARTIAL or (
        article.take is not None or "body_truncated" in article.codes
    )
    main, genre = _texts("main", body), _tag_genre(article)
    if main:
        main |= {"charCount": len(body), "wordCount": article.words}
    return present(
        {
            "type": "text",
            "representationType": "partial" if partial else "full",
            "profile": f"wire-{article.item_class.replace('_', '-')}",
            "urgency": _urgency(article, genre),
            "language": extra.language or article.language or dispatch.language,
            "headlines": _listed(
                _texts("main", article.headline), _texts("original", article.headline_original)
            ),
            "bodies": _listed(main),
            "descriptions": _listed(
                _texts("lead", article.paragraphs[0] if article.paragraphs else None)
            ),
            "slugline": article.slug,
            "by": ", ".join(byline.names) if byline and byline.names else None,
            "located": _located(article),
            "people": _mentions(extra, "person"),
            "organisations": _mentions(extra, "organisation"),
            "places": _places(extra),
            "edNote": article.ed_note,
            "subjects": _subjects(extra),
            "genres": _genres(article, genre),
            "infoSources": _sources(dispatch, article, extra),
            "altIds": _alt_ids(dispatch, article),
            "standard": NINJS,
        }
    )


def _located(article: Article) -> str | None:
    text = article.dateline.place_text if article.dateline else None
    if not text:
        return article.located
    words = _JOINTS.split(text)
    return "".join(
        word.capitalize() if word.isupper() and len(word) > _LONGEST_CODE else word
        for word in words
    )


def _rights(record: RawRecord, article: Article) -> Json:
    return present(
        {
            "pubStatus": _pub_status(record, article),
            "embargoedUntil": article.embargoed_until,
            "copyrightHolder": article.copyright_holder,
            "copyrightNotice": article.copyright_notice,
            "usageTerms": article.usage_terms,
        }
    )


def _pub_status(record: RawRecord, article: Article) -> str:
    if article.revision.kind is RevisionKind.WITHDRAWAL:
        return "canceled"
    if article.revision.kind is RevisionKind.HOLD:
        return "withheld"
    held = article.embargoed_until
    ahead = held and datetime.fromisoformat(held).timestamp() * 1000 > record.timestamp_ms
    return "withheld" if ahead else "usable"


def _urgency(article: Article, genre: tuple[str, str] | None) -> int:
    if article.urgency is not None:
        return article.urgency
    kinds = {tag.kind for tag in article.tags}
    if TagKind.ALERT in kinds:
        return _URGENCY[ItemClass.ALERT]
    if article.revision.kind is RevisionKind.URGENT or TagKind.URGENT in kinds:
        return _URGENT
    routine = _FEATURE if genre and genre[1] in _UNHURRIED else _ROUTINE
    return _URGENCY.get(article.item_class, routine)


def _mentions(extra: Enrichment, kind: str) -> list[Json] | None:
    names = dict.fromkeys(e.name for e in extra.entities if e.type == kind)
    return [{"name": name, "rel": "mentions"} for name in names] or None


def _geonames(number: int | None) -> str | None:
    return None if number is None else f"https://sws.geonames.org/{number}/"


def _places(extra: Enrichment) -> list[Json] | None:
    located = [
        present({"name": place.name, "rel": "dateline", "uri": _geonames(place.geonames_id)})
        | _point(place.coordinates)
        for place in extra.dateline_places
    ]
    mentioned = {
        (e.name, e.uri): present({"name": e.name, "rel": "mentions", "uri": e.uri})
        | _point(e.coordinates)
        for e in extra.entities
        if e.type == "place"
    }
    return [*located, *mentioned.values()] or None


def _point(coordinates: tuple[float, float] | None) -> Json:
    if coordinates is None:
        return {}
    point = {"type": "Point", "coordinates": list(coordinates)}
    return {"geoJSON": {"type": "Feature", "geometry": point}}


def _tag_genre(article: Article) -> tuple[str, str] | None:
    tagged = (_TAG_GENRES.get((tag.genre or tag.raw).lower()) for tag in article.tags)
    return next((genre for genre in tagged if genre), None)


def _subjects(extra: Enrichment) -> list[Json] | None:
    """Return the key terms; `creator` says that nobody chose them."""
    terms = [{"name": term, "rel": "keyterm", "creator": _MACHINE} for term in extra.terms]
    return terms or None


def _genres(article: Article, genre: tuple[str, str] | None) -> list[Json] | None:
    name = genre or _GENRES.get(article.item_class)
    return [{"name": name[0], "uri": _GENRE + name[1]}] if name else None


def _sources(dispatch: Dispatch, article: Article, extra: Enrichment) -> list[Json] | None:
    """Name the agency, the site that carries its dispatch, and the agencies that it cites."""
    name = (article.dateline.agency_text if article.dateline else None) or article.agency
    own = [{"name": name, "role": _ROLE + "origcont"}] if name else []
    cited = [
        {"name": entity.name, "role": _ROLE + "contentSource"}
        for entity in extra.entities
        if _AGENCIES.get(entity.name, article.agency) != article.agency
    ]
    site = _site(dispatch.url or article.url, article)
    carried = [{"name": site, "role": _ROLE + "distributor"}] if site else []
    return own + carried + cited or None


def _site(url: str | None, article: Article) -> str | None:
    """Return the host of a page that is not the agency's own, nor has an id of its in the url."""
    own = by_url(url)
    if not (url and article.agency) or (own is not None and own.key == article.agency):
        return None
    if article.content_id and article.content_id in url:
        return None
    return (host_of(url) or "").removeprefix("www.") or None


def _alt_ids(dispatch: Dispatch, article: Article) -> list[Json] | None:
    pairs = (
        ("sourceUrl", dispatch.url or article.url),
        ("contentId", article.content_id),
        ("sourceId", dispatch.source_id),
        *article.alt_ids,
    )
    return [{"role": role, "value": value} for role, value in pairs if value] or None


def _quality(dispatch: Dispatch, article: Article) -> Json:
    codes = list(dict.fromkeys((*dispatch.codes, *article.codes)))
    verdict = "degraded" if codes else "accept"
    return present(
        {"verdict": verdict, "codes": codes, "warnings": list(article.warnings) or None}
    )


def _provenance(
    record: RawRecord, dispatch: Dispatch, article: Article, raw_hash: str, received_at: str
) -> Json:
    source = record.source
    return present(
        {
            "source": {
                "topic": source.topic,
                "partition": source.partition,
                "offset": source.offset,
                "timestamp": received_at,
            },
            "url": dispatch.url or article.url,
            "fetchedAt": dispatch.fetched_at,
            "sourceName": dispatch.source,
            "rawSha256": raw_hash,
            "encoding": dispatch.encoding,
            "parser": {
                "name": "dateline",
                "version": __version__,
                "dialect": article.dialect,
                "form": article.form,
                "rules": list(article.rules),
            },
            "extra": dict(dispatch.extra) or None,
            "replayOf": replayed_of(record),
        }
    )
