"""What a PromQL expression asks for, and what a scrape of the service can answer."""

from dataclasses import dataclass, field

import promql_parser
from prometheus_client import CollectorRegistry
from promql_parser import AggregateExpr, BinaryExpr, Expr, MatrixSelector, VectorSelector

from service.shell.metrics import Metrics

# What Prometheus puts beside a metric by itself, and its own series.
SCRAPE = frozenset({"job", "instance"})
OF_PROMETHEUS = {"up": SCRAPE, "ALERTS": frozenset({"alertname", "alertstate"})}
OF_PROCESS = ("process_cpu_seconds_total", "process_resident_memory_bytes")


@dataclass(slots=True)
class Asked:
    """Metrics with the labels each is chosen by, and the labels that results are told apart by."""

    metrics: dict[str, set[str]] = field(default_factory=dict)
    by: set[str] = field(default_factory=set)

    def visit(self, node: Expr) -> None:
        """Take in one node of the tree."""
        if isinstance(node, MatrixSelector):
            self.visit(node.vector_selector)
        elif isinstance(node, VectorSelector):
            chosen = self.metrics.setdefault(str(node.name), set())
            chosen |= {one.name for one in node.matchers.matchers}
        elif isinstance(node, AggregateExpr) and node.modifier:
            self.by |= set(node.modifier.labels)
        elif isinstance(node, BinaryExpr) and node.modifier and node.modifier.matching:
            self.by |= set(node.modifier.matching.labels)

    def unknown(self) -> set[str]:
        """Metrics and labels that no scrape has."""
        known = series()
        strange = {name for name in self.metrics if name not in known}
        for name in self.metrics.keys() & known.keys():
            strange |= {f"{name}{{{label}}}" for label in self.metrics[name] - known[name]}
        anywhere = {label for name in self.metrics for label in known.get(name, ())}
        return strange | (self.by - anywhere)


def asked(expression: str) -> Asked:
    """Parse an expression; ValueError says what is wrong with it."""
    found = Asked()
    promql_parser.walk(promql_parser.parse(expression), found.visit)
    return found


def series() -> dict[str, frozenset[str]]:
    """Every name that a scrape can show, with its labels."""
    registry = CollectorRegistry()
    Metrics(registry)
    known = OF_PROMETHEUS | dict.fromkeys(OF_PROCESS, SCRAPE)
    for collector in set(registry._names_to_collectors.values()):  # noqa: SLF001 - the labels of a series not shown yet are nowhere else
        if name := getattr(collector, "_name", None):
            labels = SCRAPE | set(getattr(collector, "_labelnames", ()))
            known |= {name: labels, f"{name}_total": labels}
            known |= {f"{name}_{part}": labels | {"le"} for part in ("bucket", "count", "sum")}
    return known
