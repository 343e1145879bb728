"""`dateline audit` in the middle of a fault: what is half written is waited for, never a loss."""

from pathlib import Path

import pytest

from tests.broker.test_audit import audited
from tests.support.feed import all_faults, feeding, running
from tests.support.topic_reader import until_settled
from tests.support.topics import forget_members, make_topics, new_place
from tests.support.worker import Worker


@pytest.mark.real_kafka
@pytest.mark.long
@pytest.mark.timeout(120)
async def test_an_audit_waits_for_what_a_crash_left_open_and_calls_nothing_lost(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        async with feeding(place, seed=11) as feed:
            worker.start(DATELINE_TEST_FAILPOINT="judge.before_end:4")
            await worker.until_ended()
        open_code, open_report = await audited(place)
        await forget_members(place)
        worker.start()
        await worker.until_ready()
        await until_settled(place)
        code, report = await audited(place)
        await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert (open_code, open_report["findings"]) == (0, [])
    assert open_report["outcomes"]["pending"] > 0
    assert (code, report["findings"], found) == (0, [], [])
    assert report["outcomes"]["pending"] == 0
    assert report["records"] == len(feed.fates)
