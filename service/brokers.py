"""What settings say of the brokers: how to reach them, and what is called how there."""

from service.core.outcome import Topic
from service.settings import Settings
from service.shell.kafka import Connection


def topic_names(settings: Settings) -> dict[Topic, str]:
    """Return the name that settings give each topic."""
    return {Topic(part): name for part, name in settings.topic_names().items()}


def connection(settings: Settings) -> Connection:
    """Return how to reach the brokers."""
    password = settings.kafka_sasl_password
    files = (settings.kafka_ssl_cafile, settings.kafka_ssl_certfile, settings.kafka_ssl_keyfile)
    cafile, certfile, keyfile = (None if file is None else str(file) for file in files)
    return Connection(
        bootstrap_servers=settings.kafka_bootstrap_servers,
        security_protocol=settings.kafka_security_protocol,
        sasl_mechanism=settings.kafka_sasl_mechanism,
        sasl_username=settings.kafka_sasl_username,
        sasl_password=None if password is None else password.get_secret_value(),
        ssl_cafile=cafile,
        ssl_certfile=certfile,
        ssl_keyfile=keyfile,
    )


def transactional_id(settings: Settings, stage: str, owner: object) -> str:
    """Return a partition's transactional id, one for all owners: each fences the last."""
    return f"{settings.kafka_group_id}:{stage}:{owner}"
