"""The dead letters selected for a replay and their fate, in a temporary file."""

from collections.abc import Iterator

from service.core.replay import Choice, Letter
from service.shell.scratch import Scratch

_TABLE = """
CREATE TABLE letter (
    partition INTEGER, offset INTEGER, id TEXT, reason TEXT, sender TEXT, choice TEXT,
    PRIMARY KEY (partition, offset)
) WITHOUT ROWID"""
_BY_ID = "CREATE INDEX letter_by_id ON letter (id)"
# A rewind writes a letter again, under the same id: the first one stands for all.
_ADD = f"""
INSERT INTO letter SELECT ?, ?, ?, ?, ?,
    CASE WHEN EXISTS (SELECT 1 FROM letter WHERE id = ?) THEN '{Choice.REPEATED}' ELSE ? END"""  # noqa: S608 - our own word
_DONE = (
    f"UPDATE letter SET choice = '{Choice.DONE}' WHERE id = ? AND choice <> '{Choice.REPEATED}'"  # noqa: S608 - as above
)
_TO_WRITE = f"choice IN ('{Choice.REPLAY}', '{Choice.PARK}')"


class Letters(Scratch):
    """Keeps 200 bytes on disk for each letter; the values stay where they are."""

    def __init__(self) -> None:
        super().__init__(_TABLE, _BY_ID)
        self.count = 0
        self.oldest_ms: int | None = None

    def add(self, letter: Letter, choice: Choice) -> None:
        """Take a letter in, to become what is said unless it is known already."""
        row = (letter.partition, letter.offset, letter.id, letter.reason, letter.sender)
        self.db.execute(_ADD, (*row, letter.id, choice))
        self.count += 1
        oldest = letter.sent_ms if self.oldest_ms is None else self.oldest_ms
        self.oldest_ms = min(oldest, letter.sent_ms)

    def done(self, letter_id: str) -> None:
        """Note that a letter was sent again or parked before."""
        self.db.execute(_DONE, (letter_id,))

    def left_alone(self) -> Iterator[tuple[str, str | None, Choice, int]]:
        """Yield reason, sender, choice and number of those for which nothing is written."""
        columns = "reason, sender, choice"
        asked = f"SELECT {columns}, count(*) FROM letter WHERE NOT {_TO_WRITE} GROUP BY {columns}"  # noqa: S608 - as above
        for reason, sender, choice, count in self.db.execute(asked):
            yield reason, sender, Choice(choice), count

    def spans(self) -> list[tuple[int, int, int]]:
        """Return by partition from where to where the letters stand that are to be written."""
        asked = f"SELECT partition, min(offset), max(offset) + 1 FROM letter WHERE {_TO_WRITE}"  # noqa: S608 - as above
        return self.db.execute(f"{asked} GROUP BY partition ORDER BY partition").fetchall()

    def choice(self, partition: int, offset: int) -> Choice | None:
        """Return what is to be written of the letter at a place, if any is."""
        asked = f"SELECT choice FROM letter WHERE partition = ? AND offset = ? AND {_TO_WRITE}"  # noqa: S608 - as above
        found = self.db.execute(asked, (partition, offset)).fetchone()
        return None if found is None else Choice(found[0])
