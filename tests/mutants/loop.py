"""Guards of the loop: transactions, positions, the log, the state."""

from tests.mutants.mutant import Mutant

_STAGE = "tests/shell/test_stage.py"
_CATCHUP = "tests/shell/test_catchup.py"
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
        noticed_by=("tests/broker/test_log.py",),
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
        name="purge-leaves-a-margin",
        file="service/shell/purge.py",
        guard="partition: position - self._keep\n",
        without="partition: position\n",
        noticed_by=("tests/shell/test_purge.py",),
    ),
    Mutant(
        name="killed-member-left-for",
        file="service/shell/former.py",
        guard="self.members += _read(file).items()",
        without="pass",
        noticed_by=("tests/shell/test_former.py",),
    ),
    Mutant(
        name="cancelled-worker-ends",
        file="service/shell/kafka/producer.py",
        guard="            with suppress(StepError):\n"
        '                async with bounded("abandon", 1.0)',
        without="            with suppress(StepError, asyncio.CancelledError):\n"
        '                async with bounded("abandon", 1.0)',
        noticed_by=("tests/shell/test_producer.py",),
    ),
    Mutant(
        name="left-when-stopped-while-joining",
        file="service/shell/stage.py",
        guard="                return True\n",
        without="                return not self._stopping.is_set()\n",
        noticed_by=(_STAGE,),
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
        noticed_by=("tests/shell/test_judge.py",),
    ),
    Mutant(
        name="purge-of-what-is-owned",
        file="service/shell/purge.py",
        guard="self._positions.pop(partition, None)",
        without="pass",
        noticed_by=("tests/shell/test_purge.py",),
    ),
    Mutant(
        name="purge-rests-after-a-failure",
        file="service/shell/purge.py",
        guard="self._resting = _REST",
        without="self._resting = 0",
        noticed_by=("tests/shell/test_purge.py",),
    ),
    Mutant(
        name="patience-from-the-first-record",
        file="service/shell/intake.py",
        guard="self._since + self._pace.fill_wait - time.monotonic()",
        without="self._pace.fill_wait",
        noticed_by=("tests/shell/test_intake.py",),
    ),
)
