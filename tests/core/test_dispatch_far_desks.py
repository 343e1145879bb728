"""Forms of Asian, African, Arab and Latin American agencies and of those who pass them on."""

import pytest

from service.core.article import Article, DateMethod
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch

RECEIVED = 1_750_000_000_000
LEAD = "Bakers burned more wood than bread on Monday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built."
MORE = (
    f"{LEAD[:-1]}, and asked every miller by the river to send word of what each wheel had ground."
)
HEADLINE = "Guild counts fewer loaves in spring"


def read(body: str, **fields: str) -> Article:
    return read_dispatch(Dispatch(body=body, **fields), RECEIVED)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dateline", "agency", "place", "day"),
    [
        ("Riyadh, March 4, 2025, SPA -- ", "spa", "Riyadh", "March 4, 2025"),
        ("Doha, March 04 (QNA) - ", "qna", "Doha", "March 04"),
        ("KUWAIT, March 4 (KUNA) -- ", "kuna", "KUWAIT", "March 4"),
        ("Abuja, March 4, 2025 (NAN) ", "nan", "Abuja", "March 4, 2025"),
        ("La Habana, 4 mar (ACN) ", "acn", "La Habana", "4 mar"),
        ("Panaji ( Goa ) [India], March 4 (ANI): ", "ani", "Panaji ( Goa ) [India]", "March 4"),
    ],
)
def test_a_dateline_tells_whose_it_is(dateline: str, agency: str, place: str, day: str) -> None:
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
