"""What was seen of one raw record, in sixteen bits, and the fate that follows from them.

Ten million records fit 20 MB so, and a partition is judged by its distinct values: whole arrays
are counted by value, and only the few values that are wrong are looked up again.
"""

from enum import IntFlag, StrEnum

from service.core.audit.findings import Wrong


class Seen(IntFlag):
    """Marks of one raw offset."""

    PRESENT = 1  # the raw topic holds a record here
    READ = 2  # the read topic has it
    DUE = 4  # and JUDGE has passed it there
    LETTER = 8
    LETTER_AGAIN = 16
    ACCEPTED = 32  # so says the verdict log
    DUPLICATE = 64
    REFUSED = 128  # JUDGE rejected it
    REDELIVERED = 256
    JUDGED_AGAIN = 512
    ARTICLE = 1024
    COPY = 2048  # an event in the topic of duplicates
    EVENT_AGAIN = 4096
    EXCUSED = 8192  # what its verdict announces may be past retention, or not yet visible


class Fate(StrEnum):
    """What became of a raw record, as an audit sees it."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    REDELIVERED = "redelivered"
    PENDING = "pending"
    BEFORE_START = "before_start"
    RETAINED_AWAY = "retained_away"
    LOST = "lost"


JUDGED = Seen.ACCEPTED | Seen.DUPLICATE | Seen.REFUSED
OUTCOME = JUDGED | Seen.LETTER | Seen.ARTICLE | Seen.COPY | Seen.REDELIVERED
_AGAIN = Seen.LETTER_AGAIN | Seen.JUDGED_AGAIN | Seen.EVENT_AGAIN


def fate(bits: int, *, passed: bool) -> Fate:
    """Return the fate of a record that is present; `passed` says that READ stands behind it."""
    if bits & (Seen.ACCEPTED | Seen.ARTICLE):
        return Fate.ACCEPTED
    if bits & (Seen.DUPLICATE | Seen.COPY):
        return Fate.DUPLICATE
    if bits & (Seen.LETTER | Seen.REFUSED):
        return Fate.REJECTED
    if bits & Seen.REDELIVERED:
        return Fate.REDELIVERED
    if bits & Seen.READ:
        return Fate.LOST if bits & Seen.DUE else Fate.PENDING
    return Fate.LOST if passed else Fate.PENDING


def wrongs(bits: int, *, passed: bool, rewound: bool) -> list[Wrong]:
    """Return every violation that the marks of one offset show.

    `rewound` says that READ was made to read again: then its dead letters may stand twice.
    """
    if not bits & Seen.PRESENT:
        return [Wrong.FROM_NOTHING] if bits & (OUTCOME | Seen.READ) else []
    found = []
    if fate(bits, passed=passed) is Fate.LOST:
        found.append(Wrong.NOT_JUDGED if bits & Seen.READ else Wrong.LOST)
    return [*found, *_missing(bits), *_repeated(bits, rewound=rewound)]


def _missing(bits: int) -> list[Wrong]:
    """Compare the verdict with what it announces; what is excused may be away."""
    found = []
    if not bits & Seen.EXCUSED:
        if bits & Seen.ACCEPTED and not bits & Seen.ARTICLE:
            found.append(Wrong.NO_EVENT)
        if bits & Seen.DUPLICATE and not bits & Seen.COPY:
            found.append(Wrong.NO_EVENT)
        if bits & Seen.REFUSED and not bits & Seen.LETTER:
            found.append(Wrong.NO_LETTER)
    article = bits & Seen.ARTICLE and not bits & Seen.ACCEPTED
    copy = bits & Seen.COPY and not bits & Seen.DUPLICATE
    if article or copy:
        found.append(Wrong.UNACCOUNTED)
    return found


def _repeated(bits: int, *, rewound: bool) -> list[Wrong]:
    again = bits & (_AGAIN & ~Seen.LETTER_AGAIN if rewound else _AGAIN)
    accepted = bool(bits & (Seen.ACCEPTED | Seen.ARTICLE))
    duplicate = bool(bits & (Seen.DUPLICATE | Seen.COPY))
    rejected = bool(bits & (Seen.LETTER | Seen.REFUSED))
    # A letter of READ beside a read record: the record was both read and refused.
    both = bool(bits & Seen.LETTER and bits & Seen.READ and not bits & Seen.REFUSED)
    many = accepted + duplicate + rejected > 1 or both
    return [Wrong.REPEATED] if again or many else []
