"""NewsML 1.x as agencies send it: identity, lines around a text, status, what is beside it."""

import pytest

from service.core.article import Article, RevisionKind
from service.core.dispatch import read_dispatch
from service.core.envelope import open_envelope
from service.core.outcome import DispatchError
from tests.support.builders import make_record

LEAD = "The guild will bake at night from Monday, it said."
TEXT = f"<MediaType FormalName='Text'/><DataContent><p>{LEAD}</p></DataContent>"
LINES = "<HeadLine>Guild to bake at night</HeadLine><DateLine>LYON, March 9 (AFP) -</DateLine>"


def component(inner: str = "", *, lines: str = LINES, content: str = TEXT) -> str:
    return (
        f"<NewsComponent><NewsLines>{lines}</NewsLines>{inner}"
        f"<ContentItem>{content}</ContentItem></NewsComponent>"
    )


def item(components: str, *, managed: str = "", revision: str = "1") -> str:
    return (
        "<NewsItem><Identification><NewsIdentifier><ProviderId>mill.test</ProviderId>"
        "<DateId>20250309</DateId><NewsItemId>N7</NewsItemId>"
        f"<RevisionId>{revision}</RevisionId></NewsIdentifier></Identification>"
        f"<NewsManagement>{managed}</NewsManagement>{components}</NewsItem>"
    )


def read(*items: str) -> Article:
    value = f"<NewsML><NewsEnvelope/>{''.join(items)}</NewsML>".encode()
    return read_dispatch(open_envelope(make_record(value)), received_ms=1_760_000_000_000)


def test_all_revisions_of_an_item_share_its_identity() -> None:
    first, second = read(item(component())), read(item(component(), revision="2"))

    assert first.envelope_uri == second.envelope_uri == "urn:newsml:mill.test:20250309:N7"
    assert (first.envelope_version, second.envelope_version) == ("1", "2")


def test_without_its_number_an_item_has_no_identity() -> None:
    article = read(item(component()).replace("<NewsItemId>N7</NewsItemId>", ""))

    assert article.envelope_uri is None
    assert article.paragraphs == (LEAD,)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("Usable", RevisionKind.ORIGINAL),
        ("WITHHELD", RevisionKind.HOLD),
        ("Canceled", RevisionKind.WITHDRAWAL),
        ("Embargoed", RevisionKind.HOLD),
    ],
)
def test_the_status_of_an_item_is_read(status: str, kind: RevisionKind) -> None:
    article = read(item(component(), managed=f"<Status FormalName='{status}'/>"))

    assert article.revision.kind is kind


def test_an_embargo_that_says_its_end_is_no_hold() -> None:
    change = "<StatusWillChange><DateAndTime>20250310T060000+0100</DateAndTime></StatusWillChange>"
    article = read(item(component(), managed=f"<Status FormalName='Embargoed'/>{change}"))

    assert article.revision.kind is RevisionKind.ORIGINAL
    assert article.embargoed_until == "2025-03-10T06:00:00+01:00"


@pytest.mark.parametrize(
    ("told", "kind"),
    [("Rectify", RevisionKind.CORRECTION), ("Update", RevisionKind.UPDATE)],
)
def test_an_instruction_counts_beside_a_later_revision(told: str, kind: RevisionKind) -> None:
    managed = f"<Instruction FormalName='{told}'/>"

    assert read(item(component(), managed=managed, revision="2")).revision.kind is kind
    assert read(item(component(), managed=managed)).revision.kind is RevisionKind.ORIGINAL


def test_a_canceled_item_needs_no_text() -> None:
    managed = "<Status FormalName='Canceled'/>"
    article = read(item(component(content=""), managed=managed))

    assert article.headline == "Guild to bake at night"
    assert article.revision.kind is RevisionKind.WITHDRAWAL


def test_what_a_component_does_not_say_those_around_it_say() -> None:
    inner = component(lines="<HeadLine>Ovens at night</HeadLine>")
    outer = "<CopyrightLine>(c) Mill 2025</CopyrightLine><SlugLine>guild-night</SlugLine>"
    article = read(item(f"<NewsComponent><NewsLines>{outer}</NewsLines>{inner}</NewsComponent>"))

    assert article.headline == "Ovens at night"
    assert (article.slug, article.copyright_notice) == ("guild-night", "(c) Mill 2025")


def test_pictures_captions_and_blank_texts_are_passed_over() -> None:
    beside = (
        component("<Role FormalName='Caption'/>", content="<DataContent>An oven</DataContent>")
        + component(content="<MediaType FormalName='Photo'/><DataContent>A8F3</DataContent>")
        + component(content="<DataContent> </DataContent>")
    )

    assert read(item(beside + component())).paragraphs == (LEAD,)


def test_the_first_text_is_read_and_the_rest_is_said() -> None:
    article = read(item(component()), item(component()))

    assert article.warnings == ("the document holds 2 texts; the first is read",)


def test_html_kept_as_data_is_read_as_html() -> None:
    data = f"<DataContent><![CDATA[<p>LYON (AFP) - {LEAD}</p><p>It is new.</p>]]></DataContent>"

    assert read(item(component(content=data))).paragraphs == (LEAD, "It is new.")


def test_ten_thousand_components_within_each_other_cost_no_stack() -> None:
    deep = "<NewsComponent>" * 10_000 + component() + "</NewsComponent>" * 10_000

    assert read(item(deep)).paragraphs == (LEAD,)


@pytest.mark.parametrize(
    ("items", "why"),
    [
        (item(component(content="")), "holds no NewsItem with a text"),
        (item(component(), managed="<Status FormalName='Gone'/>"), "Status 'gone' is none of"),
        (
            item(component(), managed="<ThisRevisionCreated>noon</ThisRevisionCreated>"),
            "ThisRevisionCreated is no date-time: 'noon'",
        ),
    ],
)
def test_what_is_wrong_with_an_item_is_said(items: str, why: str) -> None:
    with pytest.raises(DispatchError, match=why):
        read(items)


def test_a_blank_moment_of_a_revision_gives_way_to_the_first_one() -> None:
    managed = "<ThisRevisionCreated/><FirstCreated>20250309T100000+0100</FirstCreated>"
    article = read(item(component(), managed=managed))

    assert (article.issued.value, article.issued.method) == ("2025-03-09", "source_field")
