"""START HERE: parses a dispatch. A format is unwrapped first, then one reader reads the text."""

from service.core.article import Article, Part
from service.core.dispatch.envelope_facts import add_envelope_facts
from service.core.dispatch.formats import unwrap
from service.core.dispatch.layout import read_lines
from service.core.dispatch.parts import parts_of
from service.core.dispatch.reader import read_text, take_apart
from service.core.dispatch.source_spans import place_article, place_parts
from service.core.envelope import Dispatch

__all__ = ["read_dispatch", "read_parts"]


def read_dispatch(dispatch: Dispatch, received_ms: int) -> Article:
    """Read one dispatch; `received_ms` only bounds its day from above.

    Raises:
        DispatchError: when the input is no dispatch or holds nothing to publish.
    """
    given = unwrap(dispatch)
    article = read_text(given.dispatch, given.text, received_ms)
    if given.manuscript is None:
        return article
    return add_envelope_facts(place_article(article, given.manuscript), given)


def read_parts(dispatch: Dispatch) -> tuple[Part, ...]:
    """Return the parts of an input in order, every character in one: for people, not for events.

    Raises:
        DispatchError: when the input is not what its content type says.
    """
    given = unwrap(dispatch)
    found = parts_of(take_apart(given.dispatch, given.text, read_lines(given.text)))
    if given.manuscript is None:
        return found
    return place_parts(found, given.manuscript, dispatch.body)
