"""How a verb that talks to the cluster ends: with a status, and a line on what went wrong."""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from tempfile import gettempdir

from service.cli.cluster import tell_unreachable
from service.cli.run import settings_or_none
from service.settings import Settings
from service.shell.failures import ConfigurationError, StepError


class UndoneError(Exception):
    """What was asked is refused, or was not done to its end; the text says so to a person."""


def answer(work: Callable[[Settings], Awaitable[int]]) -> int:
    """Load the settings, do the work and return its status; tell a person what went wrong.

    The status is 1 after an `UndoneError` or when a file cannot be used, 2 when settings or
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
    except UndoneError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except StepError as error:
        return tell_unreachable(settings, error)
    except BrokenPipeError:
        raise  # whoever read what is said has heard enough
    except OSError as error:
        # No broker's: a call to one fails with StepError.
        what = error.filename or f"a temporary file in {gettempdir()} (TMPDIR)"
        sys.stderr.write(f"cannot use {what}: {error.strerror or error}\n")
        return 1
    except sqlite3.Error as error:
        sys.stderr.write(f"cannot use a temporary file in {gettempdir()} (TMPDIR): {error}\n")
        return 1
