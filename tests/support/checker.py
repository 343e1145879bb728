"""Whether what the topics hold is exactly once: invariants V1-V5 and V11, from the bytes alone.

It knows the published formats and nothing of the service: headers of outputs and dead letters, and
the internal topics as `inner_topics` reads them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from tests.support.inner_topics import At, inner_record
from tests.support.topic_reader import Row, Seen

OUTPUTS = ("articles", "duplicates", "rejected")
_OUTCOME_OF = {"articles": "accepted", "duplicates": "duplicate", "rejected": "rejected"}
_SHOWN = 5


def _source(part: str, row: Row) -> At:
    stem = "dlq.source" if part == "rejected" else "dateline-source"
    joint = "." if part == "rejected" else "-"
    return (
        int(row.headers[f"{stem}{joint}partition"]),
        int(row.headers[f"{stem}{joint}offset"]),
    )


def _linked(row: Row) -> bool:
    """Tell whether an event says that a story proves to be another one: it is no version."""
    return row.headers.get("ce_type", "").startswith("dateline.article.linked")


def _extra(row: Row) -> bool:
    """Tell whether an event stands beside the outcomes: a link, or an operator's word."""
    return _linked(row) or "dateline-command-id" in row.headers


class Ledger:
    """The books: what each raw coordinate became, in which topic, by which verdict."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.raw = [(row.partition, row.offset) for row in seen.rows["raw"]]
        inner = [inner_record(row) for row in seen.rows["read"]]
        self.read = [one for one in inner if one.kind == "R"]
        self.commands = {one.at: one for one in inner if one.kind == "C"}
        log = [inner_record(row) for row in seen.rows["verdicts"]]
        self.log = log
        self.ruled = [one for one in log if one.kind == "V"]
        self.verdicts = [one for one in self.ruled if one.fields["outcome"] != "command"]
        self.outputs = {
            part: [(_source(part, row), row) for row in seen.rows[part] if not _extra(row)]
            for part in OUTPUTS
        }

    @cached_property
    def read_at(self) -> Mapping[At, At]:
        """Where in the read topic the record stands that decided on each raw coordinate."""
        return {
            one.source: (one.at[0], int(one.fields["read_offset"]))
            for one in self.verdicts
            if one.fields["outcome"] != "redelivered"
        }

    @cached_property
    def judged(self) -> Counter[tuple[At, str]]:
        """How often each coordinate got each outcome in the log."""
        return Counter((one.source, str(one.fields["outcome"])) for one in self.verdicts)

    @cached_property
    def refused_by_read(self) -> list[At]:
        """Dead letters that READ wrote: those that no verdict explains."""
        return [at for at, _ in self.outputs["rejected"] if not self.judged[at, "rejected"]]

    def reissued_alike(self, at: At) -> bool:
        """Tell whether it was sent again for a mended parser and JUDGE found nothing new in it."""
        return at in self._reissues and self.judged[at, "redelivered"] > 0

    @cached_property
    def _reissues(self) -> frozenset[At]:
        rows = self.seen.rows["raw"]
        named = (row for row in rows if "dateline-reissue-of" in row.headers)
        return frozenset((row.partition, row.offset) for row in named)

    def outcomes(self, at: At) -> list[str]:
        """What became of a raw coordinate."""
        return self._outcomes.get(at, [])

    @cached_property
    def _outcomes(self) -> Mapping[At, list[str]]:
        found: dict[At, list[str]] = {}
        for part, rows in self.outputs.items():
            for at, _ in rows:
                found.setdefault(at, []).append(_OUTCOME_OF[part])
        return found


def faults(seen: Seen, *, rewound: bool = False) -> list[str]:
    """Every violation in words; none when the stream is exactly once.

    `rewound` says that READ was made to read again: then redeliveries and repeated dead letters
    are in order.
    """
    books = Ledger(seen)
    found = [
        *_one_outcome(books, rewound=rewound),
        *_nothing_twice(books, rewound=rewound),
        *_in_order(books, rewound=rewound),
        *_read_position(books),
        *_judge_position(books),
        *_nothing_torn(books),
        *_identities(books, rewound=rewound),
        *_rows(books),
    ]
    return found if len(found) < 40 else [*found[:40], f"… and {len(found) - 40} more"]


def fate_faults(seen: Seen, expected: Mapping[str, str]) -> list[str]:
    """Compare what became of each record with what was meant, by the id in its header."""
    books = Ledger(seen)
    ids = Counter(row.headers.get("test-id", "") for row in seen.rows["raw"])
    found = [
        f"V1: {name} was acknowledged and is {ids[name]} times in raw"
        for name in expected
        if ids[name] != 1
    ]
    for row in seen.rows["raw"]:
        name = row.headers.get("test-id", "")
        outcomes = books.outcomes((row.partition, row.offset))
        if outcomes != [expected.get(name)]:
            found.append(f"{name} should be {expected.get(name)} and is {outcomes}")
    return found


def _one_outcome(books: Ledger, *, rewound: bool) -> Iterator[str]:
    """V1: every raw record has exactly one outcome."""
    raw = set(books.raw)
    for at in books.raw:
        outcomes = books.outcomes(at)
        if not outcomes and not books.reissued_alike(at):
            yield f"V1: raw {at} was lost"
        elif len(set(outcomes)) > 1 or (len(outcomes) > 1 and not rewound):
            yield f"V1: raw {at} became {outcomes}"
    for part, rows in books.outputs.items():
        for at, row in rows:
            if at not in raw:
                yield f"V1: {part} {row.partition}/{row.offset} comes of {at}, which is not in raw"
    if not rewound:
        again = [at for at, outcome in books.judged if outcome == "redelivered"]
        yield from _some("V1: judged again without a rewind", again)


def _nothing_twice(books: Ledger, *, rewound: bool) -> Iterator[str]:
    """V2: a version of a story, a coordinate, an event id: once."""
    versions = Counter(_version(row) for row in books.seen.rows["articles"] if not _linked(row))
    yield from _some("V2: a version is twice in articles", _twice(versions))
    held = [
        at
        for part, rows in books.outputs.items()
        for at, _ in rows
        if not (rewound and part == "rejected")
    ]
    yield from _some("V2: a coordinate is twice in the outputs", _twice(Counter(held)))
    events = Counter(row.headers["ce_id"] for part in OUTPUTS[:2] for row in books.seen.rows[part])
    yield from _some("V2: an event id is twice", _twice(events))
    if not rewound:
        read = Counter(item.source for item in books.read)
        yield from _some("V2: a coordinate is twice in the read topic", _twice(read))
    last: dict[str, int] = {}
    for uri, version in versions:
        last[uri] = max(last.get(uri, 0), version)
    holes = [uri for uri, top in last.items() if any(not versions[uri, n + 1] for n in range(top))]
    yield from _some("V2: a story lacks a version", holes)


def _version(row: Row) -> tuple[str, int]:
    item = json.loads(row.value)["item"]
    return str(item["uri"]), int(item["version"])


def _in_order(books: Ledger, *, rewound: bool) -> Iterator[str]:
    """V3: along each partition, what comes of one input partition keeps its order."""
    if not rewound:
        steps = [((item.at[0], item.source[0]), item.source[1]) for item in books.read]
        yield from _backwards("V3: the read topic goes back", steps)
    for part in ("articles", "duplicates"):
        places = [(row.partition, books.read_at.get(at)) for at, row in books.outputs[part]]
        steps = [((partition, at[0]), at[1]) for partition, at in places if at is not None]
        yield from _backwards(f"V3: {part} goes back", steps)
    steps = [((one.at[0], one.at[0]), int(one.fields["read_offset"])) for one in books.ruled]
    yield from _backwards("V3: the verdict log goes back", steps)


def _backwards(what: str, steps: Iterable[tuple[At, int]]) -> Iterator[str]:
    last: dict[At, int] = {}
    for lane, offset in steps:
        if offset <= last.get(lane, -1):
            yield f"{what}: {offset} after {last[lane]} in {lane}"
        last[lane] = offset


def _read_position(books: Ledger) -> Iterator[str]:
    """V4 for READ: the group stands behind the last record accounted for."""
    accounted = [item.source for item in books.read] + books.refused_by_read
    yield from _positions("read", accounted, books.seen.commits["read"])


def _positions(
    stage: str, accounted: Sequence[At], commits: Mapping[int, tuple[int, str]]
) -> Iterator[str]:
    ends: dict[int, int] = {}
    for partition, offset in accounted:
        ends[partition] = max(ends.get(partition, 0), offset + 1)
    for partition in sorted({*ends, *commits}):
        stands, _ = commits.get(partition, (0, ""))
        if stands != ends.get(partition, 0):
            yield (
                f"V4: {stage} {partition} stands at {stands}, "
                f"accounted up to {ends.get(partition, 0)}"
            )


def _judge_position(books: Ledger) -> Iterator[str]:
    """V4 for JUDGE: last trailer = group offset = 1 + the last read offset in the log."""
    commits = books.seen.commits["judge"]
    yield from _positions("judge", _accounted(books), commits)
    for partition in sorted({one.at[0] for one in books.log}):
        log = [one for one in books.log if one.at[0] == partition]
        last = log[-1]
        if last.kind != "T":
            yield f"V4: verdict log {partition} ends without a trailer"
            continue
        stands, beside = commits.get(partition, (0, "{}"))
        if int(last.fields["next_offset"]) != stands:
            yield (
                f"V4: the last trailer of {partition} says {last.fields['next_offset']}, "
                f"the group {stands}"
            )
        if json.loads(beside or "{}").get("log") != last.at[1] + 1:
            yield f"V4: beside the offset of {partition} stands {beside}, not {last.at[1] + 1}"


def _accounted(books: Ledger) -> list[At]:
    return [(one.at[0], int(one.fields["read_offset"])) for one in books.ruled]


def _nothing_torn(books: Ledger) -> Iterator[str]:
    """V5: verdicts, outputs and read items tell the same; a trailer counts what it ends."""
    yield from _verdicts_match(books)
    yield from _outputs_match(books)
    counted: Counter[str] = Counter()
    partition = -1
    for one in books.log:
        if one.at[0] != partition:
            partition, counted = one.at[0], Counter()
        if one.kind == "V":
            counted[str(one.fields["outcome"])] += 1
            continue
        said = {name: n for name, n in one.fields["counts"].items() if n}
        if said != dict(counted):
            yield f"V5: trailer {one.at} counts {said}, before it stand {dict(counted)}"
        counted = Counter()


def _verdicts_match(books: Ledger) -> Iterator[str]:
    read = {item.at: item.source for item in books.read}
    judged = Counter(_accounted(books))
    yield from _some("V5: a read record is judged twice", _twice(judged))
    for one in books.verdicts:
        at = (one.at[0], int(one.fields["read_offset"]))
        if read.get(at) != one.source:
            yield f"V5: verdict {one.at} is on read {at} of {one.source}, there is {read.get(at)}"
    ruled = {(one.at[0], int(one.fields["read_offset"])): one for one in books.ruled}
    for at in books.commands:
        if at in ruled and ruled[at].fields["outcome"] != "command":
            yield f"V5: the command {at} is judged {ruled[at].fields['outcome']}"
    waiting = [at for at in (*read, *books.commands) if not judged[at]]
    yield from _some("V5: a read record has no verdict", waiting)


def _outputs_match(books: Ledger) -> Iterator[str]:
    for part, outcome in _OUTCOME_OF.items():
        written = Counter(at for at, _ in books.outputs[part])
        if part == "rejected":
            written = Counter({at: n for at, n in written.items() if books.judged[at, outcome]})
        decided = Counter({at: n for (at, what), n in books.judged.items() if what == outcome})
        yield from _some(f"V5: in {part} without its verdict", sorted(written - decided))
        yield from _some(f"V5: judged {outcome} and not in {part}", sorted(decided - written))


def _identities(books: Ledger, *, rewound: bool) -> Iterator[str]:
    """V11: read + rejected = raw passed; accepted + duplicate + … = read passed."""
    for partition, (stands, _) in sorted(books.seen.commits["read"].items()):
        passed = sum(p == partition and offset < stands for p, offset in books.raw)
        read, refused = (
            sum(at[0] == partition for at in (set(sources) if rewound else sources))
            for sources in ([item.source for item in books.read], books.refused_by_read)
        )
        if read + refused != passed:
            yield f"V11: raw {partition}: {read} read + {refused} rejected ≠ {passed} passed"
    for partition, (stands, _) in sorted(books.seen.commits["judge"].items()):
        places = [*(one.at for one in books.read), *books.commands]
        passed = sum(p == partition and offset < stands for p, offset in places)
        trailers = [one for one in books.log if one.kind == "T" and one.at[0] == partition]
        counted = sum(sum(one.fields["counts"].values()) for one in trailers)
        if counted != passed:
            yield f"V11: read {partition}: {counted} outcomes ≠ {passed} passed"


def _rows(books: Ledger) -> Iterator[str]:
    """The newest record of each key of the current topic is what the articles say of a story."""
    if "current" not in books.seen.rows:
        return
    told, held = _told(_as_judged(books)), dict[str, str | None]()
    for row in books.seen.rows["current"]:
        held[(row.key or b"").decode()] = None if row.null else row.headers["ce_id"]
    for uri in sorted({*told, *held}):
        if held.get(uri) != told.get(uri):
            yield f"the row of {uri} is {held.get(uri)}, the articles say {told.get(uri)}"


def _as_judged(books: Ledger) -> list[Row]:
    """The articles in the order in which JUDGE told them, a link behind the version it is of."""
    ruled = {(one.at[0], int(one.fields["read_offset"])): one.fields for one in books.ruled}
    commands = {
        row.headers["dateline-command-id"]: (row.partition, row.offset)
        for row in books.seen.rows["read"]
        if "dateline-command-id" in row.headers
        and "." not in str(ruled.get((row.partition, row.offset), {"reason": "."})["reason"])
    }

    def place(row: Row) -> tuple[At, bool, int]:
        said = row.headers.get("dateline-command-id")
        at = books.read_at[_source("articles", row)] if said is None else commands[said]
        return at, _linked(row), row.offset

    return sorted(books.seen.rows["articles"], key=place)


def _told(articles: Iterable[Row]) -> Mapping[str, str | None]:
    """By story the id of the event that its row is; None where there is to be no row.

    A link before any current version of the story it names leaves the row under the old name.
    """
    rows: dict[str, str | None] = {}
    old: dict[str, str] = {}
    for row in articles:
        event = json.loads(row.value)
        uri, into = event["item"]["uri"], event["versioning"].get("mergedInto")
        if into is not None:
            name = old.pop(uri, uri)
            if into in rows or into in old or "dateline-command-id" in row.headers:
                rows[name] = None
            else:
                old[into] = name
        elif event["versioning"]["current"] or event["event"]["type"] == "article.withdrawn":
            if uri in old:
                rows[old.pop(uri)] = None
            rows[uri] = None if _erased(event["item"]) else event["event"]["id"]
    return rows


def _erased(item: Mapping[str, Any]) -> bool:
    return item["pubStatus"] == "canceled" and "headlines" not in item


def _twice(counts: Counter[Any]) -> list[Any]:
    return [what for what, n in counts.items() if n > 1]


def _some(what: str, found: Sequence[Any]) -> Iterator[str]:
    if found:
        yield f"{what}: {len(found)}, as {list(found[:_SHOWN])}"
