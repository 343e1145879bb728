"""`dateline`, `python -m service`: the command line."""

import sys

from service.shell.early_signals import exit_on_signals


def main() -> None:
    """Run the command line; it ends the process with its exit status."""
    if sys.argv[1:2] == ["run"]:
        exit_on_signals()
    from service.cli.commands import app  # noqa: PLC0415 - importing this module must cost nothing

    app(prog_name="dateline")


if __name__ == "__main__":
    main()
