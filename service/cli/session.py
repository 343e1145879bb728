"""Runs a command that talks to the cluster: connects, reports errors, returns an exit status."""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from tempfile import gettempdir

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of, tell_unreachable
from service.cli.run import settings_or_none
from service.settings import Settings
from service.shell.failures import ConfigurationError, StepError
from service.shell.kafka import Cluster
from service.shell.kafka.reader import TopicReader, topic_reader
from service.shell.topic_layout import Layout, look


class CommandFailedError(Exception):
    """What was asked is refused, or was not done to its end; the text says so to a person."""


def run_command(work: Callable[[Settings], Awaitable[int]]) -> int:
    """Load the settings, do the work and return its status; tell a person what went wrong.

    The status is 1 after an `CommandFailedError` or when a file cannot be used, 2 when settings or
    configuration are wrong or no broker answers.
    """
    settings = settings_or_none()
    return 2 if settings is None else asyncio.run(_answered(settings, work))


async def _answered(settings: Settings, work: Callable[[Settings], Awaitable[int]]) -> int:
    try:
        return await work(settings)
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except CommandFailedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except StepError as error:
        return tell_unreachable(settings, error)
    except BrokenPipeError:
        raise  # the reader of our output has closed it
    except OSError as error:
        # No broker's: a call to one fails with StepError.
        what = error.filename or f"a temporary file in {gettempdir()} (TMPDIR)"
        sys.stderr.write(f"cannot use {what}: {error.strerror or error}\n")
        return 1
    except sqlite3.Error as error:
        sys.stderr.write(f"cannot use a temporary file in {gettempdir()} (TMPDIR): {error}\n")
        return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where topics are read and commands are sent."""

    settings: Settings
    cluster: Cluster
    layout: Layout
    reader: TopicReader


def run_in_session(work: Callable[[Session], Awaitable[int]]) -> int:
    """Connect, do the work, return its status; errors are reported as by `run_command`."""
    return run_command(lambda settings: _there(settings, work))


async def _there(settings: Settings, work: Callable[[Session], Awaitable[int]]) -> int:
    async with (
        cluster_of(connection(settings)) as cluster,
        topic_reader(connection(settings), cluster) as reader,
    ):
        layout = await look(cluster, topic_names(settings))
        return await work(
            Session(settings=settings, cluster=cluster, layout=layout, reader=reader)
        )
