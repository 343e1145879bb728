"""One row a story in SQLite: `python stories.py localhost:9092 stories.db`.

Needs aiokafka and nothing of Dateline. Rows and the offsets they stand for are written in one
SQLite transaction, so each event counts once, however often this is killed and started again.
"""

import argparse
import asyncio
import json
import sqlite3
from typing import Any

from aiokafka import AIOKafkaConsumer

TABLES = """
CREATE TABLE IF NOT EXISTS stories (
    uri TEXT PRIMARY KEY, version INTEGER NOT NULL, agency TEXT, language TEXT, issued TEXT,
    headline TEXT, body TEXT, withdrawn INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS positions (place TEXT PRIMARY KEY, next INTEGER NOT NULL);
"""
# A story that was withdrawn stays so: what comes of it later has no text. Where it is erased then,
# that event has no headline either, and must reach the row.
UPSERT = """
INSERT INTO stories (uri, version, agency, language, issued, headline, body, withdrawn)
VALUES (:uri, :version, :agency, :language, :issued, :headline, :body, :withdrawn)
ON CONFLICT (uri) DO UPDATE SET
    version = excluded.version, agency = excluded.agency, language = excluded.language,
    issued = excluded.issued, headline = excluded.headline, body = excluded.body,
    withdrawn = excluded.withdrawn
WHERE stories.withdrawn = 0
    OR (excluded.withdrawn AND excluded.version > stories.version)
"""
# Its row keeps the text until a current version comes under the new name.
RENAMED = "UPDATE OR IGNORE stories SET uri = :into WHERE uri = :uri"
MOVED = (
    "INSERT INTO positions VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET next = excluded.next"
)


def apply(rows: sqlite3.Connection, event: dict[str, Any]) -> None:
    """Let one event of `articles` change the table."""
    uri, versioning = event["item"]["uri"], event["versioning"]
    withdrawn = event["item"]["pubStatus"] == "canceled"
    if "mergedInto" in versioning:  # an old name: the story lives on under the other one
        rows.execute(RENAMED, {"uri": uri, "into": versioning["mergedInto"]})
        rows.execute("DELETE FROM stories WHERE uri = ?", (uri,))
    elif withdrawn or versioning["current"]:  # a late original is no news of the story
        rows.execute(UPSERT, row(event, withdrawn=withdrawn))


def row(event: dict[str, Any], *, withdrawn: bool) -> dict[str, Any]:
    """Return the columns of an event; what is not known is absent in it, and NULL here."""
    item = event["item"]
    main = (one["value"] for one in item.get("headlines", ()) if one["role"] == "main")
    bodies = () if withdrawn else item.get("bodies", ())
    return {
        "uri": item["uri"],
        "version": int(item["version"]),
        "agency": event["wire"].get("agency"),
        "language": item.get("language"),
        "issued": event["dates"]["issued"].get("value"),
        "headline": next(main, None),
        "body": next((body["value"] for body in bodies), None),
        "withdrawn": withdrawn,
    }


async def follow(brokers: str, topic: str, rows: sqlite3.Connection, *, to_end: bool) -> int:
    """Apply events as they come, from where the table stands; return how many."""
    rows.executescript(TABLES)
    consumer = AIOKafkaConsumer(
        topic,  # without a group: all its partitions
        bootstrap_servers=brokers,
        isolation_level="read_committed",  # else events of transactions that failed are seen
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    await consumer.start()
    try:
        places = consumer.assignment()
        for place, offset in rows.execute("SELECT place, next FROM positions").fetchall():
            found = [one for one in places if str(one.partition) == place]
            for one in found:
                consumer.seek(one, offset)
        ends = await consumer.end_offsets(places)
        count = 0
        while not to_end or [one for one in places if await consumer.position(one) < ends[one]]:
            batches = await consumer.getmany(timeout_ms=500)
            with rows:  # one transaction: the events and how far they go
                for place, records in batches.items():
                    for record in records:
                        apply(rows, json.loads(record.value))
                    rows.execute(MOVED, (str(place.partition), records[-1].offset + 1))
                    count += len(records)
        return count
    finally:
        await consumer.stop()


def main() -> None:
    """Follow the topic until Ctrl-C, or to its end as it is now."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("brokers", help="host:port, comma-separated")
    options.add_argument("database", help="the SQLite file")
    options.add_argument("--topic", default="articles")
    options.add_argument("--to-end", action="store_true", help="stop at the end of the topic")
    given = options.parse_args()
    rows = sqlite3.connect(given.database)
    try:
        count = asyncio.run(follow(given.brokers, given.topic, rows, to_end=given.to_end))
    except KeyboardInterrupt:
        return
    print(f"{count} events")


if __name__ == "__main__":
    main()
