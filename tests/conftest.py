"""One real broker a session, for the tests that need Kafka itself; figures at the end of a run."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.support.figures import Figure, Measured, table
from tests.support.kafka_cluster import KafkaCluster

_FIGURE, _BROKERS = "figure", "brokers"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a reviewed change write the golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process have all that meet a broker, one after another: what they time is theirs."""
    for item in items:
        if {"broker", "faults"} & set(Path(item.nodeid).parts):
            item.add_marker(pytest.mark.xdist_group(_BROKERS))


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
        test = request.node.nodeid.removeprefix("tests/").removesuffix(f"@{_BROKERS}")
        measured = Measured(what=what, value=value, unit=unit, test=test, seed=seed)
        request.node.user_properties.append((_FIGURE, asdict(measured)))

    return take


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests measured, in whichever process they ran."""
    reports = [one for some in terminalreporter.stats.values() for one in some]
    measured = [
        Measured(**value)
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call"
        for name, value in report.user_properties
        if name == _FIGURE and isinstance(value, dict)
    ]
    if measured:
        terminalreporter.section("figures")
        for line in table(measured):
            terminalreporter.write_line(line)
