"""The terminal output of `dateline parse`: every part in its colour, with its field."""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from service.cli.words import BOUNDS, CODES, EVENTS, METHODS, REASONS, REVISIONS, TAGS
from service.core.article import Article, Evidence, IssuedDate, Part, Span, Take
from service.core.dates.calendar import day_alone, month_day
from service.core.enrich import Enrichment
from service.core.envelope import Dispatch
from service.core.outcome import Rejected

# Where a part goes in the event and its colour, by the part's name; what goes nowhere is dimmed.
_PARTS = {
    "headline": ("item.headlines", "bold"),
    "tag": ("wire.tags", "bold yellow"),
    "slug": ("item.slugline", "magenta"),
    "editors_note": ("item.edNote", "yellow"),
    "byline": ("item.by", "bold cyan"),
    "dateline": ("wire.dateline", "green"),
    "date": ("dates.issued", "bold green"),
    "date_line": ("dates.issued", "green"),
    "paragraph": ("item.bodies", ""),
    "caption": ("wire.captions", "blue"),
    "sign_off": ("wire.signOff", "cyan"),
    "end_mark": ("wire.endMark", "red"),
    "take_mark": ("wire.take", "red"),
    "credit": ("wire.credits", "cyan"),
    "copyright": ("item.copyrightNotice", "magenta"),
    "embargo": ("wire.embargo", "bold red"),
    "other_headline": ("wire.otherHeadlines", "dim yellow"),
    "list_heading": ("", "dim"),
    "front_matter": ("", "dim"),
    "envelope": ("", "dim"),
    "markup": ("", "dim"),
    "chrome": ("", "dim"),
}
# What a terminal would act upon is shown as a dot; one for one, so that spans hold.
_CONTROLS = {code: "·" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_CONTROLS |= {ord("\r"): " ", ord("\t"): " "}
_MARKUP = "markup"
_LONGEST = 20_000
_MANY, _FEW = 12, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything that is shown of one dispatch."""

    dispatch: Dispatch
    article: Article
    parts: tuple[Part, ...]
    extra: Enrichment
    event: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the input, what it is, the field it goes to and its colour."""

    start: int
    end: int
    name: str
    field: str
    style: str


def show(shown: Shown, console: Console | None = None) -> None:
    """Print what was read: the text with its parts, the date, the story, the warnings."""
    console = console or Console(highlight=False)
    console.print(_source(shown.dispatch.body, list(marks(shown))))
    console.print()
    console.print(_facts(shown))
    console.print(_date(shown.article.issued))
    console.print(_rules(shown.parts))
    _tell_quality(console, shown.article)


def show_reject(rejected: Rejected, console: Console | None = None) -> None:
    """Print why a dispatch is refused and what can be done about it."""
    console = console or Console(highlight=False)
    field = f" (field [bold]{escape(rejected.field)}[/])" if rejected.field else ""
    console.print(f"[bold red]rejected[/] as [bold]{rejected.reason}[/]{field}")
    console.print(escape(_safe(rejected.detail)))
    console.print(f"[dim]{REASONS[rejected.reason]}[/]")


def _safe(text: str) -> str:
    return text.translate(_CONTROLS)


def marks(shown: Shown) -> Iterator[Mark]:
    """Yield the marks of an input in order; the day of a dateline is painted over it."""
    for part in shown.parts:
        if part.name != "blank":
            yield _mark(part.name, part.span)
    dateline = shown.article.dateline
    if dateline is not None and dateline.date_span is not None and not _unread_day(shown.article):
        yield _mark("date", dateline.date_span)


def _unread_day(article: Article) -> str | None:
    """Return what a dateline prints for a day and is none."""
    printed = article.dateline.date_text if article.dateline else None
    return printed if printed and not (month_day(printed) or day_alone(printed)) else None


def _mark(name: str, span: Span) -> Mark:
    field, style = _PARTS[name]
    return Mark(span[0], span[1], name.replace("_", " "), field, style)


def _source(body: str, found: list[Mark]) -> Table:
    """Return the input line by line, beside each line its parts and the fields they go to."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    shown = Text(_safe(body[:_LONGEST]))
    for mark in found:
        shown.stylize(mark.style, mark.start, mark.end)
    edges = _edges(shown.plain, found)
    for (start, end), labels in zip(pairwise(edges), _labels(found, edges), strict=False):
        line = shown[start:end]
        line.rstrip()
        if line.plain.strip():
            names = Text("\n").join(Text(name, style) for name, _, style in labels)
            table.add_row(names, "\n".join(field for _, field, _ in labels), line)
    if len(body) > _LONGEST:
        table.add_row("", "", f"… and {len(body) - _LONGEST} characters more")
    return table


def _edges(text: str, found: list[Mark]) -> list[int]:
    """Return where rows begin, and the end: at lines, and within a line of markup at its parts."""
    lines = [0, *(at for at, char in enumerate(text, 1) if char == "\n"), len(text)]
    marked = {bisect.bisect(lines, mark.start) for mark in found if mark.name == _MARKUP}
    seen: set[int] = set()
    cuts: list[int] = []
    for mark in found:
        line = bisect.bisect(lines, mark.start)
        if line in marked and mark.name not in (_MARKUP, "date"):
            cuts += [mark.start] if line in seen else []
            seen.add(line)
    return sorted({*lines, *cuts})


def _labels(found: Iterable[Mark], edges: list[int]) -> list[list[tuple[str, str, str]]]:
    """Return name, field and colour of each row's parts, in the order in which they stand."""
    labels: list[dict[tuple[str, str, str], None]] = [{} for _ in edges]
    for mark in sorted(found, key=lambda mark: mark.start):
        first = bisect.bisect(edges, mark.start) - 1
        last = bisect.bisect(edges, max(mark.end - 1, mark.start)) - 1
        for row in range(first, min(last, len(labels) - 1) + 1):
            labels[row][mark.name, mark.field, mark.style] = None
    # What holds a part is told by its colour; beside a part it needs no name.
    return [[one for one in row if len(row) == 1 or one[0] != _MARKUP] for row in labels]


def _facts(shown: Shown) -> Table:
    table = _section("read")
    article, item, event = shown.article, shown.event["item"], shown.event
    by = ", ".join(article.byline.names) if article.byline else None
    rows = {
        "event.type": f"{event['event']['type']}: {EVENTS[event['event']['type']]}",
        "item.uri": item["uri"],
        "item.headlines": article.headline,
        "item.language": item.get("language"),
        "item.by": by,
        "wire.agency": event["wire"].get("agency"),
        "wire.itemClass": article.item_class,
        "wire.tags": "; ".join(_tag_words(article)) or None,
        "wire.revision": REVISIONS[article.revision.kind],
        "wire.dateline": _places(event),
        "wire.take": _take(article.take),
        "wire.embargo": article.embargoed_until or article.embargo,
        "item.bodies": _size(item),
        "wire.otherHeadlines": "; ".join(o.headline for o in article.other_headlines) or None,
        "entities": _entities(shown.extra),
        "schedule": "; ".join(f"{s.start}: “{s.surface}”" for s in shown.extra.schedule) or None,
        "provenance.parser": f"dialect {article.dialect}, form {article.form}",
        "provenance.encoding": shown.dispatch.encoding,
    }
    for field, value in rows.items():
        if value:
            table.add_row(field, Text(_safe(str(value))))
    return table


def _section(title: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, show_header=False
    )
    table.add_column(style="dim", no_wrap=True, justify="right", min_width=20)
    table.add_column(overflow="fold")
    return table


def _tag_words(article: Article) -> Iterator[str]:
    for tag in article.tags:
        number = "" if tag.ordinal is None else f", number {tag.ordinal}"
        yield f"“{tag.raw}”: {TAGS[tag.kind]}{number}"


def _take(take: Take | None) -> str | None:
    if take is None:
        return None
    number = f"part {take.number}" if take.number else "a part"
    return f"{number} of a longer text, {'more follows' if take.more else 'the last'}"


def _places(event: dict[str, Any]) -> str | None:
    dateline = event["wire"].get("dateline")
    if dateline is None:
        return None
    places = [
        ", ".join(str(place[key]) for key in ("name", "country", "timeZone") if key in place)
        for place in dateline.get("places", ())
    ]
    return "; ".join(places) or f"{dateline.get('placeText') or dateline['raw']} (no known place)"


def _size(item: dict[str, Any]) -> str | None:
    bodies = item.get("bodies")
    if not bodies:
        return None
    return f"{bodies[0].get('wordCount', 0)} words, {bodies[0].get('charCount', 0)} characters"


def _entities(extra: Enrichment) -> str | None:
    names = [f"{entity.name} ({entity.type})" for entity in extra.entities]
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return "; ".join(names[:_MANY]) + more or None


def _date(issued: IssuedDate) -> Table:
    table = _section("dates.issued")
    for label, words in date_words(issued):
        style = {"ruled out": "red", "could be": "yellow", "issued": "bold green"}.get(label, "")
        table.add_row(label, Text(_safe(words), style=style))
    return table


def date_words(issued: IssuedDate) -> Iterator[tuple[str, str]]:
    """Say in words when a dispatch was issued, what speaks for it and what was ruled out."""
    if issued.value is None:
        why = "more than one day is possible" if issued.candidates else "nothing tells the day"
        yield "issued", f"not known: {why}"
    else:
        zone = f" in {issued.time_zone}" if issued.time_zone else ""
        yield "issued", f"{issued.value}{zone}"
        yield "because", _how(issued)
    many = len(issued.candidates) > _MANY
    for candidate in issued.candidates[: _FEW if many else _MANY]:
        yield "could be", candidate
    if many:
        left, last = len(issued.candidates) - _FEW, issued.candidates[-1]
        yield "could be", f"and {left} days more, the last of them {last}"
    for evidence in issued.evidence:
        yield "evidence", evidence_words(evidence)
    for rejected in issued.rejected[:_MANY]:
        yield "ruled out", f"{rejected.value}: {rejected.reason}"
    if len(issued.rejected) > _MANY:
        yield "ruled out", f"and {len(issued.rejected) - _MANY} more"
    if issued.not_before != issued.value or issued.not_after != issued.value:
        yield "range", f"{issued.not_before or '…'} to {issued.not_after or '…'}"


def _rules(parts: tuple[Part, ...]) -> Table:
    """Return which rule found the parts of each name, and where the first of them begins."""
    table = _section("parts")
    found: dict[tuple[str, str], list[int]] = {}
    for part in parts:
        found.setdefault((part.name, part.rule), []).append(part.span[0])
    for (name, rule), starts in found.items():
        times = f", {len(starts)} times" if len(starts) > 1 else ""
        table.add_row(name.replace("_", " "), f"by {rule}{times}, first at character {starts[0]}")
    return table


def _how(issued: IssuedDate) -> str:
    method = METHODS[issued.method] if issued.method else "of the evidence below"
    sure = f", {issued.confidence:.0%} sure" if issued.confidence is not None else ""
    return method + sure


def evidence_words(evidence: Evidence) -> str:
    """Say what one piece of evidence is and which way it bounds the date."""
    bound = f", {BOUNDS[evidence.bound]}" if evidence.bound else ""
    return f"{evidence.kind.replace('_', ' ')} “{evidence.text}”{bound}"


def _tell_quality(console: Console, article: Article) -> None:
    for code in article.codes:
        console.print(f"[bold yellow]warning[/] {escape(CODES.get(code, code.replace('_', ' ')))}")
    if unread := _unread_day(article):
        told = f"the dateline's day, “{_safe(unread)}”, names no single day"
        console.print(f"[bold yellow]warning[/] {escape(told)}")
    for warning in article.warnings:
        console.print(f"[bold yellow]warning[/] {escape(_safe(warning))}")
