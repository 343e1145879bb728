"""`dateline`, `python -m service`: the command line."""

import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    from service.cli.commands import app  # noqa: PLC0415 - importing this module must cost nothing

    sys.exit(app(prog_name="dateline", standalone_mode=True))


if __name__ == "__main__":
    main()
