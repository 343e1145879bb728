"""The day of issue of the golden readings that keep one, reviewed by eye as the readings are."""

from pathlib import Path

import orjson
import pytest

from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch
from tests.support.reading import issued_label

READINGS = Path(__file__).parents[1] / "golden" / "reading"
RECEIVED_MS = 1_795_564_800_000  # 2026-11-25T00:00:00Z
DATED = sorted(
    path.stem for path in READINGS.glob("*.json") if "issued" in orjson.loads(path.read_bytes())
)


@pytest.mark.parametrize("case", DATED)
def test_a_reading_has_the_day_that_a_person_gave_it(
    case: str, request: pytest.FixtureRequest
) -> None:
    file = READINGS / f"{case}.json"
    kept = orjson.loads(file.read_bytes())
    with (READINGS / f"{case}.txt").open(encoding="utf-8", newline="") as source:
        dispatch = Dispatch(body=source.read(), **kept.get("given", {}))
    found = issued_label(read_dispatch(dispatch, RECEIVED_MS).issued)
    if request.config.getoption("--update-golden"):
        file.write_bytes(
            orjson.dumps(kept | {"issued": found}, option=orjson.OPT_INDENT_2) + b"\n"
        )

    assert found == orjson.loads(file.read_bytes())["issued"]


def test_many_readings_keep_a_day() -> None:
    assert len(DATED) >= 70
