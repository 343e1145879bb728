"""Bad links and wrong answers: what a network and a broker can do to a transaction (12-14, 26-27).

The service reaches its broker through a proxy; the readers and the checker go straight.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.support.feed import fed
from tests.support.figures import Figure
from tests.support.kafka_cluster import KafkaCluster
from tests.support.proxy import Api, Proxy, Rule, Way
from tests.support.topic_reader import until_articles
from tests.support.topics import Place, make_topics, new_place
from tests.support.worker import Worker
from tests.support.wrong_answers import CODES, done_but_refused, out_of_range, refused, spoilt

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(300)]
TXN_CALLS = (
    Api.ADD_PARTITIONS,
    Api.PRODUCE,
    Api.ADD_OFFSETS,
    Api.TXN_OFFSET_COMMIT,
    Api.END_TXN,
)


@dataclass(frozen=True, slots=True)
class Stream:
    """A service in mid-stream behind a proxy; `found` holds the checker's word at the end."""

    place: Place
    worker: Worker
    proxy: Proxy
    found: list[str]
    figure: Figure
    seed: int

    async def meets(self, rule: Rule) -> None:
        """Let a rule hit once and wait until the stream goes on behind it."""
        self.proxy.add(rule)
        async with asyncio.timeout(40):
            await rule.hit.wait()
        await self.goes_on(f"articles after {self._words(rule)}")

    async def goes_on(self, what: str, more: int = 10) -> None:
        """Wait until articles come again; report how long it took."""
        self.figure(what, await until_articles(self.place, more), seed=self.seed)

    def _words(self, rule: Rule) -> str:
        done = "a cut" if rule.cut else "a wrong answer"
        return f"{done} in {rule.api.name.lower()} ({rule.way.value})"


@asynccontextmanager
async def streaming(
    cluster: KafkaCluster, home: Path, seed: int, figure: Figure
) -> AsyncIterator[Stream]:
    """Run the service through a proxy under a steady feed; check everything at the end."""
    place = new_place(cluster.bootstrap)
    await make_topics(place)
    async with cluster.proxies(seed) as (proxy,):
        worker = Worker(replace(place, bootstrap=cluster.proxied), home)
        async with fed(place, worker, seed) as found:
            yield Stream(place, worker, proxy, found, figure, seed)


async def all_of(stream: Stream, rules: Sequence[Rule]) -> None:
    for rule in rules:
        await stream.meets(rule)


@pytest.mark.parametrize("way", [Way.REQUEST, Way.RESPONSE])
async def test_a_connection_cut_in_any_call_of_a_transaction_loses_and_repeats_nothing(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure, way: Way
) -> None:
    async with streaming(one_node, tmp_path, 12, figure) as stream:
        await all_of(stream, [Rule(way=way, api=api, cut=True) for api in TXN_CALLS])
        # A new epoch is asked for only after a failure: two cuts, one behind the other.
        again = stream.proxy.add(Rule(way=way, api=Api.INIT_PRODUCER_ID, cut=True))
        await stream.meets(Rule(way=way, api=Api.END_TXN, cut=True))
        found = stream.found

    assert again.hit.is_set()
    assert found == []


async def test_an_end_of_transaction_that_arrives_in_the_next_one_ends_nothing(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(one_node, tmp_path, 13, figure) as stream:
        held = Rule(way=Way.REQUEST, api=Api.END_TXN, hold=asyncio.Event())
        stream.proxy.add(held)
        async with asyncio.timeout(40):
            await held.hit.wait()
        # By now the client has given up, asked for a new epoch and begun anew.
        await asyncio.sleep(17)
        assert held.hold is not None
        held.hold.set()
        await stream.goes_on("articles after a late end of transaction")
        found = stream.found

    assert found == []


@pytest.mark.long
async def test_slow_lossy_and_one_way_links_lose_and_repeat_nothing(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(one_node, tmp_path, 14, figure) as stream:
        weather = stream.proxy.weather
        weather.latency = 0.25
        await stream.goes_on("30 articles at 500 ms of round trip", 30)
        weather.latency, weather.bytes_per_second = 0.0, 64 * 1024
        await asyncio.sleep(3)
        weather.bytes_per_second, weather.late_share = None, 0.1
        await stream.goes_on("30 articles with a tenth of the frames late", 30)
        weather.late_share, weather.silent = 0.0, frozenset({Way.RESPONSE})
        await asyncio.sleep(5)
        weather.silent = frozenset()
        stream.proxy.reset()
        await stream.goes_on("30 articles after a one-way link", 30)
        found = stream.found

    assert found == []


async def test_every_error_a_broker_can_answer_a_produce_with_is_survived(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(one_node, tmp_path, 26, figure) as stream:
        await all_of(stream, [done_but_refused(Api.PRODUCE, code) for code in CODES])
        found = stream.found

    assert found == []


async def test_a_produce_that_a_broker_refuses_is_written_by_the_next_transaction(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(one_node, tmp_path, 29, figure) as stream:
        await all_of(stream, [refused(Api.PRODUCE, code) for code in CODES[::3]])
        found = stream.found

    assert found == []


async def test_errors_to_the_other_calls_of_a_transaction_are_survived(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(one_node, tmp_path, 27, figure) as stream:
        for number, api in enumerate(a for a in TXN_CALLS if a is not Api.PRODUCE):
            codes = CODES[number::4]
            await all_of(stream, [done_but_refused(api, codes[0]), refused(api, codes[1])])
        found = stream.found

    assert found == []


async def test_a_spoilt_fetch_answer_and_one_of_no_leader_cost_no_record(
    one_node: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(one_node, tmp_path, 28, figure) as stream:
        for answer in (spoilt, out_of_range, spoilt, out_of_range, out_of_range):
            await stream.meets(
                Rule(
                    way=Way.RESPONSE,
                    api=Api.FETCH,
                    answer=answer,
                    only=lambda frame: len(frame.payload) > 4000,
                )
            )
        found = stream.found

    assert found == []
