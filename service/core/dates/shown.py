"""Facts in the form in which they are published as evidence of a date."""

from datetime import date

from service.core.article import Evidence
from service.core.dates.evidence import PastDate, Tense
from service.core.dates.facts import Facts


def dateline_evidence(facts: Facts) -> tuple[Evidence, ...]:
    """Return what the dateline prints of a day."""
    if not facts.dateline_text:
        return ()
    return (Evidence(kind="dateline", text=facts.dateline_text, span=facts.dateline_span),)


def day_evidence(facts: Facts, day: date | None) -> tuple[Evidence, ...]:
    """Return the weekdays that vote, each as a bound or as the very day."""
    seen: dict[tuple[str, Tense], Evidence] = {}
    for word in (*facts.paired, *facts.days):
        if word.of or (day is not None and word.weekday == day.weekday()):
            bound = "exact"
        else:
            bound = "lower" if word.tense is Tense.PAST else "upper"
        seen.setdefault(
            (word.text, word.tense),
            Evidence(kind="weekday", text=word.text, span=word.span, bound=bound),
        )
    return tuple(seen.values())


def floor_evidence(floor: PastDate | None) -> tuple[Evidence, ...]:
    """Return the latest day that the story looks back on."""
    if floor is None:
        return ()
    return (Evidence(kind="past_date", text=floor.text, span=floor.span, bound="lower"),)


def coming_evidence(facts: Facts) -> tuple[Evidence, ...]:
    """Return the first day that the story looks ahead to."""
    return tuple(
        Evidence(kind="announced", text=one.text, span=one.span, bound="upper")
        for one in facts.coming[:1]
    )
