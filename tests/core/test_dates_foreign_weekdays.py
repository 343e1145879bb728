"""Weekdays, months and days without a month in other languages: what is certain, and no more."""

import pytest

from service.core.article import DateMethod
from service.core.dates.calendar import day_alone, month_day
from service.core.dates.evidence import Tense
from service.core.dates.foreign_weekdays import foreign_days
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch

RECEIVED_MS = 1_795_564_800_000  # 2026-11-25T00:00:00Z


@pytest.mark.parametrize(
    ("text", "weekday", "tense"),
    [
        ("La niebla obligó este jueves a cerrar el puerto.", 3, Tense.PAST),
        ("El puerto abrirá el viernes.", 4, Tense.FUTURE),
        ("Le phare a ouvert mardi ses portes.", 1, Tense.PAST),
        ("Le phare ouvrira mercredi ses portes.", 2, Tense.FUTURE),
        ("Das Museum hat am Sonntag geöffnet.", 6, Tense.PAST),
        ("Die Bahn fährt ab Montag wieder.", 0, Tense.FUTURE),
        ("Il ponte è stato riaperto lunedì.", 0, Tense.PAST),
        ("O farol abriu e a cidade celebrou na terça-feira.", 1, Tense.PAST),
        ("Дорога открыта во вторник.", 1, Tense.PAST),
        ("Мост будет открыт в среду.", 2, Tense.FUTURE),
        ("Feribot salı günü seferlere başladı.", 1, Tense.PAST),
        ("Köprü cuma günü açılacak.", 4, Tense.FUTURE),
    ],
)
def test_a_weekday_with_a_verb_that_tells_is_a_bound(
    text: str, weekday: int, tense: Tense
) -> None:
    (found,) = foreign_days(text, 40)

    assert (found.weekday, found.tense) == (weekday, tense)
    assert text[found.span[0] - 40 : found.span[1] - 40] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "El museo abrió y cierra los lunes por la tarde.",
        "El barco salió el jueves pasado del puerto.",
        "El puerto, martes de feria, vacío.",
        "Le pont, ouvert le mardi, a fermé.",
        "Il a dit: «le pont a ouvert mardi, oui».",
        "Die Fähre hat jeden Montag Pause.",
        "Die Fähre ist am Montag, 3. Mai, gesunken.",
        "Он сказал, что мост открыли в прошлую среду.",
        "Feribot geçen salı başladı.",
        "They sang on Mardi Gras and ate in the café.",
    ],
)
def test_a_weekday_of_another_week_or_without_a_verb_says_nothing(text: str) -> None:
    assert foreign_days(text, 0) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11月26日", (11, 26, None)),
        ("2024年3月5日", (3, 5, 2024)),
        ("十一月二十六日", (11, 26, None)),
        ("十月十日", (10, 10, None)),
        ("二月三十日", None),
        ("２６日", None),
        ("11월 26일", (11, 26, None)),
        ("26 ноября", (11, 26, None)),
        ("26 ноя", (11, 26, None)),
        ("5 Mart 2024", (3, 5, 2024)),
        ("5 Martha 2024", None),
    ],
)
def test_a_day_is_read_in_the_words_of_its_agency(
    text: str, day: tuple[int, int, int | None] | None
) -> None:
    assert month_day(text) == day


@pytest.mark.parametrize(("text", "day"), [("２６日", 26), ("十六日", 16), ("40日", None)])
def test_a_day_without_a_month_is_a_number(text: str, day: int | None) -> None:
    assert day_alone(text) == day


def dated(text: str, **given: str) -> Dispatch:
    return Dispatch(body=text, **given)  # type: ignore[arg-type]


def test_a_day_without_a_month_must_agree_with_the_page() -> None:
    text = "公園花展開幕\n（中央社記者林怡君台中{}日電）公園花展今天開幕，展期兩週。"
    given = {"url": "https://www.cna.com.tw/news/2024/11/26/x"}
    agrees = read_dispatch(dated(text.format(26), **given), RECEIVED_MS)
    differs = read_dispatch(dated(text.format(8), **given), RECEIVED_MS)

    assert (agrees.issued.value, agrees.issued.confidence) == ("2024-11-26", 0.97)
    assert agrees.dateline_date
    assert agrees.dateline_date.value == "2024-11-26"
    assert "date_conflict" in differs.codes


def test_a_capture_is_no_day_that_the_dateline_does_not_name() -> None:
    text = "公園花展開幕\n（中央社記者林怡君台中{}日電）公園花展今天開幕，展期兩週。"
    late = read_dispatch(dated(text.format(8), fetched_at="2024-11-26T10:00:00Z"), RECEIVED_MS)
    fresh = read_dispatch(dated(text.format(25), fetched_at="2024-11-26T03:00:00Z"), RECEIVED_MS)

    assert late.issued.value is None
    assert fresh.issued.value == "2024-11-25"
    assert fresh.issued.method is DateMethod.CAPTURE_TIME


def test_a_place_far_behind_the_desk_is_known_by_its_name_in_the_desks_tongue() -> None:
    text = "美国西部发现足迹\n新华社华盛顿6月10日电 研究人员10日说，他们发现一处足迹。"
    found = read_dispatch(dated(text, published_at="2024-06-11"), RECEIVED_MS)

    assert found.issued.value == "2024-06-11"
    assert found.dateline_date
    assert found.dateline_date.time_zone == "America/New_York"
