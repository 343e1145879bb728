"""Loads our C libraries, which hatch_build.py builds beside the packages that use them."""

import ctypes
from pathlib import Path


def load(path: Path) -> ctypes.PyDLL:
    """Load a library.

    Raises:
        ImportError: when there is none, or one for another machine.
    """
    try:
        # The calls are too short to be worth handing the interpreter to another thread.
        return ctypes.PyDLL(str(path))
    except OSError as error:
        message = f"{path} is not built or not for this machine; `make setup` builds it"
        raise ImportError(message) from error
