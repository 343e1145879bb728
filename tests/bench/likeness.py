"""Likeness: what it costs, and what it finds and merges of generated pairs, by kind and length."""

import time
from functools import partial

from service.core.article import ItemClass
from service.core.likeness import Facts, compare, decide, sign
from tests.bench.core_steps import cpu_us
from tests.support.likeness_texts import Writer
from tests.support.likeness_trial import COPIES, SIZES, STRANGERS, UPDATES, Tally, run

DAY = "2024-03-12"
_LONG = tuple(SIZES)[1:]
_GROUPS = {"copies": COPIES, "updates": UPDATES, "look-alikes": STRANGERS}


def costs() -> dict[str, float]:
    """CPU microseconds a call."""
    story = Facts(rank=0, item_class=ItemClass.STORY)
    costs: dict[str, float] = {}
    for size in (512, 2048, 4096):
        text = Writer(size).dispatch(size)
        curly = [one.replace('"', "\u201c") for one in text.paragraphs]
        costs[f"sign {size} B"] = cpu_us(partial(sign, text.headline, text.paragraphs, DAY))
        costs[f"sign {size} B, curly"] = cpu_us(partial(sign, text.headline, curly, DAY))
    text = Writer(1).dispatch(4096)
    new, known = (sign(None, body, DAY).sketch for body in (text.paragraphs, text.paragraphs[2:]))
    costs["compare"] = cpu_us(partial(compare, new, known))
    costs["decide"] = cpu_us(partial(decide, compare(new, known), story, story))
    return costs


def show(tally: Tally) -> None:
    """Print the share merged by kind and length: all of the first two groups, none of the last."""
    print(f"{'merged of':24}" + "".join(f"{size:>12}" for size in SIZES))
    for group, kinds in _GROUPS.items():
        for kind in kinds:
            cells = "".join(f"{tally.share((kind,), size):12.4f}" for size in SIZES)
            print(f"  {kind.__name__:22}{cells}")
        total = tally.share(kinds, *(SIZES if group == "look-alikes" else _LONG))
        print(f"{group:24}{total:12.4f}", flush=True)


def main(rounds: int = 300, seeds: range = range(3)) -> None:
    """Print costs, then the table over fresh seeds."""
    for name, cost in costs().items():
        print(f"{name:24}{cost:8.1f} µs CPU")
    started, tally = time.monotonic(), Tally()
    for seed in seeds:
        one = run(rounds, 1000 * seed + 11)
        tally.tried += one.tried
        tally.merged += one.merged
    show(tally)
    print(f"{tally.tried.total()} pairs in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
