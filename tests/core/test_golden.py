"""Golden files: streams of dispatches in, every outcome out, read by eye before they are kept.

`pytest tests/core/test_golden.py --update-golden` writes the outcomes anew.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest

from service import __version__
from service.cli.pipe import pipe

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir())
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
