"""Whether a state directory is the fold of the verdict log, computed here from the log alone."""

from collections.abc import Iterator
from pathlib import Path

from service.core.record import Coordinates
from service.shell.state import State, StateHome
from tests.support.checker import Inner, Ledger
from tests.support.topic_reader import Seen
from tests.support.topics import Place


def state_faults(seen: Seen, place: Place, root: Path) -> list[str]:
    """Compare the state of every partition; a missing one opens empty and differs."""
    found: list[str] = []
    books = Ledger(seen)
    home = StateHome(f"embedded:{root}", place.group)
    try:
        for partition in range(place.inner_partitions):
            log = [one for one in books.log if one.at[0] == partition]
            state = home.open(partition)
            found += [f"state {partition}: {fault}" for fault in _faults(state, log)]
            state.close()
    finally:
        home.close()
    return found


def _faults(state: State, log: list[Inner]) -> Iterator[str]:
    end = log[-1].at[1] + 1 if log else 0
    if state.position() != end:
        yield f"stands at {state.position()}, the log ends at {end}"
    decided = [one for one in log if one.kind == "V" and one.fields["outcome"] != "redelivered"]
    if state.entries() != len(decided):
        yield f"knows {state.entries()} dispatches, the log {len(decided)}"
    newest: dict[str, int] = {}
    for one in decided:
        known = state.by_source(Coordinates(**one.fields["source"]))
        if known is None or known.outcome != one.fields["outcome"]:
            yield f"{one.source}: {known}, the log says {one.fields['outcome']}"
        if one.fields["outcome"] == "accepted":
            newest[one.fields["uri"]] = max(
                newest.get(one.fields["uri"], 0), one.fields["version"]
            )
    for uri, version in newest.items():
        story = state.story(uri)
        if story is None or story.version != version:
            yield f"{uri}: {story}, the log has version {version}"
