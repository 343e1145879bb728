"""The brokers, the topics and a reader of them, for the verbs that look before they speak."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of
from service.settings import Settings
from service.shell.kafka import Cluster
from service.shell.kafka.reader import TopicReader, topic_reader
from service.shell.layout import Layout, look


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where topics are read and commands are sent."""

    settings: Settings
    cluster: Cluster
    layout: Layout
    reader: TopicReader


@asynccontextmanager
async def scene_of(settings: Settings) -> AsyncIterator[Scene]:
    """Connect, and disconnect at the end.

    Raises:
        StepError: when no broker answers.
        ConfigurationError: when the topics are not as they must be.
    """
    async with (
        cluster_of(connection(settings)) as cluster,
        topic_reader(connection(settings), cluster) as reader,
    ):
        layout = await look(cluster, topic_names(settings))
        yield Scene(settings=settings, cluster=cluster, layout=layout, reader=reader)
