"""The JSON that a scraper may send, validated on arrival."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr, ValidationError

from service.core.media import ACCEPTED
from service.core.moment import day_or_moment, has_unknown_zone, rfc3339
from service.core.outcome import DispatchError, RejectReason
from service.core.record import JsonValue

_TIMES = ("fetched_at", "published_at")

Moment = Annotated[StrictStr, AfterValidator(rfc3339)]
DayOrMoment = Annotated[StrictStr, AfterValidator(day_or_moment)]


class RawDispatch(BaseModel):
    """A scraped dispatch, version 1. Unknown keys are kept in the event's provenance."""

    model_config = ConfigDict(extra="allow", frozen=True)

    body: StrictStr = Field(
        description="The page as found, at most 4 MiB; cleaning loses evidence."
    )
    content_type: StrictStr = Field(
        "text/plain", description=f"What the body is, one of {ACCEPTED}, or a common synonym."
    )
    source: StrictStr | None = Field(
        None, description="Name of the feed or site; stands in for an agency that the page hides."
    )
    url: StrictStr | None = Field(
        None, description="Where the page was found; a content id in it names story and day."
    )
    fetched_at: Moment | None = Field(
        None,
        description=(
            "When it was fetched, RFC 3339 or RFC 2822: nothing is dated past the day after."
        ),
    )
    headline: StrictStr | None = Field(
        None, description="The headline if the feed has it apart, tags and all."
    )
    published_at: DayOrMoment | None = Field(
        None,
        description="When the feed says it was published: ISO 8601 day or time, or RFC 2822.",
    )
    language: StrictStr | None = Field(
        None, description="BCP 47 tag, for a text too short to tell its own language."
    )
    source_id: StrictStr | None = Field(
        None, description="The feed's own id of the item, the same for all its versions."
    )


def checked(data: dict[str, JsonValue]) -> tuple[RawDispatch, tuple[tuple[str, JsonValue], ...]]:
    """Check a RawDispatch; return it and the times that were left out for their zone.

    Raises:
        DispatchError: SCHEMA_VIOLATION with the first field at fault.
    """
    try:
        return RawDispatch.model_validate(data), ()
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    lost = tuple((name, data[name]) for name in _TIMES if has_unknown_zone(data.get(name)))
    if lost:
        kept = {name: value for name, value in data.items() if (name, value) not in lost}
        return checked(kept)[0], lost
    field = ".".join(str(part) for part in first["loc"])
    raise DispatchError(
        RejectReason.SCHEMA_VIOLATION,
        f"{field}: {first['msg'].removeprefix('Value error, ')}",
        field,
    )
