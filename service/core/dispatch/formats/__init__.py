"""START HERE: the formats in which a dispatch arrives, one module each, and which one it is.

A format turns its document into the lines of a page and keeps where each stood; the dialects are
read by the same reader whatever the format. Adding one is a module and a line in `unwrap`.
"""
# ruff: noqa: PLC0415 - the parser of markup takes long to import, and a plain text needs none

import re
from dataclasses import replace
from typing import assert_never

from service.core.dispatch.formats.collection import issued
from service.core.dispatch.formats.database import is_database, unwrap_database
from service.core.dispatch.formats.mail import is_mail, unwrap_mail
from service.core.dispatch.formats.quoted import QUOTES, is_quoted, unwrap_quoted
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.dispatch.formats.wires import is_wire, unwrap_wire
from service.core.envelope import Dispatch
from service.core.media import MediaType

__all__ = ["Stated", "Unwrapped", "unwrap"]

_OPENING = 120

_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype html|html|head|body|article|main"
    r"|p|div|h[1-3])\b",
    re.IGNORECASE,
)


def unwrap(dispatch: Dispatch) -> Unwrapped:
    """Take a dispatch out of its format.

    Raises:
        DispatchError: when the body is not of the type it claims, with the field at fault.
    """
    match dispatch.content_type:
        case MediaType.PLAIN:
            return _plain(dispatch)
        case MediaType.HTML:
            return _page(dispatch)
        case MediaType.NEWSML:
            from service.core.dispatch.formats.newsml import unwrap_newsml

            return unwrap_newsml(dispatch)
        case MediaType.NINJS:
            from service.core.dispatch.formats.ninjs import unwrap_ninjs

            return unwrap_ninjs(dispatch)
        case MediaType.MAIL:
            return unwrap_mail(dispatch)
        case _:
            assert_never(dispatch.content_type)


def _plain(dispatch: Dispatch) -> Unwrapped:
    body = dispatch.body
    if "<" in body[:500] and _PAGE.match(body) and "</" in body:
        return _page(dispatch)
    if is_wire(body):
        return unwrap_wire(dispatch)
    if is_mail(body):
        return unwrap_mail(dispatch)
    if is_database(body):
        return unwrap_database(dispatch)
    if body[:1] in QUOTES and is_quoted(body):
        return unwrap_quoted(dispatch)
    day = issued(body) if "<DOC" in body[:_OPENING] else None
    given = replace(dispatch, published_at=dispatch.published_at or day) if day else dispatch
    return Unwrapped(dispatch=given, text=body)


def _page(dispatch: Dispatch) -> Unwrapped:
    from service.core.dispatch.formats.html import unwrap_html

    return unwrap_html(dispatch)
