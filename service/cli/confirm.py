"""Asks for confirmation before something is written that cannot be undone."""

import sys

import typer


def confirmed(question: str, *, yes: bool) -> bool:
    """Tell whether to continue: `--yes` was given, or a person at a terminal agrees."""
    if yes:
        return True
    if not sys.stdin.isatty():
        sys.stderr.write("nothing was written: give --yes, or run it in a terminal\n")
        return False
    return typer.confirm(question, err=True)
