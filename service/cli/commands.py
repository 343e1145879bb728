"""The verbs of the command line, their options and help; each verb is imported when called."""
# ruff: noqa: PLC0415 - imports wait for their verb, so that `dateline run` starts fast

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from service import __version__
from service.cli.intervene import intervene_app
from service.cli.operate import operate_app
from service.cli.options import epilog, moment_ms, place_of
from service.cli.run_help import RunCommand

_EXIT = """Exit status: 0 done, 1 gave up or found something wrong, 2 configuration or options."""


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
    "Verbs that talk to Kafka take their settings from the environment: `dateline run --help`.\n\n"
    + _EXIT,
)
topics_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(topics_app, name="topics", help="Create the topics, or say what is wrong with them.")


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
        help="The record's timestamp (RFC 3339): none is dated past the day after. Default: now.",
    ),
]


@app.callback()
def dateline(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Turn scraped news-wire dispatches into dated, versioned article events, exactly once."""


@app.command(
    cls=RunCommand,
    epilog=epilog(
        "DATELINE_KAFKA_BOOTSTRAP_SERVERS=localhost:9092 dateline run",
        "dateline run --stage read    # one stage, to scale it apart",
        status="0 drained after SIGTERM or SIGINT, 1 gave up (the cause is on the last log "
        "line), 2 configuration, 70 deadline passed or second signal",
    ),
)
def run(
    *,
    stage: Annotated[
        StageName | None,
        typer.Option(help="Run one stage only. Default: DATELINE_STAGES, which is both."),
    ] = None,
) -> None:
    """Run the service until SIGTERM. Its settings come from the environment, listed below.

    READ makes each raw record an article, or a dead letter; JUDGE says which story it belongs to
    and publishes it. Try `dateline check` before the first start.
    """
    from service.cli.run import main

    raise typer.Exit(main(stage))


@app.command(
    epilog=epilog(
        "dateline parse page.txt",
        "curl -s https://wire.example/item.html | dateline parse - --url https://wire.example/item",
        "dateline parse page.txt --json | jq .dates.issued",
        status="0 read, 1 rejected, 2 the file cannot be opened",
    )
)
def parse(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A dispatch; - is standard input.")
    ],
    *,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the dispatch was found.")
    ] = None,
    received_at: ReceivedAt = None,
    json: Annotated[bool, typer.Option("--json", help="Print the event instead.")] = False,
) -> None:
    """Show what is read in a dispatch, part by part.

    Every part has its colour, the date its evidence. FILE holds plain text, HTML, or a
    RawDispatch or CloudEvent in JSON.
    """
    from service.cli.parse import Request, main

    moment = moment_ms(received_at, "--received-at")
    raise typer.Exit(main(Request(file=file, url=url, received_ms=moment, as_json=json)))


@app.command(
    epilog=epilog(
        "dateline explain first.txt second.txt",
        "dateline explain first.txt second.txt --json | jq .rule",
        "dateline explain --uri urn:dateline:yonhap:AEN202410080012 --version 2",
        "dateline explain --at articles.duplicates:0:117",
        status="of files 0 one story, 1 two stories; of an event 0 explained, 1 there is none "
        "such; 2 configuration, or a file cannot be opened or read",
    )
)
def explain(  # noqa: PLR0913 - each is an option of its own
    first: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The dispatch that came first.")
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The one judged against it.")
    ] = None,
    *,
    event: Annotated[str | None, typer.Option(metavar="ID", help="An event by its id.")] = None,
    uri: Annotated[
        str | None, typer.Option(metavar="URI", help="A story: its newest event.")
    ] = None,
    version: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="With --uri: this version.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="TOPIC:PARTITION:OFFSET", help="An event by where it stands."),
    ] = None,
    beside: Annotated[
        str | None,
        typer.Option(metavar="URI", help="Compare the event with this story's newest one."),
    ] = None,
    received_at: ReceivedAt = None,
    json: Annotated[bool, typer.Option("--json", help="Print the facts instead.")] = False,
) -> None:
    """Say why two dispatches are one story, or are not.

    Of files it compares chains, text and dates, and names the rule. Of an event it says what
    decided when it was judged, and compares it with what it was judged against. --uri reads one
    partition, --event all of them, --at one record.
    """
    from service.cli.explain import main as explain_files

    if version is not None and uri is None:
        message = "--version needs --uri, the story it is a version of"
        raise typer.BadParameter(message)
    if first is not None and second is not None and not (event or uri or at or beside):
        raise typer.Exit(
            explain_files((first, second), moment_ms(received_at, "--received-at"), as_json=json)
        )
    if first is not None or sum(bool(one) for one in (event, uri, at)) != 1:
        message = "give two FILEs, or one of --event, --uri and --at"
        raise typer.BadParameter(message)
    if received_at is not None:
        message = "--received-at is for files: an event has its time"
        raise typer.BadParameter(message)
    from service.cli.trace import Wanted, main

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
        status="0 done, 2 configuration",
    )
)
def pipe(*, received_at: ReceivedAt = None) -> None:
    """Run the whole pipeline over JSON lines, without Kafka.

    From standard input to standard output. A line in is what a record of the raw topic may be:
    a RawDispatch, a CloudEvent, ninjs. A line out says its outcome, and the event or the reason
    why there is none.
    """
    from service.cli.pipe import main

    raise typer.Exit(main(moment_ms(received_at, "--received-at")))


@app.command(
    epilog=epilog(
        "dateline demo",
        "dateline demo --keep    # stay up: look at the metrics page, the topics, the log",
        status="0 every record is accounted for, 1 not",
    )
)
def demo(
    *,
    keep: Annotated[
        bool, typer.Option("--keep", envvar="KEEP", help="Stay up at the end, until Ctrl-C.")
    ] = False,
    stories: Annotated[
        int, typer.Option(min=1, max=5000, help="How many stories the synthetic wires report.")
    ] = 120,
    seed: Annotated[int, typer.Option(help="Another seed, other dispatches.")] = 1,
) -> None:
    """Show it all on this machine, with a broker of its own.

    Starts the service, sends a few hundred dispatches and gives the account of them. Needs
    nothing but this package with its extra `demo`. Broker and data are gone afterwards.
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
    """Say what is wrong with settings, brokers and topics.

    It consumes nothing and writes nothing. `dateline run --help` lists the settings.
    """
    from service.cli.check import main

    raise typer.Exit(main())


@app.command(
    epilog=epilog(
        "dateline schemas",
        "dateline schemas --check",
        "dateline schemas --check event.json",
        "dateline pipe < dispatches.jsonl | dateline schemas --check -",
        status="0 done, 1 not current, or a FILE does not fit, 2 a file cannot be read",
    )
)
def schemas(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE|-]…", help="With --check: JSON, or .jsonl a line each."),
    ] = None,
    *,
    out: Annotated[Path, typer.Option(help="The directory to write to.")] = Path("schemas"),
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing: say what is not current, or where a FILE does not fit."
        ),
    ] = False,
) -> None:
    """Write the schemas, or check files by them.

    They are of the models: of what goes in and of what comes out. A FILE may hold a RawDispatch,
    an event, the headers of an event or of a dead letter, or a record with `headers` and `value`.
    `item` is left to IPTC's own schema of ninjs.
    """
    if files and not check:
        message = "files are only checked: say --check"
        raise typer.BadParameter(message)
    if files:
        from service.cli.fitting import main as fit

        raise typer.Exit(fit(files))
    from service.cli.schemas import main

    raise typer.Exit(main(out, check=check))


@topics_app.command(
    "create",
    epilog=epilog(
        "dateline topics create",
        "dateline topics create --partitions 12 --replication 3",
        note="Topics that are there are left as they are, then checked.",
        status="0 all are right, 2 something is wrong, or configuration",
    ),
)
def topics_create(
    *,
    partitions: Annotated[
        int, typer.Option(min=1, help="Partitions of the raw and the output topics.")
    ] = 6,
    internal_partitions: Annotated[
        int | None,
        typer.Option(min=1, help="Of the internal topics, fixed for life. Default: the same."),
    ] = None,
    replication: Annotated[
        int | None,
        typer.Option(min=1, help="Replication factor. Default: three, or what brokers there are."),
    ] = None,
) -> None:
    """Create all topics with the settings they need: six, and DATELINE_TOPIC_CURRENT if set."""
    from service.cli.topics import Shape, create

    inner = internal_partitions or partitions
    shape = Shape(partitions=partitions, internal_partitions=inner, replication=replication)
    raise typer.Exit(create(shape))


@topics_app.command(
    "check",
    epilog=epilog(
        "dateline topics check",
        status="0 all are right, 2 something is wrong, or configuration",
    ),
)
def topics_check() -> None:
    """Say in words what is wrong with the topics, and change nothing."""
    from service.cli.topics import check_topics

    raise typer.Exit(check_topics())
