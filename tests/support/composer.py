"""Made-up dispatches composed of parts, so that every part and the day of issue are known."""

import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from service.core.envelope import Dispatch
from tests.support.wires import WIRES, Wire
from tests.support.writing import Mood, headline, korean_person, lead, person, sentence

RECEIVED_MS = int(datetime(2027, 1, 4, tzinfo=UTC).timestamp() * 1000)
_FIRST_DAY, _DAYS = date(2001, 1, 1), 9400
_MENU = "Home\nWorld\nSports\nWeather\nSearch\nLog in\n"
_LIST = (
    "Most Viewed\n(LEAD) Snow closes the mountain road on {day}\nApple growers fear a late frost\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A dispatch and the parts it was composed of."""

    dispatch: Dispatch
    wire: Wire
    form: str
    issued: date
    place: str | None
    date_text: str | None
    headline: str
    tags: tuple[str, ...]
    byline: str | None
    captions: tuple[str, ...]
    paragraphs: tuple[str, ...]
    moods: tuple[Mood, ...]

    @property
    def tag_names(self) -> tuple[str, ...]:
        """The tags as a reader gives them: without brackets, numbers kept."""
        pieces = re.findall(r"\(([^()]+)\)|([A-Z]+(?: \d)?)-", "".join(self.tags))
        return tuple(bracketed or dashed for bracketed, dashed in pieces)


def compose(chance: random.Random) -> Composed:
    """Compose one dispatch; the same chance gives the same dispatch."""
    wire = chance.choice(WIRES)
    issued = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    form = chance.choice(wire.forms)
    place = chance.choice(wire.places) if wire.places else None
    date_text = wire.date(issued) if wire.date else None
    moods = _moods(chance)
    paragraphs = _paragraphs(chance, wire, issued, moods)
    composed = Composed(
        dispatch=Dispatch(body=""),
        wire=wire,
        form=form,
        issued=issued,
        place=place,
        date_text=date_text,
        headline=headline(chance),
        tags=_tags(chance, wire),
        byline=_byline(chance, wire),
        captions=_captions(chance, wire, form),
        paragraphs=paragraphs,
        moods=moods,
    )
    return _with_dispatch(chance, composed)


def _moods(chance: random.Random) -> tuple[Mood, ...]:
    weights = (50, 12, 14, 16, 8, 8)
    return tuple(chance.choices(tuple(Mood), weights, k=chance.randrange(1, 7)))


def _paragraphs(
    chance: random.Random, wire: Wire, issued: date, moods: tuple[Mood, ...]
) -> tuple[str, ...]:
    backs = (86, 9, 3, 2) if wire.date else (78, 15, 4, 3)
    news: date | None = issued - timedelta(days=chance.choices((0, 1, 2, 3), backs)[0])
    if chance.random() < 0.25:
        news = None
    return (lead(chance, news), *(sentence(chance, mood, issued) for mood in moods))


def _tags(chance: random.Random, wire: Wire) -> tuple[str, ...]:
    if not wire.tags or chance.random() < 0.5:
        return ()
    return (chance.choice(wire.tags),)


def _byline(chance: random.Random, wire: Wire) -> str | None:
    if chance.random() < 0.5:
        return None
    return korean_person(chance) if wire.key == "yonhap" else person(chance)


def _captions(chance: random.Random, wire: Wire, form: str) -> tuple[str, ...]:
    if not wire.credit or form == "glued" or chance.random() < 0.6:
        return ()
    wrong = chance.randrange(1995, 2026)
    return (f"A quay is seen in this photo taken on Nov. 3, {wrong}. {wire.credit}",)


def _with_dispatch(chance: random.Random, composed: Composed) -> Composed:
    body = _glued(composed) if composed.form == "glued" else _page(chance, composed)
    fields: dict[str, str] = {}
    if composed.wire.url and chance.random() < 0.3:
        fields["url"] = composed.wire.url.format(day=composed.issued)
    captured = _captured(chance, composed.issued)
    if captured:
        fields["fetched_at"] = captured
    dispatch = Dispatch(body=body, **fields)  # type: ignore[arg-type]
    return replace(composed, dispatch=dispatch)


def _captured(chance: random.Random, issued: date) -> str | None:
    """Half the captures follow at once, some bear the next day alone, some are of archives."""
    kind = chance.random()
    if kind < 0.4:
        return None
    if kind < 0.75:
        lag = chance.choices((0, 1, 2, 5), (84, 10, 4, 2))[0]
        return f"{issued + timedelta(days=lag)}T{chance.randrange(12, 17):02}:20:00Z"
    if kind < 0.88:
        return f"{issued + timedelta(days=1)}T00:00:00Z"
    lag = chance.choice((9, 40, 400, 2000))
    return f"{issued + timedelta(days=lag)}T{chance.choice(('00:00', '14:30'))}:00Z"


def _start(composed: Composed) -> str:
    return composed.wire.dateline.format(place=composed.place, date=composed.date_text)


def _title(composed: Composed) -> str:
    tags = "".join(composed.tags)
    gap = " " if tags.endswith(")") else ""
    return f"{tags}{gap}{composed.headline}"


def _page(chance: random.Random, composed: Composed) -> str:
    gap = chance.choice(("\n", "\n\n"))
    first, *rest = composed.paragraphs
    lines = [_title(composed)]
    if composed.byline:
        lines.append(f"By {composed.byline}")
    lines += [_start(composed) + first, *composed.captions, *rest]
    if composed.wire.end:
        lines.append(composed.wire.end)
    text = gap.join(lines) + "\n"
    if composed.form == "chrome":
        listed = _LIST.format(day=chance.choice(("Monday", "Nov. 3, 2031")))
        return _MENU + text + (listed if composed.wire.end else "")
    return text


def _glued(composed: Composed) -> str:
    title = _title(composed)
    byline = f"By {composed.byline} " if composed.byline else ""
    story = " ".join(composed.paragraphs)
    return (
        f"{title}\n\n**\uc5f0\ud569\ub274\uc2a4** | \n\n---\n\n"
        f"mill-news{title}{byline}{_start(composed)}{story} nam@yna.example(END)"
    )
