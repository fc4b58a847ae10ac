"""The figures as tables of ratios, each beside its target and whether it was reached."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, le

from rich.console import Console
from rich.table import Table

from bench.measure import Times
from bench.subjects import BARE, BARE_HTTP, SERVICE

WIDTH = 120
LIST_QUESTION, CHAIN_QUESTION = "list of 1,000", "chain, 1 client"


@dataclass(frozen=True, slots=True)
class Target:
    """A bound, and from which side it is kept."""

    bound: float
    at_most: bool = True

    def shown(self, value: float) -> tuple[str, str]:
        """The bound in words, and whether the value keeps it."""
        kept: Callable[[float, float], bool] = le if self.at_most else ge
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}", "yes" if kept(value, self.bound) else "NO"


Targets = Mapping[str, Target]
"""By the subject that the service is compared with."""


@dataclass(frozen=True, slots=True)
class SizeTarget:
    """A target of one size of the city: of the ratio, or of the milliseconds themselves."""

    size: int
    target: Target
    relative: bool = True


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

    def times(self, question: str, times: Mapping[str, Times], targets: Targets) -> None:
        """Wall times of each subject, and the service's ratios."""
        table = _table(question, "p50 ms", "p95 ms", "service is", "target", "reached")
        service = times[SERVICE]
        for name, found in times.items():
            cells = [name, f"{found.p50:.2f}", f"{found.p95:.2f}"]
            table.add_row(*cells, *_ratio(name, service.p50 / found.p50, targets.get(name)))
        self._console.print(table)

    def rates(self, question: str, rates: Mapping[str, float], targets: Targets) -> None:
        """Requests a second of each subject."""
        table = _table(question, "requests/s", "service does", "target", "reached")
        for name, rate in rates.items():
            ratio = rates[SERVICE] / rate
            shown = ("", "", "") if name == SERVICE else (f"{ratio:.2f}x", *_kept(targets.get(name), ratio))
            table.add_row(name, f"{rate:.0f}", *shown)
        self._console.print(table)

    def sizes(self, question: str, rows: Mapping[int, Times], base: int, targets: Sequence[SizeTarget]) -> None:
        """How the service's time grows with the city; ratios are to the size `base`."""
        table = _table(question, "p50 ms", "p95 ms", f"of {base:,}", "target", "reached")
        for size, found in rows.items():
            ratio = found.p50 / rows.get(base, found).p50
            kept = [
                each.target.shown(ratio if each.relative else found.p50)
                for each in targets
                if size == each.size and (base in rows or not each.relative)
            ]
            target, reached = (", ".join(parts) for parts in zip(*kept, strict=True)) if kept else ("", "")
            shown = f"{ratio:.2f}x" if base in rows else ""
            table.add_row(f"{size:,}", f"{found.p50:.2f}", f"{found.p95:.2f}", shown, target, reached)
        self._console.print(table)

    def parts(self, question: str, parts: Mapping[str, float]) -> None:
        """Where a request's time goes."""
        whole = sum(parts.values())
        table = _table(f"one request of the service: {question}", "ms", "share")
        for name, milliseconds in parts.items():
            table.add_row(name, f"{milliseconds:.3f}", f"{milliseconds / whole:.0%}")
        self._console.print(table)

    def bounds(self, title: str, rows: Sequence[tuple[str, float, Target | None]]) -> None:
        """Figures that have an absolute target, or none."""
        table = _table(title, "measured", "target", "reached")
        for name, value, target in rows:
            table.add_row(name, f"{value:,.2f}", *_kept(target, value))
        self._console.print(table)


def _ratio(name: str, ratio: float, target: Target | None) -> tuple[str, str, str]:
    """The service beside another: so many times the bare driver's time, so many times as fast as everybody else."""
    if name == SERVICE:
        return "", "", ""
    if name in (BARE, BARE_HTTP):
        return f"{ratio:.2f}x its time", *_kept(target, ratio)
    return f"{1 / ratio:.2f}x as fast", *_kept(target, 1 / ratio)


def _kept(target: Target | None, value: float) -> tuple[str, str]:
    return target.shown(value) if target else ("", "")


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column("")
    for column in columns:
        table.add_column(column, justify="right")
    return table
