"""The verdict log on the raw records selected for a reissue, in a temporary file."""

from service.core.record import Coordinates, RawRecord
from service.core.reissue import Original
from service.shell.scratch import Scratch

_TABLE = """
CREATE TABLE original (
    partition INTEGER, offset INTEGER, incarnation INTEGER, agency TEXT, raw_hash TEXT,
    PRIMARY KEY (partition, offset)
) WITHOUT ROWID"""
# In a recreated topic the same offset means another record: the later one counts.
_LEARN = """
INSERT INTO original VALUES (?, ?, ?, ?, ?) ON CONFLICT (partition, offset) DO UPDATE SET
    incarnation = excluded.incarnation, agency = excluded.agency, raw_hash = excluded.raw_hash
WHERE excluded.incarnation > incarnation"""
_OF = "SELECT incarnation, agency, raw_hash FROM original WHERE partition = ? AND offset = ?"


class Originals(Scratch):
    """Keeps 100 bytes on disk for each raw record."""

    def __init__(self) -> None:
        super().__init__(_TABLE)

    def learn(self, original: Original) -> None:
        """Take one in."""
        at = original.source
        place = (at.partition, at.offset, at.incarnation)
        self.db.execute(_LEARN, (*place, original.agency, original.raw_hash))

    def of(self, record: RawRecord) -> Original | None:
        """Return the original that stands where a raw record stands."""
        at = record.source
        found = self.db.execute(_OF, (at.partition, at.offset)).fetchone()
        if found is None:
            return None
        incarnation, agency, raw_hash = found
        source = Coordinates(
            topic=at.topic, partition=at.partition, offset=at.offset, incarnation=incarnation
        )
        return Original(source=source, agency=agency, raw_hash=raw_hash)
