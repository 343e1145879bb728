"""How to reach the brokers, and the bound on every call to them."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiokafka.errors import (
    AuthenticationFailedError,
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    IllegalSaslStateError,
    MessageSizeTooLargeError,
    ProducerFenced,
    RecordListTooLargeError,
    SaslAuthenticationFailed,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
    UnsupportedSaslMechanismError,
)
from aiokafka.helpers import create_ssl_context

from service.core.record import Coordinates, RawRecord
from service.shell.failures import ConfigurationError, RecycleReason, StepError

_REFUSALS = (
    AuthenticationFailedError,
    IllegalSaslStateError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)
_FORBIDDEN = (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Where the brokers are and how to speak to them."""

    bootstrap_servers: str
    client_id: str = "dateline"
    security_protocol: str = "PLAINTEXT"
    sasl_mechanism: str = "PLAIN"
    sasl_username: str | None = None
    sasl_password: str | None = field(default=None, repr=False)
    ssl_cafile: str | None = None
    ssl_certfile: str | None = None
    ssl_keyfile: str | None = None

    def options(self) -> dict[str, Any]:
        """Return the options every client takes."""
        secure = self.security_protocol.endswith("SSL") and self.security_protocol != "PLAINTEXT"
        context = None
        if secure:
            context = self._ssl_context()
        return {
            "bootstrap_servers": self.bootstrap_servers,
            "client_id": self.client_id,
            "security_protocol": self.security_protocol,
            "ssl_context": context,
            "sasl_mechanism": self.sasl_mechanism,
            "sasl_plain_username": self.sasl_username,
            "sasl_plain_password": self.sasl_password,
            "metadata_max_age_ms": 30_000,
        }

    def _ssl_context(self) -> Any:
        try:
            context: Any = create_ssl_context(
                cafile=self.ssl_cafile, certfile=self.ssl_certfile, keyfile=self.ssl_keyfile
            )
        except OSError as error:  # what OpenSSL says of a file is one, too
            files = (self.ssl_cafile, self.ssl_certfile, self.ssl_keyfile)
            named = ", ".join(str(name) for name in files if name)
            message = f"DATELINE_KAFKA_SSL_*: cannot use {named}: {error.strerror or error}"
            raise ConfigurationError(message) from error
        # Python 3.13 asks for extensions that Kafka's own recipe for certificates leaves out and
        # its other clients do not miss. Chain and host name are checked as ever.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        return context


def is_refusal(error: BaseException) -> bool:
    """Tell whether a broker would not let us in: another password is needed, not another try."""
    return isinstance(error.__cause__, _REFUSALS)


def is_forbidden(error: BaseException) -> bool:
    """Tell whether a broker knows us and does not let us do it: a right is needed."""
    cause = error.__cause__
    return isinstance(cause, _FORBIDDEN) or (cause is not None and is_forbidden(cause))


class _Ear(logging.Handler):
    refusal: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:  # type: ignore[explicit-override] # typing has none in 3.11
        told = record.args if isinstance(record.args, tuple) else ()
        heard = (one for one in told if isinstance(one, (*_REFUSALS, ssl.SSLError)))
        self.refusal = next(heard, self.refusal)


@contextmanager
def heard_refusal() -> Iterator[None]:
    """Turn a StepError into the refusal behind it, which the client keeps to its own log (P7).

    Raises:
        StepError: caused by the refusal or by what TLS said, if there was one, else as it came.
    """
    ear, logger = _Ear(logging.ERROR), logging.getLogger("aiokafka")
    level, propagate = logger.level, logger.propagate
    if not logger.isEnabledFor(logging.ERROR):
        # What the operator's log does not want is for us alone.
        logger.setLevel(logging.ERROR)
        logger.propagate = False
    logger.addHandler(ear)
    try:
        yield
    except StepError as error:
        if ear.refusal is None:
            raise
        detail = f"{error.detail}: {type(ear.refusal).__name__}: {ear.refusal}"
        raise StepError(error.reason, detail) from ear.refusal
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = propagate


def _reason(error: BaseException) -> RecycleReason:
    # aiokafka wraps what it does not know; the cause tells (P7).
    for one in (error, error.__cause__):
        if isinstance(one, ProducerFenced):
            return RecycleReason.FENCED
        if isinstance(one, MessageSizeTooLargeError | RecordListTooLargeError):
            return RecycleReason.TOO_LARGE
    if isinstance(error, TimeoutError):
        return RecycleReason.TIMEOUT
    return RecycleReason.CLIENT


@asynccontextmanager
async def bounded(what: str, seconds: float) -> AsyncIterator[None]:
    """Bound a client call and turn all that can come out of it into a StepError (rules 3, 6)."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except (StepError, ConfigurationError):
        raise
    except asyncio.CancelledError as error:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        # We were not cancelled: the client waited for a task of its own that was.
        raise StepError(RecycleReason.CLIENT, f"{what}: the client gave up") from error
    except Exception as error:  # AssertionError among them: the client's fatal state (P6)
        words = [what, type(error).__name__, str(error), str(error.__cause__ or "")]
        detail = ": ".join(word for word in words if word)
        raise StepError(_reason(error), detail) from error


def raw_record(record: Any, incarnation: int = 0) -> RawRecord:
    """Return the client's record as core knows records."""
    return RawRecord(
        source=Coordinates(
            topic=record.topic,
            partition=record.partition,
            offset=record.offset,
            incarnation=incarnation,
        ),
        timestamp_ms=record.timestamp,
        key=record.key,
        value=record.value,
        headers=tuple([(name, value or b"") for name, value in record.headers]),
    )
