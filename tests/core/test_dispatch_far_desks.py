"""Forms of Asian, African, Arab and Latin American agencies and of those who pass them on."""

import pytest

from service.core.article import DateMethod, ItemClass
from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Monday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built."
MORE = (
    f"{LEAD[:-1]}, and asked every miller by the river to send word of what each wheel had ground."
)
HEADLINE = "Guild counts fewer loaves in spring"


@pytest.mark.parametrize(
    ("dateline", "agency", "place", "day"),
    [
        ("Riyadh, March 4, 2025, SPA -- ", "spa", "Riyadh", "March 4, 2025"),
        ("Baku, March 4, AZERTAC\n", "azertac", "Baku", "March 4"),
        ("Ulaanbaatar, March 4 (MONTSAME) ", "montsame", "Ulaanbaatar", "March 4"),
        ("Tehran, IRNA \u2013 ", "irna", "Tehran", None),
        ("Accra, March 4 GNA \u2013 ", "gna", "Accra", "March 4"),
        (
            "Riyadh, Sha'ban 4, 1446 AH, corresponding to March 04, 2025 AD, SPA -- ",
            *("spa", "Riyadh", "March 04, 2025"),
        ),
        ("Baku, Azerbaijan, March 4 / Trend, A. Loaf\n", "trend", "Baku, Azerbaijan", "March 4"),
        ("Doha, March 04 (QNA) - ", "qna", "Doha", "March 04"),
        ("KUWAIT, March 4 (KUNA) -- ", "kuna", "KUWAIT", "March 4"),
        ("Abuja, March 4, 2025 (NAN) ", "nan", "Abuja", "March 4, 2025"),
        ("La Habana, 4 mar (ACN) ", "acn", "La Habana", "4 mar"),
        ("Panaji ( Goa ) [India], March 4 (ANI): ", "ani", "Panaji ( Goa ) [India]", "March 4"),
    ],
)
def test_a_dateline_tells_whose_it_is(
    dateline: str, agency: str, place: str, day: str | None
) -> None:
    article = read(f"{HEADLINE}\n{dateline}{LEAD}\n{LAST}\n")
    assert article.agency == agency
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == (place, day)
    assert article.paragraphs == (LEAD, LAST)


def test_a_day_in_a_bracket_follows_the_colon_of_its_place() -> None:
    article = read(f"{HEADLINE}\nPUNE/NEW DELHI: (Mar 4) {LEAD}\n{LAST}\n")
    assert article.dateline
    assert article.dateline.place_text == "PUNE/NEW DELHI"
    assert article.dateline.date_text == "Mar 4"
    assert article.paragraphs[0] == LEAD


def test_a_spa_page_ends_in_its_name_and_the_hour() -> None:
    url = "https://www.spa.gov.sa/viewstory.php?newsid=1"
    day, hour = "Tuesday 1446/09/04 - 2025/03/04", "11:13 LOCAL TIME 08:13 GMT"
    body = f"{HEADLINE}\n{day}\n{LEAD}\n{MORE}\n{LAST}\n{hour}"
    article = read(body, url=url)
    assert article.agency == "spa"
    assert article.paragraphs == (LEAD, MORE, LAST)
    signed = read(f"Riyadh, March 4, 2025, SPA -- {LEAD}\n{LAST}\n--SPA\n11:13 LOCAL TIME\n0024")
    assert signed.end_mark
    assert signed.end_mark.raw == "--SPA"
    assert signed.paragraphs == (LEAD, LAST)


def test_a_copyright_line_may_stand_in_square_brackets() -> None:
    notice = "[Copyright The Jiji Press, Ltd.]"
    article = read(f"{HEADLINE}\nTokyo, March 4 (Jiji Press)--{LEAD}\n{LAST}\n\n{notice}")
    assert article.paragraphs == (LEAD, LAST)
    assert article.copyright_holder == "The Jiji Press"


@pytest.mark.parametrize("above", ["Back to Main\n", "Skip this\n\n"])
def test_a_summary_is_headed_by_its_own_name_and_not_by_its_first_entry(above: str) -> None:
    entry = "(3rd LD) Mill of Hull closes for a week\n(ATTN: ADDS photo)\nHULL -- A mill closes.\n"
    told = "The following is the second summary of major stories moved by Yonhap News Agency.\n"
    article = read(f"{above}Yonhap News Summary\n16:56 March 4, 2025\n{told}{entry}(END)")
    assert article.headline == "Yonhap News Summary"
    assert article.tags == ()
    assert article.ed_note is None
    assert article.paragraphs[0] == told.strip()


def test_a_summary_of_kyodo_has_its_dateline_alone_on_a_line() -> None:
    entry = "Mill of Hull closes for a week\n\nHULL - A mill of the town\ncloses.\n"
    article = read(
        f"Back to Main\nKyodo news summary -5-\n\nTOKYO, March 4 Kyodo\n\n----------\n{entry}"
    )
    assert article.headline == "Kyodo news summary -5-"
    assert article.dateline
    assert article.dateline.place_text == "TOKYO"
    assert article.agency == "kyodo"


def test_no_sentence_below_the_hour_is_the_headline() -> None:
    hint = "To hear the miller read this story, please first agree to what is said below."
    body = (
        f"Loaves of Hull\n\n03/04/2025 08:33\n{hint}\n\nTaipei, March 4 (CNA) {LAST}\n\nEnditem/"
    )
    assert read(body).headline == "Loaves of Hull"


def test_a_deck_is_not_the_headline_of_a_story_whose_headline_is_known() -> None:
    deck = "A town far from the sea has fewer bakers than it had when its mill was new."
    article = read(f"{deck}\r\nHanoi (VNA) \u2013 {LEAD}\r\n{LAST}", headline=HEADLINE)
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


def test_xinhua_credits_a_file_photo() -> None:
    caption = (
        "Ann Loaf (2nd R), who heads the guild, is seen in Hull, Oct. 9, 2010. (Xinhua file photo)"
    )
    article = read(f"{HEADLINE}\n\n{caption}\n\nHULL, March 4 (Xinhua) -- {LEAD}\n{LAST}\n")
    assert [found.raw for found in article.captions] == [caption]


@pytest.mark.parametrize("stamp", ["1140304", "\uff08編輯\uff1a王小明\uff091140304"])
def test_a_day_of_the_republic_closes_a_story_of_cna(stamp: str) -> None:
    last = "麵包師公會說, 今年的麵包比去年少。"
    body = f"\uff08中央社記者王小明台北4日電\uff09{last}{stamp}"
    article = read(body, fetched_at="2025-06-01T00:00:00Z")
    assert article.paragraphs == (last,)
    assert article.issued.value == "2025-03-04"


def test_kcna_watch_has_the_second_in_its_addresses() -> None:
    body = f"Pyongyang, March 4 (KCNA) -- {LEAD} -0-\nMore From KCNA.kp (En)\nJune 13, 2025"
    url = "https://kcnawatch.org/newstream/1741039200-123456789/loaves/"
    article = read(body, url=url, fetched_at="2025-06-14T00:00:00Z")
    assert article.issued.value == "2025-03-04"
    assert article.issued.method is DateMethod.URL
    assert article.paragraphs == (LEAD,)


def test_trend_names_its_writer_behind_a_slash_that_is_not_closed() -> None:
    article = read(f"{HEADLINE}\nAzerbaijan, Baku, Aug. 13 / Trend, N. Loaf\n{LEAD}\n{LAST}\n")
    assert article.byline
    assert article.byline.names == ("N. Loaf",)
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "agency", ["Prensa Latina", "\u041f\u0440\u0435\u043d\u0441\u0430 Латина"]
)
def test_an_agency_may_stand_in_brackets_in_russian(agency: str) -> None:
    article = read(
        f"Пекари города\n\nГавана, 4 марта ({agency}) Пекари города сегодня сожгли дрова."
    )
    assert article.agency == "prensalatina"
    assert article.dateline
    assert article.dateline.place_text == "Гавана"
    assert article.paragraphs == ("Пекари города сегодня сожгли дрова.",)


def test_xinhua_in_japanese_prints_no_letter_for_a_wire() -> None:
    article = read(
        "新華網北京3月4日 町のパン屋は月曜に薪を燃やしたと組合が述べた。\n(新華社より)\n関連記事:"
    )
    assert article.agency == "xinhua"
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == ("北京", "3月4日")
    assert article.paragraphs == ("町のパン屋は月曜に薪を燃やしたと組合が述べた。",)


@pytest.mark.parametrize(
    "mark",
    [
        *("-VNA", "- VNA", "(end) hb", "(end) ab.cd", "\u2013 BERNAMA"),
        *("Fin", "Item End", "End Item", "\u25a0"),
    ],
)
def test_what_stands_behind_a_mark_is_no_part_of_the_story(mark: str) -> None:
    other = f"Another mill of the town\n{MORE}"
    article = read(f"{HEADLINE}\nHULL, March 4 (VNA) - {LEAD}\n{LAST} {mark}\n\n{other}")
    assert article.end_mark
    assert article.end_mark.raw == mark
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("source", "agency"),
    [("Ghana News Agency", "gna"), ("BERNAMA News Agency", "bernama"), ("Xinhua", "xinhua")],
)
def test_a_site_names_below_a_story_the_agency_it_has_it_from(source: str, agency: str) -> None:
    article = read(f"{HEADLINE}\n\n{LEAD}\n\n{MORE}\n\n{LAST}\n\nSource: {source}\n")
    assert article.agency == agency
    assert article.paragraphs == (LEAD, MORE, LAST)
    assert article.credits == (f"Source: {source}",)


def test_an_agency_that_is_quoted_by_its_whole_name_files_from_no_place() -> None:
    quoted = "The News Agency of Nigeria (NAN) reports that the mill was closed by its owner."
    article = read(f"{HEADLINE}\nAbuja, March 4 (NAN) {LEAD}\n{quoted}\n")
    assert article.paragraphs == (LEAD, quoted)
    alone = read(f"{HEADLINE}\n{quoted} (NAN)", url="https://nannews.ng/loaf")
    assert alone.dateline is None


@pytest.mark.parametrize("views", ["178 total views today", "205 total views", "1,024 views"])
def test_how_often_a_page_was_read_is_no_part_of_a_story(views: str) -> None:
    body = f"{HEADLINE}\n\n{views}\n\nBy Ann Loaf\n\n{LEAD}\n\n{LAST} (NAN)(www.nannews.ng)\n"
    article = read(body, url="https://nannews.ng/loaf")
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


def test_china_org_cn_prints_the_day_above_or_below_a_story_of_xinhua() -> None:
    line = "0 Comment(s)Print E-mail Xinhua, March 4, 2025\nAdjust font size:"
    above = read(f"{HEADLINE}\n\n{line}\n\nHULL, March 4 (Xinhua) -- {LEAD}\n{LAST}\n")
    below = read(f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\n(Xinhua News Agency March 4, 2025)\n\nPrint")
    assert above.issued.value == below.issued.value == "2025-03-04"
    assert below.agency == "xinhua"
    assert below.paragraphs == (LEAD, LAST)


def test_a_text_without_a_headline_begins_with_its_first_sentence() -> None:
    lead = f"{LEAD[:-1]}, and the miller by the river said that his wheel had stood for a week."
    article = read(f"{lead}\n{MORE}\n{LAST} (Yonhap)")
    assert article.headline is None
    assert article.paragraphs == (lead, MORE, LAST)


@pytest.mark.parametrize("blank", [" ", ""])
def test_a_picture_of_the_malay_mail_may_be_glued_to_the_place(blank: str) -> None:
    caption = "A loaf is seen in Hull on June 1, 2017. \u2014 Reuters pic"
    article = read(
        f"{HEADLINE}\n\n{caption}{blank}KUALA LUMPUR, May 8 \u2015 {LEAD}\n\n{LAST} \u2015 Bernama"
    )
    assert [found.raw for found in article.captions] == [caption]
    assert article.dateline
    assert article.dateline.place_text == "KUALA LUMPUR"
    assert article.paragraphs == (LEAD, LAST)


def test_who_passes_a_text_on_may_name_the_agency_and_its_letters() -> None:
    passed = "( MENAFN - Kuwait News Agency (KUNA)) KUWAIT, March 4 (KUNA) -- "
    article = read(f"{passed}{LEAD} (end) hb\n\n", headline=HEADLINE)
    assert article.agency == "kuna"
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD,)


def test_a_briefing_of_main_news_is_a_digest() -> None:
    entry = "KUWAIT - The miller met the baker.\nNEW YORK - A loaf was found in the river."
    article = read(f"Briefing Of KUNA Main News For Monday\n(MENAFN- KUNA) {entry} (end) ibi\n")
    assert article.item_class is ItemClass.DIGEST
    assert article.dateline is None


def test_a_mark_of_xinhua_may_stand_right_behind_the_last_stop() -> None:
    article = read(f"{HEADLINE}\nHULL, 4 mar (Xinhua) \u2014 {LEAD}\n{LAST}\u25a0\n")
    assert article.end_mark
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("dateline", "names"),
    [
        ("新华社北京3月4日（王小明、周小梅）", ("王小明", "周小梅")),
        (
            "新华社北京3月4日电题：面包师少了\n新华社“新华视点”记者王小明、周小梅\n",
            ("王小明", "周小梅"),
        ),
    ],
)
def test_writers_of_xinhua_stand_behind_the_day_or_below_the_topic(
    dateline: str, names: tuple[str, ...]
) -> None:
    story = "面包师公会星期一说，今年的面包比去年少。"
    article = read(f"面包师少了\n{dateline}{story}\n")
    assert article.byline
    assert article.byline.names == names
    assert article.paragraphs == (story,)


def test_a_writer_of_antara_may_have_one_name() -> None:
    foot = "Pewarta: Loafdijati\n    Editor: Ann Loaf\n    Copyright \u00a9 ANTARA 2025"
    article = read(f"{HEADLINE}\n\n    Bandung (ANTARA) \u2013 {LEAD}\n\n    {LAST}\n\n    {foot}")
    assert article.byline
    assert article.byline.names == ("Loafdijati",)
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "foot",
    [
        "Updated : 2021-09-18 05:38 GMT+08:00",
        "Para cualquier sugerencia o consulta puede ponerse en contacto con nosotros por correo",
    ],
)
def test_the_foot_of_a_page_is_no_part_of_a_story(foot: str) -> None:
    article = read(f"{HEADLINE}\n\nTaipei, March 4 (CNA) {LEAD}\n\n{LAST} (By Ann Loaf)\n\n{foot}")
    assert article.byline
    assert article.byline.names == ("Ann Loaf",)
    assert article.paragraphs == (LEAD, LAST)


def test_a_wrapped_text_without_a_headline_begins_with_its_first_line() -> None:
    lead = (
        "The guild of bakers, or those of the town, has counted\nloaves of the spring, which are\n"
    )
    article = read(f"{lead}fewer than those of the winter.\n(Xinhua News Agency March 4, 2025)")
    assert article.headline is None
    assert article.paragraphs[0].startswith("The guild of bakers")


def test_a_site_may_glue_the_dash_to_the_place_and_name_the_agencys_own_site() -> None:
    body = f"{HEADLINE}\n\nTaipei--{LEAD}\n\n{LAST}\n\nSource: Focus Taiwan News Channel"
    article = read(body)
    assert article.agency == "cna"
    assert article.dateline
    assert article.dateline.place_text == "Taipei"
    assert article.paragraphs == (LEAD, LAST)


def test_kcna_watch_read_old_stories_years_later() -> None:
    url = "https://kcnawatch.org/newstream/1452005008-123456789/loaves/"
    body = f"Pyongyang, January 5 (KCNA) -- {LEAD} -0-\n"
    article = read(body, url=url, fetched_at="2024-04-26T00:00:00Z")
    assert article.issued.value is None


def test_addresses_of_kcna_hold_the_day_of_their_page() -> None:
    url = "http://www.kcna.co.jp/item/2005/200512/news12/20.htm"
    body = f"{HEADLINE}\n\n    Pyongyang, December 19 (KCNA) -- {LEAD}\n"
    article = read(body, url=url, fetched_at="2024-04-26T00:00:00Z")
    assert article.issued.value == "2005-12-20"
    assert article.dateline_date
    assert article.dateline_date.value == "2005-12-19"
