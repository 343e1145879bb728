"""What is known of an agency: how it prints itself, where it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One agency: its key, how it prints its name, where its desk, its country and its pages are.

    `zone` is that of the desk, by which it dates; `home` the country (ISO 3166-1) of an agency of
    one country: there the namesakes of its datelines are likeliest.
    `ends` are end marks and `starts` beginnings of headlines that no other agency prints;
    `undashed` when no dash parts its dateline from the story, `alone` of them the printed names
    that begin a story without a place.
    """

    key: str
    printed: tuple[str, ...]
    zone: str | None = None
    home: str | None = None
    hosts: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    undashed: bool = False
    alone: tuple[str, ...] = ()
