"""The commands, their options and help; the code of each is imported when it is called."""
# ruff: noqa: PLC0415 - imports wait for their command, so that `dateline run` starts fast

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from service import __version__
from service.cli.intervene import intervene_app
from service.cli.operate import operate_app
from service.cli.options import address, epilog, moment_ms, place_of
from service.cli.run_help import RunCommand

_EXIT = (
    "Exit status: 0 success, 1 gave up or found something wrong, "
    "2 invalid configuration or options."
)


class StageName(StrEnum):
    """A stage that can run alone."""

    READ = "read"
    JUDGE = "judge"


app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    rich_markup_mode=None,  # what draws boxes takes longer to import than all the rest
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Try `dateline demo` first, then `dateline parse FILE` with a dispatch of your own. "
    "Commands that talk to Kafka read their settings from the environment: `dateline run --help`."
    "\n\n" + _EXIT,
)
topics_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(topics_app, name="topics", help="Create or check the topics.")


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


app.add_typer(operate_app)
app.add_typer(intervene_app)

ReceivedAt = Annotated[
    str | None,
    typer.Option(
        "--received-at",
        metavar="TIME",
        help="Record timestamp (RFC 3339): an upper bound for the date found. Default: now.",
    ),
]


@app.callback()
def dateline(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Turn scraped news-wire dispatches into dated, versioned article events, exactly once."""


@app.command(
    cls=RunCommand,
    epilog=epilog(
        "DATELINE_KAFKA_BOOTSTRAP_SERVERS=localhost:9092 dateline run",
        "dateline run --stage read    # one stage, to scale it separately",
        status="0 drained after SIGTERM or SIGINT, 1 gave up (the cause is on the last log "
        "line), 2 invalid configuration, 70 shutdown deadline passed or second signal",
    ),
)
def run(
    *,
    stage: Annotated[
        StageName | None,
        typer.Option(help="Run only this stage. Default: DATELINE_STAGES (both)."),
    ] = None,
) -> None:
    """Run the service until SIGTERM.

    Settings come from the environment and are listed below. Stage READ turns each raw record
    into an article or a dead letter; stage JUDGE assigns the article to its story and publishes
    it. Run `dateline check` before the first start.
    """
    from service.cli.run import main

    raise typer.Exit(main(stage))


@app.command(
    epilog=epilog(
        "dateline parse page.txt",
        "curl -s https://wire.example/item.html | dateline parse - --url https://wire.example/item",
        "dateline parse page.txt --json | jq .dates.issued",
        status="0 parsed, 1 rejected, 2 the file cannot be opened",
    )
)
def parse(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="The dispatch to read; - for standard input.")
    ],
    *,
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="URL of the page: evidence for its date and agency."),
    ] = None,
    received_at: ReceivedAt = None,
    json: Annotated[bool, typer.Option("--json", help="Print the event as JSON.")] = False,
) -> None:
    """Show how a dispatch is parsed, part by part.

    And why it got its date. FILE is plain text, HTML, XML, or JSON (RawDispatch, CloudEvent or
    ninjs).
    """
    from service.cli.parse import Request, main

    moment = moment_ms(received_at, "--received-at")
    raise typer.Exit(main(Request(file=file, url=address(url), received_ms=moment, as_json=json)))


@app.command(
    epilog=epilog(
        "dateline explain first.txt second.txt",
        "dateline explain first.txt second.txt --json | jq .rule",
        "dateline explain --uri urn:dateline:yonhap:AEN202410080012 --version 2",
        "dateline explain --at articles.duplicates:0:117",
        status="for files 0 same story, 1 different stories; for an event 0 found, 1 not found; "
        "2 invalid configuration, or a file cannot be opened or parsed",
    )
)
def explain(  # noqa: PLR0913 - each is an option of its own
    first: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The dispatch that arrived first.")
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The dispatch to compare with it.")
    ] = None,
    *,
    event: Annotated[
        str | None, typer.Option(metavar="ID", help="Explain the event with this id.")
    ] = None,
    uri: Annotated[
        str | None, typer.Option(metavar="URI", help="Explain the newest event of this story.")
    ] = None,
    version: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="With --uri: this version instead of the newest."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="TOPIC:PARTITION:OFFSET", help="Explain the event at this position."),
    ] = None,
    beside: Annotated[
        str | None,
        typer.Option(metavar="URI", help="Compare the event with the newest event of this story."),
    ] = None,
    received_at: ReceivedAt = None,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Explain why two dispatches are one story, or not.

    Give two files to compare their ids, text and dates and see which rule decides. Give a
    published event to see which rule decided when it was judged, and what it was compared with.
    --at reads one record, --uri one partition, --event all partitions.
    """
    from service.cli.explain import main as explain_files

    if version is not None and uri is None:
        message = "--version needs --uri"
        raise typer.BadParameter(message)
    if first is not None and second is not None and not (event or uri or at or beside):
        raise typer.Exit(
            explain_files((first, second), moment_ms(received_at, "--received-at"), as_json=json)
        )
    if first is not None or sum(bool(one) for one in (event, uri, at)) != 1:
        message = "give two FILEs, or exactly one of --event, --uri and --at"
        raise typer.BadParameter(message)
    if received_at is not None:
        message = "--received-at applies to files only: an event has its own time"
        raise typer.BadParameter(message)
    from service.cli.explain_event import Wanted, main

    wanted = Wanted(
        event=event,
        uri=uri,
        version=version,
        at=None if at is None else place_of(at),
        beside=beside,
        as_json=json,
    )
    raise typer.Exit(main(wanted))


@app.command(
    epilog=epilog(
        'echo \'{"body": "OSLO, May 3 (Reuters) - Ferries ran again."}\' | dateline pipe',
        "dateline pipe --received-at 2024-03-14T08:21:06Z < dispatches.jsonl > events.jsonl",
        status="0 success, 2 invalid options",
    )
)
def pipe(*, received_at: ReceivedAt = None) -> None:
    """Run the whole pipeline over JSON lines, without Kafka.

    Reads standard input, one record of the raw topic per line (RawDispatch, CloudEvent or ninjs),
    and writes to standard output, per line, the outcome with the event or the reject reason.
    """
    from service.cli.pipe import main

    raise typer.Exit(main(moment_ms(received_at, "--received-at")))


@app.command(
    epilog=epilog(
        "dateline demo",
        "dateline demo --keep    # keep running, to look at metrics, topics and log",
        status="0 every record is accounted for, 1 otherwise",
    )
)
def demo(
    *,
    keep: Annotated[
        bool, typer.Option("--keep", envvar="KEEP", help="Keep running until Ctrl-C.")
    ] = False,
    stories: Annotated[
        int, typer.Option(min=1, max=5000, help="Number of synthetic stories to send.")
    ] = 120,
    seed: Annotated[int, typer.Option(help="Seed of the synthetic dispatches.")] = 1,
) -> None:
    """Run the service on this machine with an embedded broker.

    Starts broker and service, sends a few hundred synthetic dispatches and prints what became of
    them. Needs only the extra `demo` of this package. Broker and data are removed afterwards.
    """
    from service.cli.demo import main

    raise typer.Exit(main(keep=keep, stories=stories, seed=seed))


@app.command(
    epilog=epilog(
        "DATELINE_KAFKA_BOOTSTRAP_SERVERS=localhost:9092 dateline check",
        status="0 the service can run, 2 something is wrong, or no broker answers",
    )
)
def check() -> None:
    """Report what is wrong with settings, brokers, topics.

    Consumes nothing and writes nothing. `dateline run --help` lists the settings.
    """
    from service.cli.check import main

    raise typer.Exit(main())


@app.command(
    epilog=epilog(
        "dateline schemas",
        "dateline schemas --check",
        "dateline schemas --check event.json",
        "dateline pipe < dispatches.jsonl | dateline schemas --check -",
        status="0 success, 1 out of date, or a FILE is invalid, 2 a file cannot be read",
    )
)
def schemas(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|-]…",
            help="With --check: files to validate, .json or .jsonl (one document per line).",
        ),
    ] = None,
    *,
    out: Annotated[Path, typer.Option(help="Directory to write to.")] = Path("schemas"),
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing: report outdated schemas, or where a FILE is invalid."
        ),
    ] = False,
) -> None:
    """Write the schemas, or validate files against them.

    The schemas describe what goes in and what comes out. A FILE may hold a RawDispatch, an event,
    the headers of an event or of a dead letter, or a record with `headers` and `value`. The
    `item` of an event is not validated here: use IPTC's ninjs schema.
    """
    if files and not check:
        message = "files need --check"
        raise typer.BadParameter(message)
    if files:
        from service.cli.schema_check import main as fit

        raise typer.Exit(fit(files))
    from service.cli.schemas import main

    raise typer.Exit(main(out, check=check))


@topics_app.command(
    "create",
    epilog=epilog(
        "dateline topics create",
        "dateline topics create --partitions 12 --replication 3",
        note="Existing topics are not changed, only checked.",
        status="0 all topics are right, 2 something is wrong, or invalid configuration",
    ),
)
def topics_create(
    *,
    partitions: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help="Number of partitions of the raw and output topics."
        ),
    ] = 6,
    internal_partitions: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="The same for the internal topics; fixed forever. Default: as --partitions.",
        ),
    ] = None,
    replication: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Replication factor. Default: 3, or the number of brokers if lower.",
        ),
    ] = None,
) -> None:
    """Create the six topics, and DATELINE_TOPIC_CURRENT if set, with the settings they need."""
    from service.cli.topics import Shape, create

    inner = internal_partitions or partitions
    shape = Shape(partitions=partitions, internal_partitions=inner, replication=replication)
    raise typer.Exit(create(shape))


@topics_app.command(
    "check",
    epilog=epilog(
        "dateline topics check",
        status="0 all topics are right, 2 something is wrong, or invalid configuration",
    ),
)
def topics_check() -> None:
    """Report what is wrong with the topics; change nothing."""
    from service.cli.topics import check_topics

    raise typer.Exit(check_topics())
