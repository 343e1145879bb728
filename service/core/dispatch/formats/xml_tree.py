"""XML with its places, read without external parts and entities of its own: no bomb, no fetch.

Expat itself reads nothing from outside. Declarations with which a document could grow are refused:
entities, defaults of attributes. Agencies' documents name the DTD of their text there as well,
which stays unread; the letters it would name (&eacute;) are those of HTML.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from operator import attrgetter
from typing import NoReturn
from xml.parsers import expat

from service.core.dispatch.formats.manuscript import Manuscript
from service.core.outcome import DispatchError, RejectReason

MOST_ELEMENTS, _MOST_PLACED = 40_000, 60_000


_NO_ATTRS: dict[str, str] = {}


@dataclass(slots=True)
class Node:
    """An element: local name, attributes, where in `text` it stands, the elements inside.

    `number` counts the elements of a document in order, `last` is that of the last one inside.
    """

    name: str
    attrs: dict[str, str]
    start: int
    end: int = 0
    number: int = 0
    last: int = -1
    children: "list[Node] | None" = None

    def child(self, *names: str) -> "Node | None":
        """Return the first element right inside with one of some names, tried in order."""
        found = (one for name in names for one in self.children or () if one.name == name)
        return next(found, None)

    def content(self) -> list["Node | tuple[int, int]"]:
        """Return the elements right inside and the stretches of `text` between them."""
        found: list[Node | tuple[int, int]] = []
        at = self.start
        for one in self.children or ():
            if at < one.start:
                found.append((at, one.start))
            found.append(one)
            at = one.end
        if at < self.end:
            found.append((at, self.end))
        return found


_NUMBER = attrgetter("number")


class Tree:
    """A document: its root, and all its text in one manuscript."""

    def __init__(self, source: str) -> None:
        self.text = Manuscript()
        building = _Building(source, self.text)
        self.root, self._named = building.root(), building.named
        self._whole = self.text.text

    def all(self, node: Node, name: str) -> Iterator[Node]:
        """Yield what of one name a node is or holds, in document order, none inside another."""
        named = self._named.get(name, [])
        last = node.number - 1
        for at in range(bisect_left(named, node.number, key=_NUMBER), len(named)):
            one = named[at]
            if one.number > node.last:
                break
            if one.number > last:
                yield one
                last = one.last

    def is_blank(self, node: Node) -> bool:
        """Say whether an element holds no text."""
        return not self.slice(node).strip()

    def words(self, node: Node | None) -> str | None:
        """Return the text of an element, blanks folded; None when there is none."""
        return (" ".join(self._whole[node.start : node.end].split()) or None) if node else None

    def slice(self, node: Node) -> str:
        """Return the text of an element as it stands."""
        return self._whole[node.start : node.end]

    def run(self, span: tuple[int, int]) -> str:
        """Return a stretch of the text."""
        return self._whole[span[0] : span[1]]


class _Building:
    """Builds the tree from expat's events; offsets in bytes become code points as they rise."""

    def __init__(self, source: str, text: Manuscript) -> None:
        self._source = source.replace("\r\n", " \n").replace("\r", "\n")
        self._text = text
        self._bytes = self._source.encode("utf-8", "replace")
        self._ascii = len(self._bytes) == len(self._source)
        self._seen = (0, 0)
        self._stack = [Node("", {}, 0)]
        self._count = self._events = 0
        self.named: dict[str, list[Node]] = defaultdict(list)
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._add
        self._parser.EntityDeclHandler = self._declared
        self._parser.AttlistDeclHandler = self._defaults
        self._parser.SkippedEntityHandler = self._skipped

    def root(self) -> Node:
        try:
            self._parser.Parse(self._bytes, True)  # noqa: FBT003 - that it is all
        except expat.ExpatError as error:
            _refuse(f"not well-formed XML: {error}")
        document = self._stack[0].children or _refuse("a document without an element")
        return document[0]

    def _open(self, name: str, attrs: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            _refuse(f"the document has more than {MOST_ELEMENTS} elements")
        name = name.rpartition(" ")[2]
        node = Node(name, attrs or _NO_ATTRS, self._text.length, 0, self._count)
        self.named[name].append(node)
        above = self._stack[-1]
        if above.children is None:
            above.children = [node]
        else:
            above.children.append(node)
        self._stack.append(node)

    def _close(self, _: str) -> None:
        node = self._stack.pop()
        node.end, node.last = self._text.length, self._count

    def _add(self, data: str) -> None:
        self._events += 1
        if self._events > _MOST_PLACED:
            # Texts of so many lines come in few large pieces from here on, without their places.
            self._parser.buffer_text = True
            self._text.glue(data)
            return
        start = self._parser.CurrentByteIndex if self._ascii else self._place()
        if self._source.startswith(data, start):
            self._text.add(data, start)
        else:
            end = self._source.find(";", start, start + 12)
            self._text.add(data, start, max(end, start) + 1)

    def _place(self) -> int:
        index = self._parser.CurrentByteIndex
        at, points = self._seen
        points += len(self._bytes[at:index].decode("utf-8", "replace"))
        self._seen = (index, points)
        return points

    def _skipped(self, name: str, of_dtd: bool) -> None:  # noqa: FBT001 - expat's
        """Read a letter by its name, which a DTD that was not read declares."""
        letters = html5.get(f"{name};")
        if of_dtd:
            return
        if letters is None:
            _refuse(f"the entity &{name[:40]}; is declared nowhere")
        start = self._place()
        self._text.add(letters, start, start + len(name) + 2)

    def _declared(self, name: str, of_dtd: bool, value: str | None, *_: object) -> None:  # noqa: FBT001 - expat's
        """Let a document name a DTD of others; an entity of its own could grow without end."""
        if not of_dtd or value is not None:
            _refuse(f"the entity {name[:40]!r} is declared in the document itself")

    def _defaults(self, element: str, *_: object) -> NoReturn:
        _refuse(f"attributes of {element[:40]!r} are declared in the document itself")


def _refuse(detail: str) -> NoReturn:
    raise DispatchError(RejectReason.SCHEMA_VIOLATION, detail[:300], "body")
