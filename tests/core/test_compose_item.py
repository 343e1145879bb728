"""What a whole dispatch says of its urgency and its sources, as `item` has it."""

from typing import Any

import pytest

from service.core.internal import ReadItem
from service.core.pipeline import ReadContext, ReadOk, read_record
from tests.support.builders import make_json, make_record

_PAGE = (
    "{tag}Islanders wait for a ferry\n\nMOKPO, South Korea, March 14 (Yonhap) -- {body}\n\n(END)\n"
)


def item(body: str, tag: str = "") -> Any:
    read = read_record(
        make_record(make_json(_PAGE.format(tag=tag, body=body))), ReadContext(group="test")
    )
    assert isinstance(read, ReadOk)
    assert isinstance(read.item, ReadItem)
    return read.item.event["item"]


@pytest.mark.parametrize(
    ("tag", "urgency"), [("(Yonhap Feature) ", 6), ("(News Focus) ", 5), ("", 5)]
)
def test_a_feature_can_wait(tag: str, urgency: int) -> None:
    assert item("The islanders waited for the ferry all day.", tag)["urgency"] == urgency


def test_agencies_that_a_dispatch_cites_are_its_sources_beside_its_own() -> None:
    body = (
        "The port is closed, the Korean Central News Agency (KCNA) said, Yonhap News Agency found."
    )

    assert [(s["name"], s["role"].rpartition("/")[2]) for s in item(body)["infoSources"]] == [
        ("Yonhap", "origcont"),
        ("Korean Central News Agency", "contentSource"),
    ]
