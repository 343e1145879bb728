"""Internal formats: what is written is read back; what is unknown is refused."""

import struct
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.chain import Chain, ChainKind
from service.core.columns import AT_ISSUED, HEAD, HEADS_BEFORE, WORDS
from service.core.identity import sha256_hex, story_uri
from service.core.internal import (
    Floor,
    FormatError,
    Head,
    Logged,
    ReadItem,
    Rotation,
    Trailer,
    Verdict,
    decode_internal,
    decode_logged,
    encode_internal,
)
from service.core.likeness import sign
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.verdict import Taught
from tests.guards.source import ROOT
from tests.support.builders import make_item


def test_a_read_item_is_read_back_whole() -> None:
    item = make_item(
        event={"item": {"language": "en"}},
        traceparent="00-a",
        chains=(Chain(kind=ChainKind.SLUG, key="ferry-sailings"),),
        sketch="AAE=",
        keys=(2**64 - 1, 0),
        take=2,
        reading="00ff",
        reissue_of=Coordinates(topic="raw", partition=1, offset=2, incarnation=3),
    )

    assert decode_internal(encode_internal(item)) == item


SIGNATURES = [
    sign(text, (text,) * 3, None) for text in ("", "A ferry of 3", "Seahan, 4 won. " * 50)
]


@given(
    st.builds(
        Verdict,
        read_offset=st.integers(0, 2**62),
        source=st.builds(
            Coordinates, topic=st.text(), partition=st.integers(0, 99), offset=st.integers(0, 9)
        ),
        timestamp_ms=st.integers(0, 2**50),
        raw_hash=st.text()
        | st.just("x" * 64)
        | st.binary(min_size=32, max_size=32).map(bytes.hex),
        outcome=st.sampled_from(Outcome),
        agency=st.text() | st.just("yonhap"),
        uri=st.none() | st.text() | st.just("urn:dateline:yonhap:AEN202403140042"),
        chain_key=st.none() | st.text() | st.just("AEN202403140042"),
        reason=st.text() | st.sampled_from(WORDS),
        merged=st.lists(st.text()).map(tuple),
        matched=st.none()
        | st.builds(Coordinates, topic=st.text(), partition=st.just(0), offset=st.just(1)),
        clock_ms=st.none() | st.integers(0, 2**50),
        reading=st.text() | st.just("00112233445566ff"),
        current=st.booleans(),
        sentences=st.lists(st.integers(0, 2**32 - 1)).map(tuple),
        said=st.booleans(),
        chains=st.lists(st.text() | st.just("headline:2024-03-14:ferry line")).map(tuple),
        body_hash=st.text() | st.sampled_from(SIGNATURES).map(lambda one: one.body_hash),
        headline=st.none() | st.text() | st.just("Ferry line"),
        issued=st.none() | st.text() | st.sampled_from(["2024-03-14", "20240314", "--03-14"]),
        sketch=st.text()
        | st.binary().map(lambda data: b64encode(data).decode())
        | st.sampled_from(SIGNATURES).map(lambda one: b64encode(one.sketch).decode()),
        keys=st.lists(st.integers(0, 2**64 - 1)).map(tuple),
        take=st.none() | st.integers(1, 9),
    )
)
def test_a_verdict_is_read_back_whole(verdict: Verdict) -> None:
    again = decode_internal(encode_internal(verdict))

    assert again == verdict
    assert isinstance(again, Verdict)
    assert again.keys == verdict.keys
    short = decode_logged(encode_internal(verdict))
    assert isinstance(short, Logged)
    assert short.whole() == verdict
    assert all(getattr(short.said, name) == getattr(verdict, name) for name in Taught._fields)
    assert short.data[short.keys_at :] == struct.pack(f"<{len(verdict.keys)}Q", *verdict.keys)


_TOLD = st.integers(-9, 9) | st.integers(-(2**63), 2**63) | st.text() | st.none()


@given(data=st.binary(max_size=60), told=st.lists(_TOLD))
def test_no_bytes_of_a_verdict_are_read_otherwise_than_as_a_format_error(
    data: bytes, told: list[int | str | None]
) -> None:
    values = (
        HEAD + data,
        *(head + orjson.dumps(told) + b"\0" + data for head in (HEAD, *HEADS_BEFORE)),
    )
    read = {
        type(found(value, how)) for value in values for how in (decode_internal, decode_logged)
    }

    assert read <= {Verdict, Logged, FormatError}


def found(value: bytes, how: Callable[[bytes], object]) -> object:
    """What is read of bytes, or the one error that may come of them."""
    try:
        return how(value)
    except FormatError as error:
        return error


# One record of each kind as each version wrote it: what any of them says is this, or less.
GOLDEN = ROOT / "tests" / "golden" / "internal"
TEXT = (
    "The ferry line to Oedal reopens in April, Han Du-ri said Tuesday.",
    "A ride costs 1,200 won.",
)
SIGNED = sign("Ferry line to Oedal reopens", TEXT, "2024-03-14")
SOURCE = Coordinates(topic="dispatches.raw", partition=1, offset=41)
RAW_HASH = sha256_hex(b"harbour")
VERDICT = Verdict(
    read_offset=40,
    source=SOURCE,
    timestamp_ms=1_710_404_467_112,
    raw_hash=RAW_HASH,
    outcome=Outcome.ACCEPTED,
    agency="yonhap",
    uri=story_uri("yonhap", None, SOURCE, RAW_HASH),
    version=2,
    rank=1,
    issued="2024-03-14",
    matched=Coordinates(topic="dispatches.raw", partition=1, offset=7),
    reason="slug",
    body_hash=SIGNED.body_hash,
    item_class="story",
    language="en",
    current=True,
    sentences=(0x01234567, 0xFEDCBA98),
    headline="Ferry line to Oedal reopens",
    revision="update",
    said=True,
    chains=("slug:2024-03-14:ferry line", "headline:2024-03-14:ferry line to oedal reopens"),
    # The records are older than sketches of version 2, which lie alike.
    sketch=b64encode(b"\x01" + SIGNED.sketch[1:]).decode(),
    keys=(1, 2**64 - 1),
    reading="00112233445566ff",
)


@pytest.mark.parametrize("number", [-1, 10**9, 2**40])
def test_the_number_of_no_day_is_a_format_error(number: int) -> None:
    value = encode_internal(replace(VERDICT, issued="2024-03-14"))
    end = value.index(b"\0", len(HEAD))
    told = orjson.loads(value[len(HEAD) : end])
    told[AT_ISSUED] = number

    with pytest.raises(FormatError):
        decode_internal(HEAD + orjson.dumps(told) + value[end:])


LATER_THAN_1: dict[str, Any] = {
    "said": False,
    "chains": (),
    "sketch": "",
    "keys": (),
    "reading": "",
}
HEAD_OF_A_STORY = Head(
    version=2, withdrawn=False, verdict=replace(VERDICT, sentences=(), sketch="", keys=())
)
ROTATION = Rotation(
    agency="yonhap",
    generation=3,
    read_offset=50,
    started_ms=1_710_404_467_112,
    floors=(Floor(topic="dispatches.raw", partition=1, incarnation=0, offset=6),),
    heads=(HEAD_OF_A_STORY,),
)
TRAILER = Trailer(group="dateline.judge", next_offset=41, partitions=3, counts={"accepted": 1})


def golden(name: str) -> bytes:
    return (GOLDEN / f"{name}.bin").read_bytes()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_verdict_of_each_version_is_read(version: int) -> None:
    verdict = decode_internal(golden(f"verdict-{version}"))
    logged = decode_logged(golden(f"verdict-{version}"))

    expected = replace(VERDICT, **(LATER_THAN_1 if version == 1 else {}))
    assert verdict == expected
    assert (logged.whole() if isinstance(logged, Logged) else logged) == expected
    assert isinstance(verdict, Verdict)
    assert verdict.keys == expected.keys


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_read_item_of_each_version_is_read(version: int) -> None:
    item = decode_internal(golden(f"read-{version}"))

    assert isinstance(item, ReadItem)
    assert (item.source, item.raw_hash, item.body_hash) == (SOURCE, RAW_HASH, SIGNED.body_hash)
    assert item.sentences == VERDICT.sentences
    signed = ("", ()) if version == 1 else (VERDICT.sketch, VERDICT.keys)
    assert (item.sketch, item.keys) == signed


@pytest.mark.parametrize("version", [2, 3])
def test_a_rotation_of_each_version_is_read(version: int) -> None:
    assert decode_internal(golden(f"rotation-{version}")) == ROTATION


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_trailer_of_each_version_is_read(version: int) -> None:
    trailer = decode_internal(golden(f"trailer-{version}"))

    assert isinstance(trailer, Trailer)
    assert replace(trailer, formats=TRAILER.formats) == TRAILER


def test_what_is_written_is_what_its_version_has_written_ever_since() -> None:
    assert encode_internal(VERDICT) == golden("verdict-5")
    assert encode_internal(ROTATION) == golden("rotation-3")
    assert encode_internal(replace(TRAILER, formats={"verdict": 4})) == golden("trailer-3")


def test_a_trailer_is_read_back_whole() -> None:
    trailer = Trailer(group="g.judge", next_offset=7, partitions=3, counts={"accepted": 2})

    assert decode_internal(encode_internal(trailer)) == trailer


@pytest.mark.parametrize(
    "data",
    [None, b"", b"V", b"V\x09{}", b"Z\x01{}", b"V\x02{}", b"V\x02[", b'T\x01{"a":1}'],
)
def test_what_this_release_cannot_read_is_a_format_error(data: bytes | None) -> None:
    with pytest.raises(FormatError):
        decode_internal(data)
