"""The agency key: what a dispatch is keyed by where its text names no agency."""

import pytest

from service.core.pipeline import ReadContext, ReadOk, read_record
from tests.support.builders import make_json, make_record

PAGE = (
    "Ferry adds sailings\n"
    "MOKPO, March 14 -- The ferry line will add six sailings, its president said.\n"
    "Fares stay where they are, he told a meeting on Thursday.\n"
)


@pytest.mark.parametrize(
    ("below", "fields", "key"),
    [
        ("", {"url": "https://www.harbour.test/1", "source": "crawl"}, "harbour.test"),
        ("desk@harbour.test\n", {"source": "crawl"}, "harbour.test"),
        ("", {"url": "https://[::1/1", "source": "Crawl 7"}, "crawl-7"),
        ("", {}, "unknown"),
    ],
)
def test_the_key_is_the_host_else_the_mail_s_else_the_source(
    below: str, fields: dict[str, str], key: str
) -> None:
    read = read_record(make_record(make_json(PAGE + below, **fields)), ReadContext(group="g"))

    assert isinstance(read, ReadOk)
    assert read.item.agency == key
