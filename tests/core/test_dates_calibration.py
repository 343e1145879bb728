"""Confidence is a probability: of generated dispatches with the day known, the sure are right."""

import random
from datetime import UTC, date, datetime, timedelta

from service.core.dates.calendar import WEEKDAYS
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch

MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
RECEIVED = int(datetime(2026, 11, 25, tzinfo=UTC).timestamp() * 1000)
LAGS = (0, 0, 1, 2, 5, 20, 300, 2000)


def compose(chance: random.Random) -> tuple[Dispatch, date]:
    day = date(2000, 1, 1) + timedelta(days=chance.randrange(9400))
    back = chance.choices([0, 1, 2, 3], [86, 9, 3, 2])[0]
    story = f"Bakers met, the city said {WEEKDAYS[(day - timedelta(days=back)).weekday()]}."
    if chance.random() < 0.4:
        ahead = day + timedelta(days=chance.randrange(7))
        story += f" The mayor is to speak on {WEEKDAYS[ahead.weekday()]}."
    if chance.random() < 0.6:
        story += f" The first such meeting was held in {day.year - chance.randrange(9)}."
    fetched = None
    if chance.random() < 0.6:
        fetched = f"{day + timedelta(days=chance.choice(LAGS))}T12:00:00Z"
    dateline = f"SEOUL, {MONTHS[day.month - 1]} {day.day} (Yonhap) --"
    return Dispatch(body=f"Bread is found\n{dateline} {story}\n(END)", fetched_at=fetched), day


def test_days_given_with_high_confidence_are_right() -> None:
    chance = random.Random(11)
    sure = right = given = 0
    for _ in range(2500):
        dispatch, day = compose(chance)
        found = read_dispatch(dispatch, RECEIVED).issued
        if found.value is None:
            continue
        given += 1
        if (found.confidence or 0) >= 0.9:
            sure += 1
            right += found.value == day.isoformat()
    assert sure > 600
    assert right >= sure * 0.99
    assert given < 2500
