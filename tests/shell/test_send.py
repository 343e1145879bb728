"""`dateline send`: what is sent of files, under which key, and what is left out and said."""

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.sendable import Sendable, files_in, sendables
from service.core.outcome import RejectReason
from service.shell.failures import RecycleReason, StepError
from service.shell.kafka.plain import Plain
from service.shell.sending import Sending
from tests.support.builders import PAGE, T0_MS, make_json

runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})


class Broker:
    """A producer that keeps what it is given, and fails at a chunk if told to."""

    def __init__(self, fail_at: int | None = None) -> None:
        self.chunks: list[list[Plain]] = []
        self._fail_at = fail_at

    async def send(self, records: Sequence[Plain]) -> None:
        if len(self.chunks) == self._fail_at:
            raise StepError(RecycleReason.TIMEOUT, "send: no answer")
        self.chunks.append(list(records))


def write(home: Path, name: str, value: bytes) -> Path:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(value)
    return path


def only(file: Path, source: str | None = None) -> Sendable:
    (one,) = sendables(file, source, T0_MS)
    return one


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", b"text/plain"),
        ("a.HTML", b"text/html"),
        ("a.eml", b"message/rfc822"),
        ("a.xml", b"application/xml"),
    ],
)
def test_a_bare_text_goes_as_it_is_with_its_type_and_source(
    tmp_path: Path, name: str, kind: bytes
) -> None:
    file = write(tmp_path, name, b"\xef\xbb\xbfas found\r\n")

    one = only(file, "city-crawl")

    assert one.record.value == b"\xef\xbb\xbfas found\r\n"
    assert one.record.headers == (("content-type", kind), ("source", b"city-crawl"))
    assert one.record.key == str(file).encode()


def test_a_file_of_an_unknown_suffix_is_left_for_the_service_to_look_at(tmp_path: Path) -> None:
    assert only(write(tmp_path, "page", PAGE.encode())).record.headers == ()


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"source_id": "h-7", "url": "https://wire.example/1"}, b"h-7"),
        ({"url": "https://wire.example/1"}, b"https://wire.example/1"),
    ],
)
def test_json_is_keyed_by_the_feeds_own_id_or_else_its_url(
    tmp_path: Path, fields: dict[str, str], key: bytes
) -> None:
    one = only(write(tmp_path, "a.json", make_json(**fields)), "not-for-json")

    assert one.record.key == key
    assert one.record.headers == (("content-type", b"application/json"),)


def test_json_lines_are_a_record_each_and_blank_lines_none(tmp_path: Path) -> None:
    file = write(tmp_path, "a.jsonl", make_json() + b"\r\n\n" + b'{"body": 7}\n')

    first, second = sendables(file, None, T0_MS)

    assert (first.place, second.place) == (f"{file}:1", f"{file}:3")
    assert first.record.value == make_json()
    assert first.refused() is None
    refused = second.refused()
    assert refused is not None
    assert refused.reason is RejectReason.SCHEMA_VIOLATION


def test_a_directory_gives_what_it_knows_at_any_depth_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.html", "b/notes.md", "c.json"):
        write(tmp_path, name, b"x")

    found = files_in([tmp_path])

    assert [str(one.relative_to(tmp_path)) for one in found] == ["a/1.html", "b/2.txt", "c.json"]


def test_a_directory_that_cannot_be_looked_into_is_said_and_nothing_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a/1.txt", b"x")
    closed = write(tmp_path, "b/closed/2.txt", b"x").parent
    look = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if path == str(closed):  # a mode would not keep root out
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    said = runner.invoke(app, ["send", str(tmp_path), "--dry-run"])

    assert said.exit_code == 2
    assert said.stderr == f"cannot read {closed}: Permission denied\n"


async def test_records_are_sent_in_order_and_counted_once_the_broker_has_them() -> None:
    broker, told = Broker(), list[int]()
    records = [Plain(value=b"%d" % n) for n in range(450)]
    run = Sending(broker, None, told.append)

    await run.all(records)

    assert [one for chunk in broker.chunks for one in chunk] == records
    assert told == [200, 400, 450]
    assert run.sent == 450


async def test_what_was_not_acknowledged_is_not_counted() -> None:
    run = Sending(Broker(fail_at=1), None, lambda _: None)

    with pytest.raises(StepError):
        await run.all([Plain(value=b"%d" % n) for n in range(250)])

    assert run.sent == 200


async def test_a_rate_spaces_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("service.shell.throttle.asyncio.sleep", sleep)
    broker = Broker()

    await Sending(broker, 2.0, lambda _: None).all([Plain(value=b"%d" % n) for n in range(5)])

    assert [len(chunk) for chunk in broker.chunks] == [2, 2, 1]
    assert waits[0] == 0.0
    assert waits[1:] == pytest.approx([1.0, 1.0], abs=0.2)


def test_a_dry_run_names_what_would_be_rejected_and_needs_no_broker(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", PAGE.encode())
    bad = write(tmp_path, "bad.json", orjson.dumps({"body": 7}))

    said = runner.invoke(app, ["send", str(tmp_path), "--dry-run"])

    assert said.exit_code == 1
    assert said.stdout == (
        "1 would be sent; dry run: nothing was written, 1 skipped: they would be rejected\n"
    )
    assert said.stderr.startswith(f"{bad}: schema_violation (body): ")


def test_a_file_that_is_not_there_is_said_and_nothing_is_sent(tmp_path: Path) -> None:
    said = runner.invoke(app, ["send", str(tmp_path / "none.txt"), "--dry-run"])

    assert said.exit_code == 2
    assert said.stderr == f"cannot read {tmp_path / 'none.txt'}: No such file or directory\n"
