"""What an erasure reports: where the story's text still stands, and how long."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console

from service.cli.session import CommandFailedError
from service.cli.topics import Names
from service.core.holdings import Held, by_place
from service.core.internal import FormatError
from service.core.outcome import Topic
from service.shell.holdings import Holdings, Where
from service.shell.kafka import Cluster, partition_of
from service.shell.kafka.reader import TopicReader

# Kafka deletes no records of a compacted topic: a tombstone takes them.
_DELETABLE = (Topic.RAW, Topic.READ, Topic.ARTICLES, Topic.DUPLICATES, Topic.REJECTED)
_ENDS = {
    Topic.RAW: "until retention or delete_records removes it and all before it",
    Topic.READ: "until JUDGE purges it, DATELINE_READ_KEPT offsets behind its position",
    Topic.ARTICLES: "until retention or delete_records removes it and all before it",
    Topic.DUPLICATES: "until retention or delete_records removes it and all before it",
    Topic.REJECTED: "until retention or delete_records removes it and all before it",
    Topic.CURRENT: "until compaction, once JUDGE has written the tombstone",
}


async def searched(
    tools: tuple[Cluster, TopicReader], names: Names, counts: Mapping[Topic, int], uri: str
) -> tuple[frozenset[str], tuple[Held, ...]]:
    """Return all names of a story and what holds its text; says on a terminal that it looks.

    Raises:
        CommandFailedError: when the verdict log cannot be read.
    """
    holdings = Holdings(*tools, Where(names=names, counts=counts, partition_of=partition_of))
    try:
        with Console(stderr=True).status("looking through the topics for its text"):
            return await holdings.of(uri)
    except FormatError as error:
        message = f"what holds its text cannot be determined: {names[Topic.VERDICTS]}: {error}"
        raise CommandFailedError(message) from error


def words(held: Sequence[Held], names: Names) -> Iterator[str]:
    """Say in lines where the text still stands, and what ends that."""
    if not held:
        yield "no topic holds its text"
    for (topic, partition), offsets in by_place(held).items():
        yield f"  {names[topic]}/{partition} at {', '.join(map(str, offsets))}: {_ENDS[topic]}"
    yield f"  {names[Topic.VERDICTS]}: its headlines and hashes of its sentences, for good"


def as_values(held: Sequence[Held], names: Names) -> dict[str, Any]:
    """Return the same for a machine; `delete_records` is what kafka-delete-records.sh reads."""
    places = by_place(held)
    return {
        "holds": [
            {"topic": names[topic], "partition": partition, "offsets": offsets}
            for (topic, partition), offsets in places.items()
        ],
        "delete_records": {
            "version": 1,
            "partitions": [
                {"topic": names[topic], "partition": partition, "offset": offsets[-1] + 1}
                for (topic, partition), offsets in places.items()
                if topic in _DELETABLE
            ],
        },
    }
