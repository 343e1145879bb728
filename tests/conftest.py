"""One real broker a session, for the tests that need Kafka itself."""

from collections.abc import Iterator

import pytest

from tests.support.kafka_cluster import KafkaCluster


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a reviewed change write the golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture(scope="session")
def one_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaCluster]:
    """One Apache Kafka node that all tests share; names keep them apart."""
    cluster = KafkaCluster(tmp_path_factory.mktemp("kafka"))
    try:
        cluster.format()
        cluster.start()
        yield cluster
    finally:
        cluster.close()


@pytest.fixture
def kafka(one_node: KafkaCluster) -> str:
    """The address of that node."""
    return one_node.bootstrap
