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
)

# Many share a shard and a place in it, as well as all their bits but one.
_keys = st.integers(0, 2**48 - 1) | st.integers(0, 40) | st.integers(0, 9).map(lambda n: n << 44)
_names = st.text(min_size=1, max_size=2).map(str.encode)
_records = st.lists(
    st.tuples(
        st.lists(_names, max_size=3, unique=True),
        st.lists(_keys, max_size=12, unique=True),
    ),
    max_size=60,
)
Records = list[tuple[list[bytes], list[int]]]


def packed(keys: Iterable[int]) -> bytes:
    return b"".join(one.to_bytes(8, sys.byteorder) for one in keys)


def entries_of(records: Records) -> list[bytes]:
    """What a file says of records, each of as many bytes as its number."""
    return [
        entry_of(number, 10 * number, names, packed(keys))
        for number, (names, keys) in enumerate(records)
    ]


Found = tuple[dict[bytes, int | None], dict[int, list[int]]]


def found_in(table: Table, records: Records) -> Found:
    """What a table answers for every name and key of the records and for two that it has not."""
    names, keys = right(records)
    posted = table.posted([*keys])
    first = {name: Tables([None, table]).find(name) for name in names}
    return (
        {name: found[1] if found and found[0] == 1 else None for name, found in first.items()},
        {key: posted.get(key, []) for key in keys},
    )


def right(records: Records) -> Found:
    """What two dictionaries answer: of a name the newest record, of a key the newest eight."""
    names: dict[bytes, int | None] = {b"none": None}
    keys: dict[int, list[int]] = defaultdict(list, {2**47: [], 2**47 + 1: []})
    for number, (named, keyed) in enumerate(records):
        names |= dict.fromkeys(named, number)
        for key in keyed:
            keys[key].insert(0, number)
    return names, {key: newest[:NEWEST] for key, newest in keys.items()}


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
    written = bytearray(b"".join(entries_of([([b"a"], [2]), *records])))
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
        names = [b"%d" % number]
        table.add(number, entry_of(1, number, names, packed([number % 500])))

    tables = Tables([table])
    assert all(tables.find(b"%d" % n) == (0, n) for n in range(count))
    assert tables.find(b"%d" % count) is None
    assert table.posted([7]) == {7: [count - 493 - 500 * n for n in range(NEWEST)]}


@settings(max_examples=80, deadline=None)
@given(_records, st.lists(_names, max_size=3), st.integers(0, 3))
def test_a_name_that_is_asked_for_is_known_when_any_table_has_it(
    records: Records, names: list[bytes], ask: int
) -> None:
    table = Table()
    for number, entry in enumerate(entries_of(records)):
        table.add(number, entry)
    tables, has = Tables([None, table]), {name for named, _ in records for name in named}

    entry, known = tables.entry((5, 7), names, packed([8]), ask)
    assert known == bool(has & {*names[ask:]})
    assert tables.has_any(names) == bool(has & {*names})
    assert entry == entry_of(5, 7, names, packed([8]))


def test_of_a_key_the_lower_bits_count() -> None:
    table = Table()
    table.add(0, entry_of(1, 0, [], packed([2**63 + 5])))

    assert table.posted([5, 2**48 + 5, 6]) == {5: [0], 2**48 + 5: [0]}


def test_keys_lie_apart_though_all_are_the_smallest_hashes_of_their_texts() -> None:
    table, chance, records = Table(), Random(1), 2000
    for number in range(records):
        smallest = sorted(chance.getrandbits(64) for _ in range(300))[:12]
        table.add(number, entry_of(1, number, [], packed(smallest)))

    runs = [
        len(list(run))
        for slots in table.slots
        for is_used, run in groupby(
            any(slots[at + 6 : at + 10]) for at in range(0, len(slots), 10)
        )
        if is_used
    ]
    assert sum(runs) == 12 * records
    # A search ends at the first free slot: so long may it take.
    assert max(runs) < 500


def test_more_hashes_than_an_entry_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="hashes of one record"):
        entry_of(1, 1, [], packed(range(MOST_HASHES + 1)))
