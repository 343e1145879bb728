"""What the judge may ask of what is known: the read side of the state, as a Protocol."""

from dataclasses import dataclass
from typing import Protocol

from service.core.internal import Verdict
from service.core.record import Coordinates


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story so far: `version` is the newest accepted one, `head` the current one's verdict."""

    uri: str
    version: int
    rank: int
    issued: str | None
    withdrawn: bool
    current_version: int
    head: Verdict


class StateUnreadableError(Exception):
    """The state cannot answer. Nothing may be judged on a guess, so the batch is given up."""


class StateView(Protocol):
    """Everything judged so far within one partition; answers never depend on the clock."""

    def by_source(self, source: Coordinates) -> Verdict | None: ...
    def by_chain(self, agency: str, chain_key: str) -> Story | None: ...
    def by_body(self, agency: str, body_hash: str) -> Verdict | None: ...
    def story(self, uri: str) -> Story | None: ...


def advance(story: Story | None, verdict: Verdict) -> Story:
    """Return the story after an accepted verdict of it."""
    current = story is None or verdict.current
    return Story(
        uri=verdict.uri or "",
        version=verdict.version,
        rank=verdict.rank if story is None else max(story.rank, verdict.rank),
        issued=verdict.issued if current or story is None else story.issued,
        withdrawn=verdict.withdrawn or (story is not None and story.withdrawn),
        current_version=verdict.version if current or story is None else story.current_version,
        head=verdict if current or story is None else story.head,
    )
