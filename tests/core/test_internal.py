"""Internal formats: what is written is read back; what is unknown is refused."""

from base64 import b64encode
from collections.abc import Callable

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.chain import Chain, ChainKind
from service.core.internal import (
    FormatError,
    Logged,
    Trailer,
    Verdict,
    decode_internal,
    decode_logged,
    encode_internal,
)
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.verdict import HEAD, Taught
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


@given(
    st.builds(
        Verdict,
        read_offset=st.integers(0, 2**62),
        source=st.builds(
            Coordinates, topic=st.text(), partition=st.integers(0, 99), offset=st.integers(0, 9)
        ),
        timestamp_ms=st.integers(0, 2**50),
        raw_hash=st.text() | st.binary(min_size=32, max_size=32).map(bytes.hex),
        outcome=st.sampled_from(Outcome),
        agency=st.text() | st.just("yonhap"),
        uri=st.none() | st.text() | st.just("urn:dateline:yonhap:AEN202403140042"),
        merged=st.lists(st.text()).map(tuple),
        matched=st.none()
        | st.builds(Coordinates, topic=st.text(), partition=st.just(0), offset=st.just(1)),
        clock_ms=st.none() | st.integers(0, 2**50),
        reading=st.text(),
        current=st.booleans(),
        sentences=st.lists(st.integers(0, 2**48 - 1)).map(tuple),
        said=st.booleans(),
        chains=st.lists(st.text()).map(tuple),
        sketch=st.text() | st.binary().map(lambda data: b64encode(data).decode()),
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


READABLE = {Verdict, Logged, FormatError}


@given(data=st.binary(max_size=60), told=st.lists(st.integers(-9, 9) | st.text() | st.none()))
def test_no_bytes_of_a_verdict_are_read_otherwise_than_as_a_format_error(
    data: bytes, told: list[int | str | None]
) -> None:
    values = (HEAD + data, HEAD + orjson.dumps(told) + b"\0" + data)
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


def test_a_verdict_of_version_2_is_read() -> None:
    verdict = decode_internal(
        b'V\x02{"read_offset":3,"source":{"topic":"t","partition":0,"offset":7,"incarnation":0},'
        b'"timestamp_ms":9,"raw_hash":"ab","outcome":"accepted","agency":"yonhap",'
        b'"sentences":"AAAAAAAB","keys":"AAAAAAAAAAI=","sketch":"AQ==","chains":["slug:a"]}'
    )

    assert isinstance(verdict, Verdict)
    assert (verdict.sentences, verdict.keys, verdict.chains) == ((1,), (2,), ("slug:a",))


def test_a_verdict_of_the_release_before_is_read_with_defaults() -> None:
    source = b'"source":{"topic":"t","partition":0,"offset":7,"incarnation":0}'
    old = (
        b'V\x01{"read_offset":3,' + source + b',"timestamp_ms":9,"raw_hash":"ab",'
        b'"outcome":"accepted","agency":"yonhap","sentences":[1],"chain_key":"AEN202403140042"}'
    )

    verdict = decode_internal(old)

    assert isinstance(verdict, Verdict)
    assert (verdict.chain_key, verdict.chains, verdict.said) == ("AEN202403140042", (), False)


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
