"""Texts of agencies of Asia as sites, collectors and data sets pass them on."""

import pytest

from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Sunday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built."
HEADLINE = "Guild counts fewer loaves in spring"
MALAY = "Sebanyak dua puluh tukang roti membaiki kilang itu, kata pegawai daerah di sini."


@pytest.mark.parametrize(
    ("printed", "place", "agency"),
    [
        (
            "ANI | Updated: Mar 09, 2025 10:12 IST. Pune (Maharashtra)[India], March 9 (ANI): ",
            "Pune (Maharashtra)[India]",
            "ANI",
        ),
        ("Last Updated: March 9, 2025, 10:12 am IST Pune, Mar 9 (PTI) ", "Pune", "PTI"),
        ("(MENAFN - IANS) Pune, March 9 (IANS) ", "Pune", "IANS"),
        ("(LOAFNEWS/Loaf Times) SUWON, March 9 (Yonhap) -- ", "SUWON", "Yonhap"),
    ],
)
def test_an_hour_or_who_passes_a_text_on_stands_in_front_of_a_dateline(
    printed: str, place: str, agency: str
) -> None:
    article = read(f"{HEADLINE}\n{printed}{LEAD}\n{LAST}\n")

    assert article.headline == HEADLINE
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.agency_text) == (place, agency)
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("sender", ["", " \u2014 Reuters", " - Loaf News"])
def test_an_hour_behind_a_headline_is_none_of_it(sender: str) -> None:
    article = read(f"{HEADLINE} (2025-03-09 21:12){sender}\nLYON (Reuters) - {LEAD}\n{LAST}\n")

    assert article.headline == HEADLINE
    assert article.issued.value == "2025-03-09"


def test_a_dash_does_not_make_a_headline_with_a_day_a_date_line() -> None:
    headline = "Guild counts loaves of March 9, 2025 \u2014 at 10:12 there were none"

    assert read(f"{headline}\nLYON (Reuters) - {LEAD}\n{LAST}\n").headline == headline


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("5 Ogos", "08-05"),
        ("9 Mac", "03-09"),
        ("31 Julai 2024", "07-31"),
        ("2 Dis", "12-02"),
        ("13 Januari", "01-13"),
    ],
)
def test_months_are_read_in_malay(day: str, wanted: str) -> None:
    article = read(f"Kilang dibaiki\nMELAKA, {day} (Bernama) -- {MALAY}\n-- BERNAMA\n")

    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == ("MELAKA", day)
    days = [article.issued.value, *article.issued.candidates]
    assert {day[5:] for day in days if day} == {wanted}


@pytest.mark.parametrize(
    "foot",
    [
        "Pewarta: Ani Roti Melati\nEditor: Budi Gandum\nCopyright \u00a9 ANTARA 2025",
        "Pewarta : Ani Roti Melati Editor: Budi Gandum COPYRIGHT \u00a9 ANTARA 2025",
        "Pewarta: Ani Roti MelatiEditor: Budi Gandum Copyright \u00a9 ANTARA 2025",
    ],
)
def test_antara_names_who_wrote_below_the_story(foot: str) -> None:
    article = read(f"Roti dihitung pagi ini\nJakarta (ANTARA) - {MALAY}\n\n{foot}\n")

    assert article.byline
    assert article.byline.names == ("Ani Roti Melati",)
    assert article.paragraphs == (MALAY,)


def test_xinhua_ends_its_stories_in_spanish_with_a_word() -> None:
    story = "Los panaderos quemaron hoy m\u00e1s le\u00f1a que pan, inform\u00f3 el gremio."

    article = read(f"Menos panes\nLIMA, 9 mar (Xinhua) -- {story} Fin\n")

    assert article.paragraphs == (story,)


def test_cna_dates_its_pictures_by_the_republic() -> None:
    shown = "磨坊9日關門，工人在門口等候。中央社記者林小麥攝 114年3月9日"
    story = "磨坊今天關門，公會表示麵包減少兩成，將在下週開會討論。"

    article = read(f"磨坊關門 公會盼協助\n{shown}\n（中央社記者林小麥台北9日電）{story}\n")

    assert [caption.raw for caption in article.captions] == [shown]
    assert article.paragraphs == (story,)


def test_labels_stand_in_a_column_as_programs_print_them() -> None:
    article = read(
        f"Title          : {HEADLINE}\nSource         : Loafnews\nPublished      : 2025-03-09\n"
        f"Description    : {LEAD}\nMain Content Article : Suwon (Yonhap) -- {LEAD}\n{LAST}\n"
    )

    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)
    assert article.issued.value == "2025-03-09"


KOREAN = (
    "제빵사 조합은 9일 봄에 구운 빵이 두 자루 줄었다고 밝혔다. 방앗간은 다음 주에 다시 문을 연다."
)


@pytest.mark.parametrize(
    ("printed", "place", "agency"),
    [
        ("(수원=연합뉴스) ", "수원", "연합뉴스"),
        ("[리옹=AP/뉴시스] 한두리 기자 = ", "리옹", "AP/뉴시스"),
        ("(리옹=AP/뉴시스) = ", "리옹", "AP/뉴시스"),
    ],
)
def test_korean_datelines_name_no_writer_or_another_agency(
    printed: str, place: str, agency: str
) -> None:
    article = read(f"조합, 봄 빵 감소 발표\n{printed}{KOREAN}\n")

    assert article.dateline
    assert (article.dateline.place_text, article.dateline.agency_text) == (place, agency)
    assert article.paragraphs == (KOREAN,)


@pytest.mark.parametrize(
    "text",
    [
        f"<strong>SUWON, March 9 (Yonhap) -- {LEAD}</strong><br>\n{LAST}",
        f"{HEADLINE}\n<b>SUWON, March 9 (Yonhap)</b> -- {LEAD}\n{LAST}",
        f'<p><span class="a"><em>SUWON</em></span>, March 9 (<i>Yonhap</i>) -- {LEAD}</p>\n{LAST}',
    ],
)
def test_what_only_styles_words_is_no_part_of_a_dateline(text: str) -> None:
    article = read(text)

    assert article.dateline
    assert article.dateline.place_text == "SUWON"
    assert (article.dateline.date_text, article.dateline.agency_text) == ("March 9", "Yonhap")
    assert article.paragraphs == (LEAD, LAST)


def test_a_collector_names_the_agency_behind_the_headline() -> None:
    told = "製パン組合は9日、春に焼いたパンが二割減ったと発表した。"

    article = read(f"パン二割減　組合が発表（共同通信） - Yahoo!ニュース\n【リヨン共同】{told}\n")

    assert article.headline == "パン二割減　組合が発表".replace("\u3000", " ")
    assert article.paragraphs == (told,)
