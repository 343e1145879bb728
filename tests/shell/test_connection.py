"""What comes out of a client call: one error the loop can act on, with its reason."""

from dataclasses import replace
from pathlib import Path

import pytest
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, ProducerFenced

from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.kafka.connection import Connection, bounded


def wrapped(cause: Exception) -> Exception:
    """As the client wraps what it does not know (P7)."""
    error: Exception = KafkaError("Unexpected error during batch delivery")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ProducerFenced(), RecycleReason.FENCED),
        (wrapped(ProducerFenced()), RecycleReason.FENCED),
        (MessageSizeTooLargeError(), RecycleReason.TOO_LARGE),
        (wrapped(MessageSizeTooLargeError()), RecycleReason.TOO_LARGE),
        (TimeoutError(), RecycleReason.TIMEOUT),
        (AssertionError("fatal state"), RecycleReason.CLIENT),
    ],
)
async def test_a_failed_call_says_why(error: Exception, reason: RecycleReason) -> None:
    with pytest.raises(StepError) as raised:
        async with bounded("send", 1.0):
            raise error

    assert raised.value.reason is reason


def test_a_certificate_that_cannot_be_used_is_a_matter_of_configuration(tmp_path: Path) -> None:
    nothing = Connection(
        bootstrap_servers="h:1", security_protocol="SSL", ssl_cafile=str(tmp_path / "ca.pem")
    )
    (tmp_path / "bad.pem").write_text("no certificate")
    bad = replace(nothing, ssl_cafile=str(tmp_path / "bad.pem"))

    for connection, words in ((nothing, "ca.pem: No such file"), (bad, "bad.pem: ")):
        with pytest.raises(ConfigurationError, match=rf"DATELINE_KAFKA_SSL_\*.*{words}"):
            connection.options()
