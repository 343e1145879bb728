"""Settings: the environment and nothing else; an unknown DATELINE_* name is refused."""

import os
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from service.core.story.series import DEFAULT_SERIES, Series

PREFIX = "DATELINE_"
# Read by tests and by the failpoints alone; no settings of the service.
TEST_PREFIX = "DATELINE_TEST_"
_FILE = "_FILE"
_UNITS = {"ms": "milliseconds", "s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class SettingsError(Exception):
    """The environment is wrong; each line names a variable and says what it should be."""


def _duration(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)\s*", value)
    if found is None:
        message = "should be a number and a unit: ms, s, m, h or d, as in 20s or 30d"
        raise ValueError(message)
    return timedelta(**{_UNITS[found[2]]: float(found[1])})


def _stages(value: object) -> object:
    if isinstance(value, str):
        return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    return value


def _start_at(value: object) -> object:
    if not isinstance(value, str) or value in ("earliest", "latest"):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        message = "should be earliest, latest or a time such as 2024-03-14T08:00:00Z"
        raise ValueError(message)
    return value


def _servers(value: str) -> str:
    named = [part.strip() for part in value.split(",") if part.strip()]
    if not named or not all(re.fullmatch(r"[^\s:]+:\d+|\[[\da-fA-F:.]+\]:\d+", n) for n in named):
        message = f"should be host:port, or several by comma, not {value!r}"
        raise ValueError(message)
    return ",".join(named)


def _topic(value: str) -> str:
    # Kafka's own rule for names of topics (org.apache.kafka.common.internals.Topic).
    if not re.fullmatch(r"[a-zA-Z0-9._-]{1,249}", value) or value in (".", ".."):
        message = f"should be up to 249 letters, digits, dots, _ and -, not {value!r}"
        raise ValueError(message)
    return value


def _readable(value: Path) -> Path:
    try:
        value.open("rb").close()
    except OSError as error:
        message = f"cannot read {value}: {error.strerror}"
        raise ValueError(message) from error
    return value


def _series(value: str | None) -> str | None:
    Series(value or DEFAULT_SERIES)
    return value


def _state(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"memory:|embedded:.+", value):
        message = "should be memory: or embedded:PATH"
        raise ValueError(message)
    return value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Stage = Literal["read", "judge"]
TopicName = Annotated[str, AfterValidator(_topic)]
PemFile = Annotated[Path, AfterValidator(_readable)]


class Settings(BaseModel):
    """Every knob of `dateline run`; the variable is DATELINE_ and the field's name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kafka_bootstrap_servers: Annotated[str, AfterValidator(_servers)] = Field(
        description="Kafka brokers, host:port, comma-separated"
    )
    kafka_group_id: str = Field(
        "dateline",
        pattern=r"\S",
        description="consumer group of READ; JUDGE adds .judge; prefix of the transactional ids",
    )
    kafka_start_at: Annotated[str, BeforeValidator(_start_at)] = Field(
        "earliest",
        description="where a group without committed offsets starts: earliest, latest or an "
        "RFC 3339 time",
    )
    kafka_security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="as in Kafka"
    )
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        "PLAIN", description="as in Kafka"
    )
    kafka_sasl_username: str | None = Field(None, description="as in Kafka")
    kafka_sasl_password: SecretStr | None = Field(
        None,
        description="as in Kafka; or a file that holds it, by …_FILE",
    )
    kafka_ssl_cafile: PemFile | None = Field(
        None, description="PEM file with the trusted CA certificates"
    )
    kafka_ssl_certfile: PemFile | None = Field(
        None, description="PEM file with the client certificate"
    )
    kafka_ssl_keyfile: PemFile | None = Field(
        None, description="PEM file with the client's private key"
    )
    stages: Annotated[tuple[Stage, ...], BeforeValidator(_stages)] = Field(
        ("read", "judge"), min_length=1, description="stages this process runs"
    )
    topic_raw: TopicName = Field("dispatches.raw", description="input: raw dispatches")
    topic_articles: TopicName = Field("articles", description="output: accepted events")
    topic_duplicates: TopicName = Field("articles.duplicates", description="output: duplicates")
    topic_rejected: TopicName = Field("dispatches.rejected", description="output: dead letters")
    topic_read: TopicName = Field("dispatches.read", description="internal: from READ to JUDGE")
    topic_verdicts: TopicName = Field(
        "dispatches.verdicts", description="internal: the verdict log"
    )
    topic_current: TopicName | None = Field(
        None,
        description="output, compacted: the current version of each story; not written unless set",
    )
    state: Annotated[str, BeforeValidator(_state)] = Field(
        "embedded:./var/state",
        description="where JUDGE keeps its state: memory: or embedded:PATH; "
        "restored from the verdict log",
    )
    window: Duration = Field(
        timedelta(days=30),
        description="how long a story is recognised after its last dispatch: "
        "at least this, at most twice this",
    )
    series: Annotated[str | None, AfterValidator(_series)] = Field(
        None,
        description="daily reports never merged across days: lines of `name: regular expression "
        "of headlines`, replacing the table of service/core/story/series.py",
    )
    read_kept: int = Field(
        10_000,
        ge=0,
        description="how many records JUDGE keeps behind its position when it purges the read "
        "topic, per partition",
    )
    session_timeout: Duration = Field(
        timedelta(seconds=20),
        ge=timedelta(seconds=1),
        le=timedelta(minutes=30),
        description="Kafka session.timeout.ms: a member silent for so long is removed from the "
        "group",
    )
    record_timeout: Duration = Field(
        timedelta(seconds=30),
        ge=timedelta(seconds=1),
        le=timedelta(seconds=40),
        description="time limit for reading one record; it is then retried in a process of its "
        "own",
    )
    drain_timeout: Duration = Field(
        timedelta(seconds=25),
        ge=timedelta(seconds=1),
        description="time limit for a clean shutdown",
    )
    http_port: int = Field(
        8080,
        ge=0,
        le=65535,
        description="port of /livez, /readyz and /metrics; 0 picks a free one",
    )
    log_format: Literal["json", "console"] = Field(
        "json", description="json, or console for people"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="lowest level that is logged"
    )

    @model_validator(mode="after")
    def _topics_differ(self) -> Self:
        names = list(self.topic_names().values())
        if len(set(names)) < len(names):
            message = "the DATELINE_TOPIC_* names should all differ"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _credentials_match(self) -> Self:
        protocol = self.kafka_security_protocol
        password = self.kafka_sasl_password
        if protocol.startswith("SASL") and not (self.kafka_sasl_username and password):
            message = (
                f"DATELINE_KAFKA_SECURITY_PROTOCOL: {protocol} needs "
                "DATELINE_KAFKA_SASL_USERNAME and DATELINE_KAFKA_SASL_PASSWORD"
            )
            raise ValueError(message)
        if self.kafka_ssl_keyfile and not self.kafka_ssl_certfile:
            message = "DATELINE_KAFKA_SSL_KEYFILE: needs DATELINE_KAFKA_SSL_CERTFILE beside it"
            raise ValueError(message)
        return self

    def topic_names(self) -> dict[str, str]:
        """Return the names of the topics by the part they play: six, and the optional one."""
        parts = ("raw", "read", "verdicts", "articles", "duplicates", "rejected", "current")
        names = {part: getattr(self, f"topic_{part}") for part in parts}
        return {part: name for part, name in names.items() if name is not None}

    def start_at(self) -> str | int:
        """Return earliest, latest or the time in milliseconds since the epoch."""
        if self.kafka_start_at in ("earliest", "latest"):
            return self.kafka_start_at
        return int(datetime.fromisoformat(self.kafka_start_at).timestamp() * 1000)


def load(environment: Mapping[str, str] | None = None, **changes: object) -> Settings:
    """Read the settings from the environment; `changes` are options of the command line.

    Raises:
        SettingsError: when a name is unknown or a value wrong; names each variable.
    """
    environment = os.environ if environment is None else environment
    given = {
        name.removeprefix(PREFIX): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX)
    }
    values: dict[str, object] = {}
    wrong: list[str] = []
    for name, value in sorted(given.items()):
        try:
            field, text = _field(name, value, given)
            values[field] = text
        except SettingsError as error:
            wrong.append(str(error))
    try:
        settings = Settings.model_validate(values | changes)
    except ValidationError as error:
        wrong += {d["loc"][:1]: _line(dict(d)) for d in reversed(error.errors())}.values()
    else:
        if not wrong:
            return settings
    raise SettingsError("\n".join(wrong))


def _field(name: str, value: str, given: Mapping[str, str]) -> tuple[str, str]:
    if name.lower() in Settings.model_fields:
        return name.lower(), value
    field = name.removesuffix(_FILE).lower()
    if not name.endswith(_FILE) or field not in Settings.model_fields:
        message = f"{PREFIX}{name}: there is no such setting; see dateline run --help"
        raise SettingsError(message)
    if field.upper() in given:
        message = f"{PREFIX}{name}: set this or {PREFIX}{field.upper()}, not both"
        raise SettingsError(message)
    try:
        return field, Path(value).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        message = f"{PREFIX}{name}: cannot read {value}: {cause}"
        raise SettingsError(message) from error


_OURS = {
    "missing": "is required; set it to host:port of a broker, several separated by commas",
    "string_pattern_mismatch": "should not be blank",
    "too_short": "should name at least one of them",
}
_WORDS = (
    ("Input should be greater than or equal to", "should be at least"),
    ("Input should be less than or equal to", "should be at most"),
    (
        "Input should be a valid integer, unable to parse string as an integer",
        "should be a number",
    ),
    ("Input should be", "should be"),
)


def _line(detail: Mapping[str, Any]) -> str:
    place = "_".join(str(part) for part in detail["loc"][:1]).upper()
    message = _said(detail)
    return f"{PREFIX}{place}: {message}" if place else message


def _said(detail: Mapping[str, Any]) -> str:
    """Say what a value should be in the words of an operator, not in those of pydantic."""
    message = str(detail["msg"]).removeprefix("Value error, ")
    for theirs, ours in _WORDS:
        if message.startswith(theirs):
            return f"{message.replace(theirs, ours)}, not {str(detail['input'])!r}"
    return _OURS.get(detail["type"], message)
