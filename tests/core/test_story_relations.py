"""What a story is to others, and stories that prove to be one."""

from dataclasses import replace
from typing import Any

import pytest

from service.core.chain import Chain, ChainKind
from service.core.internal import ReadItem
from service.core.outcome import Outcome
from service.core.story.ruling import EventType, Rel, Relation
from service.core.story.series import Series
from service.core.story.state import current_story
from tests.support.builders import make_item
from tests.support.judging import fold, judged
from tests.support.told import MORE, REPORT, told

KEY = "AEN202403140042"
SLUG = (Chain(kind=ChainKind.SLUG, key="ferry-sailings"),)
OTHER = ("Quite another matter was discussed by the council of the city on the same evening.",)


def slugged(offset: int, **changes: object) -> ReadItem:
    return make_item(
        offset=offset,
        **{"chains": SLUG, "body_hash": f"b{offset}", "sentences": (offset,), **changes},
    )


def relations(*items: ReadItem) -> list[tuple[Relation, ...]]:
    return [ruling.relations for ruling in judged(*items)]


# -- one story under two names --


def test_a_content_id_that_arrives_later_names_the_story_and_links_the_old_name() -> None:
    rulings, known = fold(
        [
            slugged(0),
            slugged(1, revision="update", ordinal=1, rank=1, chain_key=KEY),
            slugged(2, revision="update", ordinal=2, rank=2),
        ]
    )
    first, named, later = (one.verdict for one in rulings)

    assert named.uri == f"urn:dateline:yonhap:{KEY}"
    assert (named.version, named.merged) == (2, (first.uri,))
    assert [one.uri for one in rulings[1].merged] == [first.uri]
    assert (later.uri, later.version, later.current) == (named.uri, 3, True)
    old = current_story(known, first.uri or "")
    assert old is not None
    assert (old.uri, [one.version for one in old.versions]) == (named.uri, [1, 2, 3])


def test_a_copy_of_a_merged_story_carries_the_name_that_stayed() -> None:
    first = told(0, chains=SLUG)
    named = told(1, (*REPORT, *MORE), chains=SLUG, chain_key=KEY, revision="update", rank=1)

    _, _, copy = judged(first, named, told(2))

    assert copy.event_type is EventType.DUPLICATE
    assert copy.verdict.uri == f"urn:dateline:yonhap:{KEY}"


def test_a_copy_of_a_renamed_story_is_one_though_a_chain_finds_it() -> None:
    first = told(0, chains=SLUG)
    named = told(1, (*REPORT, *MORE), chains=SLUG, chain_key=KEY, revision="update", rank=1)

    *_, copy = judged(first, named, told(2, chains=SLUG, chain_key=KEY))

    assert (copy.event_type, copy.method) == (EventType.DUPLICATE, ChainKind.CONTENT_ID)
    assert copy.verdict.uri == f"urn:dateline:yonhap:{KEY}"


@pytest.mark.parametrize("changes", [{"body": (*REPORT, *MORE)}, {"revision": "correction"}])
def test_a_content_id_names_a_story_that_the_text_alone_ties_it_to(
    changes: dict[str, Any],
) -> None:
    first, named = judged(told(0), told(1, chain_key=KEY, **changes))

    assert named.verdict.uri == f"urn:dateline:yonhap:{KEY}"
    assert (named.verdict.version, named.verdict.merged) == (2, (first.verdict.uri,))


def test_a_story_taken_back_stays_so_under_the_name_it_gets_later() -> None:
    late = told(2, (*REPORT, *MORE), chains=SLUG, chain_key=KEY, revision="update", rank=2)

    *_, named = judged(told(0, chains=SLUG), told(1, chains=SLUG, revision="withdrawal"), late)

    assert named.verdict.uri == f"urn:dateline:yonhap:{KEY}"
    assert named.kin_of_withdrawn


def test_a_story_is_no_relation_of_itself_under_its_old_name() -> None:
    _, named = judged(slugged(0), slugged(1, revision="update", ordinal=1, rank=1, chain_key=KEY))

    assert named.verdict.merged
    assert named.relations == ()


def test_a_story_that_two_facts_tie_to_an_item_is_linked_once() -> None:
    headline = Chain(kind=ChainKind.HEADLINE, key="ferries sail again from port")
    both = (*SLUG, headline)

    *_, named = judged(
        slugged(0, chain_key=KEY, chains=()),
        slugged(1, chains=both),
        slugged(2, chain_key=KEY, chains=both, revision="update", ordinal=1, rank=1),
    )

    assert len(named.merged) == 1


def test_a_story_taken_back_is_not_merged_into_one_that_stands() -> None:
    *_, tied = judged(
        slugged(0, chain_key=KEY, chains=()),
        slugged(1),
        slugged(2, revision="withdrawal"),
        slugged(3, chain_key=KEY, revision="update", ordinal=1, rank=1),
    )

    assert (tied.merged, tied.kin_of_withdrawn) == ((), False)


def test_a_story_is_found_however_often_it_was_merged() -> None:
    rulings, known = fold([slugged(n, chains=()) for n in range(12)])
    first, *others = (one.verdict for one in rulings)
    before = first
    for one in others:
        merge = replace(one, outcome=Outcome.COMMAND, merged=(before.uri or "",))
        known.add(merge)
        before = one

    found = current_story(known, first.uri or "")

    assert found is not None
    assert found.uri == before.uri


def test_two_stories_that_an_item_ties_together_become_the_one_with_the_content_id() -> None:
    _, by_slug, both = judged(
        slugged(0, chain_key=KEY, chains=()),
        slugged(1),
        slugged(2, chain_key=KEY, revision="update", ordinal=1, rank=1),
    )

    assert both.verdict.uri == f"urn:dateline:yonhap:{KEY}"
    assert both.verdict.merged == (by_slug.verdict.uri,)


def test_a_story_with_a_content_id_is_never_merged_into_another() -> None:
    first, second, other = judged(
        slugged(0, chain_key=KEY),
        slugged(1, revision="update", ordinal=1, rank=1),
        slugged(2, chain_key="AEN202403140099", revision="update", ordinal=2, rank=2),
    )

    assert second.verdict.uri == first.verdict.uri
    assert other.verdict.uri == "urn:dateline:yonhap:AEN202403140099"
    assert other.merged == ()


# -- relations --


def test_a_slug_used_again_next_day_is_a_follow_up() -> None:
    _, (follow_up,) = relations(
        slugged(0), slugged(1, issued="2024-03-15", headline="Port closes in storm")
    )

    assert (follow_up.rel, follow_up.evidence.kind) == (Rel.FOLLOW_UP_OF, "slug")


@pytest.mark.parametrize(
    ("tags", "headline", "rel"),
    [
        ([{"raw": "News Focus", "kind": "genre", "genre": "news focus"}], "Why now", "sidebarOf"),
        ([], "Factbox: Ferries of the south", "sidebarOf"),
        ([{"raw": "WRAP", "kind": "wrap"}], "Why now", "summarises"),
        ([], "Why now", "related"),
    ],
)
def test_what_stands_beside_a_story_of_its_slug(
    tags: list[dict[str, str]], headline: str, rel: str
) -> None:
    beside = slugged(1, headline=headline, event={"wire": {"tags": tags}})

    _, (relation,) = relations(slugged(0), beside)

    assert relation.rel == rel


@pytest.mark.parametrize(
    ("changes", "rel"),
    [
        ({}, Rel.TRANSLATION_OF),
        ({"language": None}, Rel.RELATED),
        ({"language": "en"}, Rel.RELATED),
        ({"issued": "2024-03-15"}, Rel.FOLLOW_UP_OF),
    ],
)
def test_one_slug_on_one_day_in_another_language_is_a_translation(
    changes: dict[str, Any], rel: Rel
) -> None:
    _, (found,) = relations(slugged(0), slugged(1, **{"language": "ko", **changes}))

    assert found.rel is rel


def test_where_a_slug_names_a_beat_another_language_is_no_translation() -> None:
    _, (found,) = relations(
        slugged(0, agency="afp"), slugged(1, agency="afp", language="fr", headline="Autre chose")
    )

    assert found.rel is Rel.RELATED


def test_an_ap_sidebar_has_the_main_slug_and_more() -> None:
    main = (Chain(kind=ChainKind.SLUG, key="us--ferry"),)
    aside = (Chain(kind=ChainKind.SLUG, key="us--ferry-the latest"),)

    _, (relation,) = relations(
        slugged(0, agency="ap", chains=main), slugged(1, agency="ap", chains=aside)
    )

    assert relation.rel is Rel.SIDEBAR_OF


def test_a_later_take_is_related_to_the_first() -> None:
    later = (Chain(kind=ChainKind.SLUG, key="ferry-sailings-take2"),)

    first, second = judged(slugged(0, take=1), slugged(1, chains=later, take=2))

    assert second.verdict.uri != first.verdict.uri
    (relation,) = second.relations
    assert (relation.rel, relation.uri) == (Rel.RELATED, first.verdict.uri)


def test_texts_that_share_much_and_are_two_stories_are_related() -> None:
    other_item = (Chain(kind=ChainKind.SLUG, key="island-pier"),)

    first, second = judged(told(0, chains=SLUG), told(1, (*REPORT, *MORE), chains=other_item))

    assert second.verdict.uri != first.verdict.uri
    (relation,) = second.relations
    assert (relation.rel, relation.uri) == (Rel.RELATED, first.verdict.uri)
    assert relation.evidence.kind == "likeness.other_item"
    assert relation.confidence > 0.8


# -- what a correction corrects, and what was taken back --


def test_a_correction_of_what_never_came_says_so() -> None:
    (unknown,) = judged(slugged(0, revision="correction", rank=1))
    (named,) = judged(slugged(0, revision="correction", rank=1, chain_key=KEY))

    assert unknown.target_unknown
    assert not named.target_unknown


def test_versions_and_copies_of_a_withdrawn_story_are_marked_as_its_kin() -> None:
    first, kill, update, copy = judged(
        told(0, chains=SLUG),
        told(1, OTHER, chains=SLUG, revision="withdrawal", rank=1),
        told(2, (*REPORT, *MORE), chains=SLUG, revision="update", ordinal=1, rank=1),
        told(3),
    )

    assert kill.event_type is EventType.WITHDRAWN
    assert not first.kin_of_withdrawn
    assert update.verdict.uri == copy.verdict.uri == first.verdict.uri
    assert update.kin_of_withdrawn
    assert copy.kin_of_withdrawn


# -- series --


@pytest.mark.parametrize(
    ("headline", "series"),
    [
        ("Seoul shares open higher on chip gains", "market"),
        ("Dollar quoted at 1,400 won", "market"),
        ("The Korea Interbank Offered Rates (KORIBOR)", "rates"),
        ("Weather forecast for Friday", "weather"),
        ("Price list of vegetables at Garak market", "prices"),
        ("Yonhap News Summary", "digest"),
        ("Mokpo ferry line to reopen in April", None),
        ("Fishermen weather the crisis", None),
        ("Stock of rice runs low on islands", None),
        ("European and U.S. stocks close lower", "market"),
        ("Mill owner to buy back own shares, ends dispute", None),
        ("Foreign exchange rates on Friday", "rates"),
        ("Minister says bloc wants stable exchange rates", None),
        ("Loan banks change discount note rates", "rates"),
        ("Harlow central bank cuts discount rate", None),
        ("Harlow central bank raised base rates", None),
        ("Wholesale prices of vegetables at Garak", "prices"),
        ("Smelter raises price of nickel by 3 cents", None),
        ("Gold fixing in Zurich", "prices"),
        ("Bakers fined for price fixing", None),
        ("Weather in Seoul", "weather"),
        ("Cold weather in the south harms oranges", None),
        (None, None),
    ],
)
def test_the_default_table_knows_reports_that_come_again(
    headline: str | None, series: str | None
) -> None:
    assert Series().of(headline) == series


def test_a_table_of_series_that_cannot_be_read_is_refused() -> None:
    for line in ("weather", ": rain", "weather:"):
        with pytest.raises(ValueError, match="no `name: pattern`"):
            Series(line)
    with pytest.raises(ValueError, match="series 'weather'"):
        Series("weather: (")


def test_an_issue_of_a_series_is_a_version_on_its_day_and_only_when_it_says_so() -> None:
    first = told(0, series="market")
    edited = (REPORT[0].replace("reopen", "open again"), *REPORT[1:])
    lead: dict[str, object] = {"revision": "update", "ordinal": 1, "rank": 1}

    def joins(item: ReadItem) -> bool:
        one, two = judged(first, item)
        return one.verdict.uri == two.verdict.uri

    assert joins(told(1, series="market"))
    assert joins(told(1, edited, series="market", **lead))
    assert not joins(told(1, edited, series="market"))
    assert not joins(told(1, edited, series="market", issued="2024-03-15", **lead))
    assert not joins(told(1, series="market", issued="2024-03-15"))
