"""The commands that correct the service: read again, take down, merge, split, fill."""
# ruff: noqa: PLC0415 - imports wait for their command, so that `dateline run` starts fast

from typing import Annotated

import typer

from service.cli.options import RawPartition, Since, Until, epilog, moment_ms

intervene_app = typer.Typer(rich_markup_mode=None)
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Report what would be done; write nothing.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")]


@intervene_app.command(
    epilog=epilog(
        "dateline rewind --earliest --dry-run    # show the new offsets",
        "dateline rewind --to-time 2024-03-14T00:00:00Z",
        "dateline rewind --partition 3 --to-offset 1200 --yes",
        status="0 success, 1 failed, 2 invalid configuration, or READ is running",
    )
)
def rewind(  # noqa: PLR0913 - each is an option of its own
    *,
    earliest: Annotated[
        bool, typer.Option("--earliest", help="To the first record that still exists.")
    ] = False,
    offset: Annotated[
        int | None,
        typer.Option(
            "--to-offset", min=0, metavar="OFFSET", help="To this offset; needs --partition."
        ),
    ] = None,
    when: Annotated[
        str | None,
        typer.Option(
            "--to-time",
            metavar="TIME",
            help="To the first record with this timestamp (RFC 3339) or later.",
        ),
    ] = None,
    partition: Annotated[
        list[int] | None,
        typer.Option(min=0, metavar="N", help="Only this partition; repeatable. Default: all."),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Move READ to another offset, back or forward.

    Stop every READ first. Records read again are `redelivered`: JUDGE recognises them and
    publishes nothing twice, but their dead letters are written again, under the same ids.
    Records skipped are never read.
    """
    from service.cli.rewind import Options, main
    from service.shell.rewind import Wish

    if sum((earliest, offset is not None, when is not None)) != 1:
        message = "give one of --earliest, --to-offset and --to-time"
        raise typer.BadParameter(message)
    if offset is not None and not partition:
        message = "an offset needs --partition"
        raise typer.BadParameter(message)
    partitions = tuple(sorted(set(partition or ())))
    wish = Wish(partitions=partitions, offset=offset, when_ms=moment_ms(when, "--to-time"))
    raise typer.Exit(main(Options(wish=wish, dry_run=dry_run, yes=yes)))


@intervene_app.command(
    "new-incarnation",
    epilog=epilog(
        "dateline new-incarnation --dry-run",
        status="0 success, 1 failed, 2 invalid configuration, or READ is running",
    ),
)
def new_incarnation(*, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Declare that the raw topic was deleted and recreated.

    Its offsets now mean other records. READ starts at the beginning of every partition, and
    source coordinates carry the next incarnation number. Stories stay known: a text that comes
    again is a duplicate.
    """
    from service.cli.rewind import Options, main

    raise typer.Exit(main(Options(wish=None, dry_run=dry_run, yes=yes)))


@intervene_app.command(
    epilog=epilog(
        "dateline reissue --since 2024-03-14T00:00:00Z --dry-run    # how many, by partition",
        "dateline reissue --partition 3 --from 1200 --to 1260",
        "dateline reissue --all --rate 50 --yes",
        note="Deploy the fixed parser first. Reads the whole verdict log; needs 100 MB of "
        "temporary files per million records.",
        status="0 success, 1 failed or stopped midway (run it again: what was sent twice is "
        "redelivered), 2 invalid configuration",
    )
)
def reissue(  # noqa: PLR0913 - each is an option of its own
    *,
    partition: RawPartition = None,
    first: Annotated[
        int | None,
        typer.Option("--from", min=0, metavar="OFFSET", help="First raw offset of --partition."),
    ] = None,
    last: Annotated[
        int | None,
        typer.Option("--to", min=0, metavar="OFFSET", help="Last raw offset of --partition."),
    ] = None,
    since: Since = None,
    until: Until = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All records; required if no option above is given.")
    ] = False,
    rate: Annotated[
        float | None, typer.Option(min=0.1, metavar="N", help="Send at most N records per second.")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Send raw records again after a parser fix.

    Only what the new parser reads differently is published. Key, value and headers are those of
    the original record. A dispatch that is read as before is `redelivered` and published nowhere;
    one that is read differently becomes the next version of its story (`article.updated`).
    Rejected records are not sent: use `dateline replay` for those.
    """
    from service.cli.reissue import Options, main
    from service.core.reissue import Range

    meant = Range(
        partition=partition,
        first=first,
        last=last,
        since_ms=moment_ms(since, "--since"),
        until_ms=moment_ms(until, "--until"),
    )
    if not everything and meant == Range():
        message = "select records with an option, or give --all; --dry-run shows them"
        raise typer.BadParameter(message)
    if partition is None and (first is not None or last is not None):
        message = "an offset needs --partition"
        raise typer.BadParameter(message)
    raise typer.Exit(main(Options(range=meant, dry_run=dry_run, yes=yes, rate=rate)))


Story = Annotated[str, typer.Argument(metavar="URI", help="The story, by its item.uri.")]
Why = Annotated[str, typer.Option(help="Reason; consumers see it in versioning.linkEvidence.")]


By = Annotated[
    str, typer.Option(help="Who asked for it, for the log of JUDGE. Default: the current user.")
]


@intervene_app.command(
    epilog=epilog(
        "dateline withdraw urn:dateline:yonhap:AEN202403140042 --dry-run",
        'dateline withdraw urn:dateline:yonhap:AEN202403140042 --why "a court\'s order" --yes',
        "dateline withdraw urn:dateline:yonhap:AEN202403140042 --erase --dry-run --json",
        note="--erase reads the whole verdict log of the story's agency.",
        status="0 sent, shown, or erased before, 1 refused or not sent, 2 invalid configuration",
    )
)
def withdraw(  # noqa: PLR0913 - each is an option of its own
    uri: Story,
    *,
    erase: Annotated[
        bool,
        typer.Option(
            "--erase",
            help="Also remove headline and URL, and list the records that still hold the text.",
        ),
    ] = False,
    why: Why = "",
    by: By = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Withdraw a story, or erase it.

    Consumers get an article.withdrawn event without its text. Versions and copies that arrive
    later are published without text. Repeating the command changes nothing.
    """
    from service.cli.story import Options, main

    options = Options(
        uri=uri, erase=erase, why=why, by=by, dry_run=dry_run, yes=yes, as_json=as_json
    )
    raise typer.Exit(main(options))


@intervene_app.command(
    epilog=epilog(
        "dateline merge urn:dateline:ap:x-0f3b… urn:dateline:ap:x-77a1… --dry-run",
        status="0 sent, 1 refused or not sent, 2 invalid configuration",
    )
)
def merge(  # noqa: PLR0913 - each is an option of its own
    uri: Story,
    into: Annotated[
        str,
        typer.Argument(metavar="INTO", help="The story it becomes part of, of the same agency."),
    ],
    *,
    why: Why = "",
    by: By = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Merge two stories of one agency.

    Consumers get an article.linked event under the old uri. This cannot be undone.
    """
    from service.cli.story import Options, main

    raise typer.Exit(main(Options(uri=uri, into=into, why=why, by=by, dry_run=dry_run, yes=yes)))


@intervene_app.command(
    epilog=epilog(
        "dateline split urn:dateline:ap:x-0f3b… --version 2 --dry-run",
        'dateline split urn:dateline:ap:x-0f3b… --source 3/1200 --why "another fire"',
        note="The dispatch must still be in the raw topic. To move several versions into one new "
        "story, split the oldest first, then the others, and `dateline merge` them.",
        status="0 sent or shown, 1 refused or not sent, 2 invalid configuration",
    )
)
def split(  # noqa: PLR0913 - each is an option of its own
    uri: Story,
    *,
    version: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="The version to split off.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="PARTITION/OFFSET",
            help="Or the position of its dispatch in the raw topic; for duplicates the only way.",
        ),
    ] = None,
    why: Why = "",
    by: By = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Make a version or a duplicate a story of its own.

    It is published as version 1 under a new uri, and similar dispatches join it from then on. If
    it was the current version of the old story, the version now current is published again.
    """
    from service.cli.split import Options, main

    if (version is None) == (source is None):
        message = "give one of --version and --source"
        raise typer.BadParameter(message)
    options = Options(
        uri=uri,
        version=version,
        source=_place(source),
        why=why,
        by=by,
        dry_run=dry_run,
        yes=yes,
    )
    raise typer.Exit(main(options))


def _place(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    numbers = text.split("/")
    if len(numbers) != len(("partition", "offset")) or not all(map(str.isdecimal, numbers)):
        message = f"--source takes PARTITION/OFFSET, for example 3/1200, not {text}"
        raise typer.BadParameter(message)
    partition, offset = map(int, numbers)
    return partition, offset


@intervene_app.command(
    "fill-current",
    epilog=epilog(
        "dateline fill-current --dry-run",
        "dateline fill-current --yes",
        note="Reads the articles twice; needs 150 MB of temporary files per million stories.",
        status="0 done or shown, 1 failed or incomplete (run it again), 2 invalid configuration, "
        "or JUDGE is running",
    ),
)
def fill_current(*, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Add missing stories to the current topic.

    For stories published before DATELINE_TOPIC_CURRENT was set. Stop every JUDGE first; one that
    starts meanwhile ends this command. Correct rows are not written again, so it is safe to
    repeat.
    """
    from service.cli.fill_current import Options, main

    raise typer.Exit(main(Options(dry_run=dry_run, yes=yes)))
