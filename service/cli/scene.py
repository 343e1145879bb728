"""The brokers, the topics and a reader of them, for the verbs that look before they speak."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from service.brokers import connection, topic_names
from service.cli.answer import answer
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


def answer_there(work: Callable[[Scene], Awaitable[int]]) -> int:
    """Connect, do the work there and return its status; what went wrong is told as by `answer`."""
    return answer(lambda settings: _there(settings, work))


async def _there(settings: Settings, work: Callable[[Scene], Awaitable[int]]) -> int:
    async with (
        cluster_of(connection(settings)) as cluster,
        topic_reader(connection(settings), cluster) as reader,
    ):
        layout = await look(cluster, topic_names(settings))
        return await work(Scene(settings=settings, cluster=cluster, layout=layout, reader=reader))
