"""START HERE: a dispatch taken apart: out of its format first, then one reader for all."""

from service.core.article import Article
from service.core.dispatch.formats import unwrap
from service.core.dispatch.placing import place
from service.core.dispatch.reader import read_text
from service.core.dispatch.stating import state
from service.core.envelope import Dispatch

__all__ = ["read_dispatch"]


def read_dispatch(dispatch: Dispatch, received_ms: int) -> Article:
    """Read one dispatch; `received_ms` only bounds its day from above.

    Raises:
        DispatchError: when the input is no dispatch or holds nothing to publish.
    """
    given = unwrap(dispatch)
    article = read_text(given.dispatch, given.text, received_ms)
    if given.manuscript is None:
        return article
    return state(place(article, given.manuscript), given)
