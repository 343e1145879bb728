"""What a whole dispatch says of its urgency and its sources, as `item` has it."""

from typing import Any

import orjson
import pytest

from service.core.internal import ReadItem
from service.core.pipeline import ReadContext, ReadOk, read_record
from tests.support.builders import make_json, make_record

_PAGE = (
    "{tag}Islanders wait for a ferry\n\nMOKPO, South Korea, March 14 (Yonhap) -- {body}\n\n(END)\n"
)


def item(body: str, tag: str = "", url: str | None = None) -> Any:
    return event(body, tag, url)["item"]


def event(body: str, tag: str = "", url: str | None = None) -> Any:
    read = read_record(
        make_record(make_json(_PAGE.format(tag=tag, body=body), url=url)),
        ReadContext(group="test"),
    )
    assert isinstance(read, ReadOk)
    assert isinstance(read.item, ReadItem)
    return read.item.event


def test_a_note_that_names_no_target_has_none() -> None:
    told = event("The islanders waited.", "(ATTN: TRIMS; ADDS photos)\n")["wire"]

    assert told["edNoteActions"] == [{"verb": "TRIMS"}, {"verb": "ADDS", "target": "photos"}]


def test_what_a_photo_may_not_be_used_for_stands_beside_its_caption() -> None:
    sailing = "A ferry sails from Mokpo on March 14, 2024. (PHOTO NOT FOR SALE) (Yonhap)"
    plain = "Islanders wait at the pier on March 14, 2024. (Yonhap)"

    captions = event(f"The islanders waited.\n\n{sailing}\n\n{plain}")["wire"]["captions"]

    assert [one.get("restrictions") for one in captions] == [("PHOTO NOT FOR SALE",), None]


def test_the_urgency_of_a_feed_stands() -> None:
    document = {
        "uri": "urn:desk:1",
        "urgency": 3,
        "headline": "Islanders wait for a ferry",
        "body_text": "MOKPO, South Korea, March 14 (Yonhap) -- The islanders waited all day.",
    }

    read = read_record(make_record(orjson.dumps(document)), ReadContext(group="test"))

    assert isinstance(read, ReadOk)
    assert read.item.event["item"]["urgency"] == 3


@pytest.mark.parametrize(
    ("tag", "urgency"),
    [
        ("(FLASH) ", 1),
        ("(BULLETIN) ", 1),
        ("(URGENT) ", 2),
        ("(Yonhap Feature) ", 6),
        ("(News Focus) ", 5),
        ("(LEAD) ", 5),
        ("", 5),
    ],
)
def test_an_alert_cannot_wait_and_a_feature_can(tag: str, urgency: int) -> None:
    assert item("The islanders waited for the ferry all day.", tag)["urgency"] == urgency


def test_agencies_that_a_dispatch_cites_are_its_sources_beside_its_own() -> None:
    body = (
        "The port is closed, the Korean Central News Agency (KCNA) said, Yonhap News Agency found."
    )

    assert [(s["name"], s["role"].rpartition("/")[2]) for s in item(body)["infoSources"]] == [
        ("Yonhap", "origcont"),
        ("Korean Central News Agency", "contentSource"),
    ]


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.portal.test/news/7", ["portal.test"]),
        ("https://en.yna.co.kr/view/7", []),
        ("https://en.port.test/view/AEN20240314004252315", []),
        ("https://[", []),
        (None, []),
    ],
)
def test_a_site_that_carries_an_agencys_dispatch_distributes_it(
    url: str | None, site: list[str]
) -> None:
    told = item("The islanders waited for the ferry all day.", url=url)["infoSources"]

    assert [s["name"] for s in told if s["role"].endswith("/distributor")] == site
