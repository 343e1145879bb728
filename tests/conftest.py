"""One real broker a session, for the tests that need Kafka itself; figures at the end of a run."""

from collections.abc import Iterator

import pytest

from tests.support.figures import Figure, Measured, table
from tests.support.kafka_cluster import KafkaCluster

MEASURED: pytest.StashKey[list[Measured]] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a reviewed change write the golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(scope="session")
def one_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaCluster]:
    """One Apache Kafka node that all tests share; names keep them apart."""
    with KafkaCluster(tmp_path_factory.mktemp("kafka")).running() as cluster:
        yield cluster


@pytest.fixture
def kafka(one_node: KafkaCluster) -> str:
    """The address of that node."""
    return one_node.bootstrap


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Takes what was measured, its value, unit and seed; the summary of the run shows it."""

    def take(what: str, value: float, unit: str = "s", seed: int | None = None) -> None:
        kept = request.config.stash.setdefault(MEASURED, [])
        test = request.node.nodeid.removeprefix("tests/")
        kept.append(Measured(what=what, value=value, unit=unit, test=test, seed=seed))

    return take


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what the tests measured."""
    measured = config.stash.setdefault(MEASURED, [])
    if measured:
        terminalreporter.section("figures")
        for line in table(measured):
            terminalreporter.write_line(line)
