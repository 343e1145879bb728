"""The whole judge on generated pairs: what is one story is found, what only looks so is not."""

from base64 import b64encode
from datetime import date

import pytest

from service.core.chain import Chain, ChainKind
from service.core.internal import ReadItem
from tests.support.builders import make_item
from tests.support.judging import judged
from tests.support.likeness_edits import Desk
from tests.support.likeness_texts import Text, Writer
from tests.support.likeness_trial import COPIES, SIZES, STRANGERS, UPDATES, Tally, pairs, signed

_LONG = tuple(SIZES)[1:]
_ROUNDS = 40


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Every kind of pair in every size, judged as dispatches of an agency that shows no ids."""
    found = Tally()
    writer, desk = Writer(19_870_226), Desk(27)
    for size, (least, most) in SIZES.items():
        for _ in range(_ROUNDS):
            text = writer.dispatch(writer.chance.randint(least, most))
            for kind, new, known in pairs(desk, text):
                found.tried[kind, size] += 1
                found.merged[kind, size] += _one_story(new, known)
    return found


def _one_story(new: Text, known: Text) -> bool:
    first, second = judged(_item(0, known), _item(1, new))
    return first.verdict.uri == second.verdict.uri


def _item(offset: int, text: Text) -> ReadItem:
    signature = signed(text)
    headline = " ".join((text.headline or "").casefold().split())
    return make_item(
        offset=offset,
        agency="upi",
        headline=text.headline,
        issued=date.fromordinal(text.day).isoformat() if text.day else None,
        chains=(Chain(kind=ChainKind.HEADLINE, key=headline),) if headline else (),
        rank=text.rank,
        ordinal=text.rank if text.rank > 0 else None,
        revision="update" if text.rank > 0 else "urgent" if text.rank < 0 else "original",
        words=len(" ".join(text.paragraphs).split()),
        body_hash=signature.body_hash,
        sentences=signature.sentences,
        sketch=b64encode(signature.sketch).decode(),
        keys=signature.keys,
    )


def test_copies_of_half_a_kilobyte_and_more_are_found(tally: Tally) -> None:
    assert tally.share(COPIES, *_LONG) >= 0.99


def test_updates_join_their_story(tally: Tally) -> None:
    assert tally.share(UPDATES, *_LONG) >= 0.97


def test_what_only_looks_like_a_copy_is_left_apart(tally: Tally) -> None:
    assert tally.share(STRANGERS, *SIZES) <= 0.002
