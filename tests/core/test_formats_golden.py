"""Golden documents: each a whole record as a scraper may send it, and what is read in it.

`pytest tests/core/test_formats_golden.py --update-golden` writes what is found anew; it is read by
eye before it is kept. The media type is told from the bytes alone.
"""

from typing import Any

import orjson
import pytest

from service.core.article import Article
from service.core.dispatch import read_dispatch
from service.core.envelope import open_envelope
from service.core.outcome import DispatchError
from tests.core.test_golden import GOLDEN, LATER_MS, labels
from tests.support.builders import make_record

DOCUMENTS = sorted(
    path.name for path in (GOLDEN / "formats").iterdir() if not path.name.endswith(".read.json")
)


def stated(article: Article) -> dict[str, Any]:
    """What the envelope adds to what a person would label in the text."""
    facts = {
        "uri": article.envelope_uri,
        "version": article.envelope_version,
        "url": article.url,
        "urgency": article.urgency,
        "located": article.located,
        "alt_ids": [" ".join(pair) for pair in article.alt_ids],
        "issued": article.issued.value,
        "method": article.issued.method,
        "warnings": list(article.warnings),
    }
    return {name: value for name, value in facts.items() if value not in (None, [])}


def read(value: bytes) -> dict[str, Any]:
    try:
        dispatch = open_envelope(make_record(value))
        article = read_dispatch(dispatch, LATER_MS)
    except DispatchError as refused:
        return {"rejected": refused.reason, "detail": refused.detail}
    return labels(article) | stated(article)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_as_a_person_read_it(name: str, request: pytest.FixtureRequest) -> None:
    found = read((GOLDEN / "formats" / name).read_bytes())
    kept = GOLDEN / "formats" / f"{name}.read.json"
    if request.config.getoption("--update-golden"):
        kept.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")

    assert orjson.loads(orjson.dumps(found)) == orjson.loads(kept.read_bytes())
