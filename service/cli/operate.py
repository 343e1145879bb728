"""The verbs that look at live topics and act on them: send, audit, replay."""
# ruff: noqa: PLC0415 - imports wait for their verb, so that `dateline run` starts fast

from pathlib import Path
from typing import Annotated

import typer

from service.cli.options import Since, Until, epilog, moment_ms
from service.core.outcome import RejectReason

operate_app = typer.Typer(rich_markup_mode=None)


@operate_app.command(
    epilog=epilog(
        "dateline send page.html --source city-crawl --dry-run",
        "dateline send archive/ --rate 200",
        status="0 all sent, 1 some were left out or it stopped midway (send them again: "
        "what is there already becomes a duplicate), 2 a file cannot be read, or configuration",
    )
)
def send(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files, or directories with all below.")
    ],
    *,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Name of the feed or site, for texts that come bare."),
    ] = None,
    rate: Annotated[
        float | None, typer.Option(min=0.1, metavar="N", help="At most so many records a second.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be rejected; needs no broker.")
    ] = False,
) -> None:
    """Send files to the raw topic, as a scraper would.

    What the service would reject is named and left out. .txt, .html, .eml and .xml go as they
    are, .json is a RawDispatch or ninjs, .jsonl one a line; any other file is looked at by the
    service. Directories are searched for these suffixes. The key is the feed's own id, else the
    url, else the file's name: so versions stay in order.
    """
    from service.cli.send import Options, main

    options = Options(files=files, source=source, rate=rate, dry_run=dry_run)
    raise typer.Exit(main(options))


@operate_app.command(
    epilog=epilog(
        "dateline audit",
        "dateline audit --since 2024-03-14T00:00:00Z --json | jq .findings",
        "dateline audit --partition 3 --from 1000 --to 1020 --records -",
        note="It reads outputs whole, whatever the range: 3 MB of memory and "
        "80 MB of temporary files for each million records.",
        status="0 everything is right, 1 something is wrong or could not be read to its end, "
        "2 configuration",
    )
)
def audit(  # noqa: PLR0913 - each is an option of its own
    *,
    partition: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Only this partition of the raw topic.")
    ] = None,
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
        typer.Option(
            "--rewound", help="READ was made to read again: dead letters may stand twice."
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    records: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|-", help="Write a line of JSON for each raw record with its outcome."
        ),
    ] = None,
) -> None:
    """Prove that every raw record has exactly one outcome.

    Those that have none, or two, are listed. It reads the raw topic, the read topic, the verdict
    log and the three outputs, and holds them against each other and against where the service
    stands. The service may go on meanwhile: what it has not come to yet is pending, not lost. It
    writes nothing and joins no group.
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
        note="200 MB of temporary files for each million letters.",
        status="0 done, 1 some letters cannot be sent or it stopped midway (run it "
        "again: nothing is sent twice), 2 configuration",
    )
)
def replay(  # noqa: PLR0913 - each is an option of its own
    *,
    reason: Annotated[
        list[RejectReason] | None,
        typer.Option(
            metavar="REASON",
            help="Only this reason, as in the header dlq.reason; may be given again.",
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only what this source sent, by its name; may be given again."
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    partition: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Only this partition of the dead-letter topic."),
    ] = None,
    first: Annotated[
        int | None, typer.Option("--from", min=0, metavar="OFFSET", help="First letter there.")
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", min=0, metavar="OFFSET", help="Last letter there.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All letters; needed when nothing above is given.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    rate: Annotated[
        float | None, typer.Option(min=0.1, metavar="N", help="At most so many records a second.")
    ] = None,
    max_attempts: Annotated[
        int, typer.Option(min=1, metavar="N", help="A letter tried so often is parked instead.")
    ] = 3,
    parking: Annotated[
        str, typer.Option(metavar="TOPIC", help="The parking topic; made when it is not there.")
    ] = "dispatches.parked",
) -> None:
    """Send dead letters to the raw topic again.

    After a fix, or when a scraper was mended. Key, value and headers are the sender's own. Each
    letter is sent once, however often you run this: a replay carries its letter's id, and ids
    that the raw topic holds are left alone. A pointer's value is fetched from the raw topic
    while that still holds it.
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
        message = "choose letters by an option, or take --all; --dry-run shows them"
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
