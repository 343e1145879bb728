"""Edits of a dispatch: copies, updates, and others that only look like it."""

import random
import re
import textwrap
from collections.abc import Callable, Iterable

from tests.support.likeness_texts import NOUNS, Text, Writer

Edit = Callable[["Desk", Text], Text | None]
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z\"])")
_FURNITURE = ("Share this article", "Font size A A A", "Published 09:15 Updated 11:40", "All news")
_FOOT = ("Copyright. All rights reserved.", "Most viewed", "Thanks for your feedback!")


class Desk:
    """Edits dispatches from a seed, with other dispatches at hand to borrow from."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.writer = Writer(seed + 1)

    # ---- copies

    def same(self, text: Text) -> Text:
        return text

    def rewrapped(self, text: Text) -> Text:
        return text.but(*(textwrap.fill(f"    {one}", 63) for one in text.paragraphs))

    def other_quotes(self, text: Text) -> Text:
        return text.but(
            *(
                re.sub(r'"([^"]*)"', "\u201c\\1\u201d", one).replace("; ", " \u2014 ")
                for one in text.paragraphs
            )
        )

    def upper_case(self, text: Text) -> Text:
        return text.but(*map(str.upper, text.paragraphs), headline=text.headline.upper())

    def title_case(self, text: Text) -> Text:
        return text.but(headline=text.headline.title())

    def typos(self, text: Text) -> Text:
        return text.but(*(re.sub(r"[A-Za-z]{4,}", self._typo, one) for one in text.paragraphs))

    def _typo(self, found: re.Match[str]) -> str:
        word, at = found.group(), self.chance.randrange(1, len(found.group()) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return swapped if self.chance.random() < 0.01 else word

    def words_changed(self, text: Text, share: float = 0.08) -> Text:
        return text.but(*(self._reworded(one, share) for one in text.paragraphs))

    def words_changed_more(self, text: Text) -> Text:
        return self.words_changed(text, 0.15)

    def _reworded(self, paragraph: str, share: float) -> str:
        made: list[str] = []
        for word in paragraph.split(" "):
            if not word.islower() or not word.isalpha() or self.chance.random() > share:
                made.append(word)
                continue
            kind = self.chance.random()
            made += [] if kind < 0.35 else [self.chance.choice(NOUNS)]
            made += [word] if kind > 0.7 else []
        return " ".join(made)

    def sentence_inserted(self, text: Text) -> Text:
        body = list(text.paragraphs)
        body.insert(self.chance.randrange(1, len(body) + 1), self._foreign(1)[0])
        return text.but(*body)

    def sentence_deleted(self, text: Text) -> Text:
        parts = [_SENTENCE.split(one) for one in text.paragraphs]
        places = [(p, s) for p, part in enumerate(parts) for s in range(len(part))][1:]
        if places:
            place, sentence = self.chance.choice(places)
            parts[place].pop(sentence)
        return text.but(*map(" ".join, parts))

    def shuffled(self, text: Text) -> Text:
        rest = list(text.paragraphs[1:])
        self.chance.shuffle(rest)
        return text.but(text.paragraphs[0], *rest)

    def cut(self, text: Text, share: float = 0.7) -> Text:
        left, kept = int(text.size() * share), []
        for one in text.paragraphs:
            kept.append(one if len(one) <= left else one[:left].rpartition(" ")[0])
            left -= len(one)
            if left <= 0:
                break
        return text.but(*kept)

    def cut_to_90(self, text: Text) -> Text:
        return self.cut(text, 0.9)

    def cut_to_50(self, text: Text) -> Text:
        return self.cut(text, 0.5)

    def boilerplate(self, text: Text) -> Text:
        others = [
            self.writer.headline(["Tarin", "Obeku"]) for _ in range(self.chance.randint(4, 12))
        ]
        return text.but(self.chance.choice(_FURNITURE), *text.paragraphs, *_FOOT, *others)

    def other_headline(self, text: Text) -> Text:
        words = re.findall(r"\w{4,}", text.paragraphs[0])[:14]
        self.chance.shuffle(words)
        return text.but(headline=" ".join(words[:8]).capitalize())

    def no_dateline(self, text: Text) -> Text:
        return text.but(day=None)

    def republished(self, text: Text) -> Text:
        """As others print it: their headline, no dateline, a credit, cut, in their page."""
        body = [self._reworded(one, 0.03) for one in text.paragraphs]
        if len(body) > 1:
            body[1] = f"According to News Agency, {body[1]}"
        changed = self.other_headline(text.but(*body, day=None))
        return self.boilerplate(self.cut(changed, self.chance.uniform(0.75, 1)))

    # ---- updates

    def paragraphs_added(self, text: Text) -> Text:
        body = list(text.paragraphs)
        place = self.chance.randrange(1, len(body) + 1)
        body[place:place] = self._foreign(self.chance.randint(2, 3))
        return text.but(*body, rank=text.rank + 1)

    def added_without_marker(self, text: Text) -> Text:
        return self.paragraphs_added(text).but(rank=text.rank)

    def doubled(self, text: Text) -> Text:
        return text.but(*text.paragraphs, *self._foreign(len(text.paragraphs)), rank=2)

    def figures_revised(self, text: Text) -> Text:
        later = self.paragraphs_added(text)
        joined = "\x1e".join(later.paragraphs)
        found = list(_NUMBER.finditer(joined))
        chosen = self.chance.sample(found, min(2, len(found)))
        return later.but(*self._revised(joined, chosen).split("\x1e"))

    def full_story_of(self, text: Text) -> Text:
        """The story behind its flash, which `flash_of` makes."""
        return text

    # ---- others that look alike

    def next_day(self, text: Text) -> Text | None:
        later = text.but(day=(text.day or 0) + 1)
        return self._numbers(later, 1.0)

    def same_day(self, text: Text) -> Text | None:
        return self._numbers(text, 1.0)

    def undated(self, text: Text) -> Text | None:
        return self._numbers(text.but(day=None), 1.0)

    def half_next_day(self, text: Text) -> Text | None:
        later = text.but(day=(text.day or 0) + 1)
        return self._numbers(later, 0.5)

    def half_same_day(self, text: Text) -> Text | None:
        return self._numbers(text, 0.5)

    def other_names(self, text: Text) -> Text:
        names = sorted({name for one in text.paragraphs for name in _NAME.findall(one)})
        other = {name: self.writer.name() for name in names}
        return text.but(
            *(_renamed(one, other) for one in text.paragraphs),
            headline=_renamed(text.headline, other),
        )

    def names_and_numbers(self, text: Text) -> Text | None:
        return self._numbers(self.other_names(text), 1.0)

    def background(self, text: Text) -> Text:
        """Another story, two fifths of which are old paragraphs."""
        new = self.writer.dispatch(int(text.size() * self.chance.uniform(0.55, 0.65)))
        old: list[str] = []
        room = text.size() - new.size()
        for one in reversed(text.paragraphs[1:]):
            if len(one) <= room:
                old.insert(0, one)
                room -= len(one)
        return new.but(*new.paragraphs, *old, day=text.day)

    def other_company(self, text: Text) -> Text:
        """The notice that another company files in the very same words on the same day."""
        return text.but(headline=re.sub(r"^\w+", self.writer.name(), text.headline))

    def _numbers(self, text: Text, share: float) -> Text | None:
        """The same with a share of its numbers changed; None when there are too few."""
        joined = "\x1e".join(text.paragraphs)
        found = list(_NUMBER.finditer(joined))
        if len(found) < 5 / share - 4:
            return None
        chosen = self.chance.sample(found, round(len(found) * share))
        return text.but(*self._revised(joined, chosen).split("\x1e"))

    def _revised(self, text: str, chosen: Iterable[re.Match[str]]) -> str:
        for one in sorted(chosen, key=lambda found: found.start(), reverse=True):
            text = text[: one.start()] + self._other(one.group()) + text[one.end() :]
        return text

    def _other(self, number: str) -> str:
        while True:
            made = re.sub(r"\d", lambda _: str(self.chance.randrange(1, 10)), number)
            if made != number:
                return made

    def _foreign(self, count: int) -> list[str]:
        return list(self.writer.dispatch(180 * count).paragraphs[:count]) or [""]


def _renamed(text: str, other: dict[str, str]) -> str:
    return re.sub(r"[A-Z][a-z]{2,}", lambda found: other.get(found[0], found[0]), text)


def flash_of(text: Text) -> Text:
    """The flash before a story: its first sentence."""
    first = _SENTENCE.split(text.paragraphs[0])[0]
    return text.but(first, rank=-1)


def notice(writer: Writer) -> Text:
    """A formula that names its company in the headline alone."""
    now, before = writer.number(), writer.number()
    body = f"Qtly div {now} cts vs {before} cts prior. Pay Oct 12. Record Sept 28."
    headline = f"{writer.name()} Inc sets quarterly payout"
    return Text(headline=headline, paragraphs=(body,), day=739_001)
