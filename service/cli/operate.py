"""The commands that read live topics and act on them: send, audit, replay."""
# ruff: noqa: PLC0415 - imports wait for their command, so that `dateline run` starts fast

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import RawPartition, Since, Until, epilog, moment_ms
from service.core.outcome import RejectReason

operate_app = typer.Typer(rich_markup_mode=None)


@operate_app.command(
    epilog=epilog(
        "dateline send page.html --source city-crawl --dry-run",
        "dateline send archive/ --rate 200",
        status="0 all sent, 1 some skipped or stopped midway (send again: what arrived before "
        "becomes a duplicate), 2 a file cannot be read, or invalid configuration",
    )
)
def send(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Files, or directories to search recursively."),
    ],
    *,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Source name for files that do not carry one."),
    ] = None,
    rate: Annotated[
        float | None, typer.Option(min=0.1, metavar="N", help="Send at most N records per second.")
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Only report what would be rejected; needs no broker."),
    ] = False,
) -> None:
    """Send files to the raw topic, as a scraper would.

    Files that the service would reject are reported and skipped. .txt, .html, .eml and .xml files
    are sent unchanged; .json holds a RawDispatch or ninjs, .jsonl one per line; the format of any
    other file is detected. In directories only these suffixes are sent. The record key is the
    feed's own id, else the URL, else the file name, which keeps versions of a dispatch in order.
    """
    from service.cli.send import Options, main

    options = Options(files=files, source=source, rate=rate, dry_run=dry_run)
    raise typer.Exit(main(options))


@operate_app.command(
    epilog=epilog(
        "dateline audit",
        "dateline audit --since 2024-03-14T00:00:00Z --json | jq .findings",
        "dateline audit --partition 3 --from 1000 --to 1020 --records -",
        note="Reads the outputs in full whatever the range; per million records it needs 3 MB of "
        "memory and 80 MB of temporary files.",
        status="0 everything is right, 1 something is wrong or a topic could not be read to its "
        "end, 2 invalid configuration",
    )
)
def audit(  # noqa: PLR0913 - each is an option of its own
    *,
    partition: RawPartition = None,
    first: Annotated[
        int | None, typer.Option("--from", min=0, metavar="OFFSET", help="First raw offset.")
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", min=0, metavar="OFFSET", help="Last raw offset.")
    ] = None,
    since: Since = None,
    until: Until = None,
    rewound: Annotated[
        bool,
        typer.Option("--rewound", help="READ was rewound: accept dead letters that occur twice."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    records: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|-",
            help="Write the outcome of each raw record there, one JSON object per line.",
        ),
    ] = None,
) -> None:
    """Prove that every raw record has exactly one outcome.

    Compares the raw topic, the read topic, the verdict log and the three outputs record by
    record, checks them against the committed offsets, and lists lost, repeated and unaccounted
    records. The service may keep running: records it has not reached count as pending. Writes
    nothing and joins no consumer group.
    """
    from service.cli.audit import Options, main

    options = Options(
        partition=partition,
        first=first,
        last=last,
        since_ms=moment_ms(since, "--since"),
        until_ms=moment_ms(until, "--until"),
        rewound=rewound,
        as_json=json,
        records=records,
    )
    raise typer.Exit(main(options))


@operate_app.command(
    epilog=epilog(
        "dateline replay --all --dry-run    # how many, by reason",
        "dateline replay --reason internal_error --since 2024-03-14T00:00:00Z --yes",
        "dateline replay --source crawl-7 --rate 50",
        note="Needs 200 MB of temporary files per million dead letters.",
        status="0 success, 1 some could not be sent or it stopped midway (run it again: nothing "
        "is sent twice), 2 invalid configuration",
    )
)
def replay(  # noqa: PLR0913 - each is an option of its own
    *,
    reason: Annotated[
        list[RejectReason] | None,
        typer.Option(
            metavar="REASON",
            help="Only this reason (header dlq.reason); repeatable.",
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only records of the source with this name; repeatable."
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    partition: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Only this partition of the dead-letter topic."),
    ] = None,
    first: Annotated[
        int | None, typer.Option("--from", min=0, metavar="OFFSET", help="First offset there.")
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", min=0, metavar="OFFSET", help="Last offset there.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All dead letters; required if no option above is given.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Report what would be done; write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
    rate: Annotated[
        float | None, typer.Option(min=0.1, metavar="N", help="Send at most N records per second.")
    ] = None,
    max_attempts: Annotated[
        int, typer.Option(min=1, metavar="N", help="Park a dead letter after N attempts.")
    ] = 3,
    parking: Annotated[
        str, typer.Option(metavar="TOPIC", help="Topic for parked letters; created if missing.")
    ] = "dispatches.parked",
) -> None:
    """Send dead letters to the raw topic again.

    For use after a fix of the parser or of a scraper. Key, value and headers are those of the
    original record. Each dead letter is sent once, however often you run this: a replayed record
    carries the id of its dead letter, and ids found in the raw topic are skipped. If the dead
    letter only points to an oversized record, its value is fetched from the raw topic.
    """
    from service.cli.replay import Options, main
    from service.core.replay import Selection

    selection = Selection(
        reasons=frozenset(str(one) for one in reason or ()),
        senders=frozenset(source or ()),
        since_ms=moment_ms(since, "--since"),
        until_ms=moment_ms(until, "--until"),
        partition=partition,
        first=first,
        last=last,
    )
    if not everything and selection == Selection():
        message = "select dead letters with an option, or give --all; --dry-run shows them"
        raise typer.BadParameter(message)
    raise typer.Exit(
        main(
            Options(
                selection=selection,
                dry_run=dry_run,
                yes=yes,
                max_attempts=max_attempts,
                rate=rate,
                parking=parking,
            )
        )
    )
