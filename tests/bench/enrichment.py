"""`python -m tests.bench.enrichment [--misses] [FOLDER]`: enrichment against hand-made labels.

The dispatches and labels of `tests/golden/enrichment` (its README says what a label means), or
of another folder in that form, go through `dateline pipe`'s own function. Precision counts what
is published, recall what a label demands: an optional label helps the one and does not enter the
other.
"""

import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from service.cli.pipe import pipe

LABELLED = Path(__file__).parents[1] / "golden" / "enrichment"
KINDS = (
    "dateline place",
    "place",
    "person",
    "title",
    "later mention",
    "organisation",
    "acronym",
    "schedule",
    "language",
    "genre",
)
_ACRONYM = re.compile(r"[\w.&-]*[A-Z][\w.&-]*[A-Z][\w.&-]*")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+")

_LIKE_ASCII = str.maketrans({0x2019: "'", 0x131: "i"})

Json = dict[str, Any]


@dataclass
class Tally:
    """What was published, how much of it is right; what was demanded, how much was found."""

    published: int = 0
    right: int = 0
    demanded: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.published if self.published else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.demanded if self.demanded else 1.0

    def publish(self, what: str, *, right: bool) -> None:
        self.published += 1
        self.right += right
        if not right:
            self.wrong.append(what)

    def demand(self, what: str, *, found: bool) -> None:
        self.demanded += 1
        self.found += found
        if not found:
            self.missed.append(what)


Score = dict[str, Tally]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One dispatch with its labels and what became of it."""

    name: str
    text: str
    labels: Json
    event: Json

    @property
    def body(self) -> str:
        return str(self.event["item"]["bodies"][0]["value"])

    def entities(self, kind: str) -> list[Json]:
        return [entity for entity in self.event["entities"] if entity["type"] == kind]


def cases(folder: Path = LABELLED) -> list[Case]:
    """Run every labelled dispatch of a folder through the pipe."""
    texts = sorted(folder.glob("*.txt"))
    labels = [orjson.loads(path.with_suffix(".json").read_bytes()) for path in texts]
    records = [_record(path, label) for path, label in zip(texts, labels, strict=True)]
    out = io.BytesIO()
    pipe(io.BytesIO(b"\n".join(records)), out)
    answers = [orjson.loads(line) for line in out.getvalue().splitlines()]
    return [
        Case(name=path.stem, text=path.read_text(), labels=label, event=answer["value"])
        for path, label, answer in zip(texts, labels, answers, strict=True)
    ]


def score(done: Iterable[Case]) -> Score:
    """Count every kind over all cases."""
    result = {kind: Tally() for kind in KINDS}
    for case in done:
        _dateline(case, result["dateline place"])
        _places(case, result["place"])
        _people(case, result)
        _organisations(case, result)
        _schedule(case, result["schedule"])
        _whole(case, result)
    return result


def _record(path: Path, label: Json) -> bytes:
    return orjson.dumps(
        {
            "body": path.read_text(),
            "content_type": "text/plain",
            "source": label["agency"],
            "published_at": label["published"],
        }
    )


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_LIKE_ASCII))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
    return _ARTICLE.sub("", bare.strip()).rstrip(".")


def _named(value: str, label: Json) -> bool:
    return _fold(value) in {_fold(name) for name in label["name"]}


def _starts(text: str, surface: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)]


def _in_text(case: Case, span: list[int]) -> int:
    """Return where a body offset lies in the dispatch, -1 where its paragraph is not verbatim."""
    begin = case.body.rfind("\n\n", 0, span[0])
    begin = 0 if begin < 0 else begin + 2
    paragraph = case.body[begin:].split("\n\n", 1)[0]
    at = case.text.rfind(paragraph)
    return -1 if at < 0 else at + span[0] - begin


def _dateline(case: Case, tally: Tally) -> None:
    wanted = case.labels["dateline"]
    got = case.event["wire"].get("dateline", {}).get("places", [])
    for place in got:
        right = any(
            _named(place["name"], w) and w["country"] == place.get("country") for w in wanted
        )
        tally.publish(f"{case.name}: {place['name']}/{place.get('country')}", right=right)
    for want in wanted:
        tally.demand(
            f"{case.name}: {want['name'][0]}", found=any(_named(p["name"], want) for p in got)
        )


def _places(case: Case, tally: Tally) -> None:
    got = [(entity, entity.get("country")) for entity in case.entities("place")]
    people = list(_people_stretches(case))
    for entity, country in got:
        right = any(_is_place(entity, country, want) for want in case.labels["places"])
        starts = [_in_text(case, span) for span in entity["bodySpans"]]
        clear = not any(a <= at < b for at in starts for a, b in people)
        what = f"{case.name}: {entity['surface']} as {entity['name']}/{country}"
        tally.publish(what if clear else f"{what} (a person)", right=right and clear)
    # A dateline's place that the body names again is published once, as the dateline's.
    filed = [
        (p, p.get("country")) for p in case.event["wire"].get("dateline", {}).get("places", [])
    ]
    for want in _demanded(case.labels["places"]):
        found = any(_is_place(entity, country, want) for entity, country in got + filed)
        tally.demand(f"{case.name}: {want['name'][0]}", found=found)


def _is_place(entity: Json, country: str | None, want: Json) -> bool:
    return _named(entity["name"], want) and want["country"] in (None, country)


def _demanded(labels: list[Json]) -> Iterator[Json]:
    return (label for label in labels if not label.get("optional"))


def _people_stretches(case: Case) -> Iterator[tuple[int, int]]:
    for person in case.labels["people"]:
        for start in _starts(case.text, person["name"]):
            yield start, start + len(person["name"])
        yield from _mentions(case, person)


def _mentions(case: Case, person: Json) -> Iterator[tuple[int, int]]:
    for mention in person.get("mentions", []):
        starts = _starts(case.text, mention["text"])
        for number in mention["occurrences"]:
            yield starts[number - 1], starts[number - 1] + len(mention["text"])


def _people(case: Case, result: Score) -> None:
    wanted = {_fold(person["name"]): person for person in case.labels["people"]}
    got = {_fold(entity["name"]): entity for entity in case.entities("person")}
    for key, entity in got.items():
        result["person"].publish(f"{case.name}: {entity['name']}", right=key in wanted)
    for key, person in wanted.items():
        if not person.get("optional"):
            result["person"].demand(f"{case.name}: {person['name']}", found=key in got)
        if key in got:
            _title(case, person, got[key], result["title"])
        _later(case, person, got.get(key), result["later mention"])


def _title(case: Case, person: Json, entity: Json, tally: Tally) -> None:
    title = entity.get("title")
    what = f"{case.name}: {title} / {person['name']}"
    right = title is not None and _fold(title) in {_fold(t) for t in person["titles"]}
    if title is not None:
        tally.publish(what, right=right)
    if person["titles"] and not person.get("title_optional"):
        tally.demand(what, found=right)


def _later(case: Case, person: Json, entity: Json | None, tally: Tally) -> None:
    wanted = list(_mentions(case, person))
    spans = entity["bodySpans"] if entity else []
    got = [(_in_text(case, span), case.body[span[0] : span[1]]) for span in spans]
    later = [(at, text) for at, text in got if person["name"] not in text]
    for at, text in later:
        right = any(at < end and start < at + len(text) for start, end in wanted)
        tally.publish(f"{case.name}: {text} as {person['name']}", right=right)
    for start, end in wanted:
        found = any(at < end and start < at + len(text) for at, text in later)
        tally.demand(f"{case.name}: {case.text[start:end]} ({person['name']})", found=found)


def _organisations(case: Case, result: Score) -> None:
    got = case.entities("organisation")
    wanted = case.labels["organisations"]
    for entity in got:
        label = next((want for want in wanted if _is_named(entity, want)), None)
        what = f"{case.name}: {entity['name']}"
        result["organisation"].publish(what, right=label is not None)
        for acronym in _acronyms(case, entity):
            right = label is not None and acronym == label.get("acronym")
            result["acronym"].publish(f"{what}: {acronym}", right=right)
    for want in _demanded(wanted):
        mine = [entity for entity in got if _is_named(entity, want)]
        result["organisation"].demand(f"{case.name}: {want['name'][0]}", found=bool(mine))
        if "acronym" in want:
            found = any(want["acronym"] in _acronyms(case, entity) for entity in mine)
            result["acronym"].demand(f"{case.name}: {want['acronym']}", found=found)


def _is_named(entity: Json, want: Json) -> bool:
    return _named(entity["name"], want) or entity["name"] == want.get("acronym")


def _acronyms(case: Case, entity: Json) -> set[str]:
    texts = {case.body[start:end] for start, end in entity["bodySpans"]}
    return {text for text in texts if text != entity["name"] and _ACRONYM.fullmatch(text)}


def _schedule(case: Case, tally: Tally) -> None:
    wanted = case.labels["schedule"]
    got = [(s["start"], s.get("end"), s["surface"]) for s in case.event["schedule"]]
    for start, end, surface in got:
        right = any(_is_when(start, end, want) for want in wanted)
        tally.publish(f"{case.name}: {surface!r} as {start}/{end}", right=right)
    for want in _demanded(wanted):
        found = any(_is_when(start, end, want) for start, end, _ in got)
        tally.demand(f"{case.name}: {want['surface']!r} {want['when'][0]}", found=found)


def _is_when(start: str, end: str | None, want: Json) -> bool:
    return any((start, end) == (when["start"], when.get("end")) for when in want["when"])


def _whole(case: Case, result: Score) -> None:
    language = case.event["item"].get("language")
    _one(case, result["language"], language, case.labels["language"])
    if "genre" in case.labels:
        genres = [g["uri"].rpartition("/")[2] for g in case.event["item"].get("genres", [])]
        _one(case, result["genre"], genres[0] if genres else None, case.labels["genre"])


def _one(case: Case, tally: Tally, value: str | None, want: str) -> None:
    if value is not None:
        tally.publish(f"{case.name}: {value}, not {want}", right=value == want)
    tally.demand(f"{case.name}: {want}", found=value == want)


def main(folder: Path, *, misses: bool) -> None:
    """Print the table, and with `misses` what is wrong and what is absent."""
    result = score(cases(folder))
    print(f"{'kind':16}{'published':>10}{'precision':>10}{'demanded':>10}{'recall':>8}")
    for kind, t in result.items():
        print(f"{kind:16}{t.published:10}{t.precision:10.3f}{t.demanded:10}{t.recall:8.3f}")
    for kind, t in result.items() if misses else ():
        for line in t.wrong:
            print(f"wrong   {kind}: {line}")
        for line in t.missed:
            print(f"missed  {kind}: {line}")


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:] if argument != "--misses"]
    main(folders[0] if folders else LABELLED, misses="--misses" in sys.argv[1:])
