"""Items made of text, with the signature that READ computes."""

from base64 import b64encode
from typing import Any

from service.core.internal import ReadItem
from service.core.likeness import sign
from tests.support.builders import make_item

REPORT = (
    (
        "The ferry line between Mokpo and the outer islands will reopen in April after a pause of "
        "14 months, the operator Seahan Lines said on Tuesday. Two vessels with room for 320 "
        "passengers each are to leave the harbour at 7:40 and 15:10 every day."
    ),
    (
        "A third one will carry 46 lorries between the islands at weekends. Islanders have waited "
        "long enough, said Han Du-ri, who leads the council of Oedal. Fares rise by 8.5 percent to"
        " 12,400 won, and children below the age of six travel free of charge."
    ),
    (
        "The line closed after a storm had damaged the pier of Jangsan. Repairs took longer than "
        "planned because steel was scarce, the mayor of Mokpo told reporters at the harbour."
    ),
)
MORE = (
    (
        "Hotels on the islands hope for guests. Bookings for May stand above those of the year "
        "before, says an association of innkeepers, and two new cafes are to open near the "
        "landing stage of Oedal before the summer holidays begin."
    ),
)
TITLE = "Mokpo ferry line to reopen in April"


def told(offset: int, body: tuple[str, ...] = REPORT, **changes: Any) -> ReadItem:
    """An item with the signature of a text."""
    headline = changes.pop("headline", TITLE)
    issued = changes.get("issued", "2024-03-14")
    signature = sign(headline, body, issued)
    return make_item(
        offset=offset,
        **{
            "headline": headline,
            "body_hash": signature.body_hash,
            "sentences": signature.sentences,
            "sketch": b64encode(signature.sketch).decode(),
            "keys": signature.keys,
            "words": len(" ".join(body).split()),
            **changes,
        },
    )
