"""Settings come from the environment; what is wrong is named by its variable."""

from datetime import timedelta
from pathlib import Path

import pytest

from service.settings import SettingsError, load

BROKERS = {"DATELINE_KAFKA_BOOTSTRAP_SERVERS": "kafka:9092"}


def test_only_the_brokers_are_required() -> None:
    settings = load(BROKERS)

    assert settings.kafka_group_id == "dateline"
    assert settings.stages == ("read", "judge")
    assert settings.window == timedelta(days=30)
    assert settings.topic_names()["raw"] == "dispatches.raw"


def test_a_group_may_start_at_a_moment() -> None:
    starts = ("earliest", "2024-03-14T08:00:00Z")

    found = [load(BROKERS | {"DATELINE_KAFKA_START_AT": one}).start_at() for one in starts]

    assert found == ["earliest", 1_710_403_200_000]


def test_a_missing_required_variable_is_named() -> None:
    with pytest.raises(SettingsError, match="DATELINE_KAFKA_BOOTSTRAP_SERVERS: is required"):
        load({})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATELINE_WINDOW", "30", "a number and a unit"),
        ("DATELINE_STAGES", "read,write", "'read' or 'judge'"),
        ("DATELINE_STAGES", "", "name at least one"),
        ("DATELINE_KAFKA_START_AT", "yesterday", "earliest, latest or a time"),
        ("DATELINE_KAFKA_START_AT", "2024-03-14T08:00:00", "earliest, latest or a time"),
        ("DATELINE_STATE", "rocks", "memory: or embedded:PATH"),
        ("DATELINE_SERIES", "weather", "no `name: pattern`"),
        ("DATELINE_HTTP_PORT", "70000", "at most 65535, not '70000'"),
        ("DATELINE_LOG_LEVEL", "loud", "'debug', 'info'"),
        ("DATELINE_HTTP_PORT", "http", "should be a number, not 'http'"),
        ("DATELINE_READ_KEPT", "-1", "at least 0"),
        ("DATELINE_RECORD_TIMEOUT", "5m", "at most 40 seconds, not"),
        ("DATELINE_SESSION_TIMEOUT", "0s", "at least 1 second"),
        ("DATELINE_DRAIN_TIMEOUT", "1ms", "at least 1 second"),
        ("DATELINE_TOPIC_RAW", "", "letters, digits, dots"),
        ("DATELINE_TOPIC_READ", "a b", "letters, digits, dots"),
        ("DATELINE_KAFKA_GROUP_ID", " ", "not be blank"),
        ("DATELINE_KAFKA_BOOTSTRAP_SERVERS", "", "host:port"),
        ("DATELINE_KAFKA_BOOTSTRAP_SERVERS", "kafka", "host:port"),
        ("DATELINE_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092,other:kafka", "host:port"),
        ("DATELINE_KAFKA_SSL_CAFILE", "/nowhere/ca.pem", "cannot read /nowhere/ca.pem: No such"),
        ("DATELINE_KAFKA_SECURITY_PROTOCOL", "tls", "'SASL_SSL', not 'tls'"),
        ("DATELINE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "needs DATELINE_KAFKA_SASL_USERNAME"),
        ("DATELINE_KAFKA_GROUP", "x", "no such setting"),
    ],
)
def test_a_wrong_variable_is_named_with_what_it_should_be(
    name: str, value: str, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(BROKERS | {name: value})

    assert str(caught.value).startswith(f"{name}: ")
    assert words in str(caught.value)


def test_a_wrong_variable_is_said_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load(BROKERS | {"DATELINE_STAGES": "reed"})

    assert str(caught.value) == "DATELINE_STAGES: should be 'read' or 'judge', not 'reed'"


def test_a_key_without_its_certificate_is_refused(tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    key.touch()

    with pytest.raises(SettingsError, match="DATELINE_KAFKA_SSL_KEYFILE: needs"):
        load(BROKERS | {"DATELINE_KAFKA_SSL_KEYFILE": str(key)})


@pytest.mark.parametrize("servers", ["a:1, b:2,", "[::1]:9092", "10.0.0.1:9092"])
def test_brokers_are_hosts_with_ports(servers: str) -> None:
    settings = load({"DATELINE_KAFKA_BOOTSTRAP_SERVERS": servers})

    assert settings.kafka_bootstrap_servers == servers.replace(" ", "").removesuffix(",")


def test_every_wrong_variable_is_said_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load({"DATELINE_WINDOW": "x", "DATELINE_HTTP_PORT": "x", "DATELINE_NOPE": "x"})

    assert len(str(caught.value).splitlines()) == 4


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("pa ss\n", encoding="utf-8")

    settings = load(BROKERS | {"DATELINE_KAFKA_SASL_PASSWORD_FILE": str(secret)})

    assert settings.kafka_sasl_password is not None
    assert settings.kafka_sasl_password.get_secret_value() == "pa ss"
    assert "pa ss" not in repr(settings)


def test_a_secret_in_two_places_is_refused(tmp_path: Path) -> None:
    given = {
        "DATELINE_KAFKA_SASL_PASSWORD": "a",
        "DATELINE_KAFKA_SASL_PASSWORD_FILE": str(tmp_path / "password"),
    }

    with pytest.raises(SettingsError, match="not both"):
        load(BROKERS | given)


def test_a_secret_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    given = {"DATELINE_KAFKA_SASL_PASSWORD_FILE": str(tmp_path / "nowhere")}

    with pytest.raises(SettingsError, match="DATELINE_KAFKA_SASL_PASSWORD_FILE: cannot read"):
        load(BROKERS | given)


def test_two_topics_of_one_name_are_refused() -> None:
    with pytest.raises(SettingsError, match="should all differ"):
        load(BROKERS | {"DATELINE_TOPIC_RAW": "articles"})


@pytest.mark.parametrize(
    ("text", "length"), [("250ms", 0.25), ("20s", 20), ("1.5m", 90), ("2h", 7200), ("1d", 86400)]
)
def test_durations_have_units(text: str, length: float) -> None:
    settings = load(BROKERS | {"DATELINE_WINDOW": text})

    assert settings.window.total_seconds() == length


def test_a_start_time_becomes_milliseconds() -> None:
    settings = load(BROKERS | {"DATELINE_KAFKA_START_AT": "2024-03-14T08:00:00Z"})

    assert settings.start_at() == 1_710_403_200_000


def test_hooks_of_tests_are_no_settings() -> None:
    assert load(BROKERS | {"DATELINE_TEST_HOOKS": "1"}).kafka_group_id == "dateline"


def test_an_option_of_the_command_line_wins() -> None:
    assert load(BROKERS | {"DATELINE_STAGES": "read"}, stages="judge").stages == ("judge",)
