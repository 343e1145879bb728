"""The item that READ hands to JUDGE: what is compared, and the event without its story."""

from base64 import b64encode
from typing import Any, NamedTuple

from service.core import identity
from service.core.article import Article
from service.core.chain import chains, content_key
from service.core.dates.calendar import month_day
from service.core.envelope import Dispatch
from service.core.internal import ReadItem
from service.core.likeness import Signature
from service.core.origin import reissue
from service.core.record import RawRecord


class Readout(NamedTuple):
    """Everything that READ made of a record, in the order in which it was made."""

    record: RawRecord
    dispatch: Dispatch
    article: Article
    signature: Signature
    event: dict[str, Any]
    series: str | None


def item_of(readout: Readout) -> ReadItem:
    """Return what READ tells JUDGE of a record."""
    record, dispatch, article, signature, event, series = readout
    again = reissue(record)
    raw_hash: str = event["provenance"]["rawSha256"]
    # Counted once: of a body they are in the event.
    words: int = event["item"]["bodies"][0]["wordCount"] if article.paragraphs else 0
    received = record.text_header("traceparent") or record.text_header("ce_traceparent")
    return ReadItem(
        source=record.source,
        timestamp_ms=record.timestamp_ms,
        raw_hash=raw_hash,
        agency=again.agency if again else identity.agency_key(article, dispatch),
        content_id=article.content_id,
        chain_key=content_key(article),
        chains=chains(article, dispatch),
        body_hash=signature.body_hash,
        headline=article.headline,
        issued=article.issued.value,
        language=event["item"].get("language"),
        item_class=article.item_class,
        revision=article.revision.kind,
        ordinal=identity.ordinal(article),
        rank=identity.rank(article),
        words=words,
        sentences=signature.sentences,
        event=event,
        traceparent=identity.traceparent(received, record.source, raw_hash),
        sketch=b64encode(signature.sketch).decode(),
        keys=signature.keys,
        take=article.take.number if article.take else None,
        series=series,
        reading=identity.reading(event),
        reissue_of=again.of if again else None,
    )


def day_of(article: Article) -> str | None:
    """Return the ISO day that a text stands under; `--03-14` when its dateline has no year."""
    # Whoever takes the text over prints a later day on the page, and leaves the dateline as it is.
    written = article.dateline_date.value if article.dateline_date else None
    days = (written, article.issued.value)
    known = next((day[:10] for day in days if day and len(day) >= len("2024-03-14")), None)
    printed = article.dateline.date_text if article.dateline and known is None else None
    found = month_day(printed) if printed else None
    return f"--{found[0]:02}-{found[1]:02}" if found else known
