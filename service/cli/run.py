"""`dateline run`: the service, until a signal."""

import sys

from service.settings import Settings, SettingsError, load


def settings_or_none(stage: str | None = None) -> Settings | None:
    """Load the settings; when they are wrong, say what is on standard error, a line each."""
    try:
        return load() if stage is None else load(stages=(str(stage),))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return None


def main(stage: str | None = None) -> int:
    """Run the service with the settings of the environment; return its exit status."""
    settings = settings_or_none(stage)
    if settings is None:
        return 2
    from service.app import run  # noqa: PLC0415 - wrong settings are told at once

    return run(settings)
