"""Internal formats: what is written is read back; what is unknown is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.chain import Chain, ChainKind
from service.core.internal import FormatError, Trailer, Verdict, decode_internal, encode_internal
from service.core.outcome import Outcome
from service.core.record import Coordinates
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
        raw_hash=st.text(),
        outcome=st.sampled_from(Outcome),
        agency=st.text(),
        uri=st.none() | st.text(),
        sentences=st.lists(st.integers(0, 2**48 - 1)).map(tuple),
        said=st.booleans(),
        chains=st.lists(st.text()).map(tuple),
        sketch=st.text(),
        keys=st.lists(st.integers(0, 2**64 - 1)).map(tuple),
        take=st.none() | st.integers(1, 9),
    )
)
def test_a_verdict_is_read_back_whole(verdict: Verdict) -> None:
    again = decode_internal(encode_internal(verdict))

    assert again == verdict
    assert isinstance(again, Verdict)
    assert again.keys == verdict.keys


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
