"""Alive is progress, ready is every owned partition running."""

from service.shell.health import Health, PartitionState


def test_a_task_that_beats_within_its_budget_is_alive() -> None:
    health = Health()
    health.beat("read.reader", 100.0, 10.0)

    assert health.live(110.0).ok


def test_a_task_that_makes_no_progress_is_named() -> None:
    health = Health()
    health.beat("read.reader", 100.0, 10.0)

    assert health.live(111.0).causes == ("read.reader made no progress for 11 s",)


def test_a_task_that_waits_for_work_is_not_expected_to_beat() -> None:
    health = Health()
    health.beat("read.0", 100.0, 10.0)
    health.forget("read.0")

    assert health.live(1000.0).ok


def test_nothing_is_ready_before_what_is_awaited_has_come() -> None:
    health = Health()
    health.expect("the brokers")

    assert health.ready().causes == ("waiting for the brokers",)


def test_a_standby_that_owns_nothing_is_ready() -> None:
    health = Health()
    health.expect("the brokers")
    health.came("the brokers")

    assert health.ready().ok


def test_a_rebalance_does_not_make_readiness_flap() -> None:
    health = Health()
    health.partition("read", 0, PartitionState.RUNNING)
    health.partition("read", 1, PartitionState.PAUSED)

    assert health.ready().ok


def test_a_partition_that_restores_is_not_ready_until_it_runs_or_goes() -> None:
    health = Health()
    health.partition("judge", 2, PartitionState.RESTORING)
    assert health.ready().causes == ("judge partition 2 is restoring",)

    health.partition("judge", 2, PartitionState.CLOSED)
    assert health.ready().ok


def test_a_process_that_drains_is_not_ready() -> None:
    health = Health()
    health.stop()

    assert health.ready().causes == ("draining",)
