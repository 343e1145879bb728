"""NewsML 1.x, as AFP, Kyodo, ATS and ANA still send it: the first text of a document.

Names as in IPTC's NewsML 1.2. A text is the ContentItem of a NewsComponent; what that does not say
of itself, the components around it say.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from service.core.dispatch.formats.feed import FeedItem, Writer, write_item
from service.core.dispatch.formats.moments import moment_of, zoned
from service.core.dispatch.formats.providers import provider_key
from service.core.dispatch.formats.stated import Stated, Unwrapped, urgency
from service.core.dispatch.formats.xml_text import data_of, elements_of, field_of
from service.core.dispatch.formats.xml_tree import Node, Tree
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError, RejectReason

ROOT = "NewsML"
_STATUSES = frozenset({"usable", "embargoed", "withheld", "canceled"})
_SIGNALS = {"update": "update", "correction": "correction", "rectify": "correction"}
# Roles of components: parts of one text in order, and what is beside a text.
_PIECES = frozenset({"lead", "body"})
_BESIDE = frozenset({"title", "headline", "caption", "byline", "keywords"})
_NO_TEXTS = frozenset({"photo", "graphic", "video", "audio", "animation"})
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_DEEPEST = 20
_NOTHING = Node("", {}, 0)


class _Component(NamedTuple):
    """A NewsComponent and the one around it."""

    node: Node
    above: "_Component | None"

    def role(self) -> str:
        return _formal(self.node.child("Role")).lower()

    def outwards(self) -> Iterator[Node]:
        """Yield the component and those around it, innermost first."""
        one: _Component | None = self
        while one:
            yield one.node
            one = one.above


class _Text(NamedTuple):
    """A text and the component that holds it."""

    content: Node
    within: _Component


def unwrap_newsml1(dispatch: Dispatch, tree: Tree) -> Unwrapped:
    """Read the first text of a NewsML 1.x document.

    Raises:
        DispatchError: SCHEMA_VIOLATION, or NO_BODY when no item holds a text.
    """
    found = [(one, list(_texts(tree, one))) for one in tree.all(tree.root, "NewsItem")]
    readable = [(one, texts) for one, texts in found if texts or _status(one) == "canceled"]
    if not readable:
        detail = "the NewsML holds no NewsItem with a text"
        raise DispatchError(RejectReason.NO_BODY, detail, "NewsItem")
    item = _Item(tree, *readable[0])
    more = f"the document holds {len(readable)} texts; the first is read"
    feed = item.feed()
    page = write_item(feed, tree.text)
    given = replace(
        dispatch,
        headline=dispatch.headline or (feed.headline[0] if feed.headline else None),
        published_at=dispatch.published_at or item.issued(),
        language=dispatch.language or item.language(),
        agency=item.agency(),
        form="newsml-1",
    )
    stated = item.stated((more,) if len(readable) > 1 else ())
    return Unwrapped(dispatch=given, text=page.text, manuscript=page, stated=stated)


def _texts(tree: Tree, item: Node) -> Iterator[_Text]:
    """Yield the texts of an item in order; components may lie within others to any depth."""
    waiting = [_Component(one, None) for one in reversed(_children(item, "NewsComponent"))]
    while waiting:
        part = waiting.pop()
        if part.role() not in _BESIDE:
            for one in _children(part.node, "ContentItem"):
                content = one.child("DataContent")
                media = _formal(one.child("MediaType")).lower()
                if content and media not in _NO_TEXTS and not tree.is_blank(content):
                    yield _Text(content, part)
        inner = _children(part.node, "NewsComponent")
        waiting += [_Component(one, part) for one in reversed(inner)]


class _Item:
    """A news item with its texts, the first of which is read."""

    def __init__(self, tree: Tree, item: Node, texts: list[_Text]) -> None:
        self._tree = tree
        self._item = item
        self._texts = texts
        first = texts[0].within if texts else _Component(item.child("NewsComponent") or item, None)
        self._around = list(islice(first.outwards(), _DEEPEST))
        self._managed = item.child("NewsManagement") or _NOTHING
        heads = tree.all(texts[0].content, "body.head") if texts else iter(())
        self._head = next(heads, _NOTHING)

    def feed(self) -> FeedItem:
        return FeedItem(
            headline=self._field(self._line("HeadLine"), self._within("hl1")),
            byline=self._field(self._line("ByLine"), self._within("byline")),
            dateline=self._field(self._line("DateLine"), self._within("dateline")),
            bodies=[self._body(content) for content in self._contents()],
        )

    def _contents(self) -> list[Node]:
        """Return the first text, or all the pieces that it is one of."""
        if not self._texts:
            return []
        first = self._texts[0]
        if first.within.role() not in _PIECES:
            return [first.content]
        around = first.within.above
        beside = [one for one in self._texts if one.within.above is around]
        return [one.content for one in beside if one.within.role() in _PIECES]

    def _body(self, content: Node) -> tuple[str, Writer]:
        if content.children is None:
            return data_of(self._tree, content)
        return elements_of(self._tree, next(self._tree.all(content, "body.content"), content))

    def _within(self, name: str) -> Node | None:
        """Return an element of NITF's own head."""
        return next(self._tree.all(self._head, name), None)

    def _field(self, *nodes: Node | None) -> tuple[str, Writer] | None:
        return field_of(self._tree, *nodes)

    def _said(self, section: str, name: str) -> Iterator[Node]:
        """Yield what the components say under a name in one of their sections, innermost first."""
        for component in self._around:
            yield from _children(component.child(section) or _NOTHING, name)

    def _line(self, name: str) -> Node | None:
        said = self._said("NewsLines", name)
        return next((one for one in said if not self._tree.is_blank(one)), None)

    def _note(self) -> str | None:
        """Return the advisory that AFP puts beside the lines of an item."""
        for one in self._said("NewsLines", "NewsLine"):
            if _formal(one.child("NewsLineType")) == "AdvisoryLine":
                return self._tree.words(one.child("NewsLineText"))
        return None

    def issued(self) -> str | None:
        """Return when this revision was made; the first one's moment where that is alone."""
        sent = self._tree.root.child("NewsEnvelope") or _NOTHING
        made = [self._managed.child(name) for name in ("ThisRevisionCreated", "FirstCreated")]
        for node in (*made, sent.child("DateAndTime")):
            words = self._tree.words(node)
            if node and words:
                return moment_of(node.name, words)
        return None

    def language(self) -> str | None:
        named = (_formal(one) for one in self._said("DescriptiveMetadata", "Language"))
        spoken = (one.attrs.get(_LANG) for one in (*self._around, self._item))
        return next(filter(None, (*named, *spoken)), None)

    def agency(self) -> str | None:
        sent = (self._tree.root.child("NewsEnvelope") or _NOTHING).child("SentFrom")
        parties = [
            one
            for role in ("Provider", "Source", "Creator")
            for one in self._said("AdministrativeMetadata", role)
        ]
        credit = self._tree.words(self._line("CreditLine"))
        names = [_formal((one or _NOTHING).child("Party")) for one in (*parties, sent)]
        names += [credit or "", self._identity("ProviderId") or ""]
        return next((key for name in names if (key := provider_key(name))), None)

    def _identity(self, name: str) -> str | None:
        named = (self._item.child("Identification") or _NOTHING).child("NewsIdentifier")
        return self._tree.words((named or _NOTHING).child(name))

    def _uri(self) -> str | None:
        """Return the identity that all revisions share: IPTC's urn without the revision."""
        names = [self._identity(name) for name in ("ProviderId", "DateId", "NewsItemId")]
        return ":".join(["urn:newsml", *filter(None, names)]) if all(names) else None

    def stated(self, warnings: tuple[str, ...]) -> Stated:
        managed = self._managed
        label = (self._item.child("Identification") or _NOTHING).child("NameLabel")
        words, uri = self._tree.words, self._uri()
        until = zoned(words((managed.child("StatusWillChange") or _NOTHING).child("DateAndTime")))
        status = _status(self._item)
        if status == "embargoed":
            status = "usable" if until else "withheld"
        told = [_formal(one).lower() for one in _children(managed, "Instruction")]
        urgent = managed.child("Urgency")
        return Stated(
            uri=uri,
            version=self._identity("RevisionId"),
            pub_status=status,
            signals=tuple(_SIGNALS[one] for one in told if one in _SIGNALS),
            embargoed_until=until,
            ed_note=self._note(),
            slug=words(self._line("SlugLine")) or words(label),
            located=self._located(),
            urgency=urgency(_formal(urgent) or words(urgent)),
            copyright_notice=words(self._line("CopyrightLine")),
            alt_ids=(("newsmlGuid", uri),) if uri else (),
            warnings=warnings,
        )

    def _located(self) -> str | None:
        """Return the city in which the item says it was written."""
        for one in self._said("DescriptiveMetadata", "Location"):
            for told in _children(one, "Property"):
                if _formal(told) == "City":
                    return told.attrs.get("Value") or None
        return None


def _children(node: Node, name: str) -> list[Node]:
    return [one for one in node.children or () if one.name == name]


def _formal(node: Node | None) -> str:
    return node.attrs.get("FormalName", "").strip() if node else ""


def _status(item: Node) -> str | None:
    node = (item.child("NewsManagement") or _NOTHING).child("Status")
    status = _formal(node).lower().replace("cancelled", "canceled")
    if status and status not in _STATUSES:
        detail = f"Status {status[:40]!r} is none of {', '.join(sorted(_STATUSES))}"
        raise DispatchError(RejectReason.SCHEMA_VIOLATION, detail, "Status")
    return status or None
