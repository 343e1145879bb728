"""The two brokers that one and the same test runs against."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.noida import noida

BOTH = ["noida", pytest.param("apache_kafka", marks=pytest.mark.real_kafka)]


@pytest.fixture(params=BOTH)
def broker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a broker: the one inside the noida-db wheel, then Apache Kafka itself."""
    if request.param == "apache_kafka":
        yield request.getfixturevalue("kafka")
        return
    with noida(tmp_path / "broker") as bootstrap:
        yield bootstrap
