"""The verdict log is read to where it ended when it was asked for, however much that is."""

from pathlib import Path

from service.shell.kafka import Cluster, Connection, VerdictLog
from tests.support.dispatches import dispatches
from tests.support.noida import noida
from tests.support.topics import make_topics, new_place, send


async def test_a_log_longer_than_one_answer_is_read_to_its_end(tmp_path: Path) -> None:
    count = 2500
    with noida(tmp_path / "broker") as bootstrap:
        place = new_place(bootstrap, partitions=1, inner_partitions=1)
        await make_topics(place)
        await send(place, list(dispatches(count)))
        link = Connection(bootstrap_servers=bootstrap)
        cluster = Cluster(link)
        log = VerdictLog(link, cluster, place.topic("raw"), 0)
        begin, end = await log.bounds()
        offsets = [one.source.offset async for some in log.read(begin, end) for one in some]
        await log.close()
        await cluster.close()

    assert offsets == list(range(count))
