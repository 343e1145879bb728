"""Likeness: what two texts are to one another."""

from service.core.article import ItemClass
from service.core.likeness import Facts, Likeness, Reason, Signature, compare, decide, sign

STORY = Facts(rank=0, item_class=ItemClass.STORY)
HEADLINE = "Mokpo ferry line to reopen in spring"
BODY = (
    "The ferry line between Mokpo and the outer islands will reopen in April, Seahan Lines said.",
    "It was out of service for 14 months after the storm of 2023, which sank a pier at Oedal.",
    "Two vessels with room for 320 passengers each are to leave at 7:40 and 15:10 every day.",
    "A third one, said to be in Busan for repairs, will carry 46 lorries between the islands.",
    '"Islanders have waited long enough," said Han Du-ri, who leads the council of Oedal.',
    "Fares rise by 8.5 percent to 12,400 won; children below the age of six travel free.",
)


def signed(
    body: tuple[str, ...] = BODY, headline: str = HEADLINE, day: str = "2024-03-12"
) -> Signature:
    return sign(headline, body, day)


def test_a_copy_with_another_wrapping_case_and_other_quotes_is_exact() -> None:
    copy = tuple(one.replace(" ", "\n ").replace('"', "\u201c").upper() for one in BODY)

    opinion = decide(compare(signed(copy).sketch, signed().sketch), STORY, STORY)

    assert (opinion.likeness, opinion.reason) == (Likeness.EXACT, Reason.IDENTICAL)


def test_the_same_report_with_other_figures_is_another_story() -> None:
    later = tuple(one.translate(str.maketrans("0123456789", "1234567890")) for one in BODY)

    opinion = decide(compare(signed(later).sketch, signed().sketch), STORY, STORY)

    assert opinion.likeness not in {Likeness.EXACT, Likeness.NEAR, Likeness.UPDATE}
    assert opinion.reason is Reason.NUMBER_CONFLICT
