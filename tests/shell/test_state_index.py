"""The index in C against a plain dictionary, and against bytes that nobody wrote."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.shell.state.index import (
    MOST_HASHES,
    NEWEST,
    DamagedEntryError,
    Table,
    Tables,
    entry_of,
    hash_of,
    hashes_of,
)

# Many share a shard and a place in it, as well as all their bits but one.
_hashes = st.integers(0, 2**64 - 1) | st.integers(0, 40) | st.integers(0, 9).map(lambda n: n << 60)
_records = st.lists(
    st.tuples(
        st.lists(_hashes.map(lambda n: n | 1), max_size=3, unique=True),
        st.lists(_hashes.map(lambda n: n & ~1), max_size=12, unique=True),
    ),
    max_size=60,
)
Records = list[tuple[list[int], list[int]]]


def packed(hashes: Iterable[int]) -> bytes:
    return b"".join(one.to_bytes(8, sys.byteorder) for one in hashes)


def entries_of(records: Records) -> list[bytes]:
    """What a file says of records, each of as many bytes as its number."""
    return [
        entry_of(number, 10 * number, packed(names), packed(keys))
        for number, (names, keys) in enumerate(records)
    ]


Found = dict[int, tuple[list[int], tuple[int, int] | None]]


def found_in(table: Table, records: Records) -> Found:
    """What a table answers for every hash of the records and for two that it has not."""
    asked = [*newest_of(records), 2**63, 2**63 + 1]
    posted = table.posted(asked) or [[]] * len(asked)
    tables = Tables([None, table])
    return {
        hashed: (found, tables.first(hashed) if hashed % 2 else None)
        for hashed, found in zip(asked, posted, strict=True)
    }


def right(records: Records) -> Found:
    """What a dictionary answers: names are odd here, keys even."""
    plain = {2**63: [], 2**63 + 1: [], **newest_of(records)}
    return {
        hashed: (
            newest[: 1 if hashed % 2 else NEWEST],
            (1, newest[0]) if newest and hashed % 2 else None,
        )
        for hashed, newest in plain.items()
    }


def newest_of(records: Records) -> dict[int, list[int]]:
    plain: dict[int, list[int]] = defaultdict(list)
    for number, (names, keys) in enumerate(records):
        for hashed in (*names, *keys):
            plain[hashed].insert(0, number)
    return plain


@settings(max_examples=80, deadline=None)
@given(_records)
def test_a_table_gives_the_newest_record_of_a_name_and_the_newest_eight_of_a_key(
    records: Records,
) -> None:
    table = Table()
    for number, entry in enumerate(entries_of(records)):
        table.add(number, entry)

    assert found_in(table, records) == right(records)


@settings(max_examples=80, deadline=None)
@given(_records, st.integers(1, 200))
def test_a_table_read_from_a_file_in_parts_of_any_size_is_the_same(
    records: Records, size: int
) -> None:
    written, table, rest = b"".join(entries_of(records)), Table(), b""
    sizes: list[int] = []
    offsets: list[int] = []
    for at in range(0, len(written), size):
        part = rest + written[at : at + size]
        taken, more_sizes, more_offsets = table.read(len(sizes), part)
        rest = part[taken:]
        sizes += more_sizes
        offsets += more_offsets

    assert rest == b""
    assert sizes == list(range(len(records)))
    assert offsets == [10 * number for number in sizes]
    assert found_in(table, records) == right(records)


@settings(max_examples=150, deadline=None)
@given(_records, st.data())
def test_a_flipped_bit_is_damage_or_leaves_the_entry_unfinished(
    records: Records, data: st.DataObject
) -> None:
    written = bytearray(b"".join(entries_of([([1], [2]), *records])))
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] ^= 1 << data.draw(st.integers(0, 7))

    try:
        taken, *_ = Table().read(0, bytes(written))
    except DamagedEntryError:
        return
    assert taken <= at


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_harm(data: bytes) -> None:
    with suppress(DamagedEntryError):
        taken, sizes, offsets = Table().read(0, data)
        assert taken <= len(data)
        assert len(sizes) == len(offsets) <= len(data) // 20


def test_a_table_of_many_records_finds_them_all() -> None:
    table, count = Table(), 20_000
    for number in range(count):
        name, key = (
            hashes_of([one]) for one in ((1, b"%d" % number), (2, b"%d" % (number % 500)))
        )
        table.add(number, entry_of(1, number, name, key))

    tables = Tables([table])
    assert all(tables.first(hash_of(1, b"%d" % n)) == (0, n) for n in range(count))
    assert tables.first(hash_of(1, b"%d" % count)) is None
    assert table.posted([hash_of(2, b"7")]) == [[count - 493 - 500 * n for n in range(NEWEST)]]


def test_keys_lie_apart_though_all_are_the_smallest_hashes_of_their_texts() -> None:
    table, chance, records = Table(), Random(1), 2000
    for number in range(records):
        smallest = sorted(chance.getrandbits(64) for _ in range(300))[:12]
        table.add(number, entry_of(1, number, b"", packed(smallest)))

    runs = [
        len(list(run))
        for slots in table.slots
        for is_used, run in groupby(
            any(slots[at + 8 : at + 12]) for at in range(0, len(slots), 12)
        )
        if is_used
    ]
    assert sum(runs) == 12 * records
    # A search ends at the first free slot: so long may it take.
    assert max(runs) < 500


def test_a_name_of_another_kind_is_another_name() -> None:
    assert len({hash_of(kind, name) for kind in range(4) for name in (b"", b"a", b"\0a")}) == 12


def test_more_hashes_than_an_entry_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="hashes of one record"):
        entry_of(1, 1, b"", packed(range(MOST_HASHES + 1)))
