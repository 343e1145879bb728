"""Chain evidence: which dispatches are versions of one story by what they say of themselves."""

from typing import Any

import pytest

from service.core.article import Article, ItemClass, RevisionKind, Take
from service.core.chain import Chain, ChainKind, chains, content_key, days_near
from service.core.dispatch.content_id import read_address
from service.core.envelope import Dispatch
from service.core.identity import rank
from service.core.internal import ReadItem
from service.core.story.ruling import EventType, Evidence
from tests.support.builders import make_item
from tests.support.judging import judged

SLUG = (Chain(kind=ChainKind.SLUG, key="ferry-sailings"),)
HEADLINE = (Chain(kind=ChainKind.HEADLINE, key="ferry line adds sailings"),)
FEED = (Chain(kind=ChainKind.FEED_ID, key="crawl/77"),)
LEAD: dict[str, Any] = {"revision": "update", "ordinal": 1, "rank": 1}
OTHER_TEXT: dict[str, Any] = {"body_hash": "other", "sentences": (7, 8, 9)}


def make_article(**facts: object) -> Article:
    whole: dict[str, Any] = {
        "agency": "yonhap",
        "dialect": "yonhap",
        "form": "page",
        "item_class": ItemClass.STORY,
        **facts,
    }
    return Article(**whole)


def names(article: Article, dispatch: Dispatch | None = None) -> dict[str, str]:
    return {c.kind: c.key for c in chains(article, dispatch or Dispatch(body="x"))}


def joined(first: ReadItem, second: ReadItem) -> bool:
    one, two = judged(first, second)
    return one.verdict.uri == two.verdict.uri


# -- what a dispatch shows --


def test_a_content_id_is_cut_to_its_item_so_that_every_version_has_one_key() -> None:
    assert content_key(make_article(content_id="AEN20240314004200315")) == "AEN202403140042"
    assert content_key(make_article(content_id="AEN20240314004252315")) == "AEN202403140042"


def test_the_content_id_of_another_agency_is_kept_whole() -> None:
    assert content_key(make_article(content_id="USKBN1XT00W")) == "USKBN1XT00W"


@pytest.mark.parametrize(
    ("url", "content_id"),
    [
        (
            "https://apnews.com/0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        ),
        (
            "https://apnews.com/article/ferry-port-0f1e2d3c4b5a69788796a5b4c3d2e1f0?taid=1",
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        ),
        (
            "https://english.news.cn/20240307/0f1e2d3c4b5a69788796a5b4c3d2e1f0/c.html",
            "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        ),
        ("https://example.org/0f1e2d3c4b5a69788796a5b4c3d2e1f0/photo.jpg", None),
    ],
)
def test_the_address_of_a_page_has_the_id_of_its_item(url: str, content_id: str | None) -> None:
    assert read_address(url).content_id == content_id


@pytest.mark.parametrize(
    ("content_id", "item"),
    [
        ("USKCN0ZX01B20160704", "USKCN0ZX01B"),
        ("USL8N1ZZ01B20160704", "USL8N1ZZ01B"),
        ("USN0412345620160704", "USN04123456"),
        ("USN20160704", "USN20160704"),
    ],
)
def test_the_day_behind_an_id_of_reuters_is_no_part_of_its_item(
    content_id: str, item: str
) -> None:
    assert content_key(make_article(content_id=content_id)) == item


def test_a_later_take_has_keys_of_its_own() -> None:
    take = make_article(content_id="AEN20240314004200315", take=Take(number=2, more=False))

    assert content_key(take) == "AEN202403140042-take2"


def test_the_first_take_is_the_story_itself() -> None:
    take = make_article(content_id="AEN20240314004200315", take=Take(number=1, more=True))

    assert content_key(take) == "AEN202403140042"


@pytest.mark.parametrize("cycle", ["BC", "AM", "PM", "AP"])
def test_the_cycle_of_an_ap_slug_is_not_part_of_the_chain(cycle: str) -> None:
    assert names(make_article(slug=f"{cycle}-US--Ferry Sailings"))["slug"] == "us--ferry sailings"


def test_the_slug_that_all_alerts_of_ap_share_says_nothing() -> None:
    assert names(make_article(slug="BC-US--APNewsAlert")) == {}


def test_a_headline_of_a_few_words_or_of_a_table_says_nothing() -> None:
    assert names(make_article(headline="Ferry adds sailings")) == {}
    table = make_article(headline="Ferry fares on Thursday morning", item_class=ItemClass.TABLE)
    assert names(table) == {}


def test_a_feed_id_belongs_to_its_source() -> None:
    dispatch = Dispatch(body="x", source="crawl", source_id="77")

    assert names(make_article(), dispatch) == {"feed_id": "crawl/77"}


def test_the_version_of_an_envelope_is_the_rank() -> None:
    update = make_article(envelope_uri="urn:newsml:x:1", envelope_version="3")

    assert rank(update) == 2
    assert names(update) == {"envelope": "urn:newsml:x:1"}


def test_days_end_where_the_calendar_does() -> None:
    assert days_near("2024-03-01") == ("2024-03-01", "2024-02-29", "2024-03-02")
    assert days_near("0001-01-01") == ("0001-01-01",)


# -- what joins --


def test_a_slug_on_one_day_ties_an_update_to_its_story_whatever_the_text() -> None:
    first, update = judged(
        make_item(chains=SLUG),
        make_item(offset=1, chains=SLUG, headline="Wholly recast", **LEAD, **OTHER_TEXT),
    )

    assert update.event_type is EventType.UPDATED
    assert update.verdict.uri == first.verdict.uri
    assert update.method == "slug"
    assert update.evidence == (Evidence(kind="slug", text="ferry-sailings"),)


def test_a_flash_and_its_story_are_one() -> None:
    flash = make_item(chains=SLUG, item_class="alert", revision="urgent", rank=-1, words=9)
    story = make_item(offset=1, chains=SLUG, **OTHER_TEXT)

    assert joined(flash, story)


def test_a_flash_after_a_story_of_its_slug_needs_words_in_common() -> None:
    urgent: dict[str, Any] = {"item_class": "alert", "revision": "urgent", "rank": -1}
    story = make_item(chains=SLUG)

    assert joined(story, make_item(offset=1, chains=SLUG, **urgent, **OTHER_TEXT))
    other = make_item(
        offset=1, chains=SLUG, headline="Port closes in storm", **urgent, **OTHER_TEXT
    )
    assert not joined(story, other)


def test_two_first_versions_with_one_slug_are_two_stories() -> None:
    assert not joined(make_item(chains=SLUG), make_item(offset=1, chains=SLUG, **OTHER_TEXT))


def test_a_number_taken_is_not_given_twice() -> None:
    lead = make_item(chains=SLUG, **LEAD)

    assert not joined(lead, make_item(offset=1, chains=SLUG, **{**LEAD, **OTHER_TEXT}))


def test_a_correction_without_a_number_fits_any_version() -> None:
    lead = make_item(chains=SLUG, **LEAD)
    correction = make_item(offset=1, chains=SLUG, revision="correction", rank=1, **OTHER_TEXT)

    assert joined(lead, correction)


def test_an_add_is_a_version_that_never_stands_for_the_whole() -> None:
    first, lead, add, second = judged(
        make_item(chains=SLUG, agency="ap"),
        make_item(offset=1, chains=SLUG, agency="ap", **LEAD, **OTHER_TEXT),
        make_item(
            offset=2,
            chains=SLUG,
            agency="ap",
            body_hash="c",
            revision="partial",
            ordinal=1,
            rank=1,
        ),
        make_item(offset=3, chains=SLUG, agency="ap", body_hash="d", revision="update", rank=2),
    )

    assert lead.verdict.uri == add.verdict.uri == second.verdict.uri == first.verdict.uri
    assert (add.verdict.current, add.late) == (False, False)
    assert second.verdict.current
    assert (add.verdict.version, second.previous_version) == (3, 2)


def test_a_story_that_ran_past_midnight_is_one_candidate_not_two() -> None:
    later: dict[str, Any] = {"issued": "2024-03-15", "chains": SLUG}
    _, joined_by_words, other_words = judged(
        make_item(chains=SLUG),
        make_item(offset=1, body_hash="b", **LEAD, **later),
        make_item(
            offset=2,
            headline="Council names harbour chief",
            revision="update",
            ordinal=2,
            rank=2,
            **OTHER_TEXT,
            **later,
        ),
    )

    assert other_words.verdict.uri == joined_by_words.verdict.uri
    assert other_words.verdict.version == 3


def test_a_chain_across_midnight_needs_sentences_or_a_headline_in_common() -> None:
    first = make_item(chains=SLUG)
    tomorrow: dict[str, Any] = {"issued": "2024-03-15", "chains": SLUG, **LEAD}

    assert joined(first, make_item(offset=1, body_hash="b", sentences=(1, 8, 9), **tomorrow))
    other = make_item(offset=1, headline="Port closes in storm", **tomorrow, **OTHER_TEXT)
    assert not joined(first, other)


def test_a_slug_two_days_later_is_another_story() -> None:
    later = make_item(offset=1, issued="2024-03-16", chains=SLUG, body_hash="b", **LEAD)

    assert not joined(make_item(chains=SLUG), later)


def test_a_slug_without_a_day_ties_nothing() -> None:
    assert not joined(
        make_item(chains=SLUG, issued=None),
        make_item(offset=1, chains=SLUG, issued=None, **LEAD, **OTHER_TEXT),
    )


@pytest.mark.parametrize("item_class", ["table", "digest", "almanac", "quote"])
def test_what_comes_daily_is_a_version_of_nothing_of_another_day(item_class: str) -> None:
    first = make_item(chains=SLUG, item_class=item_class)
    tomorrow = make_item(
        offset=1, chains=SLUG, item_class=item_class, issued="2024-03-15", body_hash="b", **LEAD
    )
    today = make_item(offset=1, chains=SLUG, item_class=item_class, body_hash="b", **LEAD)

    assert not joined(first, tomorrow)
    assert joined(first, today)


def test_a_table_is_no_version_of_a_story() -> None:
    table = make_item(offset=1, chains=SLUG, item_class="table", body_hash="b", **LEAD)

    assert not joined(make_item(chains=SLUG), table)


def test_one_slug_in_two_languages_is_two_stories() -> None:
    korean = make_item(offset=1, chains=SLUG, language="ko", **LEAD, **OTHER_TEXT)

    assert not joined(make_item(chains=SLUG), korean)


def test_where_a_slug_names_a_beat_the_headline_must_agree() -> None:
    first = make_item(chains=SLUG, agency="dpa")
    other = make_item(
        offset=1, chains=SLUG, agency="dpa", headline="Port closes in storm", **LEAD, **OTHER_TEXT
    )

    assert not joined(first, other)
    assert joined(first, make_item(offset=1, chains=SLUG, agency="dpa", **LEAD, **OTHER_TEXT))


def test_of_two_stories_with_one_slug_the_update_joins_the_one_whose_words_it_has() -> None:
    one, two, update = judged(
        make_item(chains=SLUG),
        make_item(offset=1, chains=SLUG, headline="Port closes in storm", **OTHER_TEXT),
        make_item(offset=2, chains=SLUG, body_hash="c", sentences=(1, 2), **LEAD),
    )

    assert one.verdict.uri != two.verdict.uri
    assert update.verdict.uri == one.verdict.uri


def test_an_update_that_could_be_of_two_stories_is_of_neither() -> None:
    one, two, update = judged(
        make_item(chains=SLUG),
        make_item(offset=1, chains=SLUG, headline="Port closes in storm", **OTHER_TEXT),
        make_item(
            offset=2, chains=SLUG, headline="Quite new", body_hash="c", sentences=(), **LEAD
        ),
    )

    assert update.verdict.uri not in (one.verdict.uri, two.verdict.uri)


def test_an_update_with_the_headline_of_a_story_of_its_day_is_its_version() -> None:
    update = make_item(offset=1, agency="reuters", chains=HEADLINE, **LEAD, **OTHER_TEXT)

    assert joined(make_item(agency="reuters", chains=HEADLINE), update)


def test_the_headline_of_the_day_before_does_not_speak_for_itself() -> None:
    update = make_item(offset=1, chains=HEADLINE, issued="2024-03-15", **LEAD, **OTHER_TEXT)

    assert not joined(make_item(chains=HEADLINE), update)


def test_the_same_feed_id_is_the_same_item_when_the_words_agree() -> None:
    first = make_item(chains=FEED, issued=None)

    assert joined(first, make_item(offset=1, chains=FEED, **OTHER_TEXT))
    other = make_item(offset=1, chains=FEED, headline="Port closes in storm", **OTHER_TEXT)
    assert not joined(first, other)


def test_the_uri_of_an_envelope_needs_no_day_and_no_words() -> None:
    envelope = (Chain(kind=ChainKind.ENVELOPE, key="urn:newsml:x:1"),)
    later = make_item(offset=1, chains=envelope, issued="2024-09-01", **LEAD, **OTHER_TEXT)

    assert joined(make_item(chains=envelope), later)


def test_two_content_ids_are_two_stories_under_one_slug() -> None:
    other = make_item(offset=1, chains=SLUG, chain_key="AEN202403140099", **LEAD, **OTHER_TEXT)

    assert not joined(make_item(chains=SLUG, chain_key="AEN202403140042"), other)


def test_a_correction_after_weeks_finds_its_story_by_content_id() -> None:
    key = "AEN202403140042"
    first, correction = judged(
        make_item(chain_key=key),
        make_item(offset=1, chain_key=key, issued="2024-04-20", revision=RevisionKind.CORRECTION),
    )

    assert correction.event_type is EventType.CORRECTED
    assert correction.verdict.uri == first.verdict.uri


def test_a_copy_with_a_content_id_leads_later_versions_to_its_nameless_story() -> None:
    key = "AEN202403140042"
    first, copy, lead, again = judged(
        make_item(),
        make_item(offset=1, chain_key=key),
        make_item(offset=2, chain_key=key, **LEAD, **OTHER_TEXT),
        make_item(offset=3, chain_key=key),
    )

    assert (copy.event_type, copy.verdict.uri) == (EventType.DUPLICATE, first.verdict.uri)
    assert lead.event_type is EventType.UPDATED
    assert lead.verdict.uri == f"urn:dateline:yonhap:{key}"
    assert [one.uri for one in lead.merged] == [first.verdict.uri]
    assert (again.event_type, again.verdict.uri) == (EventType.DUPLICATE, lead.verdict.uri)


def test_a_copy_names_no_story_that_has_a_name() -> None:
    first, copy, other = judged(
        make_item(chain_key="AEN202403140042"),
        make_item(offset=1, chain_key="AEN202403140042"),
        make_item(offset=2, chain_key="AEN202403140099", **LEAD, **OTHER_TEXT),
    )

    assert copy.verdict.uri == first.verdict.uri
    assert other.event_type is EventType.CREATED


# -- texts that repeat under another number --


@pytest.mark.parametrize("evidence", [{"chains": SLUG, "issued": "2024-03-14"}, {}])
def test_a_number_that_rises_makes_a_version_of_a_text_that_repeats(
    evidence: dict[str, Any],
) -> None:
    second_lead = make_item(offset=1, **evidence, **{**LEAD, "ordinal": 2, "rank": 2})
    _, version = judged(make_item(**evidence, **LEAD), second_lead)

    assert version.event_type is EventType.UPDATED
    assert version.verdict.version == 2


@pytest.mark.parametrize("later", [LEAD, {"rank": 0}])
def test_a_text_that_repeats_under_no_higher_number_is_a_copy(later: dict[str, Any]) -> None:
    _, copy = judged(make_item(**LEAD), make_item(offset=1, **later))

    assert copy.event_type is EventType.DUPLICATE


def test_a_refile_that_keeps_its_number_is_a_version() -> None:
    _, refiled = judged(make_item(**LEAD), make_item(offset=1, **{**LEAD, "revision": "refile"}))

    assert refiled.event_type is EventType.UPDATED
