"""ninjs, IPTC's JSON for news: 1.x with its flat names, 2.x with arrays, 3.x in camel case.

Names as in IPTC's schemas 1.0 to 1.6, 2.0 to 2.2 and 3.0 to 3.1, and those that Superdesk adds.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from service.core.dispatch.formats.feed import FeedItem, Writer, write_item
from service.core.dispatch.formats.html import write_fragment
from service.core.dispatch.formats.json_strings import Document, Path
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.moments import moment_of, zoned
from service.core.dispatch.formats.providers import provider_key
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError, RejectReason
from service.core.record import JsonValue

_STATUSES = frozenset({"usable", "withheld", "canceled", "cancelled"})
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BODIES = ("body_xhtml", "body_html", "body_text", "body")
_MOST = 20


def unwrap_ninjs(dispatch: Dispatch) -> Unwrapped:
    """Read a ninjs item of any version.

    Raises:
        DispatchError: MALFORMED_JSON, SCHEMA_VIOLATION with the field, NO_BODY.
    """
    document = Document(dispatch.body)
    item = _Item(document)
    decoded = Manuscript()
    feed = item.feed(decoded)
    if not feed.bodies and not feed.headline:
        raise DispatchError(
            RejectReason.NO_BODY, "the item has neither body nor headline", "bodies"
        )
    page = write_item(feed, decoded)
    given = replace(
        dispatch,
        url=dispatch.url or item.text("url"),
        headline=dispatch.headline or (feed.headline[0] if feed.headline else None),
        published_at=dispatch.published_at or item.issued(),
        language=dispatch.language or item.text("language"),
        agency=item.agency(),
        form="ninjs",
    )
    return Unwrapped(dispatch=given, text=page.text, manuscript=page, stated=item.stated())


class _Item:
    """The fields of an item under whichever of their names it uses."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._data = document.data
        identifier = self._string("uri", "guid")
        if identifier is None:
            raise DispatchError(RejectReason.SCHEMA_VIOLATION, "the item has no uri", "uri")
        self.identifier = identifier

    def _string(self, *names: str) -> str | None:
        """Return a field that must be a text where it is given."""
        for name in names:
            value = self._data.get(name)
            if value is None:
                continue
            if not isinstance(value, str):
                kind = type(value).__name__
                raise DispatchError(
                    RejectReason.SCHEMA_VIOLATION, f"{name} must be a string, not {kind}", name
                )
            if value.strip():
                return value.strip()
        return None

    def text(self, *names: str) -> str | None:
        return self._string(*names)

    def _roles(self, plural: str, flat: str) -> Iterator[tuple[str, Path, str]]:
        """Yield (role, path, content type) of a repeated text, the main one first."""
        listed = self._data.get(plural)
        if listed is not None and not isinstance(listed, list):
            raise DispatchError(
                RejectReason.SCHEMA_VIOLATION, f"{plural} must be an array", plural
            )
        found = []
        for number, one in enumerate((listed or [])[:_MOST]):
            if isinstance(one, dict) and isinstance(one.get("value"), str):
                kind = one.get("contentType", one.get("contenttype"))
                found.append((str(one.get("role") or ""), (plural, number, "value"), str(kind)))
        yield from sorted(found, key=lambda one: one[0] not in ("main", ""))
        for name in (*_BODIES,) if flat == "body" else (flat,):
            if self._string(name):
                yield "", (name,), ""

    def feed(self, decoded: Manuscript) -> FeedItem:
        found = FeedItem()
        for role, path, _ in self._roles("headlines", "headline"):
            text = self._document.text(path)
            if text and role != "original" and found.headline is None:
                found.headline = (text, self._writer(path, decoded))
        for _, path, kind in self._roles("bodies", "body"):
            text = self._document.text(path)
            if text:
                found.bodies.append((text, self._writer(path, decoded, _is_html(text, kind))))
                break
        for part, names in (("byline", ("byline", "by")), ("dateline", ("dateline",))):
            name = next((name for name in names if self._string(name)), None)
            if name:
                setattr(found, part, (self._string(name), self._writer((name,), decoded)))
        found.captions.extend(self._captions(decoded))
        return found

    def _captions(self, decoded: Manuscript) -> Iterator[tuple[str, Writer]]:
        """Yield the descriptions of associated pictures."""
        held = self._data.get("associations")
        pairs: list[tuple[str | int, JsonValue]] = []
        if isinstance(held, dict):
            pairs.extend(list(held.items())[:_MOST])
        elif isinstance(held, list):
            pairs.extend(enumerate(held[:_MOST]))
        for key, one in pairs:
            if not isinstance(one, dict) or one.get("type") not in ("picture", "graphic"):
                continue
            flat: Path = ("associations", key, "description_text")
            path = flat if self._document.text(flat) else (*flat[:2], "descriptions", 0, "value")
            text = self._document.text(path)
            if text and " " in text:
                yield text, self._writer(path, decoded)

    def _writer(self, path: Path, decoded: Manuscript, is_html: bool = False) -> Writer:  # noqa: FBT001, FBT002
        """Decode a string once; the writer then adds it as it is or as markup."""
        start = decoded.length
        self._document.write(path, decoded)
        text = decoded.text[start:]

        def write(page: Manuscript) -> None:
            if is_html:
                write_fragment(text, start, page)
            else:
                page.add(text, start)

        return write

    def issued(self) -> str | None:
        """Return when this version was issued; the first version's moment where it is alone."""
        names = ("versioncreated", "versionCreated", "firstcreated", "firstCreated")
        for name in (*names, "contentcreated", "contentCreated"):
            value = self._string(name)
            if value:
                return moment_of(name, value)
        return None

    def agency(self) -> str | None:
        """Return the agency that the item names as its source."""
        names = [self._data.get(name) for name in ("source", "creditline", "copyrightholder")]
        for plural in ("infoSources", "infosources", "infosource"):
            listed = self._data.get(plural)
            sources = (listed if isinstance(listed, list) else [])[:_MOST]
            names += [one.get("name") for one in sources if isinstance(one, dict)]
        names += [self._data.get("copyrightHolder"), self._host()]
        return next((key for name in names if (key := provider_key(name))), None)

    def _host(self) -> str | None:
        parts = self.identifier.split("/")
        return parts[2] if len(parts) > 2 and "." in parts[2] else None  # noqa: PLR2004

    def stated(self) -> Stated:
        status = self._string("pubstatus", "pubStatus")
        if status and status.lower() not in _STATUSES:
            raise DispatchError(
                RejectReason.SCHEMA_VIOLATION,
                f"pubStatus {status[:40]!r} is none of usable, withheld, canceled",
                "pubStatus" if "pubStatus" in self._data else "pubstatus",
            )
        return Stated(
            uri=self.identifier,
            version=self._version(),
            pub_status=status.lower() if status else None,
            signals=tuple(_signals(self._data)),
            embargoed_until=zoned(
                self._string("embargoed", "embargoedUntil", "embargoeduntil") or ""
            ),
            ed_note=self._string("ednote", "edNote"),
            slug=self._string("slugline"),
            located=self._string("located"),
            urgency=self._urgency(),
            copyright_notice=self._string("copyrightnotice", "copyrightNotice"),
            copyright_holder=self._string("copyrightholder", "copyrightHolder"),
            usage_terms=self._string("usageterms", "usageTerms"),
            alt_ids=(("ninjsUri", self.identifier), *_alt_ids(self._data)),
        )

    def _version(self) -> str | None:
        value = self._data.get("version")
        return (
            str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
        )

    def _urgency(self) -> int | None:
        value = self._data.get("urgency")
        return value if isinstance(value, int) and 1 <= value <= 9 else None  # noqa: PLR2004


def _is_html(text: str, kind: str) -> bool:
    """Say whether a text has elements; one that is said to be plain may have company codes."""
    return kind != "text/plain" and _MARKUP.search(text) is not None


def _alt_ids(data: dict[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Yield the item's other ids: an object of them in 1.x, a list with roles since."""
    held = data.get("altids") or data.get("altIds")
    pairs: list[tuple[JsonValue, JsonValue]] = []
    if isinstance(held, dict):
        pairs.extend(held.items())
    elif isinstance(held, list):
        pairs.extend((o.get("role"), o.get("value")) for o in held if isinstance(o, dict))
    for role, value in pairs[:_MOST]:
        if isinstance(role, str) and isinstance(value, str) and role and value:
            yield role, value


def _signals(data: dict[str, JsonValue]) -> Iterator[str]:
    listed = data.get("signal") or data.get("signals")
    for one in (listed if isinstance(listed, list) else [])[:_MOST]:
        code = one.get("code") or one.get("qcode") if isinstance(one, dict) else one
        if isinstance(code, str):
            yield code.rpartition(":")[2]
