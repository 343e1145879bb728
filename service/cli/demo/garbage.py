"""What no wire ever sent: each kind of input that must end as a dead letter with its reason."""

from dataclasses import dataclass

from service.core.record import Headers

_JSON: Headers = (("content-type", b"application/json"),)


@dataclass(frozen=True, slots=True)
class Garbage:
    """Bad bytes, and what is bad about them."""

    what: str
    value: bytes
    headers: Headers = ()


GARBAGE = (
    Garbage("an error page", b"404 Not Found\n\nThe page you asked for does not exist.\n"),
    Garbage("JSON cut off", b'{"body": "OSLO, May 3 (Reuters) - The ferr', _JSON),
    Garbage("a body that is a number", b'{"body": 17, "source": "desk-feed"}', _JSON),
    Garbage("no body", b'{"headline": "Tram line opens", "source": "desk-feed"}', _JSON),
    Garbage("an empty record", b""),
    Garbage(
        "a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), (("content-type", b"image/png"),)
    ),
    Garbage("bytes that are not the UTF-8 they claim", b'{"body": "caf\xe9"}', _JSON),
    Garbage("a cookie banner", b"We value your privacy\nAccept all\nReject all\nManage options\n"),
    Garbage("JSON in JSON in JSON", b"[" * 5000 + b"]" * 5000, _JSON),
    Garbage("nothing but NULs", b"\x00" * 64, (("content-type", b"text/plain"),)),
    Garbage("a date that is none", b'{"body": "x", "fetched_at": "yesterday"}', _JSON),
    Garbage(
        "a log file", b"2024-03-14 08:00:01 INFO started\n2024-03-14 08:00:02 INFO ready\n" * 9
    ),
)
