"""The story whose headline a correction, refile or withdrawal quotes."""

from datetime import UTC, date, datetime, timedelta

from service.core.article import NEWS, RevisionKind
from service.core.chain import UNDATED, Chain, ChainKind, days_remembered
from service.core.internal import ReadItem
from service.core.story.compatible import agreement, shared
from service.core.story.state import StateView, Story, current_story

_MOST_READINGS = 4


def named_by(item: ReadItem) -> Chain | None:
    """Return the chain that a note names, if it quotes a headline."""
    return next((one for one in item.chains if one.kind is ChainKind.NAMED), None)


def stories_named(item: ReadItem, view: StateView) -> tuple[Story, ...]:
    """Return the stories of the agency's window that had the headline a note quotes."""
    chain = named_by(item)
    if chain is None:
        return ()
    title = Chain(kind=ChainKind.HEADLINE, key=chain.key)
    names = [title.name(day) for day in days_asked(item)]
    if not view.has_chain(item.agency, names):
        return ()
    uris = dict.fromkeys(uri for name in names for uri in view.by_chain(item.agency, name))
    found = (current_story(view, uri) for uri in uris)
    return tuple({one.uri: one for one in found if one and _may_be(item, one)}.values())


def story_named(item: ReadItem, view: StateView) -> Story | None:
    """Return the one story a note names; of several the one whose sentences it has, else none.

    A notice about a story is no text of it: it is only related, unless it takes the story back.
    """
    speaks = item.item_class in NEWS or item.revision == RevisionKind.WITHDRAWAL
    stories = stories_named(item, view) if speaks else ()
    if len(stories) <= 1:
        return next(iter(stories), None)
    ours = set(item.sentences)
    agreeing = [one for one in stories if shared(ours, set(one.head.sentences)) > 0]
    return max(agreeing, key=lambda one: agreement(item, one.head), default=None)


def _may_be(item: ReadItem, story: Story) -> bool:
    one, other = item.language, story.head.language
    return story.head.item_class in NEWS and (not one or not other or one == other)


def days_asked(item: ReadItem) -> tuple[str, ...]:
    """Return the days of the window that a story it is about can have, newest first."""
    issued = (item.event.get("dates") or {}).get("issued") or {}
    read = [one for one in issued.get("candidates") or () if len(one) == len(UNDATED)]
    tops = [item.issued] if item.issued else read[:_MOST_READINGS]
    days = (day for top in tops or _received(item) for day in days_remembered(top))
    return tuple(dict.fromkeys((UNDATED, *days)))


def _received(item: ReadItem) -> tuple[str, ...]:
    """Return the day after the record's own: it is still tomorrow in some zones."""
    try:
        day = datetime.fromtimestamp(item.timestamp_ms / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return ()
    return ((day + timedelta(days=1)).isoformat(),) if day < date.max else ()
