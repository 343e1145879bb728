"""Facts that an envelope states beside the text: ids, dates, status, rights."""

from dataclasses import dataclass
from typing import NamedTuple

from service.core.article import Byline
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.envelope import Dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Facts of an envelope; all moments are RFC 3339 or ISO days, absent facts None or empty.

    `uri` and `version` name the item and its version as the sender counts them. `signals` are
    the bare codes of IPTC's scheme (`update`, `correction`).
    """

    uri: str | None = None
    version: str | None = None
    pub_status: str | None = None
    signals: tuple[str, ...] = ()
    embargoed_until: str | None = None
    byline: Byline | None = None
    ed_note: str | None = None
    slug: str | None = None
    located: str | None = None
    urgency: int | None = None
    copyright_notice: str | None = None
    copyright_holder: str | None = None
    usage_terms: str | None = None
    alt_ids: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


NOTHING = Stated()


class Unwrapped(NamedTuple):
    """A dispatch out of its format: the text for the reader, and what the envelope stated.

    `dispatch` is the given one with what the format adds (headline, url, agency, form).
    """

    dispatch: Dispatch
    text: str
    manuscript: Manuscript | None = None
    stated: Stated = NOTHING


def urgency(text: str | None) -> int | None:
    """Read IPTC's urgency, 1 to 9; None for anything else."""
    return int(text) if text and len(text) == 1 and text in "123456789" else None
