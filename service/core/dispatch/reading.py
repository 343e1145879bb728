"""What taking a text apart comes to: from it class, agency, date and article are read."""

from dataclasses import dataclass

from service.core.dispatch.content_id import Address
from service.core.dispatch.found_dateline import FoundDateline
from service.core.dispatch.found_story import Story
from service.core.dispatch.front_matter import Front
from service.core.dispatch.head import Head
from service.core.dispatch.wire import Wire
from service.core.envelope import Dispatch


@dataclass(slots=True, kw_only=True)
class Reading:
    """The parts of one text, as `take_apart` found them and before anything is made of them.

    `form` is the format it came in, else `wire`, `aggregator` or `page`; `found` its dateline;
    `above` counts the lines over the story.
    """

    dispatch: Dispatch
    address: Address
    body: str
    form: str
    head: Head
    story: Story
    front: Front
    wire: Wire | None
    found: FoundDateline | None
    above: int
