"""Whether a state directory is the fold of the verdict log, computed here from the log alone."""

from collections.abc import Iterator
from pathlib import Path

from service.core.record import Coordinates
from service.shell.state import State, StateHome
from tests.support.checker import Ledger
from tests.support.inner_topics import Inner
from tests.support.topic_reader import Seen
from tests.support.topics import Place


def state_faults(seen: Seen, place: Place, *roots: Path) -> list[str]:
    """Compare every state with the fold up to where it stands; one of each must stand at the end.

    A replica that lost a partition keeps what it had: an older fold of the same log.
    """
    found: list[str] = []
    books = Ledger(seen)
    for partition in range(place.inner_partitions):
        log = [one for one in books.log if one.at[0] == partition]
        stands = []
        for root in roots:
            position, differing = _compared(root, place, partition, log)
            stands.append(position)
            found += [f"state {partition} in {root.parent.name}: {fault}" for fault in differing]
        end = log[-1].at[1] + 1 if log else 0
        if max(stands) != end:
            found.append(f"states of {partition} stand at {stands}, the log ends at {end}")
    return found


def _compared(root: Path, place: Place, partition: int, log: list[Inner]) -> tuple[int, list[str]]:
    home = StateHome(f"embedded:{root}", place.group)
    try:
        state = home.open(partition)
        position = state.position()
        differing = list(_faults(state, [one for one in log if one.at[1] < position]))
        state.close()
    finally:
        home.close()
    return position, differing


def _faults(state: State, log: list[Inner]) -> Iterator[str]:
    ruled = [one for one in log if one.kind == "V"]
    decided = [one for one in ruled if one.fields["outcome"] not in ("redelivered", "command")]
    if state.entries() != len(decided):
        yield f"knows {state.entries()} dispatches, the log {len(decided)}"
    for one in decided:
        known = state.by_source(one.fields["agency"], Coordinates(**one.fields["source"]))
        if known is None or known.outcome != one.fields["outcome"]:
            yield f"{one.source}: {known}, the log says {one.fields['outcome']}"
    for uri, version in _newest(ruled).items():
        story = state.story(uri)
        if story is None or story.version != version:
            yield f"{uri}: {story}, the log has version {version}"


def _newest(ruled: list[Inner]) -> dict[str, int]:
    """The newest version of each story, by the log alone."""
    newest: dict[str, int] = {}
    for one in ruled:
        # A command that changed nothing names no story.
        if one.fields["outcome"] in ("accepted", "command") and one.fields["uri"]:
            uri = one.fields["uri"]
            newest[uri] = max(newest.get(uri, 0), one.fields["version"])
        if one.fields.get("restored"):  # by a split, which tells a version once more
            newest[one.fields["split_from"]] += 1
    return newest
