"""`python -m bench`: every engine in turn, every question to every subject, and what came out as tables."""

import signal
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from bench.engines import ENGINES, ground
from bench.exporting import exporting
from bench.growth import growth
from bench.loading import loading
from bench.looking_back import looking_back
from bench.questions import clocks
from bench.report import Report
from bench.running import QUESTIONS, Run, measure
from bench.starting import seconds_of_first_starts, seconds_to_first_answer
from bench.targets import (
    CHAIN_GROWTH,
    COVERAGE_GROWTH,
    EMBEDDED_CHAIN,
    EXPORT_GROWTH,
    LOADING_GROWTH,
    LOADING_SHARE,
    RETROSPECTIVE_MS,
    RETURN_MS,
    RULES_AT,
    RULES_MS,
    START_SECONDS,
)

SIZES = "1000,10000,100000,1000000"
HISTORIES = "100000:500000,1000000:5000000"
STARTS = 3
CHAIN_BASE, COVERAGE_BASE = 10_000, 100_000


def main(
    enterprises: Annotated[int, typer.Option(help="How many there are in the sample city.", min=1000)] = 100_000,
    engines: Annotated[str, typer.Option(help="Which engines, with commas.")] = ",".join(ENGINES),
    rounds: Annotated[int, typer.Option(help="How often each subject has its turn.", min=2)] = 8,
    only: Annotated[str, typer.Option(help="Which measures, with commas.")] = ",".join(QUESTIONS),
    histories: Annotated[str, typer.Option(help="Enterprises:records of `history`, with commas.")] = HISTORIES,
    sizes: Annotated[str, typer.Option(help="The cities of `growth`, with commas.")] = SIZES,
) -> None:
    """The service beside the bare driver, plain Strawberry and @neo4j/graphql, over the same data, in one run."""
    # An ordinary exit ends the processes that were started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    wanted = _chosen(only, QUESTIONS, "--only")
    run = Run(Report(), enterprises, rounds, wanted)
    for engine in _chosen(engines, ENGINES, "--engines"):
        with ground(engine, enterprises) as found:
            measure(run, found)
    _engines(run)
    if "growth" in wanted:
        _growth(run, _sizes(sizes))
    if "history" in wanted:
        _histories(run, histories)
    if "exports" in wanted:
        for engine in _chosen(engines, ENGINES, "--engines"):
            _exports(run, engine)
    if "loading" in wanted:
        _loading(run)
    if "start" in wanted:
        run.step("start")
        rows = [
            ("`serve --demo` to the first answer, s", seconds_to_first_answer(STARTS), START_SECONDS),
            ("the same on a new folder, s", seconds_of_first_starts(STARTS), START_SECONDS),
        ]
        run.report.bounds("start", rows)


def _engines(run: Run) -> None:
    """The embedded engine beside Neo4j, where both were asked."""
    if set(run.chains) == set(ENGINES):
        ratio = run.chains["embedded"] / run.chains["neo4j"]
        run.report.bounds("the embedded engine beside Neo4j", [("chain p50, times Neo4j's", ratio, EMBEDDED_CHAIN)])


def _growth(run: Run, sizes: Sequence[int]) -> None:
    run.step(f"growth: {', '.join(f'{size:,}' for size in sizes)} enterprises on Neo4j")
    found = growth(sizes, clocks(), run.rounds)
    run.report.sizes("chain by size of the city, Neo4j", found.chains, CHAIN_BASE, CHAIN_GROWTH)
    run.report.sizes("coverage of the city, all fields, Neo4j", found.coverage, COVERAGE_BASE, COVERAGE_GROWTH)


def _histories(run: Run, given: str) -> None:
    for enterprises, records in (_sizes(pair.replace(":", ",")) for pair in given.split(",")):
        run.step(f"history: {enterprises:,} enterprises with {records:,} records on Neo4j")
        found = looking_back(enterprises, records, run.rounds)
        rows = [
            (f"looking back from {found.incidents} incidents, p50 ms", found.retrospective.p50, RETROSPECTIVE_MS),
            ("the same, p95 ms", found.retrospective.p95, None),
            ("all audit rules of the city, p50 ms", found.rules.p50, RULES_MS if enterprises <= RULES_AT else None),
            ("the return of Annex 2, p50 ms", found.monthly_return.p50, RETURN_MS),
        ]
        run.report.bounds(f"{enterprises:,} enterprises, {records:,} records", rows)


def _exports(run: Run, engine: str) -> None:
    run.step(f"{engine}: exports of {run.enterprises:,} enterprises and of a district")
    for form, found in exporting(engine, run.enterprises).items():
        rows = [
            ("service at rest, resident MB", found.at_rest_mb, None),
            (f"{found.part.rows:,} rows: resident at its highest, MB", found.part.highest_mb, None),
            (f"{found.whole.rows:,} rows: resident at its highest, MB", found.whole.highest_mb, None),
            ("times that of the smaller table", found.growth, EXPORT_GROWTH),
            ("rows a second of the whole", found.whole.rows / found.whole.seconds, None),
            ("seconds until its first byte", found.whole.first_byte_seconds, None),
        ]
        run.report.bounds(f"enterprises as {form.upper()}, {engine}", rows)


def _loading(run: Run) -> None:
    run.step("loading, by turns with a bare UNWIND")
    found = loading()
    rows = [
        ("nodes and relationships", float(found.size), None),
        ("the loader, a second", found.loader, None),
        ("a bare UNWIND, a second", found.bare, None),
        ("the loader's share of that", found.loader / found.bare, LOADING_SHARE),
        ("the loader resident at its highest, MB", found.highest_mb, None),
        ("of what it was in the first half", found.highest_mb / found.half_mb, LOADING_GROWTH),
    ]
    run.report.bounds("loading", rows)


def _chosen(given: str, possible: Sequence[str], option: str) -> list[str]:
    names = given.split(",")
    if unknown := [name for name in names if name not in possible]:
        raise typer.BadParameter(f"{option}: {unknown[0]!r} is none of {', '.join(possible)}")
    return names


def _sizes(given: str) -> list[int]:
    try:
        return [int(size) for size in given.split(",")]
    except ValueError:
        raise typer.BadParameter(f"--sizes: {given!r} is not a list of numbers such as {SIZES}") from None


if __name__ == "__main__":
    typer.run(main)
