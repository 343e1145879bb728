"""Edges of a dispatch that whole pages show: menus, signatures, notes below, plain credits."""

import pytest

from service.core.article import Revision, RevisionKind
from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Monday, the guild said."
LAST = "The guild has counted loaves since the mill was built."


def test_an_agency_may_sign_after_its_mark() -> None:
    article = read(
        f"Guild counts fewer loaves\nASAN, March 9 (Yonhap) -- {LEAD} {LAST} loaf@yna.co.kr (END)"
        " (Yonhap)"
    )
    assert article.end_mark
    assert article.end_mark.raw == "(END)"
    assert article.sign_off
    assert article.sign_off.emails == ("loaf@yna.co.kr",)
    assert article.body == f"{LEAD} {LAST}"


def test_the_name_of_an_editor_is_no_headline() -> None:
    article = read(
        "Guild counts fewer loaves-Xinhua\nChina\nGuild counts fewer loaves\nSource: Xinhua\n"
        f"Editor: Hu Mei\n2026-03-09 11:05:15\nWUHU, March 9 (Xinhua) -- {LEAD}\n{LAST}\n"
    )
    assert article.headline == "Guild counts fewer loaves"


@pytest.mark.parametrize(
    "caption",
    [
        "A baker shows a loaf on Monday. File Photo by Ann Mill/UPI",
        "A stone mill stands at Ely. File Photo by Ann Mill/EPA-EFE",
        "A baker at the guild's hall \u00a9 Luc Moulin / AFP",
    ],
)
def test_a_credit_needs_no_brackets(caption: str) -> None:
    article = read(f"Guild counts fewer loaves\n{caption}\nLYON (AFP) - {LEAD}\n{LAST}\n")
    assert [found.raw for found in article.captions] == [caption]
    assert article.headline == "Guild counts fewer loaves"


def test_a_notice_of_copyright_is_no_caption() -> None:
    article = read(f"Guild counts fewer loaves\nLYON (AFP) - {LEAD}\n{LAST}\n\u00a9 2026 AFP\n")
    assert article.captions == ()
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "signed",
    [
        " \u2014 AFP",
        " \u2013 Reuters",
        " - Bernama-dpa",
        " REUTERS",
        "\n(SDA-ATS\\afp/jb)",
        " PTI CORR BPL\nRHL\nThis story has not been edited by us. It is auto-generated",
        "\nEFE jbo/dmt\n(photo) (video)",
        "\nPTI SKV\nANB",
        "\nte jh\n(Our editorial staff can be reached at loaf@interfax.ru)",
        "(ANI)\nPost view: 12",
        "\nAnadolu Agency website contains only a portion of the news stories offered.",
    ],
)
def test_an_agency_s_signature_is_no_part_of_its_story(signed: str) -> None:
    article = read(f"Guild counts fewer loaves\nLYON, March 9 (AFP) - {LEAD} {LAST}{signed}\n")
    assert article.body == f"{LEAD} {LAST}"


def test_a_credit_for_inputs_is_a_mark_of_its_agency() -> None:
    article = read(
        f"Guild counts fewer loaves\nThe Mill Herald | March 9, 2026\nPune: {LEAD}\n{LAST}\n"
        "(With inputs from PTI)\n"
    )
    assert article.agency == "pti"
    assert article.paragraphs[-1] == LAST


@pytest.mark.parametrize("before", [" ", "\n"])
@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("(This version of the story has been refiled to mend a name)", RevisionKind.REFILE),
        (
            "(This March 9 story has been corrected to say wood, not bread)",
            RevisionKind.CORRECTION,
        ),
        ("(This version of the story corrects the number of loaves)", RevisionKind.CORRECTION),
        ("(This story fixes a typo in paragraph 2)", RevisionKind.REFILE),
        (
            "This story was first published on March 9, 2026. It was updated to correct a name.",
            RevisionKind.CORRECTION,
        ),
    ],
)
def test_what_is_told_of_a_story_below_it_is_its_revision(
    before: str, note: str, kind: RevisionKind
) -> None:
    article = read(f"Guild counts fewer loaves\nHULL (Reuters) - {LEAD} {LAST}{before}{note}")
    assert article.revision.kind is kind
    assert article.body == f"{LEAD} {LAST}"


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("(This March 9 story has been refiled to mend a name)", RevisionKind.REFILE),
        ("(This version of the story, corrects paragraph 2)", RevisionKind.CORRECTION),
        ("(Adds what the miller says)", RevisionKind.UPDATE),
        ("(This story corrects the name to Ann (not Anna) Loaf)", RevisionKind.CORRECTION),
    ],
)
def test_a_note_may_stand_behind_the_dateline(note: str, kind: RevisionKind) -> None:
    article = read(f"Guild counts fewer loaves\nHULL (Reuters) - {note} {LEAD} {LAST}")
    assert article.revision.kind is kind
    assert article.body == f"{LEAD} {LAST}"


@pytest.mark.parametrize(
    "end",
    [
        "in Asan and Suwon.",
        "on Dec. 12.",
        "10,000 loaves (in 2019).",
        "3.5%.",
        "at 9 a.m.",
    ],
)
def test_an_address_glued_to_a_sentence_takes_nothing_of_it(end: str) -> None:
    article = read(
        "Guild counts fewer loaves\n"
        f"ASAN, March 9 (Yonhap) -- The guild meets {end}ann.loaf@yna.co.kr(END)"
    )
    assert article.body == f"The guild meets {end}"
    assert article.sign_off
    assert article.sign_off.emails == ("ann.loaf@yna.co.kr",)


def test_ians_ends_its_stories_in_its_name_and_initials() -> None:
    article = read(
        f"Guild counts fewer loaves\nPune, March 9 (IANS) {LEAD}\n{LAST}\n--IANS\nrv/dan\n"
    )
    assert article.end_mark
    assert article.end_mark.raw == "--IANS"
    assert article.paragraphs == (LEAD, LAST)


def test_the_day_may_be_glued_to_the_last_writer() -> None:
    article = read(
        "Guild counts fewer loaves\nBy ANN MILL and LUC LOAFMarch 9, 2025 GMT\n"
        f"LYON, France (AP) \u2014 {LEAD}\n{LAST}\n"
    )
    assert article.byline
    assert article.byline.names == ("ANN MILL", "LUC LOAF")
    assert article.issued.value == "2025-03-09"


@pytest.mark.parametrize(
    ("before", "dateline", "place"),
    [
        ("Guild of Hull counts fewer loaves", "(Reuters) -", None),
        ("Fewer loaves are counted in Lyon", "Aug. 3 (AFP) -", None),
        ("Guild counts fewer loaves this spring", "Lyon (AFP) -", "Lyon"),
        ("Guild of Bakers Counts Fewer Loaves", "Pyongyang, March 9 (KCNA) --", "Pyongyang"),
        ("Guild counts fewer loaves", "MOSCOW, March 9. /TASS/.", "MOSCOW"),
    ],
)
def test_a_dateline_may_follow_its_headline_on_one_line(
    before: str, dateline: str, place: str | None
) -> None:
    article = read(f"{before} {dateline} {LEAD} {LAST} {LAST}")
    assert article.headline == before
    assert article.dateline
    assert article.dateline.raw == dateline
    assert article.dateline.place_text == place
    assert article.body == f"{LEAD} {LAST} {LAST}"


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("LAHORE, (UrduPoint / APP - 9th Mar, 2025 ) :", "LAHORE", "UrduPoint / APP"),
        (
            "MINSK (UrduPoint News / Sputnik - 9th March, 2025)",
            "MINSK",
            "UrduPoint News / Sputnik",
        ),
    ],
)
def test_a_credit_may_hold_the_day(dateline: str, place: str, agency: str) -> None:
    article = read(f"Guild counts fewer loaves\n{dateline} {LEAD} {LAST}")
    assert article.dateline
    assert article.dateline.place_text == place
    assert article.dateline.agency_text == agency
    assert article.issued.value == "2025-03-09"


def test_a_story_told_in_brackets_is_no_note() -> None:
    aside = "(This story was first told by the miller.)"
    article = read(f"Guild counts fewer loaves\nHULL (Reuters) - {LEAD} {aside}")
    assert article.body == f"{LEAD} {aside}"
    assert article.revision.kind is RevisionKind.ORIGINAL


def test_a_note_that_repeats_makes_no_update() -> None:
    article = read(
        "RPT-Guild counts fewer loaves\n(Repeats for more subscribers, text unchanged)\n"
        f"HULL, March 9 (Reuters) - {LEAD}\n"
    )
    assert article.revision.kind is RevisionKind.REPEAT


def test_a_colon_ends_the_dateline_of_an_unknown_agency() -> None:
    article = read(f"Guild counts fewer loaves\nMULTAN, March 9 (XPA):{LEAD}\n")
    assert article.dateline
    assert article.dateline.agency_text == "XPA"
    assert article.body == LEAD


def test_a_time_line_may_spell_its_zone_out() -> None:
    article = read(
        "Guild counts fewer loaves\nMarch 9, 2025 08:00 AM Eastern Standard Time\n"
        f"HULL--(BUSINESS WIRE)--{LEAD}\n"
    )
    assert article.headline == "Guild counts fewer loaves"
    assert article.issued.value == "2025-03-09"


def test_a_name_above_a_time_line_of_anadolu_is_its_writer() -> None:
    article = read(
        "Guild counts fewer loaves\nElif Koc\n| 09.03.2025 - Update : 09.03.2025\n"
        f"KONYA (AA) - {LEAD}\n{LAST}\n"
    )
    assert article.byline
    assert article.byline.names == ("Elif Koc",)


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("ST. HARLOW, Mo., June 2 - ", "ST. HARLOW, Mo."),
        ("LITTLE MILLS, N.J., March 5 - ", "LITTLE MILLS, N.J."),
        ("O'HARLOW, Pa, Oct 20 -- ", "O'HARLOW, Pa"),
        ("HARLOW AMALIE, U.S. Outer Islands, March 4 -   ", "HARLOW AMALIE, U.S. Outer Islands"),
        ("SÃO HARLOW, March 4 – ", "SÃO HARLOW"),
        ("HARLOW, OHIO, AUG 25 - ", "HARLOW, OHIO"),
        ("    HARLOW, Ohio, March 11 -\n    ", "HARLOW, Ohio"),
    ],
)
def test_a_dateline_with_a_day_needs_no_agency(dateline: str, place: str) -> None:
    article = read(f"Guild counts fewer loaves\n\n{dateline}{LEAD}\n{LAST}\n")

    assert article.dateline
    assert (article.dateline.place_text, article.paragraphs) == (place, (LEAD, LAST))


def test_a_dateline_is_found_where_the_headline_stands_elsewhere() -> None:
    article = read(f"HARLOW, Ohio, March 11 - {LEAD}\n{LAST}\n", headline="Guild counts loaves")

    assert article.dateline
    assert (article.headline, article.paragraphs) == ("Guild counts loaves", (LEAD, LAST))


def test_the_rows_of_a_report_on_earnings_stay_in_it() -> None:
    rows = ("Shr 31 cts vs 1.17 dlrs", "Net 805,000 vs 2,851,000", "Revs 12.1 mln vs 11.9 mln")
    article = read("HARLOW MILLS 4TH QTR NET\n\n    HARLOW, Ohio, March 11 -\n" + "\n".join(rows))
    signed = read(
        f"HARLOW MILLS SETS PAYOUT\n\n{LEAD}\nPay April 1\nRecord March 20\n Reuter\n\x03"
    )

    assert article.paragraphs == rows
    assert signed.paragraphs == (LEAD, "Pay April 1", "Record March 20")
    assert signed.end_mark
    assert (signed.end_mark.raw, signed.agency) == ("Reuter", None)


def test_wrapped_prose_is_no_run_of_links() -> None:
    wrapped = [
        "The guild of bakers has counted loaves since the mill",
        "was built by the great dam and since then no year was",
        "without its count except for two in which the weir of",
        "the upper mill was broken and no flour could be had in",
        "any town of the valley or of those that lie beyond it.",
    ]
    article = read("Guild counts loaves\n\nHARLOW, March 9 - " + "\n".join([LEAD, *wrapped]))

    assert article.paragraphs == (LEAD, *wrapped)


@pytest.mark.parametrize(
    ("mark", "raw", "kind"),
    [
        ("CORRECTED - ", "CORRECTED", RevisionKind.CORRECTION),
        ("(CORRECTED) - ", "CORRECTED", RevisionKind.CORRECTION),
        ("UPDATE 2 - ", "UPDATE 2", RevisionKind.UPDATE),
        ("RPT - ", "RPT", RevisionKind.REPEAT),
        ("REPEAT: ", "REPEAT", RevisionKind.REPEAT),
        ("ALERT: ", "ALERT", RevisionKind.URGENT),
        ("EILMELDUNG: ", "EILMELDUNG", RevisionKind.URGENT),
        ("BULLETIN - ", "BULLETIN", RevisionKind.URGENT),
    ],
)
def test_a_mark_and_its_dash_are_no_part_of_the_headline(
    mark: str, raw: str, kind: RevisionKind
) -> None:
    article = read(f"{mark}GUILD COUNTS FEWER LOAVES\n\nHARLOW, Ohio, March 11 - {LEAD}\n{LAST}\n")

    assert [tag.raw for tag in article.tags] == [raw]
    assert (article.headline, article.revision.kind) == ("GUILD COUNTS FEWER LOAVES", kind)


@pytest.mark.parametrize(
    "mark", ["2ND LD: ", "2nd Lead: ", "2ND LEAD - ", "2nd LD ", "2ND UPDATE: "]
)
def test_a_numbered_lead_before_a_headline_counts_whatever_its_letters_and_its_dash(
    mark: str,
) -> None:
    article = read(f"{mark}Guild counts fewer loaves\n\nHARLOW, Ohio, March 11 - {LEAD}\n{LAST}\n")

    assert [tag.raw for tag in article.tags] == [mark.rstrip(":- ")]
    assert article.revision == Revision(kind=RevisionKind.UPDATE, ordinal=2)
    assert article.headline == "Guild counts fewer loaves"


def test_a_few_lines_of_a_wire_are_one_paragraph_though_a_name_begins_one() -> None:
    lines = [
        "    HARLOW, March 9 (Reuters) - The Guild of Bakers said it sold",
        "its mill in the north of the county to a group that is led by",
        "Omra Light and Power Co Ltd for a price that nobody would tell.",
        "    It said the mill lost money in each of the last three years.",
    ]
    article = read("GUILD SELLS MILL\n\n" + "\n".join(lines) + "\n")

    assert [text[-20:] for text in article.paragraphs] == [
        "at nobody would tell."[-20:],
        "the last three years."[-20:],
    ]
