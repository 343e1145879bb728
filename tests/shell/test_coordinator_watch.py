"""Brokers that stay away: said after a while, once in a while, and taken back at once."""

from service.shell.coordinator_watch import CoordinatorWatch
from service.shell.health import Health
from tests.support.fakes import FakeObserver


def test_a_moment_without_a_coordinator_is_nothing_to_speak_of() -> None:
    health, observer = Health(), FakeObserver()
    reach = CoordinatorWatch("read", health, observer, patience=10.0)

    reach.look(100.0, known=False)
    reach.look(109.0, known=False)
    reach.look(110.0, known=True)
    reach.look(119.0, known=False)

    assert health.ready().ok
    assert observer.poll_errors == []


def test_brokers_that_stay_away_are_said_and_hold_readiness_back_until_they_come() -> None:
    health, observer = Health(), FakeObserver()
    reach = CoordinatorWatch("read", health, observer, patience=10.0)

    for now in range(100, 145):
        reach.look(float(now), known=False)

    assert health.ready().causes == ("waiting for the brokers of read",)
    assert [str(one) for one in observer.poll_errors] == [
        "client: no coordinator of the group for 10 s",
        "client: no coordinator of the group for 40 s",
    ]
    reach.look(145.0, known=True)
    assert health.ready().ok
