"""Writes the text of an XML element into a page: NITF, XHTML, or markup kept as data."""

from service.core.article import Span
from service.core.dispatch.formats.feed import Writer
from service.core.dispatch.formats.html import write_fragment
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.markup import BLOCK
from service.core.dispatch.formats.xml_tree import Node, Tree

_NITF_BLOCKS = frozenset(
    """hl1 hl2 hedline byline byttl dateline distributor abstract block media body.head
    body.content body.end tagline bibliography series note""".split()
)
_BREAKS = BLOCK | _NITF_BLOCKS | {"br", "hr"}
_SKIPPED = frozenset("script style head media-metadata media-object docdata".split())
_CAPTIONS = frozenset("figcaption media-caption".split())


def field_of(tree: Tree, *nodes: Node | None) -> tuple[str, Writer] | None:
    """Return the first element with a text as a field of one line."""
    found = next((node for node in nodes if node and not tree.is_blank(node)), None)
    if found is None:
        return None
    text, start = tree.slice(found), found.start
    return " ".join(text.split()), lambda page: page.add(text.replace("\n", " "), start)


def data_of(tree: Tree, node: Node, *, html: bool = False) -> tuple[str, Writer]:
    """Return the text of an element that holds no elements; it may be HTML all the same."""
    text = tree.slice(node)
    if html or "</" in text:
        return text, lambda page: write_fragment(text, node.start, page)
    return text, lambda page: page.add(text, node.start)


def elements_of(tree: Tree, node: Node) -> tuple[str, Writer]:
    """Return the text of an element with the elements inside it."""
    return tree.slice(node), lambda page: _write_nodes(tree, node, page)


def _write_nodes(tree: Tree, node: Node, page: Manuscript) -> None:
    """Write an element's text, a line for each block; nesting may be of any depth."""
    waiting: list[Node | Span | None] = list(reversed(node.content()))
    page.line()
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            _write_run(tree, one, page)
        elif one is None:
            page.line()
        elif one.name in _CAPTIONS:
            _write_caption(tree, one, page)
        elif one.name not in _SKIPPED:
            if one.name in _BREAKS:
                page.line()
                waiting.append(None)
            if one.children:
                waiting.extend(reversed(one.content()))
            else:
                _write_run(tree, (one.start, one.end), page)
    page.line()


def _write_caption(tree: Tree, node: Node, page: Manuscript) -> None:
    page.line()
    if " " in (tree.words(node) or ""):
        page.glue("\u25b2 ")
        page.add(tree.slice(node).replace("\n", " "), node.start)
    page.line()


def _write_run(tree: Tree, span: Span, page: Manuscript) -> None:
    """Write a stretch of text in one line, without the blank lines that a line begins with."""
    text, start = tree.run(span), span[0]
    if page.fresh and text[:1].isspace():
        blank = len(text) - len(text.lstrip())
        if blank == len(text):
            return
        skipped = text.rfind("\n", 0, blank) + 1
        text, start = text[skipped:], start + skipped
    page.add(text.replace("\n", " "), start)
