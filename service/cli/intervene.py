"""The verbs of an operator who knows better: what is read again, what becomes of a story."""
# ruff: noqa: PLC0415 - imports wait for their verb, so that `dateline run` starts fast

from typing import Annotated

import typer

from service.cli.options import Since, Until, epilog, moment_ms

intervene_app = typer.Typer(rich_markup_mode=None)
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@intervene_app.command(
    epilog=epilog(
        "dateline rewind --earliest --dry-run    # where it would go",
        "dateline rewind --to-time 2024-03-14T00:00:00Z",
        "dateline rewind --partition 3 --to-offset 1200 --yes",
        status="0 done, 1 not done, 2 configuration, or READ is running",
    )
)
def rewind(  # noqa: PLR0913 - each is an option of its own
    *,
    earliest: Annotated[
        bool, typer.Option("--earliest", help="To the first record that is left.")
    ] = False,
    offset: Annotated[
        int | None,
        typer.Option(
            "--to-offset", min=0, metavar="OFFSET", help="To this offset; name the partition, too."
        ),
    ] = None,
    when: Annotated[
        str | None,
        typer.Option(
            "--to-time", metavar="TIME", help="To the first record of this time or later."
        ),
    ] = None,
    partition: Annotated[
        list[int] | None,
        typer.Option(
            min=0, metavar="N", help="Only this partition; may be given again. Default: all."
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Move where READ reads on, back or forward.

    Every READ must be stopped. What is read again is `redelivered`: JUDGE knows it and
    publishes nothing twice; its dead letters are written again under the same ids. What is
    passed over is never read.
    """
    from service.cli.position import Options, main
    from service.shell.rewind import Wish

    if sum((earliest, offset is not None, when is not None)) != 1:
        message = "give one of --earliest, --to-offset and --to-time"
        raise typer.BadParameter(message)
    if offset is not None and not partition:
        message = "an offset is of one partition: say --partition, too"
        raise typer.BadParameter(message)
    partitions = tuple(sorted(set(partition or ())))
    wish = Wish(partitions=partitions, offset=offset, when_ms=moment_ms(when, "--to-time"))
    raise typer.Exit(main(Options(wish=wish, dry_run=dry_run, yes=yes)))


@intervene_app.command(
    "new-incarnation",
    epilog=epilog(
        "dateline new-incarnation --dry-run",
        status="0 done, 1 not done, 2 configuration, or READ is running",
    ),
)
def new_incarnation(*, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Say that the raw topic was deleted and made again.

    Its offsets mean other records now. READ goes to the beginning of every partition, and
    coordinates carry the next incarnation. What was judged before stays known: a text that
    comes again is a copy of the story it told.
    """
    from service.cli.position import Options, main

    raise typer.Exit(main(Options(wish=None, dry_run=dry_run, yes=yes)))


@intervene_app.command(
    epilog=epilog(
        "dateline reissue --since 2024-03-14T00:00:00Z --dry-run    # how many, by partition",
        "dateline reissue --partition 3 --from 1200 --to 1260",
        "dateline reissue --all --rate 50 --yes",
        note="Start the service with the mended parser first. It reads the verdict log whole; "
        "100 MB of temporary files for each million records.",
        status="0 done, 1 not done, or it stopped midway (run it again: what comes twice is "
        "redelivered), 2 configuration",
    )
)
def reissue(  # noqa: PLR0913 - each is an option of its own
    *,
    partition: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Only this partition of the raw topic.")
    ] = None,
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
        bool, typer.Option("--all", help="All records; needed when nothing above is given.")
    ] = False,
    rate: Annotated[
        float | None, typer.Option(min=0.1, metavar="N", help="At most so many records a second.")
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Send raw records again after a parser fix.

    What is read otherwise now is told. Key, value and headers are the sender's own. A story's
    dispatch that is read as before is `redelivered`, published nowhere; one that is not is its
    next version, `article.updated`. Records that READ refused have no verdict and are left out:
    `dateline replay` is for those.
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
        message = "say which records are meant, or --all; --dry-run shows them"
        raise typer.BadParameter(message)
    if partition is None and (first is not None or last is not None):
        message = "an offset is of one partition: say --partition, too"
        raise typer.BadParameter(message)
    raise typer.Exit(main(Options(range=meant, dry_run=dry_run, yes=yes, rate=rate)))


Story = Annotated[str, typer.Argument(metavar="URI", help="The story: an item.uri.")]
Why = Annotated[
    str, typer.Option(help="Why, in your words; consumers read it in versioning.linkEvidence.")
]


By = Annotated[
    str, typer.Option(help="Who asks for it; JUDGE logs it. Default: the user who runs this.")
]


@intervene_app.command(
    epilog=epilog(
        "dateline withdraw urn:dateline:yonhap:AEN202403140042 --dry-run",
        'dateline withdraw urn:dateline:yonhap:AEN202403140042 --why "a court\'s order" --yes',
        "dateline withdraw urn:dateline:yonhap:AEN202403140042 --erase --dry-run --json",
        note="With --erase it reads the verdict log of the story's agency whole.",
        status="0 sent, shown, or erased before, 1 refused or not sent, 2 configuration",
    )
)
def withdraw(  # noqa: PLR0913 - each is an option of its own
    uri: Story,
    *,
    erase: Annotated[
        bool,
        typer.Option(
            "--erase",
            help="Not a word of it, headline and url included; and say what still holds its text.",
        ),
    ] = False,
    why: Why = "",
    by: By = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: Annotated[bool, typer.Option("--json", help="Answer as one JSON object.")] = False,
) -> None:
    """Take a story down, or erase it.

    Consumers get an article.withdrawn event, without its text. Its versions and copies that
    come later go out without text. Said twice it is done once.
    """
    from service.cli.story import Options, main

    options = Options(
        uri=uri, erase=erase, why=why, by=by, dry_run=dry_run, yes=yes, as_json=as_json
    )
    raise typer.Exit(main(options))


@intervene_app.command(
    epilog=epilog(
        "dateline merge urn:dateline:ap:x-0f3b… urn:dateline:ap:x-77a1… --dry-run",
        status="0 sent, 1 refused or not sent, 2 configuration",
    )
)
def merge(  # noqa: PLR0913 - each is an option of its own
    uri: Story,
    into: Annotated[
        str, typer.Argument(metavar="INTO", help="The story that it is, of the same agency.")
    ],
    *,
    why: Why = "",
    by: By = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Say that two stories of one agency are one.

    Consumers get an article.linked event under the old uri. It cannot be taken back.
    """
    from service.cli.story import Options, main

    raise typer.Exit(main(Options(uri=uri, into=into, why=why, by=by, dry_run=dry_run, yes=yes)))


@intervene_app.command(
    epilog=epilog(
        "dateline split urn:dateline:ap:x-0f3b… --version 2 --dry-run",
        'dateline split urn:dateline:ap:x-0f3b… --source 3/1200 --why "another fire"',
        note="The dispatch must still be in the raw topic. Of several, split the oldest first; "
        "`dateline merge` makes them one.",
        status="0 sent or shown, 1 refused or not sent, 2 configuration",
    )
)
def split(  # noqa: PLR0913 - each is an option of its own
    uri: Story,
    *,
    version: Annotated[
        int | None, typer.Option(min=1, help="The version that is another story.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="PARTITION/OFFSET",
            help="Or where its dispatch stands in the raw topic; a duplicate has no other name.",
        ),
    ] = None,
    why: Why = "",
    by: By = "",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Say that a version, or a copy, is a story of its own.

    It is told as version 1 under a uri of its own, and what is like it joins it from then on. If
    it was the current version, the one that is current without it is told once more.
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
        message = f"--source is a partition and an offset, as 3/1200, not {text}"
        raise typer.BadParameter(message)
    partition, offset = map(int, numbers)
    return partition, offset


@intervene_app.command(
    "fill-current",
    epilog=epilog(
        "dateline fill-current --dry-run",
        "dateline fill-current --yes",
        note="It reads the articles twice; 150 MB of temporary files for each million stories.",
        status="0 done or shown, 1 not or not all done (run it again), 2 configuration, or "
        "JUDGE is running",
    ),
)
def fill_current(*, dry_run: DryRun = False, yes: Yes = False) -> None:
    """Write the rows that the current topic lacks.

    Of all stories that were told before DATELINE_TOPIC_CURRENT was set. Every JUDGE must be
    stopped. Rows that are right already are left alone, so it can be run again at any time; one
    that starts meanwhile ends it.
    """
    from service.cli.fill import Options, main

    raise typer.Exit(main(Options(dry_run=dry_run, yes=yes)))
