"""Trials of generated pairs: how many are recognised, how many wrongly merged."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from service.core.article import ItemClass
from service.core.likeness import Facts, Likeness, Opinion, Signature, compare, decide, sign
from tests.support.likeness_edits import Desk, Edit, flash_of, notice
from tests.support.likeness_texts import Text, Writer

MERGED = frozenset({Likeness.EXACT, Likeness.NEAR, Likeness.UPDATE})
SIZES = {"<0.5 KB": (150, 450), "0.5-1.5 KB": (550, 1500), "1.5-6 KB": (1600, 6000)}
COPIES: tuple[Edit, ...] = (
    *(Desk.same, Desk.rewrapped, Desk.other_quotes, Desk.upper_case, Desk.title_case),
    *(Desk.typos, Desk.words_changed, Desk.words_changed_more),
    *(Desk.sentence_inserted, Desk.sentence_deleted, Desk.shuffled),
    *(Desk.cut_to_90, Desk.cut, Desk.cut_to_50, Desk.boilerplate, Desk.other_headline),
    *(Desk.no_dateline, Desk.republished),
)
UPDATES: tuple[Edit, ...] = (
    *(Desk.paragraphs_added, Desk.added_without_marker, Desk.doubled),
    *(Desk.figures_revised, Desk.full_story_of),
)
STRANGERS: tuple[Edit, ...] = (
    *(Desk.next_day, Desk.same_day, Desk.undated, Desk.half_next_day, Desk.half_same_day),
    *(Desk.other_names, Desk.names_and_numbers, Desk.background, Desk.other_company),
)


@dataclass(slots=True)
class Tally:
    """Pairs tried and merged, by kind and size."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    merged: Counter[tuple[str, str]] = field(default_factory=Counter)

    def share(self, kinds: tuple[Edit, ...], *sizes: str) -> float:
        """The share of pairs of these kinds and sizes that were merged."""
        cells = [(kind.__name__, size) for kind in kinds for size in sizes]
        return sum(self.merged[c] for c in cells) / max(1, sum(self.tried[c] for c in cells))


def signed(text: Text) -> Signature:
    day = date.fromordinal(text.day).isoformat() if text.day else None
    return sign(text.headline, text.paragraphs, day)


def opinion(new: Text, known: Text) -> Opinion:
    """What `new` is to `known`."""
    facts = [Facts(rank=one.rank, item_class=ItemClass.STORY) for one in (new, known)]
    return decide(compare(signed(new).sketch, signed(known).sketch), *facts)


def is_merged(new: Text, known: Text) -> bool:
    """Whether a key leads from one to the other, and they are found to be one story."""
    found = set(signed(new).keys) & set(signed(known).keys)
    return bool(found) and opinion(new, known).likeness in MERGED


def run(rounds: int, seed: int) -> Tally:
    """Try every kind `rounds` times in every size."""
    tally = Tally()
    writer, desk = Writer(seed), Desk(seed + 1)
    for size, (least, most) in SIZES.items():
        for _ in range(rounds):
            text = writer.dispatch(writer.chance.randint(least, most))
            for kind, new, known in pairs(desk, text):
                tally.tried[kind, size] += 1
                tally.merged[kind, size] += is_merged(new, known)
    return tally


def pairs(desk: Desk, text: Text) -> Iterator[tuple[str, Text, Text]]:
    """Yield kind, new and known text for all that can become of one."""
    for edit in (*COPIES, *UPDATES, *STRANGERS):
        known = text
        if edit is Desk.full_story_of:
            known = flash_of(text)
        if edit is Desk.other_company:
            known = notice(desk.writer)
        new = edit(desk, known if edit is Desk.other_company else text)
        if new is not None:
            yield edit.__name__, new, known
