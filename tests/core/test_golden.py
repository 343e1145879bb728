"""Golden files, read by eye before they are kept: streams of outcomes, and dispatches taken apart.

`pytest tests/core/test_golden.py --update-golden` writes what is found anew. A directory with an
`in.jsonl` is a stream through the whole pipeline. `reading/NAME.txt` is one dispatch as it was
scraped; `NAME.json` beside it holds what came with it (`given`) and what is read in it (`read`).
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest

from service import __version__
from service.cli.pipe import pipe
from service.core.article import Article, Tag
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError
from tests.support.sentences import sentences

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/in.jsonl"))
READINGS = sorted(path.stem for path in GOLDEN.glob("reading/*.txt"))
RECEIVED_MS = 1_710_404_466_412  # 2024-03-14T08:21:06.412Z
LATER_MS = 1_733_011_200_000  # 2024-12-01T00:00:00Z
_INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS


def outcomes(case: str) -> bytes:
    received = RECEIVED_MS if case == "contract" else LATER_MS
    sink = BytesIO()
    with (GOLDEN / case / "in.jsonl").open("rb") as source:
        pipe(source, sink, received)
    answers = [steady(orjson.loads(line)) for line in sink.getvalue().splitlines()]
    return orjson.dumps(answers, option=_INDENTED) + b"\n"


def steady(answer: dict[str, Any]) -> dict[str, Any]:
    """Leave the release out: a golden file outlives it."""
    value = answer.get("value")
    if value:
        assert value["provenance"]["parser"].pop("version") == __version__
    return answer


@pytest.mark.parametrize("case", CASES)
def test_a_stream_has_the_outcomes_that_were_read_and_kept(
    case: str, request: pytest.FixtureRequest
) -> None:
    kept = GOLDEN / case / "out.json"
    found = outcomes(case)
    if request.config.getoption("--update-golden"):
        kept.write_bytes(found)

    assert orjson.loads(found) == orjson.loads(kept.read_bytes())


def labels(article: Article) -> dict[str, Any]:
    """What a person would label in a dispatch; absent facts are left out, dates have own tests."""
    body = " ".join(article.paragraphs)
    spoken = [body[start:end] for start, end in sentences(body)]
    dateline, byline, sign = article.dateline, article.byline, article.sign_off
    revision, take = article.revision, article.take
    found: dict[str, Any] = {
        "agency": article.agency,
        "class": article.item_class,
        "form": article.form,
        "headline": article.headline,
        "slug": article.slug,
        "tags": list(map(tag_label, article.tags)),
        "revision": f"{revision.kind} {revision.ordinal or ''}".strip(),
        "note": article.ed_note,
        "byline": list(byline.names) if byline else [],
        "place": dateline and dateline.place_text,
        "date": dateline and dateline.date_text,
        "dateline_agency": dateline and dateline.agency_text,
        "paragraphs": len(article.paragraphs),
        "first": spoken[0] if spoken else None,
        "last": spoken[-1] if len(spoken) > 1 else None,
        "captions": [caption.raw for caption in article.captions],
        "restrictions": [text for c in article.captions for text in c.restrictions],
        "emails": list(sign.emails) if sign else [],
        "end_mark": article.end_mark and article.end_mark.raw,
        "take": f"{take.number or ''}{'+' if take.more else ''}" if take else None,
        "credits": list(article.credits),
        "copyright": article.copyright_notice,
        "holder": article.copyright_holder,
        "terms": article.usage_terms,
        "embargo": article.embargo,
        "embargoed_until": article.embargoed_until,
        "other_headlines": [
            [other.list, other.headline, *map(tag_label, other.tags)]
            for other in article.other_headlines
        ],
        "codes": [code for code in article.codes if not code.startswith("date")],
    }
    return {name: value for name, value in found.items() if value not in (None, [], "")}


def tag_label(tag: Tag) -> str:
    return f"{tag.raw} = {tag.kind} {'' if tag.ordinal is None else tag.ordinal}".strip()


def read(text: str, given: dict[str, str]) -> dict[str, Any]:
    dispatch = Dispatch(body=text, **given)  # type: ignore[arg-type]
    try:
        return labels(read_dispatch(dispatch, LATER_MS))
    except DispatchError as refused:
        return {"rejected": refused.reason}


@pytest.mark.parametrize("case", READINGS)
def test_a_dispatch_is_read_as_a_person_read_it(case: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / "reading" / f"{case}.json"
    kept = orjson.loads(file.read_bytes()) if file.exists() else {}
    given = kept.get("given", {})
    with (GOLDEN / "reading" / f"{case}.txt").open(encoding="utf-8", newline="") as source:
        found = read(source.read(), given)
    if request.config.getoption("--update-golden"):
        kept |= {"read": found}
        file.write_bytes(orjson.dumps(kept, option=orjson.OPT_INDENT_2) + b"\n")

    assert orjson.loads(orjson.dumps(found)) == kept["read"]
