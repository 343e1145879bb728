"""Figures measured in passing by tests: gathered in a run, printed at its end."""

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Protocol

PROPERTY: Final = "figure"


class Figure(Protocol):
    """Takes one number."""

    def __call__(
        self, what: str, value: float, unit: str = "s", seed: int | None = None
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One number: of what, in which unit, in which test, with which seed."""

    what: str
    value: float
    unit: str
    test: str
    seed: int | None


def property_of(what: str, value: float, unit: str, seed: int | None) -> tuple[str, object]:
    """A figure as a property of its test: plain values, which a worker can send."""
    return PROPERTY, [what, value, unit, seed]


def measured(test: str, properties: Iterable[tuple[str, object]]) -> Iterator[Measured]:
    """The figures among the properties of a test that ran."""
    for name, figure in properties:
        if name == PROPERTY and isinstance(figure, list):
            what, value, unit, seed = figure
            yield Measured(
                what=what, value=value, unit=unit, test=test.removeprefix("tests/"), seed=seed
            )


def table(measured: Iterable[Measured]) -> Iterator[str]:
    """One line for what was measured in one test: how often, median, worst."""

    def named(one: Measured) -> tuple[str, str, str, str]:
        return one.test, one.what, one.unit, "" if one.seed is None else f"seed {one.seed}"

    for (test, what, unit, seed), ones in groupby(sorted(measured, key=named), key=named):
        values = [one.value for one in ones]
        middle, most = statistics.median(values), max(values)
        times = f"{len(values)} x" if len(values) > 1 else ""
        yield (
            f"{what:52} {times:>4} median {middle:8.1f} {unit:3} worst {most:8.1f} {unit:3} "
            f"{seed:14} {test}"
        ).rstrip()
