"""One real broker a worker, for the tests that need Kafka itself; figures at the end of a run."""

from collections.abc import Iterator

import pytest

from tests.support.figures import Figure, measured, property_of, table
from tests.support.kafka_cluster import KafkaCluster


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
        request.node.user_properties.append(property_of(what, value, unit, seed))

    return take


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests measured, in whichever worker."""
    reports = (report for kind in terminalreporter.stats.values() for report in kind)
    calls = [one for one in reports if isinstance(one, pytest.TestReport) and one.when == "call"]
    figures = [figure for call in calls for figure in measured(call.nodeid, call.user_properties)]
    if figures:
        terminalreporter.section("figures")
        for line in table(figures):
            terminalreporter.write_line(line)
