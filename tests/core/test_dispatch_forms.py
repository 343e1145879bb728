"""Other forms and dialects: glued aggregators, wire envelopes, each agency's dateline."""

import time

import pytest

from service.core.agency import Dialect
from service.core.agency_table import DIALECTS
from service.core.article import RevisionKind
from tests.support.reading import read


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("SUWON, Feb. 3 (Yonhap) -- It rained.", "SUWON", "Feb. 3", "Yonhap"),
        ("SUWON, Feb. 3 (Yonhap) - It rained.", "SUWON", "Feb. 3", "Yonhap"),
        ("SUWON, Feb. 3 (Yonhap) \u2014- It rained.", "SUWON", "Feb. 3", "Yonhap"),
        ("Feb. 3 (Yonhap) -- It rained.", None, "Feb. 3", "Yonhap"),
        ("CHENGDU, March 3 (Xinhua) -- It rained.", "CHENGDU", "March 3", "Xinhua"),
        ("Wonsan, February 3 (KCNA) --It rained.", "Wonsan", "February 3", "KCNA"),
        ("KUCHING, May 3 (Bernama) -- It rained.", "KUCHING", "May 3", "Bernama"),
        ("LYON (AFP) - It rained.", "LYON", None, "AFP"),
        ("ST. CLOUD, Minn. (AP) \u2014 It rained.", "ST. CLOUD, Minn.", None, "AP"),
        ("BERN/LYON, May 3 (Reuters) - It rained.", "BERN/LYON", "May 3", "Reuters"),
        ("BERN () - It rained.", "BERN", None, None),
        ("(Reuters) - It rained.", None, None, "Reuters"),
        ("Kiel (dpa) - It rained.", "Kiel", None, "dpa"),
        ("Kiel (tca/dpa) - It rained.", "Kiel", None, "tca/dpa"),
        ("OMSK, May 3. /TASS/. It rained.", "OMSK", "May 3", "TASS"),
        ("NARA, Japan, Dec. 3 Kyodo - It rained.", "NARA, Japan", "Dec. 3", "Kyodo"),
        ("Homs [Syria], June 3 (ANI): It rained.", "Homs [Syria]", "June 3", "ANI"),
        ("Hualien, Nov. 3 (CNA) It rained.", "Hualien", "Nov. 3", "CNA"),
        ("OMSK. Nov 3 (Interfax) - It rained.", "OMSK", "Nov 3", "Interfax"),
        ("(ANSA) - BARI, 14 OTT - It rained.", "BARI", "14 OTT", "ANSA"),
        ("Vigo, 26 nov (EFE).- It rained.", "Vigo", "26 nov", "EFE"),
        ("HULL, Feb. 1, 2017 /PRNewswire/ -- It rained.", "HULL", "Feb. 1, 2017", "PRNewswire"),
    ],
)
def test_each_agency_prints_its_own_dateline(
    line: str, place: str | None, date: str | None, agency: str | None
) -> None:
    article = read(f"Rain falls on the whole town\n{line}")
    assert article.dateline
    found = (article.dateline.place_text, article.dateline.date_text, article.dateline.agency_text)
    assert found == (place, date, agency)
    assert article.paragraphs == ("It rained.",)
    assert article.headline == "Rain falls on the whole town"


def test_korean_dateline_names_place_and_writer() -> None:
    article = read("비 온다\n(춘천=연합뉴스) 남보라 기자 = 비가 왔다.\n(끝)")
    assert article.dateline
    assert article.dateline.place_text == "춘천"
    assert article.byline
    assert article.byline.names == ("남보라",)


GLUED = (
    "(LEAD) Town&#x27;s bakers go on strike\n\n**연합뉴스** | 2025-03-04 00:00 | \n\n---\n\n"
    "(LEAD) town-bakers strike(LEAD) Town&#x27;s bakers go on strike"
    "(ATTN: ADDS mayor's reply in 3rd para)"
    "By Nam Bo-ra MOKPO, South Korea, March 4 (Yonhap) -- Bakers left their ovens Tuesday. "
    "They want more salt.\n\nThe mayor said no. nam@yna.co.kr(END)"
)


def test_glued_text_is_cut_at_its_seams() -> None:
    article = read(GLUED)
    assert article.form == "aggregator"
    assert article.slug == "town-bakers strike"
    assert article.headline == "Town's bakers go on strike"
    assert article.ed_note == "ADDS mayor's reply in 3rd para"
    assert article.byline
    assert article.byline.names == ("Nam Bo-ra",)
    assert article.dateline
    assert article.dateline.place_text == "MOKPO, South Korea"
    assert article.sign_off
    assert article.end_mark
    assert article.body.startswith("Bakers left their ovens")
    assert article.body.endswith("The mayor said no.")
    assert article.issued.value == "2025-03-04"


def test_front_matter_is_no_part_of_the_story() -> None:
    front = "---\nid: 1\ntitle: x\npublished_at: 2025-03-04 00:00\n---\n\n# "
    article = read(front + GLUED + "\n\n---\n\n*Crawled at: 2025-03-05*\n")
    assert article.body == read(GLUED).body
    assert article.headline == "Town's bakers go on strike"


DPA = (
    "\x01eca0007 3 i 380  dpa 0045\r\n\nItaly/bread/\r\n\x021ST LEAD\nBakers of Bari\n"
    "leave their ovens\nBy Ann Lee, dpa =\r\n\n"
    "Bari (dpa) - Bakers left their ovens on Wednesday, after the\r\n"
    "price of salt rose.\r\n\nThey want more.\r\n\n# dpa NOTEBOOK\r\n\nnot for publication\r\n\n"
    "\x03212322 GMT Nov 18\r\n"
)


def test_wire_envelope_is_unwrapped() -> None:
    article = read(DPA)
    assert article.form == "wire"
    assert article.headline == "Bakers of Bari leave their ovens"
    assert [tag.raw for tag in article.tags] == ["1ST LEAD"]
    assert article.byline
    assert article.byline.names == ("Ann Lee",)
    assert article.body.endswith("They want more.")
    assert "\r" not in article.body
    assert article.issued.value == "2018-11-21"


ANPA = (
    "\x01W1\x1fasian\nr a\x13\x11 BC-US--Bread  08-29 0590\r\n"
    "\x02^BC-US--Bread, 2nd Ld-Writethru,127<\r\n^Bread is found<\r\n^Eds: Changes headline.<\r\n"
    "\t   SALEM, Mass. (AP) _ A loaf was found.\r\n\r\n\t   \x03AP-WF-08-29-16 1626GMT<\r\n"
)


def test_anpa_slug_carries_the_revision() -> None:
    article = read(ANPA)
    assert article.headline == "Bread is found"
    assert article.revision.kind is RevisionKind.UPDATE
    assert article.revision.ordinal == 2
    assert article.paragraphs == ("A loaf was found.",)
    assert article.issued.value == "2016-08-29"


def test_page_chrome_around_a_story_is_cut() -> None:
    menu = "Home\nWorld\nSports\nVideo\nSearch\nLogin\nMore\nArts\nFood"
    body = (
        f"Bakers leave their ovens | Town News\n{menu}\nBakers leave their ovens\nBy Ann Lee\n"
        "SALEM, Mass. (AP) \u2014 Bakers left their ovens Tuesday, the town said in a note.\n"
        "They want more salt, and they want it before the end of the week, one said.\n"
        f"___\nAssociated Press writer Bo Kim contributed to this report.\n{menu}\n"
    )
    article = read(body)
    assert article.headline == "Bakers leave their ovens"
    assert article.body.endswith("one said.")


def test_refile_note_makes_a_refile() -> None:
    article = read(
        "Rain\nBERN (Reuters) - It rained.\n(This story has been refiled to fix a typo)"
    )
    assert article.revision.kind is RevisionKind.REFILE
    assert article.body == "It rained."


@pytest.mark.parametrize(
    ("headline", "kind", "ordinal"),
    [
        ("UPDATE 2-Rain falls", RevisionKind.UPDATE, 2),
        ("CORRECTED-UPDATE 3-Rain falls", RevisionKind.CORRECTION, 3),
        ("RPT-Rain falls", RevisionKind.REPEAT, None),
        ("REFILE-Rain falls", RevisionKind.REFILE, None),
    ],
)
def test_compound_prefixes_are_tags(
    headline: str, kind: RevisionKind, ordinal: int | None
) -> None:
    article = read(f"{headline}\nBERN, May 3 (Reuters) - It rained.")
    assert article.headline == "Rain falls"
    assert (article.revision.kind, article.revision.ordinal) == (kind, ordinal)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.key)
def test_a_line_in_the_table_is_all_that_an_agency_needs(dialect: Dialect) -> None:
    for name in dialect.printed:
        article = read(f"Rain falls on the whole town\nSALEM, May 3 ({name}) -- It rained.")
        assert article.agency == dialect.key
        assert article.paragraphs == ("It rained.",)
    for mark in dialect.ends:
        article = read(f"Rain falls on the whole town\nIt rained.\n{mark}")
        assert article.end_mark
        assert (article.end_mark.raw, article.agency) == (mark, dialect.key)
    for host in dialect.mail:
        article = read(f"Rain falls on the whole town\nIt rained.\nann@{host}")
        assert (article.agency, article.paragraphs) == (dialect.key, ("It rained.",))


def test_an_empty_head_line_of_a_wire_is_none() -> None:
    article = read(ANPA.replace("^Bread is found<", "^Bread is found<\r\n^=\r\n^<"))
    assert article.headline == "Bread is found"


def test_many_starts_of_messages_are_read_in_proportion_to_their_number() -> None:
    start = time.process_time()
    read("Bread is found\nBARI, May 3 (Reuters) - It rained.\n" + "\x02" * 100_000 + "x")
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "body",
    [
        "--- title: Bread is found ---\nBARI, Nov. 5 (Yonhap) -- It rained.",
        "#\n**연합뉴스** | 2025-03-04 00:00 |\nBARI, Nov. 5 (Yonhap) -- It rained.",
        "(EDITORIAL)\n**연합뉴스** | 2025\n(EDITORIAL)\nBARI, Nov. 5 (Yonhap) -- It rained.",
    ],
)
def test_what_a_collector_leaves_empty_is_no_line(body: str) -> None:
    assert read(body).body.endswith("It rained.")
