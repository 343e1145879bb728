"""What is found below the head: paragraphs, captions, marks and signs, and what follows them."""

from dataclasses import dataclass, field

from service.core.article import Byline, Caption, EndMark, RevisionKind, SignOff, Take
from service.core.dispatch.layout import Line
from service.core.dispatch.rights import NO_RIGHTS, Rights


@dataclass(slots=True)
class Story:
    """What was found below the head; filled while its lines are read.

    A story is `marked` when a mark ends it, and `typeset` when its lines have one width or a byte
    ends it as on a wire: then short lines are ends of paragraphs or rows, and no page's links.
    `noted` is what a note within or below it makes of it, `named` the headline in that note.
    """

    marked: bool = False
    typeset: bool = False
    lines: list[Line] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    sign_off: SignOff | None = None
    end_mark: EndMark | None = None
    byline: Byline | None = None
    credits: list[str] = field(default_factory=list)
    rights: Rights = NO_RIGHTS
    embargo: str | None = None
    take: Take | None = None
    noted: RevisionKind | None = None
    named: str | None = None
    tail: list[Line] = field(default_factory=list)
