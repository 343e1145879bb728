"""Maps every span of an article back to its position in the input."""

from service.core.article import Article, Byline, Dateline, EndMark, Part, SignOff, Span
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.parts import tile


def place_article(article: Article, text: Manuscript) -> Article:
    """Let every span point into the input; one whose text does not stand there as is goes."""

    def at(span: Span | None) -> Span | None:
        return None if span is None else text.exact(span)

    issued = article.issued
    return article._replace(
        tags=tuple(tag._replace(span=at(tag.span)) for tag in article.tags),
        byline=_byline(article.byline, text),
        dateline=_dateline(article.dateline, text),
        captions=tuple(c._replace(span=at(c.span)) for c in article.captions),
        sign_off=_sign_off(article.sign_off, text),
        end_mark=_end_mark(article.end_mark, text),
        issued=issued._replace(
            evidence=tuple(one._replace(span=at(one.span)) for one in issued.evidence)
        ),
        other_headlines=tuple(
            o._replace(tags=tuple(tag._replace(span=at(tag.span)) for tag in o.tags))
            for o in article.other_headlines
        ),
    )


def _byline(byline: Byline | None, text: Manuscript) -> Byline | None:
    if byline is None or byline.span is None:
        return byline
    raw, span = _printed(byline.raw, byline.span, text)
    return byline._replace(raw=raw, span=text.exact(span))


def _dateline(dateline: Dateline | None, text: Manuscript) -> Dateline | None:
    if dateline is None or dateline.span is None:
        return dateline
    days = dateline.date_span
    raw, span = _printed(dateline.raw, dateline.span, text)
    return dateline._replace(
        raw=raw,
        span=text.exact(span),
        date_span=text.exact(days) if days else None,
    )


def _printed(raw: str, span: Span, text: Manuscript) -> tuple[str, Span]:
    """Return what of a part the input itself holds: a field has no `By` and no dash."""
    bare = text.printed(span)
    return (text.text[slice(*bare)].strip(), bare) if bare != span else (raw, span)


def _sign_off(sign: SignOff | None, text: Manuscript) -> SignOff | None:
    span = sign.span if sign else None
    return sign and sign._replace(span=text.exact(span) if span else None)


def _end_mark(mark: EndMark | None, text: Manuscript) -> EndMark | None:
    span = mark.span if mark else None
    return mark and mark._replace(span=text.exact(span) if span else None)


def place_parts(parts: tuple[Part, ...], text: Manuscript, body: str) -> tuple[Part, ...]:
    """Return the parts of an input whose text was read; what held that text is markup."""
    placed = (part._replace(span=text.hull(part.span)) for part in parts if part.name != "blank")
    return tile(body, placed, lambda line: (Part("markup", line.span, "formats.unwrap"),))
