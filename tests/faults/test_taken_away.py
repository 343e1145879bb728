"""What an administrator takes away under the running service and gives back (24, 25)."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiokafka.admin import NewTopic
from aiokafka.protocol.admin import CreateAclsRequest, DeleteAclsRequest

from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.kafka_cluster import KafkaCluster, jars
from tests.support.secure_kafka import PASSWORD, USER, SecureBroker
from tests.support.topic_reader import until_articles, until_settled
from tests.support.topics import Place, administer, ask, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(150)]
# Codes of Kafka's access lists: ResourceType, PatternType, AclOperation, AclPermissionType.
_TOPIC, _LITERAL, _WRITE, _DENY = 2, 3, 4, 2


@pytest.mark.long
async def test_an_output_topic_that_is_deleted_is_waited_for_and_said_to_be_missing(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = list(dispatches(160))
    copies = [one for one in sent if one.expected is Expected.DUPLICATE]
    others = [one for one in sent if one.expected is not Expected.DUPLICATE]
    worker = Worker(place, tmp_path)
    async with running(worker):
        await send(place, others)
        worker.start()
        await until_settled(place)
        async with administer(place) as admin:
            await admin.delete_topics([place.topic("duplicates")])
        await send(place, copies)
        words = await worker.until_unready(60)
        live, _ = await worker.get("/livez")
        await make_again(place, "duplicates")
        figure("settled after a deleted topic came back", await settled(place))
        code = await worker.ended()
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])

    assert live == 200
    assert "judge" in words
    assert place.topic("duplicates") in worker.tail(100_000)
    assert (code, found) == (0, [])


async def make_again(place: Place, part: str) -> None:
    topic = NewTopic(name=place.topic(part), num_partitions=place.partitions, replication_factor=1)
    async with administer(place) as admin:
        await admin.create_topics([topic])


async def settled(place: Place) -> float:
    """Wait until all is judged; return the seconds it took."""
    since = asyncio.get_running_loop().time()
    await until_settled(place, 90)
    return asyncio.get_running_loop().time() - since


def credentials(broker: SecureBroker, change: str) -> None:
    """Change the service's password at the broker, as an administrator does."""
    done = subprocess.run(  # noqa: S603 - our own command
        [
            *("java", "-cp", jars(), "kafka.admin.ConfigCommand"),
            *("--bootstrap-server", f"127.0.0.1:{broker.port}", "--alter"),
            *("--entity-type", "users", "--entity-name", USER),
            *change.split(maxsplit=1),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


async def permission(
    place: Place, topic: str, change: type[CreateAclsRequest] | type[DeleteAclsRequest]
) -> None:
    """Forbid the service to write to a topic, or take that back."""
    rule = change(_TOPIC, topic, _LITERAL, f"User:{USER}", "*", _WRITE, _DENY)
    answer = await ask(place, rule)
    (answered,) = answer.to_object().popitem()[1]
    assert answered["error_code"] == 0, answer


@asynccontextmanager
async def secured(home: Path) -> AsyncIterator[SecureBroker]:
    """A broker that asks who comes, and has a list of who may do what."""
    broker = SecureBroker(home)
    broker.settings = {
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "allow.everyone.if.no.acl.found": "true",
        "super.users": "User:ANONYMOUS",
    }
    try:
        await asyncio.to_thread(broker.prepare)
        await asyncio.to_thread(broker.start)
        yield broker
    finally:
        broker.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A service behind a broker that asks who comes; its first forty records are judged."""

    broker: SecureBroker
    place: Place
    worker: Worker
    rest: list[Sent]
    end: datetime  # of its certificate


@asynccontextmanager
async def guarded(home: Path, protocol: str, found: list[str]) -> AsyncIterator[Guarded]:
    """Run the service on a secured broker; after the block it is stopped and `found` is filled."""
    (home / "secure").mkdir()
    sent = list(dispatches(120))
    async with secured(home / "secure") as broker:
        end = datetime.now(UTC) + timedelta(seconds=25)
        if protocol == "SSL":
            broker.authority.issue_until("client", end)
        place = new_place(f"127.0.0.1:{broker.port}")
        await make_topics(place)
        worker = Worker(place, home / "a", **broker.env(protocol))
        async with running(worker):
            worker.start()
            await send(place, sent[:40])
            await until_settled(place, 24)
            yield Guarded(broker=broker, place=place, worker=worker, rest=sent[40:], end=end)
            code = await worker.ended()
        _, wrong = await all_faults(place, {one.id: one.expected for one in sent}, [worker])
    found += [*wrong, *([f"exit status {code}"] if code else [])]


async def restart(broker: SecureBroker) -> None:
    """End every connection: what was let in once stays in for as long as it is connected."""
    broker.process.kill()
    await asyncio.to_thread(broker.start)


@pytest.mark.long
async def test_credentials_that_are_revoked_stop_it_and_those_given_back_start_it(
    tmp_path: Path, figure: Figure
) -> None:
    found: list[str] = []
    async with guarded(tmp_path, "SASL_PLAINTEXT", found) as here:
        await asyncio.to_thread(credentials, here.broker, "--delete-config SCRAM-SHA-512")
        await restart(here.broker)
        await send(here.place, here.rest)
        words = await here.worker.until_unready(60)
        live, _ = await here.worker.get("/livez")
        back = f"--add-config SCRAM-SHA-512=[password={PASSWORD}]"
        await asyncio.to_thread(credentials, here.broker, back)
        figure("settled after credentials came back", await settled(here.place))

    assert (live, found) == (200, []), words


@pytest.mark.long
async def test_a_right_to_write_that_is_revoked_is_named_and_a_start_with_it_back_goes_on(
    tmp_path: Path, figure: Figure
) -> None:
    found: list[str] = []
    async with guarded(tmp_path, "SASL_PLAINTEXT", found) as here:
        articles = here.place.topic("articles")
        await permission(here.place, articles, CreateAclsRequest)
        await send(here.place, here.rest)
        stopped = await here.worker.until_ended(60)
        said = here.worker.tail()
        await permission(here.place, articles, DeleteAclsRequest)
        here.worker.start()
        figure("settled after a right came back", await settled(here.place))

    assert (stopped, found) == (1, [])
    assert f"TopicAuthorizationFailedError: {articles}" in said


@pytest.mark.long
async def test_a_certificate_that_expires_is_waited_for_and_a_start_with_a_new_one_goes_on(
    tmp_path: Path, figure: Figure
) -> None:
    found: list[str] = []
    async with guarded(tmp_path, "SSL", found) as here:
        await asyncio.sleep(max(0.0, (here.end - datetime.now(UTC)).total_seconds() + 1))
        await restart(here.broker)
        await send(here.place, here.rest)
        words = await here.worker.until_unready(60)
        live, _ = await here.worker.get("/livez")
        here.broker.authority.issue("client")
        stopped = await here.worker.ended()
        here.worker.start()
        figure("settled after a new certificate", await settled(here.place))

    assert (live, stopped, found) == (200, 0, []), words


@pytest.mark.long
async def test_transactional_ids_that_expire_while_nothing_comes_are_got_anew(
    tmp_path: Path, figure: Figure
) -> None:
    cluster = KafkaCluster(
        tmp_path / "kafka",
        transactional_id_expiration_ms=3000,
        transaction_remove_expired_transaction_cleanup_interval_ms=500,
        producer_id_expiration_ms=2000,
        producer_id_expiration_check_interval_ms=500,
    )
    place = new_place(cluster.bootstrap)
    worker = Worker(place, tmp_path / "a")
    try:
        await asyncio.to_thread(cluster.format)
        await asyncio.to_thread(cluster.start)
        await make_topics(place)
        async with running(worker):
            async with feeding(place, seed=25) as first:
                worker.start()
                await worker.until_ready()
                await until_articles(place, 20)
            await until_settled(place)
            await asyncio.sleep(8)
            async with feeding(place, seed=26) as second:
                again = await until_articles(place, 20)
                figure("articles after transactional ids expired", again, seed=26)
            await until_settled(place)
            code = await worker.ended()
        _, found = await all_faults(place, {**first.fates, **second.fates}, [worker])
    finally:
        cluster.close()

    assert (code, found) == (0, [])
