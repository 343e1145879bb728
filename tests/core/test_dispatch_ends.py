"""What agencies and their pages print below a story: none of it is a paragraph."""

import pytest

from tests.support.reading import read

LEAD = "The guild has counted fewer loaves this spring, it said on Friday."
LAST = "It did so twice before, in the old mill."
DATELINES = {
    "yonhap": "SEOUL, May 3 (Yonhap) -- ",
    "reuters": "LONDON, May 3 (Reuters) - ",
    "ap": "LONDON (AP) \u2014 ",
    "kcna": "Pyongyang, May 3 (KCNA) -- ",
    "dpa": "Berlin (dpa) - ",
    "xinhua": "LONDON, May 3 (Xinhua) -- ",
    "kyodo": "TOKYO, May 3, Kyodo - ",
    "afp": "London (AFP) - ",
    "upi": "LONDON, May 3 (UPI) -- ",
    "ansa": "(ANSA) - ROMA, 3 MAG - ",
    "efe": "Madrid, 3 may (EFE).- ",
    "ians": "New Delhi, May 3 (IANS) ",
    "ani": "New Delhi [India], May 3 (ANI): ",
    "pti": "New Delhi, May 3 (PTI) ",
    "bernama": "KUALA LUMPUR, May 3 (Bernama) -- ",
    "cna": "Taipei, May 3 (CNA) ",
}
ENDS = {
    "yonhap": [
        "(END)",
        "annmill@yna.co.kr\n(END)",
        "annmill@yna.co.kr(END)",
        "bosieve@yna.co.kr\nannmill@yna.co.kr\n(END)",
        "(END)\n(C) Yonhap News Agency. All Rights Reserved",
        "Copyright (c) Yonhap News Agency prohibits its content from being redistributed",
        "(END)\nKeyword\n#guild #loaves",
        "(END)\nMost Saved\nOther guild counts its loaves",
        "(MORE)",
        "\u2192 Other guild counts its loaves",
    ],
    "reuters": [
        "(Reporting by Ann Mill; Editing by Bo Sieve)",
        "Reporting By Ann Mill, editing by Bo Sieve",
        "(Additional reporting by Ann Mill in Lyon; Writing by Bo Sieve; Editing by Cy Loaf)",
        "(Ann.Mill@loaves.example; +44 20 7542 0000; Reuters Messaging: ann.mill.loaves.example)",
        "((Ann.Mill@loaves.example;))",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "(Writing by Ann Mill)\nKeywords: GUILD/LOAVES",
        "(c) Copyright Thomson Reuters 2024. Click For Restrictions",
        "(Compiled by Lyon newsroom)",
    ],
    "ap": [
        "___\n\nAssociated Press writer Ann Mill in Lyon contributed to this report.",
        "___\nFollow Ann Mill on Twitter: https://twitter.example/annmill",
        "Copyright 2024 The Associated Press. All rights reserved.",
        "\u2014\u2014\u2014\nAP writer Bo Sieve contributed.",
        "(This version CORRECTS the number of loaves.)",
        "AP-WF-05-03-24 1200GMT",
        "The Associated Press",
    ],
    "kcna": ["-0-", "www.kcna.kp (Juche113.5.3.)", "Copyright \u00a9 2000-2024 by www.kcna.kp"],
    "dpa": [
        "# dpa NOTEBOOK\n## Internet\n- [Guild](http://guild.example)",
        "dpa am bs",
        "dpa am yynk bs",
        "032130 GMT May 24",
    ],
    "xinhua": ["Enditem", "(Xinhua)", "Editor: Mill", "[Editor: Mill Loaf]", "[Editor: loaf]"],
    "kyodo": ["==Kyodo", "Kyodo News"],
    "afp": ["am/bs/cl", "AFP", "\u00a9 AFP 2024"],
    "upi": ["Copyright 2024 by United Press International"],
    "ansa": ["(ANSA).", "RIPRODUZIONE RISERVATA \u00a9 Copyright ANSA"],
    "efe": ["EFE am/bs"],
    "ians": ["--IANS\nam/bs"],
    "ani": ["(ANI)", "(Except for the headline, this story has not been edited by staff.)"],
    "pti": ["PTI AM BS"],
    "bernama": ["-- BERNAMA"],
    "cna": ["(By Ann Mill and Bo Sieve)\nEnditem/cl", "> Chinese Version"],
}


@pytest.mark.parametrize(
    ("agency", "end"), [(agency, end) for agency, ends in ENDS.items() for end in ends]
)
def test_a_story_ends_above_what_its_agency_prints_below(agency: str, end: str) -> None:
    body = f"Guild counts fewer loaves\n{DATELINES[agency]}{LEAD}\n{LAST}\n{end}\n"

    assert read(body).paragraphs == (LEAD, LAST)


def test_a_desk_in_single_brackets_signs() -> None:
    end = "(Ann.Mill@loaves.example; +44 20 7542 0000)"
    sign_off = read(f"Guild counts\n{DATELINES['reuters']}{LEAD}\n{LAST}\n{end}\n").sign_off

    assert sign_off
    assert sign_off.emails == ("Ann.Mill@loaves.example",)
