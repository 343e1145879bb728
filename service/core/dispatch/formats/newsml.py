"""NewsML-G2 (an item alone, or the first text of a message or package), NITF alone or inside it.

Names as in IPTC's NewsML-G2 2.x and NITF 3.x; qcodes are read without their scheme's prefix.
"""

from dataclasses import replace

from service.core.dispatch.formats.feed import FeedItem, Writer, write_item
from service.core.dispatch.formats.moments import moment, moment_of, zoned
from service.core.dispatch.formats.newsml1 import ROOT, unwrap_newsml1
from service.core.dispatch.formats.providers import provider_key
from service.core.dispatch.formats.stated import Stated, Unwrapped, urgency
from service.core.dispatch.formats.xml_text import data_of, elements_of, field_of
from service.core.dispatch.formats.xml_tree import Node, Tree
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError, RejectReason

_ROOTS = ("newsItem", "newsMessage", "packageItem", "nitf")
_STATUSES = frozenset({"usable", "withheld", "canceled"})


def unwrap_newsml(dispatch: Dispatch) -> Unwrapped:
    """Read the first text of a document in NewsML-G2 or NewsML 1.x, or one in NITF.

    Raises:
        DispatchError: SCHEMA_VIOLATION, or NO_BODY when no item holds a text.
    """
    tree = Tree(dispatch.body)
    root = tree.root
    if root.name == ROOT:
        return unwrap_newsml1(dispatch, tree)
    if root.name not in _ROOTS:
        raise DispatchError(
            RejectReason.SCHEMA_VIOLATION,
            f"the root element {root.name[:40]!r} is none of {', '.join((*_ROOTS, ROOT))}",
            "body",
        )
    if root.name == "nitf":
        item, others = _Item(tree, root, root), 0
    else:
        texts = [one for one in tree.all(root, "newsItem") if _is_readable(tree, one)]
        if not texts:
            raise DispatchError(
                RejectReason.NO_BODY, f"the {root.name} holds no newsItem with a text", "newsItem"
            )
        content = _content(tree, texts[0]) or Node("", {}, 0)
        item, others = _Item(tree, texts[0], content), len(texts) - 1
    return item.unwrapped(dispatch, others)


def _is_readable(tree: Tree, item: Node) -> bool:
    """Say whether an item holds a text, or takes one back (that needs none)."""
    about = item.child("itemMeta")
    status = about.child("pubStatus") if about else None
    return bool(_content(tree, item) or (status and _code(status) != "usable"))


def _content(tree: Tree, item: Node) -> Node | None:
    """Return the inline text of a news item, XML before data."""
    for content in tree.all(item, "contentSet"):
        for name in ("inlineXML", "inlineData"):
            found = next((one for one in tree.all(content, name) if not tree.is_blank(one)), None)
            if found:
                return found
    return None


class _Item:
    """A news item with its text; of plain NITF both are the document."""

    def __init__(self, tree: Tree, item: Node, content: Node) -> None:
        self._tree = tree
        self._item = item
        self._content = content
        nothing = Node("", {}, 0)
        self._about = item.child("itemMeta") or nothing
        self._meta = item.child("contentMeta") or nothing
        self._rights = item.child("rightsInfo") or nothing

    def unwrapped(self, dispatch: Dispatch, others: int) -> Unwrapped:
        feed = self._feed()
        page = write_item(feed, self._tree.text)
        language = self._meta.child("language")
        given = replace(
            dispatch,
            headline=dispatch.headline or (feed.headline[0] if feed.headline else None),
            published_at=dispatch.published_at or self._issued(),
            language=dispatch.language or (language.attrs.get("tag") if language else None),
            agency=self._agency(),
            form="nitf" if self._item.name == "nitf" else "newsml-g2",
        )
        more = f"the message holds {others + 1} texts; the first is read"
        stated = self._stated((more,) if others else ())
        return Unwrapped(dispatch=given, text=page.text, manuscript=page, stated=stated)

    def _feed(self) -> FeedItem:
        head = self._first(self._content, "body.head")
        found = FeedItem(
            headline=self._text(self._meta.child("headline"), self._first(head, "hl1"))
            or self._text(self._about.child("title"), self._about.child("edNote")),
            byline=self._text(self._meta.child("by")) or self._byline(self._first(head, "byline")),
            dateline=self._text(self._meta.child("dateline"), self._first(head, "dateline")),
        )
        body = self._first(self._content, "body.content") or self._first(self._content, "body")
        found.bodies.append(self._body(body or self._content))
        end = self._first(self._content, "tagline")
        if end:
            found.bodies.append(self._body(end))
        return found

    def _first(self, node: Node | None, name: str) -> Node | None:
        return next(self._tree.all(node, name), None) if node else None

    def _text(self, *nodes: Node | None) -> tuple[str, Writer] | None:
        return field_of(self._tree, *nodes)

    def _byline(self, node: Node | None) -> tuple[str, Writer] | None:
        """Return the names of NITF's byline, without the post or the house that follows them."""
        post = self._first(node, "byttl")
        if node is None or (post is None and "/" not in self._tree.slice(node)):
            return self._text(node)
        end = post.start if post else node.end
        text = self._tree.run((node.start, end)).partition(" / ")[0].replace("\n", " ")
        words = " ".join(text.split())
        return (words, lambda page: page.add(text, node.start)) if words else None

    def _body(self, node: Node) -> tuple[str, Writer]:
        if node.name == "inlineData":
            return data_of(self._tree, node, html="html" in node.attrs.get("contenttype", ""))
        return elements_of(self._tree, node)

    def _issued(self) -> str | None:
        """Return when this version was issued; the first version's moment where it is alone."""
        nodes = (
            self._about.child("versionCreated"),
            self._about.child("firstCreated"),
            self._meta.child("contentCreated"),
        )
        for node in nodes:
            words = self._tree.words(node)
            if node and words:
                return moment_of(node.name, words)
        issue = self._first(self._item, "date.issue")
        return moment(issue.attrs.get("norm")) if issue else None

    def _agency(self) -> str | None:
        """Return the agency that provides the item, by code, literal or name."""
        names: list[str | None] = []
        for node in (
            self._about.child("provider"),
            self._meta.child("infoSource"),
            self._meta.child("creator"),
            self._rights.child("copyrightHolder"),
        ):
            if node:
                names += [node.attrs.get("qcode"), node.attrs.get("literal")]
                names += [node.attrs.get("uri"), self._tree.words(node.child("name") or node)]
        names.append(self._tree.words(self._meta.child("creditline")))
        return next((key for name in names if (key := provider_key(name))), None)

    def _stated(self, warnings: tuple[str, ...]) -> Stated:
        words, item, meta = self._tree.words, self._item, self._meta
        doc_id = self._first(item, "doc-id")
        guid = item.attrs.get("guid") or (doc_id.attrs.get("id-string") if doc_id else None)
        holder = self._rights.child("copyrightHolder")
        named = words(holder.child("name") or holder) if holder else None
        return Stated(
            uri=guid,
            version=item.attrs.get("version"),
            pub_status=self._status(),
            signals=tuple(
                _code(one) for one in self._about.children or () if one.name == "signal"
            ),
            embargoed_until=zoned(words(self._about.child("embargoed")) or ""),
            ed_note=words(self._about.child("edNote")),
            slug=words(meta.child("slugline")),
            located=self._located(),
            urgency=urgency(words(meta.child("urgency"))),
            copyright_notice=words(self._rights.child("copyrightNotice")),
            copyright_holder=named or (holder.attrs.get("literal") if holder else None),
            usage_terms=words(self._rights.child("usageTerms")),
            alt_ids=(("newsmlGuid", guid),) if guid else (),
            warnings=warnings,
        )

    def _status(self) -> str | None:
        node = self._about.child("pubStatus")
        if node is None:
            return None
        status = _code(node)
        if status not in _STATUSES:
            raise DispatchError(
                RejectReason.SCHEMA_VIOLATION,
                f"pubStatus {status[:40]!r} is none of usable, withheld, canceled",
                "pubStatus",
            )
        return status

    def _located(self) -> str | None:
        node = self._meta.child("located")
        return self._tree.words(node.child("name")) if node and node.child("name") else None


def _code(node: Node) -> str:
    text = node.attrs.get("qcode") or node.attrs.get("uri") or node.attrs.get("literal") or ""
    return text.rpartition(":")[2].rpartition("/")[2].strip().lower()
