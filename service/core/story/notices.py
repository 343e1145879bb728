"""Notices of companies: filed again on a day, corrected on the next one, or told in other words.

Two companies may pay one dividend on one day: each is named by its headline.
"""

from service.core.internal import ReadItem, Verdict
from service.core.likeness import SHORT, TINY, Features
from service.core.story.compatible import one_subject, others, text_words
from service.core.story.headings import announced, at_another_stage, company, tickers
from service.core.story.refiled import Facts, facts_of, is_another
from service.core.story.ruling import is_said

# Two forms begin alike. Of the figures of a table one in six may be put otherwise.
_FORM, _UNDATED_FORM, _CORRECTED, _OTHERWISE = 0.55, 0.75, 0.4, 0.17
# What news in prose has in common if told twice: words, or the headline, and facts.
_TOLD, _HEADED, _FEWEST = 0.35, 0.9, 5


def is_filed_twice(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a notice of a company that was sent a second time."""
    if f.containment < _TOLD or min(f.new_words, f.known_words) >= SHORT:
        return False
    if (f.days_apart or 0) > is_said(item) or not _of_one_company(item, known):
        return False
    if is_another(item, known, f):
        return False
    told = facts_of(item, known, f)
    return _is_the_form_again(item, known, f, told) or _is_told_twice(item, known, f, told)


def _is_the_form_again(item: ReadItem, known: Verdict, f: Features, told: Facts) -> bool:
    """Tell a table, or the shortest of notices, filled in with the same figures."""
    least = min(f.new_words, f.known_words)
    table, agreeing = told.is_table(least), not told.other_figures
    if is_said(item) and table and agreeing and f.containment >= _CORRECTED:
        return True
    if min(f.containment, f.lead) < (_UNDATED_FORM if f.days_apart is None else _FORM):
        return False
    if table and f.days_apart is not None:
        return told.other_figures <= max(1, _OTHERWISE * (told.figures + told.other_figures))
    short = least < TINY and (f.exact or f.days_apart == 0)
    formula = table or (short and _does_one_thing(item, known))
    return formula and told.figures > 0 and agreeing and not f.numbers_conflicting


def _is_told_twice(item: ReadItem, known: Verdict, f: Features, told: Facts) -> bool:
    """Tell news told twice on a day, by two writers: all of its facts, at one stage."""
    tiny = min(f.new_words, f.known_words) < TINY and f.headline < _HEADED
    if tiny or f.days_apart != 0 or f.numbers_conflicting:
        return False
    if told.other_figures or told.other_names > 1 or told.figures + told.names < _FEWEST:
        return False
    if (f.names_conflicting and others(item, known, 1)) or not one_subject(item, known):
        return False
    return not at_another_stage(item.headline, known.headline, text_words(item))


def _of_one_company(item: ReadItem, known: Verdict) -> bool:
    if tickers(item.headline) & tickers(known.headline):
        return True
    ours, theirs = (company(one.headline) for one in (item, known))
    return bool(ours) and ours == theirs


def _does_one_thing(item: ReadItem, known: Verdict) -> bool:
    """Tell whether two notices of one company are of one thing: not of a split and a payout.

    The letters of a company tell whose they are, however its name is written, and nothing else.
    """
    ours, theirs = (company(one.headline) for one in (item, known))
    told = announced(item.headline)
    return ours == theirs or (told is not None and told == announced(known.headline))
