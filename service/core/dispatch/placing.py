"""Puts every span of an article back to where it stands in the input."""

from dataclasses import replace

from service.core.article import Article, Byline, Dateline, EndMark, Part, SignOff, Span
from service.core.dispatch.formats.manuscript import Manuscript


def place(article: Article, text: Manuscript) -> Article:
    """Let every span point into the input; one whose text does not stand there as is goes.

    Parts become the stretches from their first to their last character, which do not overlap.
    """

    def at(span: Span | None) -> Span | None:
        return None if span is None else text.exact(span)

    issued = article.issued
    return replace(
        article,
        tags=tuple(replace(tag, span=at(tag.span)) for tag in article.tags),
        byline=_byline(article.byline, text),
        dateline=_dateline(article.dateline, text),
        captions=tuple(replace(c, span=at(c.span)) for c in article.captions),
        sign_off=_sign_off(article.sign_off, text),
        end_mark=_end_mark(article.end_mark, text),
        issued=replace(
            issued, evidence=tuple(replace(one, span=at(one.span)) for one in issued.evidence)
        ),
        other_headlines=tuple(
            replace(o, tags=tuple(replace(tag, span=at(tag.span)) for tag in o.tags))
            for o in article.other_headlines
        ),
        parts=_parts(article.parts, text),
    )


def _byline(byline: Byline | None, text: Manuscript) -> Byline | None:
    span = byline.span if byline else None
    return byline and replace(byline, span=text.exact(span) if span else None)


def _dateline(dateline: Dateline | None, text: Manuscript) -> Dateline | None:
    if dateline is None:
        return None
    span, days = dateline.span, dateline.date_span
    return replace(
        dateline,
        span=text.exact(span) if span else None,
        date_span=text.exact(days) if days else None,
    )


def _sign_off(sign: SignOff | None, text: Manuscript) -> SignOff | None:
    span = sign.span if sign else None
    return sign and replace(sign, span=text.exact(span) if span else None)


def _end_mark(mark: EndMark | None, text: Manuscript) -> EndMark | None:
    span = mark.span if mark else None
    return mark and replace(mark, span=text.exact(span) if span else None)


def _parts(parts: tuple[Part, ...], text: Manuscript) -> tuple[Part, ...]:
    placed = sorted((text.hull(part.span), part.name) for part in parts)
    kept: list[Part] = []
    at = 0
    for span, name in placed:
        start, end = max(at, span[0]), span[1]
        if start < end:
            kept.append(Part(name, (start, end)))
            at = end
    return tuple(kept)
