"""`dateline`, `python -m service`: the command line."""


def main() -> None:
    """Run the command line; it ends the process with its exit status."""
    from service.cli.commands import app  # noqa: PLC0415 - importing this module must cost nothing

    app(prog_name="dateline")


if __name__ == "__main__":
    main()
