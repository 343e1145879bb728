"""Dispatches as databases, collections, news groups and wires of releases pass them on."""

import pytest

from service.core.dispatch.formats.collection import issued
from service.core.media import MediaType
from service.core.outcome import DispatchError
from tests.support.reading import read

HEADLINE = "Guild counts fewer loaves"
LEAD = "Bakers burned more wood than bread on Monday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built, and never fewer of them in March."
WRAPPED = (
    "ARLO (Reuter) - Bakers burned more wood than bread on Monday,\n"
    "the guild of the town said in a statement.\n\n"
    "The guild has counted loaves since the mill was built, and never\nfewer of them in March."
)
POST = (
    "From: loaf@mill.example\nNewsgroups: talk.bread\nSubject: Re: Guild counts fewer loaves\n"
    "Date: Thu, 9 Mar 1995 10:11:12 GMT\n\n"
)


def quoted(text: str, mark: str) -> str:
    return "\n".join(f"{mark}{line}" for line in text.split("\n"))


@pytest.mark.parametrize("mark", ["> ", ">", ": ", "| ", ">> "])
def test_a_post_that_quotes_a_dispatch_is_that_dispatch(mark: str) -> None:
    article = read(f"{POST}{quoted(WRAPPED, mark)}\n")
    assert article.agency == "reuters"
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "attribution",
    [
        "In article <clari1@wire.example>, news@wire.example (Reuters) writes:",
        "loaf@mill.example (Ann Loaf) wrote:",
        "On Thu, 9 Mar 1995, Ann Loaf wrote:",
    ],
)
def test_remarks_and_signature_around_a_quotation_are_none_of_it(attribution: str) -> None:
    remark = "Told you so.\n-- \nAnn Loaf, mill@mill.example\n"
    article = read(f"{POST}{attribution}\n{quoted(WRAPPED, '> ')}\n\n{remark}")
    assert article.paragraphs == (LEAD, LAST)


def test_a_quotation_without_a_header_is_read() -> None:
    article = read(quoted(f"{HEADLINE}\n\n{WRAPPED}", "> "))
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


def test_the_foot_of_a_mailing_list_is_no_paragraph() -> None:
    foot = f"{'_' * 47}\nbread mailing list\nbread@list.example\n"
    assert read(f"{POST}{WRAPPED}\n\n{foot}").paragraphs == (LEAD, LAST)


def test_an_answer_below_a_text_of_its_own_still_goes() -> None:
    article = read(f"{POST}{WRAPPED}\n\nOn Thu, Ann Loaf wrote:\n> Is the mill still there?\n")
    assert article.paragraphs == (LEAD, LAST)


def test_lexisnexis_counts_its_documents_above_the_headline() -> None:
    article = read(
        "3 of 12 DOCUMENTS\n\nThe Associated Press\n\nMarch 9, 1999, Tuesday, AM cycle\n\n"
        f"{HEADLINE}\n\nBYLINE: By ANN LOAF, Associated Press Writer\n\nLENGTH: 142 words\n\n"
        f"DATELINE: ARLO, Belgium\n\nBODY:\n{LEAD}\n\n{LAST}\n\nLOAD-DATE: March 9, 1999\n"
    )
    assert article.headline == HEADLINE
    assert article.issued.value == "1999-03-09"
    assert article.paragraphs == (LEAD, LAST)


def test_factiva_parts_its_two_letters_by_a_blank() -> None:
    article = read(
        f"HD {HEADLINE}\nBY By Ann Loaf\nWC 142 words\nPD 9 March 2019\nSN Reuters News\n"
        f"SC LBA\nLA English\nLP\nARLO, March 9 (Reuters) - {LEAD}\nTD\n{LAST}\n"
        "CO millsx : Loaf Mills\nIN i41 : Food\nPUB Reuters Ltd.\nAN Document LBA00001\n"
    )
    assert article.headline == HEADLINE
    assert article.byline
    assert article.byline.names == ("Ann Loaf",)
    assert article.paragraphs == (LEAD, LAST)


def test_two_letters_that_begin_a_sentence_are_no_field() -> None:
    article = read(f"{HEADLINE}\nARLO, March 9 (AP) -- {LEAD}\nIN the mill nobody spoke of it.\n")
    assert article.paragraphs[-1] == "IN the mill nobody spoke of it."


def test_proquest_names_its_fields_below_the_text() -> None:
    article = read(
        f"{HEADLINE}\nLoaf, Ann. Associated Press.\n\nFull text: ARLO, Belgium (AP) - {LEAD}\n\n"
        f"{LAST}\n\nSubject: Bakers\n\nPublication title: Associated Press; New York\n\n"
        "Publication date: Mar 9, 2019\n\nLanguage of publication: English\n"
    )
    assert article.agency == "ap"
    assert article.issued.value == "2019-03-09"
    assert article.paragraphs == (LEAD, LAST)


def test_newsbank_names_writer_and_record() -> None:
    article = read(
        f"{HEADLINE}\n\nAssociated Press State Wire: Ohio (OH) - March 9, 2019\n"
        "Author/Byline: ANN LOAF, Associated Press\nSection: State\nReadability: >12\n\n"
        f"ARLO, Ohio (AP) - {LEAD}\n\n{LAST}\n\nRecord: D90AB1\n"
        "Copyright: Copyright 2019 The Associated Press. All rights reserved.\n"
    )
    assert article.byline
    assert article.byline.names == ("ANN LOAF",)
    assert article.issued.value == "2019-03-09"
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("<DOC>\n<DOCNO> AP890309-0042 </DOCNO>\n", "1989-03-09"),
        (
            "<DOC>\n<DOCNO>AP900101-1</DOCNO>\n<FILEID>AP-NR-03-09-89 1011EST</FILEID>\n",
            "1989-03-09",
        ),
        ('<DOC id="XIN_ENG_20020309.0042" type="story">\n', "2002-03-09"),
        ("<DOC>\n<DOCNO> APW19990309.0042 </DOCNO>\n", "1999-03-09"),
        ("<DOC>\n<DOCNO> FT911-3 </DOCNO>\n", None),
        ("A baker wrote <DOCNO> AP890309-0042 </DOCNO>\n", None),
    ],
)
def test_the_number_in_a_collection_holds_the_day(opening: str, day: str | None) -> None:
    assert issued(opening) == day


def test_a_story_of_a_collection_has_the_day_of_its_number() -> None:
    article = read(
        f'<DOC id="XIN_ENG_20020309.0042" type="story">\n<HEADLINE>\n{HEADLINE}\n</HEADLINE>\n'
        f"<DATELINE>\nARLO, March 9 (Xinhua)\n</DATELINE>\n<TEXT>\n{LEAD}\n</TEXT>\n</DOC>\n"
    )
    assert article.issued.value == "2002-03-09"
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    ("filed", "place", "agency"),
    [
        ("RENO, NV / ACCESSWIRE / May 2, 2024 / ", "RENO, NV", "accesswire"),
        ("RENO, Nev.--(BUSINESS WIRE)--", "RENO, Nev.", "businesswire"),
    ],
)
def test_a_release_in_one_line_begins_below_its_headline(
    filed: str, place: str, agency: str
) -> None:
    article = read(
        f"Loaf Mills Buys a Second Mill {filed}Loaf Mills said on Monday that {LEAD} {LAST}"
    )
    assert article.headline == "Loaf Mills Buys a Second Mill"
    assert article.dateline
    assert article.dateline.place_text == place
    assert article.agency == agency
    assert article.body.startswith("Loaf Mills said")


def test_a_sign_within_a_headline_makes_it_no_way_through_a_site() -> None:
    article = read(f"Pact signed > council says\nARLO, March 9 (AP) -- {LEAD}\n{LAST}\n")
    assert article.headline == "Pact signed > council says"


def test_a_way_through_a_site_is_no_headline() -> None:
    article = read(f"Home > News > Nation\n{HEADLINE}\nARLO, March 9 (AP) -- {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By ANN LOAF<byttl>AP Business Writer</byttl>", ("ANN LOAF",)),
        ("By <person>Ann Loaf</person><byttl>Mill Editor</byttl>", ("Ann Loaf",)),
        ("Ann Loaf / Loaf.example", ("Ann Loaf",)),
    ],
)
def test_the_post_or_house_in_a_byline_of_nitf_is_no_name(
    byline: str, names: tuple[str, ...]
) -> None:
    body = (
        '<nitf><head><docdata><date.issue norm="20240309T101112Z"/></docdata></head><body>'
        f"<body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>{byline}</byline></body.head>"
        f"<body.content><p>ARLO (AP) \u2014 {LEAD}</p><p>{LAST}</p></body.content></body></nitf>"
    )
    article = read(body, content_type=MediaType.NEWSML)
    assert article.byline
    assert article.byline.names == names
    assert article.paragraphs == (LEAD, LAST)


def test_who_helped_with_a_story_is_a_credit() -> None:
    helped = "ARTN contributor Ann Loaf in Arlo helped with this story."
    article = read(f"{HEADLINE}\nARLO (AP) \u2014 {LEAD}\n{LAST}\n___\n{helped}\n")
    assert article.paragraphs == (LEAD, LAST)
    assert helped in article.credits


def test_a_discussion_in_quotations_is_no_dispatch() -> None:
    with pytest.raises(DispatchError):
        read(f"{POST}> Is the mill still there?\n\nIt is.\n\n> And the baker?\n\nHe is, too.\n")
