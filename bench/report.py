"""The figures as tables of ratios, each beside its target and whether it was reached."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, le

from rich.console import Console
from rich.table import Table

from bench.measure import CLIENTS, Times
from bench.subjects import BARE, BARE_HTTP, PLAIN, SERVICE

WIDTH = 120
LIST_QUESTION, CHAIN_QUESTION = "list of 1,000", "chain, 1 client"
RESIDENT_SERVICE_MB, RESIDENT_ENGINE_MB, START_SECONDS = 150, 600, 6


@dataclass(frozen=True, slots=True)
class Target:
    """A bound, and from which side it is kept."""

    bound: float
    at_most: bool = True

    def shown(self, value: float) -> tuple[str, str]:
        """The bound in words, and whether the value keeps it."""
        kept: Callable[[float, float], bool] = le if self.at_most else ge
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}", "yes" if kept(value, self.bound) else "NO"


BARE_TARGETS = {LIST_QUESTION: Target(1.6), CHAIN_QUESTION: Target(2.0)}
PLAIN_TARGETS = {("neo4j", LIST_QUESTION): Target(8.0, at_most=False)}


class Report:
    """Prints as it goes."""

    def __init__(self) -> None:
        self._console = Console(width=WIDTH, highlight=False)

    def heading(self, engine: str, enterprises: int, rows: Mapping[str, int]) -> None:
        """What is measured, and under which load of the machine."""
        answered = ", ".join(f"{name}: {count}" for name, count in rows.items())
        load = " ".join(f"{value:.1f}" for value in os.getloadavg())
        self._console.print(
            f"\n{engine}, {enterprises:,} enterprises; same answers from all subjects ({answered} rows)"
        )
        self._console.print(f"{os.cpu_count()} cores, load average {load}")

    def times(self, engine: str, question: str, times: Mapping[str, Times]) -> None:
        """Wall times of each subject, and the service's ratios."""
        table = _table(question, "p50 ms", "p95 ms", "service is", "target", "reached")
        service = times[SERVICE]
        for name, found in times.items():
            cells = [name, f"{found.p50:.2f}", f"{found.p95:.2f}"]
            table.add_row(*cells, *_ratio(engine, question, name, service.p50 / found.p50))
        self._console.print(table)

    def rates(self, rates: Mapping[str, float]) -> None:
        """Requests a second of each subject."""
        table = _table(f"chain, {CLIENTS} clients", "requests/s", "service does")
        for name, rate in rates.items():
            table.add_row(name, f"{rate:.0f}", "" if name == SERVICE else f"{rates[SERVICE] / rate:.2f}x")
        self._console.print(table)

    def parts(self, question: str, parts: Mapping[str, float]) -> None:
        """Where a request's time goes."""
        whole = sum(parts.values())
        table = _table(f"one request of the service: {question}", "ms", "share")
        for name, milliseconds in parts.items():
            table.add_row(name, f"{milliseconds:.3f}", f"{milliseconds / whole:.0%}")
        self._console.print(table)

    def bounds(self, title: str, rows: Sequence[tuple[str, float, Target]]) -> None:
        """Figures that have an absolute target."""
        table = _table(title, "measured", "target", "reached")
        for name, value, target in rows:
            table.add_row(name, f"{value:.1f}", *target.shown(value))
        self._console.print(table)


def _ratio(engine: str, question: str, name: str, ratio: float) -> tuple[str, str, str]:
    """The service against another: slower than the bare driver by so much, faster than plain Strawberry by so much."""
    if name == SERVICE:
        return "", "", ""
    if name == PLAIN:
        target = PLAIN_TARGETS.get((engine, question))
        return f"{1 / ratio:.1f}x faster", *(target.shown(1 / ratio) if target else ("", ""))
    against = BARE_TARGETS.get(question) if name == BARE else None
    assert name in (BARE, BARE_HTTP)
    return f"{ratio:.2f}x its time", *(against.shown(ratio) if against else ("", ""))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right")
    return table
