"""What comes out of a client call: one error the loop can act on, with its reason."""

import pytest
from aiokafka.errors import KafkaError, MessageSizeTooLargeError, ProducerFenced

from service.shell.failures import RecycleReason, StepError
from service.shell.kafka.connection import bounded


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
