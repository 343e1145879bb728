"""Collections for retrieval keep a wire's stories in elements; their numbers hold the day."""

import re

_DOC = re.compile(r"\s{0,9}(?:<\?xml[^<>]{0,80}\?>\s{0,9})?<DOC\b")
# <DOCNO> AP890309-0042 </DOCNO>, <DOCNO> APW19990309.0042 </DOCNO>, <DOC id="XIN_ENG_20020309.1"
_NUMBERED = re.compile(
    r"<DOC(?:NO>\s{0,3}| (?:docid|id)=\")[A-Z]{2,4}(?:_[A-Z]{3}_)?"
    r"((?:19|20)?\d\d)(\d\d)(\d\d)[.-]\d{4}\b"
)
# <FILEID>AP-NR-03-09-89 1011EST</FILEID>
_FILED = re.compile(r"<FILEID>\s{0,3}AP-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) \d{4}[A-Z]{3}\b")
_HEAD = 600


def issued(body: str) -> str | None:
    """Return the day, as ISO has it, that the number of a story in such a collection holds."""
    if not _DOC.match(body):
        return None
    filed = _FILED.search(body, 0, _HEAD)
    if filed:
        month, day, year = filed.groups()
        return f"19{year}-{month}-{day}"
    numbered = _NUMBERED.search(body, 0, _HEAD)
    if not numbered:
        return None
    year, month, day = numbered.groups()
    return f"{year if len(year) > 2 else '19' + year}-{month}-{day}"  # noqa: PLR2004 - two digits
