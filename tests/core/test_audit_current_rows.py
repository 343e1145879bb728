"""An audit holds the rows of the current topic against what the articles tell."""

from collections import Counter
from dataclasses import replace

import pytest

from service.core.audit.findings import Wrong
from service.core.outcome import Topic
from service.core.record import RawRecord
from tests.core.test_audit import copy, cut, whole
from tests.support.audit_world import Rows, audit, rows_of, settled


def current_rows(rows: Rows) -> list[RawRecord]:
    """The rows of the current topic, newest first."""
    return sorted(rows[Topic.CURRENT], key=lambda row: -row.source.offset)


def test_a_row_that_stayed_behind_its_story_is_found() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    keys = Counter(row.key for row in rows[Topic.CURRENT])
    behind = next(row for row in current_rows(rows) if keys[row.key] > 1)
    rows[Topic.CURRENT].remove(behind)

    report = audit(rows, snapshot)

    assert report.findings.counts == {Wrong.WRONG_ROW: 1}


@pytest.mark.parametrize("withdrawn", [False, True], ids=["live", "withdrawn"])
def test_a_tombstone_is_wrong_only_where_the_story_lives(withdrawn: bool) -> None:  # noqa: FBT001 - a case
    world, look = settled(withdraw=True)
    snapshot = look.snapshot()
    rows = rows_of(world, snapshot)
    gone = next(r.key for r in rows[Topic.ARTICLES] if r.header("dateline-command-id"))
    last = next(row for row in current_rows(rows) if (row.key == gone) is withdrawn)
    rows[Topic.CURRENT][rows[Topic.CURRENT].index(last)] = replace(last, value=None)

    report = audit(rows, snapshot)

    assert report.findings.counts == ({} if withdrawn else {Wrong.WRONG_ROW: 1})


def test_rows_outlive_the_articles_and_the_topic_may_be_asked_for_late() -> None:
    rows, snapshot = cut(whole()[1], Topic.ARTICLES, whole()[0])
    late = copy(whole()[0])
    late[Topic.CURRENT] = late[Topic.CURRENT][len(late[Topic.CURRENT]) // 2 :]

    assert audit(rows, snapshot).findings.counts == {}
    assert audit(late, whole()[1]).findings.counts == {}
