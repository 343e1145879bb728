"""`dateline reissue` beside a running service whose parser is the same: no news for anybody."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.broker.test_audit import audited, command
from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import running
from tests.support.noida import noida
from tests.support.topic_reader import Row, read_rows, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.worker import Worker

Rows = dict[str, tuple[Row, ...]]


async def reissued(place: Place, *options: str) -> tuple[int, str, str]:
    done = await asyncio.to_thread(command, place, "reissue", "--all", *options)
    await until_settled(place)
    return done


async def reissue_twice(place: Place, home: Path, sent: Sequence[Sent]) -> list[Rows]:
    """Look before anything, after a dry run and one without leave, and after two runs."""
    worker = Worker(place, home)
    async with running(worker):
        worker.start()
        await send(place, sent)
        await worker.until_ready()
        await until_settled(place)
        seen = [await read_rows(place)]
        code, out, _ = await reissued(place, "--dry-run")
        assert (code, out.splitlines()[-1]) == (0, "dry run: nothing was written")
        code, _, problems = await reissued(place)
        assert (code, problems[:19]) == (1, "nothing was written")
        seen.append(await read_rows(place))
        # The second run is what follows one that was killed behind its last commit.
        done = [await reissued(place, "--yes") for _ in range(2)]
        assert [code for code, *_ in done] == [0, 0], done
        seen.append(await read_rows(place))
        await worker.ended()
    return seen


@pytest.mark.timeout(60)
async def test_an_unchanged_parser_tells_nothing_and_the_audit_has_nothing_to_say(
    tmp_path: Path,
) -> None:
    sent = list(dispatches(40))
    kept = [one for one in sent if one.expected is not Expected.REJECTED]
    with noida(tmp_path / "broker") as bootstrap:
        place = new_place(bootstrap)
        await make_topics(place)
        first, unchanged, last = await reissue_twice(place, tmp_path / "a", sent)
        code, report = await audited(place)

    assert unchanged == first
    for part in ("articles", "duplicates", "rejected"):
        assert last[part] == first[part], part
    again = [row for row in last["raw"] if "dateline-reissue-of" in row.headers]
    assert Counter(row.value for row in again) == Counter(one.value for one in [*kept, *kept])
    assert {row.key for row in again} == {one.key for one in kept}
    assert len(last["raw"]) == len(sent) + len(again)
    assert (code, report["findings"]) == (0, [])
    assert report["outcomes"]["redelivered"] == len(again)
