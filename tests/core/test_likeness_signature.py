"""The signature: what it does not mind, what it must be, and the kernel against plain Python."""

import random
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.likeness import (
    MAX_SENTENCES,
    Day,
    compare,
    pack_sketch,
    sign,
    unpack_sketch,
    whole,
)
from service.core.native import load
from tests.support import likeness_reference as plain
from tests.support.likeness_texts import Writer

DAY = "2024-03-12"
# Letters with and without case and blanks, digits, stops, abbreviations, quotes and what is none.
_PIECES = st.sampled_from(
    [
        *(
            "a",
            "B",
            "\u00e9",
            "\u00c9",
            "\ud55c",
            "\u4e2d",
            "\u0645",
            "\u0e01",
            "\U00020000",
            "\u00df",
        ),
        *(
            "1",
            "9",
            "\u0663",
            "\uff11",
            "1,200.5",
            ".",
            "!",
            "?",
            " ",
            " ",
            "\n",
            "\t",
            ",",
            "-",
            "(",
        ),
        *(
            '"',
            "'",
            "\u201c",
            "\u201d",
            "\u2019",
            "\u2026",
            "\u00ad",
            "\u200b",
            "\ud800",
            "\U0001f600",
        ),
        *(
            "so. `` Yes",
            "so. ``Yes",
            "Mr. Kim",
            "U.S. The",
            "U.S. officials",
            "Jan. 3",
            'done." She',
            "No. 5",
            "J. Smith",
            "Kim's",
            "Kim\u2019s ",
            "'s",
        ),
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join))
days = st.none() | st.dates().map(str)


@settings(max_examples=300)
@given(texts, st.lists(texts.filter(lambda text: "\x1e" not in text), max_size=4), days)
def test_the_kernel_says_what_plain_python_says(
    headline: str, paragraphs: list[str], day: str | None
) -> None:
    assert sign(headline, paragraphs, day) == plain.sign(headline, paragraphs, day)


@pytest.mark.parametrize("size", [20, 200, 1000, 4000, 20_000])
def test_the_kernel_says_what_plain_python_says_of_dispatches_of_any_length(size: int) -> None:
    text = Writer(size).dispatch(size)

    assert sign(text.headline, text.paragraphs, DAY) == plain.sign(
        text.headline, text.paragraphs, DAY
    )


@given(texts)
def test_the_whole_of_a_text_is_what_plain_python_says(body: str) -> None:
    assert whole(body) == plain.whole(body)


@pytest.mark.parametrize("size", [20, 4000, 20_000])
def test_the_whole_of_a_text_of_any_length_is_what_plain_python_says(size: int) -> None:
    body = "\n\n".join(Writer(size).dispatch(size).paragraphs)

    assert whole(body) == plain.whole(body)


@settings(max_examples=100)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 6))
def test_two_sketches_are_compared_as_plain_python_compares_them(
    one: int, two: int, kept: int
) -> None:
    first, second = Writer(one).dispatch(3000), Writer(two).dispatch(900)
    mixed = (*second.paragraphs, *first.paragraphs[:kept])
    new = sign(first.headline, first.paragraphs, DAY).sketch
    known = sign(first.headline, mixed, DAY).sketch

    found = compare(new, known)

    assert plain.shared(new, known) == (
        *(found.containment, found.jaccard, found.lead, found.headline),
        *(found.numbers_agreeing, found.numbers_conflicting),
        *(found.names_agreeing, found.names_conflicting, found.names_parted),
    )


@given(texts, st.lists(texts, max_size=4), days)
def test_a_text_is_all_like_itself(headline: str, paragraphs: list[str], day: str | None) -> None:
    signature = sign(headline, paragraphs, day)

    found = compare(signature.sketch, signature.sketch)

    assert signature == sign(headline, paragraphs, day)
    assert found.exact
    assert found.numbers_conflicting == found.names_conflicting == 0
    assert found.containment == found.kept == (1.0 if found.new_words else 0.0)


@given(st.lists(texts, max_size=3), st.lists(texts, max_size=3))
def test_two_texts_are_as_like_as_the_other_way_round(one: list[str], two: list[str]) -> None:
    new, known = sign(None, one, DAY).sketch, sign("Ferry", two, None).sketch

    there, back = compare(new, known), compare(known, new)

    assert there == back._replace(
        kept=there.kept,
        new_words=back.known_words,
        known_words=back.new_words,
        new_day=back.known_day,
        known_day=back.new_day,
    )
    assert there.day is back.day is Day.UNKNOWN


@given(texts, st.lists(texts, max_size=4), days)
def test_a_packed_sketch_is_unpacked_to_the_last_bit(
    headline: str, paragraphs: list[str], day: str | None
) -> None:
    signature = sign(headline, paragraphs, day)
    body_hash = bytes.fromhex(signature.body_hash)

    packed = pack_sketch(signature.sketch, body_hash)

    assert packed
    assert unpack_sketch(packed, body_hash) == signature.sketch
    assert pack_sketch(signature.sketch, b"another body") == b""


@pytest.mark.parametrize("size", [200, 1000, 4000, 20_000])
def test_a_packed_sketch_takes_a_ninth_less(size: int) -> None:
    text = Writer(size).dispatch(size)
    signature = sign(text.headline, text.paragraphs, DAY)

    packed = pack_sketch(signature.sketch, bytes.fromhex(signature.body_hash))

    assert len(packed) < 0.885 * len(signature.sketch)


SIGNED = sign("Ferry line reopens", ("Ferries left Oedal on May 3, Han Du-ri said.",), DAY)
PACKED = pack_sketch(SIGNED.sketch, bytes.fromhex(SIGNED.body_hash))


@given(
    st.binary(max_size=200).map(lambda data: PACKED[:1] + data)
    | st.integers(0, 8 * len(PACKED) - 1).map(
        lambda at: (int.from_bytes(PACKED, "little") ^ 1 << at).to_bytes(len(PACKED), "little")
    )
    | st.integers(0, len(PACKED) - 1).map(lambda size: PACKED[:size])
)
def test_any_bytes_are_unpacked_without_harm(data: bytes) -> None:
    with suppress(ValueError):
        sketch = unpack_sketch(data, bytes(16))
        assert sketch[:7] == data[:7]
        assert len(sketch) <= 24 + 24 * 255


@given(st.binary(max_size=300).map(lambda data: SIGNED.sketch[:2] + data))
def test_any_bytes_are_packed_as_they_are_or_not_at_all(data: bytes) -> None:
    body_hash = data[16:24] + bytes(8)
    packed = pack_sketch(data, body_hash)

    assert not packed or unpack_sketch(packed, body_hash) == data


@given(st.lists(texts, max_size=3))
def test_a_signature_stays_within_its_bounds(paragraphs: list[str]) -> None:
    signature = sign("Eight words of a headline in all here", paragraphs, DAY)

    assert len(signature.sketch) <= 920
    assert 1 <= len(signature.keys) <= 16
    assert all(0 <= key < 2**64 for key in signature.keys)
    assert all(0 <= sentence < 2**32 for sentence in signature.sentences)
    assert len(bytes.fromhex(signature.body_hash)) == 16


@pytest.mark.parametrize(
    "copy",
    [
        "The harbour's fee rose by\n1,200 won, \u201cnot more\u201d,\tKim said. It is \u2014 low",
        "THE HARBOUR\u2019S FEE ROSE BY 1200 WON, 'NOT MORE', KIM SAID. IT IS -- LOW.",
        'The harbour\'s fee rose by 1,200 won, "not more", Kim\u00a0said.  It is - low',
    ],
)
def test_wrapping_case_quotes_and_dashes_change_no_body(copy: str) -> None:
    text = 'The harbour\'s fee rose by 1,200 won, "not more", Kim said. It is - low.'

    one, two = sign("Fee rises", [text], DAY), sign("Other", [copy], None)

    assert one.body_hash == two.body_hash
    assert one.sentences == two.sentences
    assert compare(one.sketch, two.sketch).containment == 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("It rose by 1.4 percent", "It rose by 14 percent"),
        ("It rose by 14 percent", "It rose by 15 percent"),
        ("K\u00f6ln rose", "Koln rose"),
        ("It rose", "It rose today"),
    ],
)
def test_another_word_or_number_is_another_body(text: str, other: str) -> None:
    assert sign(None, [text], DAY).body_hash != sign(None, [other], DAY).body_hash


def test_a_headline_stands_in_for_a_body_without_words() -> None:
    alert = sign("Harbour closed", ["***"], DAY)

    assert alert.body_hash == sign("Harbour closed", [], DAY).body_hash
    assert alert.body_hash != sign("Harbour open", ["***"], DAY).body_hash
    assert alert.body_hash != sign(None, ["Harbour closed"], DAY).body_hash
    assert alert.sentences == ()


def test_texts_without_any_word_are_told_apart() -> None:
    assert sign("***", ["---"], None).body_hash != sign("***", ["==="], None).body_hash


def test_no_abbreviation_cuts_a_sentence() -> None:
    body = ["Gov. Kim of the U.S. told Mr. J. Lee so. He left at 5 p.m. The ferry waited."]

    assert len(sign(None, body, DAY).sentences) == 3


def test_a_paragraph_ends_a_sentence() -> None:
    assert len(sign(None, ["The ferry waited", "It left"], DAY).sentences) == 2


def test_a_long_text_has_its_first_sentences_signed() -> None:
    body = [f"Line {n} closed." for n in range(MAX_SENTENCES + 9)]

    signed = sign(None, body, DAY)

    assert signed.sentences == sign(None, body[:MAX_SENTENCES], DAY).sentences
    assert signed.body_hash != sign(None, body[:MAX_SENTENCES], DAY).body_hash


def test_a_script_without_case_is_noted() -> None:
    korean = sign(None, ["\ud56d\uad6c\uac00 \uc5f4\ub838\ub2e4 \ubc30\uac00 \uc654\ub2e4"], DAY)
    latin = sign(None, ["The harbour opened and a ship came"], DAY)

    assert compare(korean.sketch, korean.sketch).caseless
    assert not compare(latin.sketch, latin.sketch).caseless


@pytest.mark.parametrize(
    "sketch", [b"", b"\x02", bytes(24), bytes([1, *bytes(23)]), bytes([3, *bytes(23)])]
)
def test_what_is_no_sketch_of_this_version_is_refused(sketch: bytes) -> None:
    good = sign("Ferry", ["The ferry waited."], DAY).sketch

    for new, known in ((sketch, good), (good, sketch)):
        with pytest.raises(ValueError, match="sketch"):
            compare(new, known)


@given(st.lists(st.integers(0, 255), min_size=5, max_size=5), st.randoms(use_true_random=False))
def test_no_bytes_break_the_comparison(counts: list[int], noise: random.Random) -> None:
    grams, lead, numbers, names, headline = counts
    size = 4 * (grams + lead + headline) + 6 * (numbers + names)
    sketch = bytes([2, 0, *counts, 0]) + noise.randbytes(16 + size)

    assert compare(sketch, sketch).exact
    with pytest.raises(ValueError, match="sketch"):
        compare(sketch, sketch[:-1])


def test_a_process_without_the_library_is_told_at_its_start_how_to_build_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(ImportError, match="make setup"):
        load(tmp_path / "_kernel.so")


def test_time_grows_with_the_text_and_not_faster() -> None:
    def cost(times: int) -> int:
        body = ['Mr. A said... "so. \u00e9 1.2 B" (U.S. officials). ' * times, ". " * times]
        start = time.process_time_ns()
        sign(None, body, DAY)
        return time.process_time_ns() - start

    small, large = (min(cost(times) for _ in range(5)) for times in (4_000, 64_000))

    assert large < 16 * 4 * small
