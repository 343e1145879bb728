"""What the books of an audit make of single records that stand where they should not."""

from collections import Counter
from dataclasses import replace

import orjson

from service.core.audit.bits import Fate
from service.core.audit.findings import Wrong
from service.core.audit.report import fates_of
from service.core.encode import Limits
from service.core.internal import TRAILER
from service.core.outcome import Topic
from tests.core.test_audit import COUNT, copy, whole
from tests.support.audit_world import PARTS, audit, books_of, rows_of, settled, shifted


def test_verdicts_behind_the_last_trailer_are_a_torn_transaction() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    last = max(
        index for index, row in enumerate(rows[Topic.VERDICTS]) if row.source.partition == 0
    )
    assert (rows[Topic.VERDICTS][last].value or b"")[:1] == TRAILER
    del rows[Topic.VERDICTS][last]

    assert Wrong.TORN in audit(rows, snapshot).findings.counts


def test_an_event_past_the_firm_end_waits_for_its_verdict() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    article = rows[Topic.ARTICLES][-1]
    late = shifted(article, snapshot.spans[Topic.ARTICLES][article.source.partition].firm)
    rows[Topic.VERDICTS], rows[Topic.CURRENT], rows[Topic.DUPLICATES] = [], [], []
    rows[Topic.ARTICLES] = [late]

    assert Wrong.UNACCOUNTED not in audit(rows, snapshot).findings.counts


def test_an_output_of_a_raw_offset_that_was_never_written_is_found() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    headers = {**dict(rows[Topic.ARTICLES][0].headers), "dateline-source-offset": b"999999"}
    rows[Topic.ARTICLES][0] = replace(rows[Topic.ARTICLES][0], headers=tuple(headers.items()))

    assert Wrong.FROM_NOTHING in audit(rows, snapshot).findings.counts


def test_a_version_on_another_partition_than_its_story_is_found() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    seen = set[bytes | None]()
    for index, record in enumerate(rows[Topic.ARTICLES]):
        if record.key in seen:
            other = replace(record.source, partition=(record.source.partition + 1) % PARTS)
            rows[Topic.ARTICLES][index] = replace(record, source=other)
            break
        seen.add(record.key)

    assert audit(rows, snapshot).findings.counts[Wrong.SPLIT_STORY] >= 1


def test_an_article_linked_is_the_outcome_of_no_record() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    article = rows[Topic.ARTICLES][-1]
    event = orjson.loads(article.value or b"")
    event["event"]["type"] = "article.linked"
    event["versioning"]["mergedInto"] = "urn:dateline:ap:x-1"
    end = snapshot.spans[Topic.ARTICLES][article.source.partition].end
    headers = {**dict(article.headers), "ce_type": b"dateline.article.linked.v1"}
    link = replace(article, value=orjson.dumps(event), headers=tuple(headers.items()))
    rows[Topic.ARTICLES].append(shifted(link, end))
    rows[Topic.CURRENT] = [row for row in rows[Topic.CURRENT] if row.key != article.key]

    report = audit(rows, snapshot)

    assert report.findings.counts == {}
    assert report.fates == audit(*whole()).fates


def test_the_fate_of_each_record_is_listed_beside_its_place() -> None:
    rows, snapshot = whole()
    books = books_of(rows, snapshot)

    listed = list(fates_of(books))

    raw = [(row.source.partition, row.source.offset) for row in rows[Topic.RAW]]
    assert sorted((partition, offset) for partition, offset, _ in listed) == sorted(raw)
    assert Counter(fate for *_, fate in listed) == audit(rows, snapshot).fates


def test_a_letter_past_the_firm_end_of_a_record_that_was_read_waits_for_its_verdict() -> None:
    world, look = settled(COUNT, limits=Limits(max_message_bytes={Topic.ARTICLES: 1}))
    snapshot = look.snapshot()
    rows = rows_of(world, snapshot)
    read = {
        (row.text_header("dateline-source-partition"), row.text_header("dateline-source-offset"))
        for row in rows[Topic.READ]
    }
    letter = next(
        row
        for row in rows[Topic.REJECTED]
        if (row.text_header("dlq.source.partition"), row.text_header("dlq.source.offset")) in read
    )
    late = shifted(letter, snapshot.spans[Topic.REJECTED][letter.source.partition].firm)
    alone = {**rows, Topic.VERDICTS: [], Topic.REJECTED: [late]}

    report = audit(alone, snapshot)

    assert Wrong.UNACCOUNTED not in report.findings.counts
    assert report.fates[Fate.REJECTED] == 0
