"""Apache Kafka itself: one to three KRaft nodes from Maven Central, started and ended by pid."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn, Self

import pytest

from tests.support.process import Process, free_ports
from tests.support.proxy import Proxy

VERSION = "4.3.1"
_ROOT = Path(__file__).parents[2]
_JARS = _ROOT / ".cache" / f"kafka-{VERSION}"
_POM = Path(__file__).with_name("pom.xml")
_CLUSTER_ID = "ZGF0ZWxpbmUtdGVzdHMtMQ"
_JAVA = ("java", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def unavailable(reason: str) -> NoReturn:
    """Skip the test with its reason; in CI nothing may be skipped."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(f"real Kafka is a must in CI: {reason}", pytrace=False)
    pytest.skip(reason)


def jars() -> str:
    """Return the class path, fetched once into the cache of the repository."""
    missing = [program for program in ("java", "mvn") if shutil.which(program) is None]
    if missing:
        unavailable(f"no {' and no '.join(missing)} on this machine: real Kafka cannot run")
    _JARS.parent.mkdir(exist_ok=True)
    with (_JARS.parent / "fetching").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of two workers the second finds what the first fetched
        if not _JARS.is_dir():
            _fetch()
    return f"{_JARS}/*"


def _fetch() -> None:
    """Fetch beside and move there when whole: a fetch that was ended leaves nothing by halves."""
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
    with tempfile.TemporaryDirectory(dir=_JARS.parent) as home:
        fresh = Path(home) / "jars"
        fetched = subprocess.run(  # noqa: S603 - our own command
            ["mvn", "-B", "-q", "-f", str(_POM), goal, f"-DoutputDirectory={fresh}"],  # noqa: S607
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        if fetched.returncode:
            unavailable(f"Maven could not fetch Kafka {VERSION}: {fetched.stdout[-500:]}")
        fresh.rename(_JARS)


class Broker:
    """One node, broker and controller in one; its data outlives its process."""

    format_options: tuple[str, ...] = ()
    settings: Mapping[str, object] = MappingProxyType({})  # what a test wants otherwise

    def __init__(self, number: int, ports: tuple[int, int, int, int], home: Path) -> None:
        self.number = number
        # Who comes by the proxied listener is told to come by the proxy's port from then on.
        self.port, self.controller, self.proxied, self.proxy = ports
        self.home = home
        # What a killed broker had unpacked must not stay behind in the machine's own place.
        java = (*_JAVA, f"-Djava.io.tmpdir={home}", "-cp", jars())
        self.process = Process(
            [*java, "kafka.Kafka", str(home / "server.properties")],
            home / "broker.log",
            dict(os.environ),
        )

    def format(self, voters: str, nodes: int) -> None:
        """Write the configuration and an empty log directory."""
        self.home.mkdir(parents=True)
        properties = self.home / "server.properties"
        properties.write_text(self._properties(voters, nodes))
        formatted = subprocess.run(  # noqa: S603 - our own command
            [
                *(*_JAVA, "-cp", jars(), "kafka.tools.StorageTool", "format"),
                *("-t", _CLUSTER_ID, "-c", str(properties), *self.format_options),
            ],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert formatted.returncode == 0, formatted.stdout + formatted.stderr

    def _properties(self, voters: str, nodes: int) -> str:
        replicas = min(3, nodes)
        isr = 2 if replicas == 3 else 1
        lines = {
            "process.roles": "broker,controller",
            "node.id": self.number,
            "log.dirs": self.home / "data",
            "listeners": f"PLAINTEXT://127.0.0.1:{self.port},"
            f"PROXIED://127.0.0.1:{self.proxied},"
            f"CONTROLLER://127.0.0.1:{self.controller}",
            "advertised.listeners": f"PLAINTEXT://127.0.0.1:{self.port},"
            f"PROXIED://127.0.0.1:{self.proxy}",
            "inter.broker.listener.name": "PLAINTEXT",
            "controller.listener.names": "CONTROLLER",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,"
            "CONTROLLER:PLAINTEXT",
            "controller.quorum.voters": voters,
            "offsets.topic.replication.factor": replicas,
            "transaction.state.log.replication.factor": replicas,
            "transaction.state.log.min.isr": isr,
            "min.insync.replicas": isr,
            "default.replication.factor": replicas,
            "offsets.topic.num.partitions": 4,
            "transaction.state.log.num.partitions": 4,
            "group.initial.rebalance.delay.ms": 0,
            "group.min.session.timeout.ms": 1000,
            # A killed broker comes back once its old session has ended; nine seconds otherwise.
            "broker.session.timeout.ms": 4000,
            "broker.heartbeat.interval.ms": 500,
            # A forgotten transaction must not hold readers up for long after its timeout.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms": 500,
            "auto.create.topics.enable": "false",
            **self.settings,
        }
        return "".join(f"{name}={value}\n" for name, value in lines.items())

    def start(self, *, wait: bool = True) -> None:
        """Start the process on the data it has."""
        self.process.start()
        if wait:
            self.process.until_listening(self.port, 60)

    def close(self) -> None:
        """End the process; data are thrown away with the directory."""
        self.process.thaw()
        self.process.kill()


class KafkaCluster:
    """Some nodes that know each other, on ports of their own."""

    def __init__(self, home: Path, nodes: int = 1, **settings: object) -> None:
        ports = iter(free_ports(4 * nodes))
        self.brokers = tuple(
            Broker(
                n + 1, (next(ports), next(ports), next(ports), next(ports)), home / f"node-{n + 1}"
            )
            for n in range(nodes)
        )
        for broker in self.brokers:
            broker.settings = {name.replace("_", "."): value for name, value in settings.items()}

    @property
    def bootstrap(self) -> str:
        return ",".join(f"127.0.0.1:{broker.port}" for broker in self.brokers)

    @property
    def proxied(self) -> str:
        """Where a client goes that is to come through the proxies."""
        return ",".join(f"127.0.0.1:{broker.proxy}" for broker in self.brokers)

    @asynccontextmanager
    async def proxies(self, seed: int = 0) -> AsyncIterator[tuple[Proxy, ...]]:
        """A proxy before each node, for as long as the block lasts."""
        started = tuple(Proxy(b.proxy, b.proxied, seed + b.number) for b in self.brokers)
        try:
            for proxy in started:
                await proxy.start()
            yield started
        finally:
            for proxy in started:
                await proxy.close()

    def format(self) -> None:
        """Prepare the nodes; nothing runs yet."""
        voters = ",".join(f"{b.number}@127.0.0.1:{b.controller}" for b in self.brokers)
        for broker in self.brokers:
            broker.format(voters, len(self.brokers))

    def start(self) -> None:
        """Start all nodes and wait for each: alone, a node of three finds no quorum."""
        for broker in self.brokers:
            broker.start(wait=False)
        for broker in self.brokers:
            broker.process.until_listening(broker.port, 60)

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Format and start the nodes; whatever happens in the block, none outlives it."""
        try:
            self.format()
            self.start()
            yield self
        finally:
            self.close()

    def close(self) -> None:
        for broker in self.brokers:
            broker.close()
