"""How long a batch waits to be filled."""

import time
from dataclasses import replace

from service.shell.intake import Intake
from service.shell.ports import Pace
from tests.support.fakes import make_raw


def test_a_record_that_comes_alone_is_waited_beside_for_others() -> None:
    intake = Intake(Pace(fill_wait=30.0))
    intake.offer([make_raw(0)])
    intake.take()
    intake.offer([make_raw(1)])

    assert 29.0 < intake.patience <= 30.0


def test_what_a_producer_puts_into_headers_and_key_takes_room_as_well() -> None:
    intake = Intake(Pace(queue_bytes=3000, batch_bytes=2000))
    large = replace(make_raw(0), value=None, key=b"k" * 1000, headers=(("h", b"x" * 1000),))

    intake.offer([large, replace(large, source=make_raw(1).source)])

    assert intake.room == 0
    assert len(intake.take()) == 1
    assert intake.room > 0


def test_what_came_while_a_transaction_was_in_hand_has_had_its_wait() -> None:
    intake = Intake(Pace(fill_wait=0.01))
    intake.offer([make_raw(0)])
    time.sleep(0.02)
    intake.offer([make_raw(1)])

    assert intake.patience == 0.0


def test_a_batch_that_is_put_back_waits_no_second_time() -> None:
    intake = Intake(Pace(fill_wait=0.01))
    intake.offer([make_raw(0)])
    time.sleep(0.02)
    intake.put_back(intake.take())

    assert intake.patience == 0.0
