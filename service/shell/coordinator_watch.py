"""Notices that a group's coordinator is away: an idle stage makes no call that would fail."""

from service.shell.failures import RecycleReason, StepError
from service.shell.health import Health
from service.shell.ports import Observer

_SAY_EVERY = 30.0


class CoordinatorWatch:
    """Readiness and a log line for a stage whose brokers do not answer. Time is seconds, given."""

    def __init__(self, stage: str, health: Health, observer: Observer, patience: float) -> None:
        self._stage = stage
        self._health = health
        self._observer = observer
        self._patience = patience
        self._since: float | None = None
        self._next_word = 0.0

    def look(self, now: float, *, known: bool) -> None:
        """Note whether the coordinator is known; a change of coordinators takes a moment."""
        what = f"the brokers of {self._stage}"
        if known:
            self._since = None
            self._health.came(what)
            return
        if self._since is None:
            self._since = self._next_word = now
        silent = now - self._since
        if silent >= self._patience:
            self._health.expect(what)
            if now >= self._next_word:
                self._next_word = now + _SAY_EVERY
                detail = f"no coordinator of the group for {silent:.0f} s"
                self._observer.failed_poll(self._stage, StepError(RecycleReason.CLIENT, detail))
