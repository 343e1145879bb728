"""What is composed of parts comes back in the same parts, over agencies and forms."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.dispatch import read_dispatch
from tests.support.composer import RECEIVED_MS, Composed, compose
from tests.support.wires import WIRES

pytestmark = pytest.mark.timeout(120)


def seen(made: Composed) -> dict[str, object]:
    article = read_dispatch(made.dispatch, RECEIVED_MS)
    dateline = article.dateline
    return {
        "agency": article.agency,
        "place": dateline and dateline.place_text,
        "date": dateline and dateline.date_text,
        "printed": dateline and dateline.agency_text,
        "headline": article.headline,
        "tags": tuple(tag.raw for tag in article.tags),
        "byline": article.byline.names if article.byline else (),
        "captions": tuple(caption.raw for caption in article.captions),
        "end": bool(article.end_mark),
        "body": " ".join(article.paragraphs),
    }


def written(made: Composed) -> dict[str, object]:
    return {
        "agency": made.wire.key,
        "place": made.place,
        "date": made.date_text,
        "printed": made.wire.agency,
        "headline": made.headline,
        "tags": made.tag_names,
        "byline": (made.byline,) if made.byline else (),
        "captions": made.captions,
        "end": bool(made.wire.end),
        "body": " ".join(made.paragraphs),
    }


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**40))
def test_parts_come_back_as_they_were_composed(seed: int) -> None:
    made = compose(random.Random(seed))
    assert seen(made) == written(made)


def test_each_agency_and_form_is_composed() -> None:
    chance = random.Random(3)
    made = [compose(chance) for _ in range(1500)]
    assert {m.wire.key for m in made} == {wire.key for wire in WIRES}
    assert {m.form for m in made} == {"page", "chrome", "mail", "glued"}
