"""Option values and help text that several commands share."""

from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

import typer

Since = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="Only records with this timestamp (RFC 3339) or later."),
]
RawPartition = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="Only this partition of the raw topic.")
]
Until = Annotated[
    str | None, typer.Option(metavar="TIME", help="Only records before this time (RFC 3339).")
]


def received_ms(text: str | None) -> int | None:
    """Return an RFC 3339 time as milliseconds since the epoch; None stays None.

    Raises:
        ValueError: with what is wrong, in words.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a time such as 2024-03-14T08:21:06Z"
        raise ValueError(message) from None
    if moment.tzinfo is None:
        message = f"{text!r} needs a time zone, as in 2024-03-14T08:21:06Z"
        raise ValueError(message)
    return round(moment.timestamp() * 1000)


def place_of(text: str) -> tuple[str, int, int]:
    """Return the topic, partition and offset that an option names; a wrong one is a bad option."""
    topic, _, rest = text.partition(":")
    partition, _, offset = rest.partition(":")
    if not (topic and partition.isdecimal() and offset.isdecimal()):
        message = f"{text!r} is not TOPIC:PARTITION:OFFSET, as in articles:0:117"
        raise typer.BadParameter(message, param_hint="'--at'")
    return topic, int(partition), int(offset)


def address(text: str | None) -> str | None:
    """Return a URL as given; what is none is a bad option."""
    if text is not None and not all(urlsplit(text)[:2]):
        message = f"{text!r} is not a URL such as https://wire.example/item"
        raise typer.BadParameter(message, param_hint="'--url'")
    return text


def moment_ms(text: str | None, option: str) -> int | None:
    """Return the time an option gives, as `received_ms`; a wrong one is named as a bad option."""
    try:
        return received_ms(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=f"'{option}'") from None


def epilog(*commands: str, status: str, note: str = "") -> str:
    """Return the end of a help page: examples, a note, what an exit status means."""
    # The mark keeps the lines of a paragraph as they are.
    code = "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))
    return "\n\n".join(filter(None, (code, note, f"Exit status: {status}.")))
