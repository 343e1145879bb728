"""What the demo prints: progress, a few events as they come, the account."""

from collections import Counter

import orjson
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from service.cli.demo.account import Account, Counts, event_type
from service.cli.words import EVENTS, REASONS
from service.core.outcome import Outcome, RejectReason, Topic
from service.core.record import RawRecord

_FIRST, _EVERY, _WIDTH = 2, 40, 58
_COLORS = {Topic.ARTICLES: "green", Topic.DUPLICATES: "yellow", Topic.REJECTED: "red"}


class Screen:
    """Prints to a terminal with bars, elsewhere in lines."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        self._shown: Counter[str] = Counter()
        self._bars = Progress(
            TextColumn("{task.description:>9}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )
        self._sent = self._bars.add_task("sent", visible=True)
        self._answered = self._bars.add_task("answered", visible=True)

    def step(self, words: str) -> None:
        """Print a step that is done."""
        self.console.print(f"[bold green]·[/] {words}", soft_wrap=True)

    def failed(self, words: str) -> None:
        """Print what went wrong."""
        self.console.print(f"[bold red]✗[/] {escape(words)}")

    def start(self) -> None:
        """Show the bars."""
        self._bars.start()

    def progress(self, account: Account, total: int) -> None:
        """Move the bars."""
        self._bars.update(self._sent, completed=len(account.sent), total=total)
        self._bars.update(self._answered, completed=account.answered(), total=total)

    def stop(self) -> None:
        """Remove the bars."""
        self._bars.stop()

    def answer(self, topic: Topic, record: RawRecord) -> None:
        """Print one record that came out: the first few of each kind, then now and then one."""
        if topic not in _COLORS:
            return
        rejected = topic is Topic.REJECTED
        kind = record.text_header("dlq.reason") or "" if rejected else event_type(record)
        self._shown[kind] += 1
        if self._shown[kind] > _FIRST and self._shown[kind] % _EVERY:
            return
        words = _rejected(record) if rejected else _event(record)
        kind = kind.removeprefix("article.")
        line = f"  [{_COLORS[topic]}]{kind:<24}[/] {words}"
        # A terminal shows one line each; a file keeps the whole of it.
        self.console.print(line, no_wrap=True, soft_wrap=not self.console.is_terminal)

    def summary(self, account: Account, counts: Counts) -> bool:
        """Print the account; tell whether every identity holds."""
        self.console.print()
        self.console.print(_table(account))
        self.console.print()
        identities = account.identities(counts)
        for identity in identities:
            mark = "[bold green]✓[/]" if identity.holds else "[bold red]✗[/]"
            self.console.print(f"{mark} {identity.words}")
        return all(identity.holds for identity in identities)


def _event(record: RawRecord) -> str:
    event = orjson.loads(record.value or b"{}")
    item = event["item"]
    headline = next(
        (h["value"] for h in item.get("headlines", ()) if h["role"] == "main"), "(no headline)"
    )
    issued = event["dates"]["issued"].get("value", "no date")
    agency = event["wire"].get("agency") or "unknown"
    line = f"{agency:<8} {issued:<10} v{item['version']} {headline[:_WIDTH]}"
    return escape(line)


def _rejected(record: RawRecord) -> str:
    return escape((record.text_header("dlq.detail") or "")[: _WIDTH + 20])


def _table(account: Account) -> Table:
    table = Table(title="What became of them", title_justify="left", box=None, show_header=False)
    table.add_column(justify="right")
    table.add_column(style="bold")
    table.add_column(style="dim")
    for kind, number in sorted(account.events.items()):
        table.add_row(str(number), kind, EVENTS.get(kind, ""))
    for reason, number in sorted(account.reasons.items()):
        known = reason in RejectReason.__members__.values()
        words = REASONS[RejectReason(reason)] if known else ""
        table.add_row(str(number), f"{Outcome.REJECTED}: {reason}", words)
    return table
