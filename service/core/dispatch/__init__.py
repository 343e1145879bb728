"""START HERE: a dispatch taken apart. One module a form, an envelope or a part."""

from dataclasses import replace

from service.core.article import Article, Byline, Dateline, Span
from service.core.dispatch.html import Page
from service.core.dispatch.reader import read_text
from service.core.envelope import Dispatch

__all__ = ["read_dispatch"]


def read_dispatch(dispatch: Dispatch, received_ms: int) -> Article:
    """Read one dispatch; `received_ms` only bounds its day from above.

    Raises:
        DispatchError: when the input is no dispatch or holds nothing to publish.
    """
    if dispatch.content_type != "text/html":
        return read_text(dispatch, dispatch.body, received_ms)
    page = Page(dispatch.body)
    return _placed(read_text(dispatch, page.text, received_ms), page)


def _placed(article: Article, page: Page) -> Article:
    """Let every span point into the page instead of its text."""

    def at(span: Span | None) -> Span | None:
        return None if span is None else page.raw_span(span)

    issued = article.issued
    evidence = tuple(replace(item, span=at(item.span)) for item in issued.evidence)
    return replace(
        article,
        tags=tuple(replace(tag, span=at(tag.span)) for tag in article.tags),
        byline=_byline(article.byline, page),
        dateline=_dateline(article.dateline, page),
        captions=tuple(replace(c, span=page.raw_span(c.span)) for c in article.captions),
        sign_off=article.sign_off
        and replace(article.sign_off, span=page.raw_span(article.sign_off.span)),
        end_mark=article.end_mark
        and replace(article.end_mark, span=page.raw_span(article.end_mark.span)),
        issued=replace(issued, evidence=evidence),
        parts=tuple(part._replace(span=page.raw_span(part.span)) for part in article.parts),
    )


def _byline(byline: Byline | None, page: Page) -> Byline | None:
    return byline and replace(byline, span=page.raw_span(byline.span))


def _dateline(dateline: Dateline | None, page: Page) -> Dateline | None:
    if dateline is None:
        return None
    date_span = page.raw_span(dateline.date_span) if dateline.date_span else None
    return replace(dateline, span=page.raw_span(dateline.span), date_span=date_span)
