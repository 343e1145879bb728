"""What tells again or stands beside the news: digests, and the focus or factbox of a day."""

import pytest

from service.core.chain import Chain, ChainKind
from service.core.story.ruling import Evidence, Rel, Relation
from tests.support.judging import judged
from tests.support.told import TITLE, told

KEY = "AEN202403140042"
OTHER = ("Quite another matter was discussed by the council of the city on the same evening.",)
ASIDE = (
    (
        "The ferry line between Mokpo and the outer islands will reopen in April after a pause of "
        "14 months, the operator Seahan Lines said on Tuesday. What looks like a mere timetable "
        "may decide who stays on the islands and who packs."
    ),
    (
        "Schools there have lost a third of their pupils since the boats stopped, and the clinic "
        "opens on two days a week. Young families count the hours to the nearest supermarket. The "
        "council of Oedal wants a subsidy for every crossing, paid for by the province."
    ),
    (
        "Others point to the bridge that engineers drew up a decade ago. It would make the boats "
        "superfluous, cost far more than they do and bring cars to lanes that never saw one. A "
        "storm had damaged the pier of Jangsan, and the mayor of Mokpo told reporters then that "
        "nothing lasts by the sea. Han Du-ri, who leads the council of Oedal, calls both plans a "
        "matter of trust."
    ),
)


def summary_of(uri: str | None, kind: str, text: str) -> Relation:
    evidence = Evidence(kind=kind, text=text)
    return Relation(rel=Rel.SUMMARISES, uri=uri or "", confidence=0.95, evidence=evidence)


def test_a_digest_summarises_the_stories_whose_headlines_it_repeats() -> None:
    headline = (Chain(kind=ChainKind.HEADLINE, key=TITLE.casefold()),)
    text = f"News of the day\n\n{TITLE}\n\nThe line has been closed for long."
    digest = told(1, OTHER, item_class="digest", event={"item": {"bodies": [{"value": text}]}})
    first, summary = judged(told(0, chains=headline), digest)

    assert summary.relations == (summary_of(first.verdict.uri, "headline", TITLE.casefold()),)


@pytest.mark.parametrize(
    "text",
    [
        f"(LEAD) {TITLE}\n\nMOKPO -- The line has been closed for long.",
        f"* (2nd LD) {TITLE}\n\n* Another matter of the day is told here",
        f"News of the day.---- ■ Rain all day ---- ■ (LEAD) {TITLE} MOKPO -- The line reopens.",
    ],
)
def test_the_headline_of_an_entry_stands_behind_bullet_and_tags_and_before_its_place(
    text: str,
) -> None:
    headline = (Chain(kind=ChainKind.HEADLINE, key=TITLE.casefold()),)
    digest = told(1, OTHER, item_class="digest", event={"item": {"bodies": [{"value": text}]}})
    first, summary = judged(told(0, chains=headline), digest)

    assert [(one.rel, one.uri) for one in summary.relations] == [
        (Rel.SUMMARISES, first.verdict.uri)
    ]


@pytest.mark.parametrize(
    ("tag", "issued", "found"),
    [
        ("news focus", "2024-03-14", [Rel.SIDEBAR_OF]),
        ("news focus", "2024-03-15", []),
        (None, "2024-03-14", []),
    ],
)
def test_a_focus_of_the_day_stands_beside_the_story_whose_names_it_goes_on_about(
    tag: str | None, issued: str, found: list[Rel]
) -> None:
    tags = [{"raw": "News Focus", "kind": "genre", "genre": tag}] if tag else []
    focus = told(
        1,
        ASIDE,
        headline="Ferries to Mokpo's islands seen as test of rural policy",
        issued=issued,
        event={"wire": {"tags": tags}},
    )
    _, beside = judged(told(0), focus)

    assert [one.rel for one in beside.relations] == found


def test_a_digest_summarises_the_stories_whose_addresses_it_gives() -> None:
    text = f"It reopens.https://en.yna.co.kr/view/{KEY}51320?section=n/n\n\n------ ■ Rain all day"
    digest = told(1, OTHER, item_class="digest", event={"item": {"bodies": [{"value": text}]}})
    _, summary = judged(told(0, chain_key=KEY), digest)

    assert summary.relations == (summary_of(f"urn:dateline:yonhap:{KEY}", "content_id", KEY),)
