"""Remove each guard of the exactly-once loop in a copy of the tree; some test must fail.

    python -m tests.mutants [NAME ...]

A guard that can be removed without a test noticing is a guard nobody proves. Prints one line a
mutant; ends with 1 when one survived or its code is no longer there to be changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_COPIED = ("service", "tests", "schemas", "deploy", "pyproject.toml", "README.md")
_STAGE = "tests/shell/test_stage.py"
_CATCHUP = "tests/shell/test_catchup.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A guard, the text that is it, what stands there without it, and who should notice."""

    name: str
    file: str
    guard: str
    without: str
    noticed_by: tuple[str, ...]


MUTANTS = (
    Mutant(
        name="awaited-futures",
        file="service/shell/kafka/producer.py",
        guard="await asyncio.gather(*(future for _, _, future in appends))",
        without="appends = [a for a in appends if a[2].done() and not a[2].exception()]",
        noticed_by=("tests/faults/test_links.py -k refuses",),
    ),
    Mutant(
        name="leader-asked",
        file="service/shell/kafka/consumer.py",
        guard="await self._ask_leaders(error)\n            return {}",
        without="raise ConfigurationError(str(error)) from error",
        noticed_by=("tests/faults/test_links.py -k spoilt",),
    ),
    Mutant(
        name="recycle",
        file="service/shell/partition.py",
        guard="await self._recycle(error)\n        else:",
        without="self.gate.put_back(batch)\n        else:",
        noticed_by=(_STAGE,),
    ),
    Mutant(
        name="gate",
        file="service/shell/gate.py",
        guard="if self.state is PartitionState.RUNNING:\n            self.intake.offer(records)",
        without="self.intake.offer(records)",
        noticed_by=(_STAGE,),
    ),
    Mutant(
        name="gate-by-offset",
        file="service/shell/intake.py",
        guard="if record.source.offset >= self.next_in:",
        without="if True:",
        noticed_by=(_STAGE, "tests/shell"),
    ),
    Mutant(
        name="seek-back",
        file="service/shell/stage.py",
        guard="one.seek_back()",
        without="pass",
        noticed_by=(_STAGE,),
    ),
    Mutant(
        name="apply-after-commit",
        file="service/shell/transaction.py",
        guard="self._ledger.begin(plan, batch, position, metadata)\n"
        "        await producer.commit()",
        without="self._ledger.begin(plan, batch, position, metadata)\n"
        "        self._apply(plan)\n        await producer.commit()",
        noticed_by=(_STAGE,),
    ),
    Mutant(
        name="position-from-the-trailer",
        file="service/shell/catchup.py",
        guard="next_offset=None if trailer is None else trailer.next_offset",
        without="next_offset=None if trailer is None else 0",
        noticed_by=(_CATCHUP,),
    ),
    Mutant(
        name="catch-up-to-the-high-watermark",
        file="service/shell/kafka/log.py",
        guard="while position < end:",
        without="for _ in range(1):",
        noticed_by=("tests/faults/test_failpoints.py -k judge.before_end",),
    ),
    Mutant(
        name="fencing-before-catch-up",
        file="service/shell/partition.py",
        guard="await self._producer.start()\n        budget",
        without="budget",
        noticed_by=(_STAGE,),
    ),
    Mutant(
        name="append-check",
        file="service/shell/catchup.py",
        guard="if not 0 <= gap <= self._MARKERS:",
        without="if False:",
        noticed_by=(_CATCHUP,),
    ),
    Mutant(
        name="size-before-begin",
        file="service/core/encode.py",
        guard="return size + MARGIN <= self.max_message_bytes.get(topic, DEFAULT_LIMIT)",
        without="return True",
        noticed_by=("tests/core/test_pipeline.py", "tests/shell/test_read.py"),
    ),
    Mutant(
        name="record-before-the-position",
        file="service/shell/anchor.py",
        guard="elif hash_of(record) != mark.last:",
        without="elif False:",
        noticed_by=("tests/shell/test_read.py",),
    ),
    Mutant(
        name="topic-ends-before-the-position",
        file="service/shell/anchor.py",
        guard="if commit.offset > end:",
        without="if False:",
        noticed_by=("tests/shell/test_read.py",),
    ),
    Mutant(
        name="foreign-commits-refused",
        file="service/shell/anchor.py",
        guard='incarnation, keys, last = facts["incarnation"], facts["keys"], facts["last"]',
        without='incarnation, keys, last = facts.get("incarnation", 0), 1, ""',
        noticed_by=("tests/shell/test_read.py",),
    ),
    Mutant(
        name="log-reaches-the-commit",
        file="service/shell/judge.py",
        guard="if written is None or begin < written <= end:",
        without="if True:",
        noticed_by=("tests/shell/test_judge.py",),
    ),
    Mutant(
        name="rewind-only-what-was-looked-at",
        file="service/shell/rewind.py",
        guard="if any(commits.get(move.partition) != move.was for move in moves):",
        without="if False:",
        noticed_by=("tests/shell/test_rewind.py",),
    ),
    Mutant(
        name="purge-leaves-a-margin",
        file="service/shell/purge.py",
        guard="partition: position - self._keep\n",
        without="partition: position\n",
        noticed_by=("tests/shell/test_purge.py",),
    ),
    Mutant(
        name="one-version-of-signatures",
        file="service/core/likeness/features.py",
        guard="return all(one[:1] == bytes((VERSION,)) for one in sketches)",
        without="return True",
        noticed_by=("tests/core/test_story_likeness.py",),
    ),
    Mutant(
        name="command-obeyed-once",
        file="service/core/story/command.py",
        guard="    if done:",
        without="    if False:",
        noticed_by=("tests/core/test_story_commands.py",),
    ),
    Mutant(
        name="another-agencys-story",
        file="service/core/story/command.py",
        guard="return story if story and story.head.agency == command.agency else None",
        without="return story",
        noticed_by=("tests/core/test_story_commands.py",),
    ),
    Mutant(
        name="slow-record-apart",
        file="service/shell/careful.py",
        guard="self.journal.hold(source.partition, source.offset)",
        without="pass",
        noticed_by=("tests/shell/test_journal.py",),
    ),
    Mutant(
        name="state-reopened-after-a-full-disk",
        file="service/shell/judge.py",
        guard="self.release(partition)\n            raise",
        without="raise",
        noticed_by=("tests/faults/test_disk.py -k full_disk_stops_judging",),
    ),
)


def survives(mutant: Mutant, home: Path) -> str | None:
    """Say why a mutant lives, or None when a test has killed it."""
    file = home / mutant.file
    text = file.read_text()
    if text.count(mutant.guard) != 1:
        return f"{mutant.file} has its guard {text.count(mutant.guard)} times: mend this list"
    file.write_text(text.replace(mutant.guard, mutant.without))
    try:
        for tests in mutant.noticed_by:
            command = [sys.executable, "-m", "pytest", "-q", "-x", *tests.split()]
            done = subprocess.run(  # noqa: S603 - our own command
                [*command, "-m", "long or not long", "-p", "no:cacheprovider"],
                cwd=home,
                env=os.environ | {"PYTHONPATH": str(home)},
                capture_output=True,
                text=True,
                timeout=600,
                check=False,
            )
            if done.returncode == 1:
                return None
            if done.returncode:
                return f"the tests did not run: {done.stdout[-500:]}{done.stderr[-500:]}"
    finally:
        file.write_text(text)
    return f"nobody noticed: {', '.join(mutant.noticed_by)}"


def main(names: list[str]) -> int:
    """Try the mutants named, or all; return the exit status."""
    chosen = [mutant for mutant in MUTANTS if not names or mutant.name in names]
    alive = 0
    with tempfile.TemporaryDirectory(prefix="dateline-mutants-") as made:
        home = Path(made)
        for name in _COPIED:
            source = _ROOT / name
            if source.is_dir():
                shutil.copytree(source, home / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, home / name)
        (home / ".cache").symlink_to(_ROOT / ".cache")
        for mutant in chosen:
            began = time.monotonic()
            why = survives(mutant, home)
            alive += why is not None
            seconds = time.monotonic() - began
            print(f"{mutant.name:34} {seconds:6.1f} s  {why or 'noticed'}", flush=True)
    print(f"{len(chosen) - alive} of {len(chosen)} noticed")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
