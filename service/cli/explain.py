"""`dateline explain FILE FILE`: why two dispatches are one story, or are not."""

import sys
from base64 import b64decode
from typing import Any

import orjson

from service.cli.parse import Request, load
from service.cli.words import LIKENESS
from service.core.internal import ReadItem, Verdict
from service.core.likeness import compare
from service.core.outcome import Outcome
from service.core.pipeline import ReadContext, ReadOk, read_record
from service.core.story.alike import Judgement, judgement
from service.core.story.compatible import other_item
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from service.core.story.ruling import Ruling, chain_names

RULES = {
    "content_id": "the agency's content id is the same",
    "envelope": "the envelope has the same item id",
    "named": "the editor's note names its headline",
    "slug": "same slug, same day, and the version number is free",
    "headline": "same headline, same day, and the version number is free",
    "feed_id": "the feed gives both the same id, and the texts agree",
    "same_body": "the bodies are identical",
    "operator": "an operator said so",
    "reissue": "the same dispatch, read by a newer parser",
    "new": "no rule joins them",
}


def main(files: tuple[str, str], received_ms: int | None, *, as_json: bool) -> int:
    """Explain; 0 one story, 1 two stories, 2 when a file cannot be opened or read."""
    items: list[ReadItem] = []
    for number, file in enumerate(files):
        item = _read(file, received_ms, number)
        if item is None:
            return 2
        items.append(item)
    told = explain(*items)
    if as_json:
        sys.stdout.write(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        sys.stdout.write("\n".join(words(told)) + "\n")
    return 0 if told["oneStory"] else 1


def _read(file: str, received_ms: int | None, number: int) -> ReadItem | None:
    try:
        record = load(Request(file=file, received_ms=received_ms), number)
    except OSError as error:
        sys.stderr.write(f"cannot read {file}: {error.strerror or error}\n")
        return None
    read = read_record(record, ReadContext(group="explain"))
    if isinstance(read, ReadOk):
        return read.item
    sys.stderr.write(f"{file} is no dispatch: {read.reason}: {read.detail}\n")
    return None


def explain(first: ReadItem, second: ReadItem) -> dict[str, Any]:
    """Return what was compared and what decided, as plain values."""
    known = Overlay()
    opened = judge(first, 0, known)
    known.add(opened.verdict)
    ruling = judge(second, 1, known)
    features = compare(b64decode(second.sketch), b64decode(first.sketch))
    return {
        "oneStory": opened.verdict.uri in (ruling.verdict.uri, *ruling.verdict.merged),
        "rule": ruling.verdict.reason,
        "outcome": _outcome(ruling),
        "evidence": [{"kind": one.kind, "text": one.text} for one in ruling.evidence],
        "first": _facts(first, opened.verdict),
        "second": _facts(second, ruling.verdict),
        "otherItem": other_item(second, opened.verdict),
        "text": _text(judgement(second, opened.verdict, features)),
        "shared": {
            "keys": len(set(first.keys) & set(second.keys)),
            "sentences": len(set(first.sentences) & set(second.sentences)),
            "chains": sorted(set(chain_names(first)) & set(chain_names(second))),
        },
    }


def _outcome(ruling: Ruling) -> str:
    return str(ruling.event_type or Outcome.REDELIVERED)


def _facts(item: ReadItem, verdict: Verdict) -> dict[str, Any]:
    return {
        "uri": verdict.uri,
        "version": verdict.version,
        "agency": item.agency,
        "headline": item.headline,
        "issued": item.issued,
        "itemClass": item.item_class,
        "revision": item.revision,
        "rank": item.rank,
        "series": item.series,
        "contentId": item.content_id,
        "chains": list(chain_names(item)),
        "words": item.words,
    }


def _text(one: Judgement) -> dict[str, Any]:
    f = one.opinion.features
    return {
        "likeness": one.opinion.likeness,
        "reason": one.reason,
        "containment": round(f.containment, 2),
        "jaccard": round(f.jaccard, 2),
        "opening": round(f.lead, 2),
        "headline": round(f.headline, 2),
        "numbers": {"agree": f.numbers_agreeing, "disagree": f.numbers_conflicting},
        "names": {"agree": f.names_agreeing, "disagree": f.names_conflicting},
        "day": f.day,
    }


def words(told: dict[str, Any]) -> list[str]:
    """Say in lines what `explain` found."""
    second = told["second"]
    said = LIKENESS.get(told["rule"].removeprefix("likeness."), "the texts say so")
    rule = RULES.get(told["rule"], f"{said} (rule {told['rule']})")
    verdict = "One story" if told["oneStory"] else "Two stories"
    return [
        f"{verdict}: {rule}.",
        f"The second is {told['outcome']}, version {second['version']} of {second['uri']}.",
        "",
        *compared(told),
    ]


def compared(told: dict[str, Any]) -> list[str]:
    """Say in lines what two dispatches have in common, and in what they differ."""
    first, second = told["first"], told["second"]
    return [
        *(_pair(name, first[key], second[key]) for name, key in _ROWS),
        "",
        *_shared(told["text"], told["shared"]),
        *_remarks(told),
    ]


def _shared(text: dict[str, Any], shared: dict[str, Any]) -> list[str]:
    shares = ", ".join(f"{k} {text[k]}" for k in ("containment", "jaccard", "opening", "headline"))
    chains = ", ".join(shared["chains"]) or "no name"
    return [
        f"text         {text['likeness']}: {LIKENESS[text['reason']]} (rule {text['reason']})",
        f"  shared     {shares} (of 1)",
        f"  numbers    {_slots(text['numbers'])}",
        f"  names      {_slots(text['names'])}",
        f"  days       {text['day']}",
        f"in common    {shared['keys']} fingerprints, {shared['sentences']} sentences, {chains}",
    ]


def _slots(slots: dict[str, int]) -> str:
    return f"{slots['agree']} agree, {slots['disagree']} disagree in the same context"


_ROWS = (
    ("agency", "agency"),
    ("headline", "headline"),
    ("issued", "issued"),
    ("class", "itemClass"),
    ("revision", "revision"),
    ("rank", "rank"),
    ("series", "series"),
    ("content id", "contentId"),
)


def _pair(name: str, one: object, two: object) -> str:
    said = ["none" if value is None else str(value) for value in (one, two)]
    both = said[0] if said[0] == said[1] else f"{said[0]}  |  {said[1]}"
    return f"{name:<12} {both}"


def _remarks(told: dict[str, Any]) -> list[str]:
    remarks = []
    first, second = told["first"], told["second"]
    one_agency = first["agency"] == second["agency"]
    if not one_agency:
        remarks.append("Stories are compared within one agency only; these come from two.")
    if told["otherItem"]:
        remarks.append("Their ids, slugs, languages, takes or series keep them apart.")
    if one_agency and not (told["oneStory"] or first["issued"] or second["issued"]):
        remarks.append(
            "No day is known of either, so that no rule about one day can join them. Given as "
            "JSON with `url` or `fetched_at`, as scrapers send them, they may be joined."
        )
    return ["", *remarks] if remarks else []
