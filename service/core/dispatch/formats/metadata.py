"""Metadata of a page: JSON-LD, Open Graph and meta elements."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import orjson
from turbohtml import Token

from service.core.dates.printed import full_dates
from service.core.dispatch.formats.markup import START, Markup
from service.core.dispatch.formats.moments import moment
from service.core.dispatch.formats.providers import provider_key
from service.core.text import clean, unescape

_PUBLISHED = (
    "jsonld:datePublished",
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
)
_AUTHORS = ("jsonld:author", "author", "parsely-author", "dc.creator", "article:author")
_TITLES = ("jsonld:headline", "og:title", "twitter:title", "dc.title")
_ARTICLE = ("Article", "NewsArticle", "BlogPosting", "Report")
_LINE_ENDS = str.maketrans("\n\r\t", "   ")
_MOST_NODES, _MOST_EACH, _LONGEST_DAY = 200, 400, 60


@dataclass(slots=True)
class Metadata:
    """Fields by name; `places` says where in the source a value stands, where it does so as is."""

    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None

    @property
    def titles(self) -> list[tuple[str, int | None]]:
        """Headlines from the most to the least trusted, each with its place."""
        return [
            (self.fields[name], self.places.get(name)) for name in _TITLES if name in self.fields
        ]

    @property
    def published(self) -> str | None:
        """When it was published, as RFC 3339 or an ISO day."""
        given = (self.fields[name] for name in _PUBLISHED if name in self.fields)
        return next((text for one in given if (text := moment(one) or _day(one))), None)

    @property
    def author(self) -> tuple[str, int | None] | None:
        """The writers as one text with its place; a link is no writer."""
        for name in _AUTHORS:
            text = self.fields.get(name, "")
            if text and "//" not in text:
                return text, self.places.get(name)
        return None

    @property
    def agency(self) -> str | None:
        """The key of the agency that wrote the page, or publishes it."""
        names = (*_AUTHORS, "jsonld:publisher", "jsonld:sourceOrganization", "og:site_name")
        return next((key for n in names if (key := provider_key(self.fields.get(n)))), None)


def _day(text: str) -> str | None:
    """Return the day that a field names as pages print it: 04:25 PM, Apr 08, 2020."""
    days = full_dates(text[:_LONGEST_DAY], most=1)
    return days[0].day.isoformat() if days else None


def read_metadata(markup: Markup) -> Metadata:
    """Read the meta elements, links and JSON-LD scripts of a page."""
    found = Metadata()
    read = {"meta": _meta, "link": _link, "script": _script, "html": _html, "time": _time}
    left = dict.fromkeys(read, _MOST_EACH)
    for number, tag in enumerate(markup.tags):
        if tag in read and markup.kinds[number] is START and left[tag]:
            left[tag] -= 1
            read[tag](found, markup, number)
    found.canonical = found.canonical or _url(found.fields.get("og:url"))
    return found


def _link(found: Metadata, markup: Markup, number: int) -> None:
    token = markup.tokens[number]
    if "canonical" in (token.attr("rel") or "").lower().split():
        found.canonical = found.canonical or _url(token.attr("href"))


def _html(found: Metadata, markup: Markup, number: int) -> None:
    found.language = markup.tokens[number].attr("lang") or found.language


def _time(found: Metadata, markup: Markup, number: int) -> None:
    token = markup.tokens[number]
    if token.attr("itemprop") == "datePublished":
        _keep(found, markup, "datepublished", token.attr("datetime") or "", token)


def _script(found: Metadata, markup: Markup, number: int) -> None:
    if (markup.tokens[number].attr("type") or "").strip().lower() == "application/ld+json":
        _linked_data(found, markup, number)


def _url(text: str | None) -> str | None:
    given = (text or "").strip()
    return given if given.startswith(("https://", "http://")) and len(given) < 2000 else None  # noqa: PLR2004


def _meta(found: Metadata, markup: Markup, number: int) -> None:
    token = markup.tokens[number]
    name = token.attr("property") or token.attr("name") or token.attr("itemprop")
    content = token.attr("content")
    if name and content:
        _keep(found, markup, name.strip().lower(), content, token)


def _keep(found: Metadata, markup: Markup, name: str, content: str, token: Token) -> None:
    """Keep a field that a tag gives, and where in the source it stands; the first one counts."""
    text = clean(unescape(content))[:1000]
    if not text or name in found.fields:
        return
    found.fields[name] = text
    at = (token.source or "").find(text)
    if at >= 0:
        found.places[name] = markup.place(token) + at


def _linked_data(found: Metadata, markup: Markup, number: int) -> None:
    text = markup.raw_text(number)
    try:
        # Sites leave the line ends of a text as they are; elsewhere in JSON a blank does as well.
        loaded = orjson.loads(text.translate(_LINE_ENDS).strip().removesuffix(";"))
    except orjson.JSONDecodeError:
        return
    article = next(_articles(loaded), None)
    if article is None:
        return
    start = markup.place(markup.tokens[number])
    for name in ("headline", "datePublished", "author", "publisher", "sourceOrganization"):
        value = ", ".join(_names(article.get(name)))
        key = f"jsonld:{name}"
        if value and key not in found.fields:
            found.fields[key] = clean(value)[:1000]
            at = markup.source.find(found.fields[key], start, start + len(text) + 200)
            if at >= 0:
                found.places[key] = at


def _articles(loaded: object) -> Iterator[dict[str, object]]:
    """Yield the articles of a JSON-LD document, which may be a list or a graph."""
    waiting, seen = [loaded], 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_MOST_NODES])
        elif isinstance(node, dict):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(_ARTICLE) for kind in kinds):
                yield node
            waiting.extend(node[name] for name in ("@graph", "mainEntity") if name in node)


def _names(value: object) -> list[str]:
    """Return the texts of a value that is a text, a thing with a name, or several of them."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        return _names(value.get("name")) if not isinstance(value.get("name"), dict) else []
    if isinstance(value, list):
        return [name for one in value[:20] if not isinstance(one, list) for name in _names(one)]
    return []
