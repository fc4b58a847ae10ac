"""`python -m bench`: every engine in turn, every question to every subject, and what came out as tables."""

import asyncio
import signal
import sys
from collections.abc import Coroutine, Sequence
from typing import Annotated, Any, TypeVar

import typer
import uvloop

from bench.engines import ENGINES, Ground, ground
from bench.measure import alternate, check_agreement, throughput
from bench.parts import parts_of_a_request
from bench.questions import Ask, chains, clocks, listing
from bench.report import (
    CHAIN_QUESTION,
    LIST_QUESTION,
    RESIDENT_ENGINE_MB,
    RESIDENT_SERVICE_MB,
    START_SECONDS,
    Report,
    Target,
)
from bench.starting import seconds_to_first_answer
from bench.subjects import Subject, subjects
from graph.clock import AsOf
from graph.store import Store

T = TypeVar("T")

CHAINS = 200
CHECKED = 25
LISTS_A_ROUND, CHAINS_A_ROUND, TOGETHER_A_ROUND = 3, 20, 160
STARTS = 3
QUESTIONS = ("list", "chain", "clients", "parts", "memory", "start")


def main(
    enterprises: Annotated[int, typer.Option(help="How many there are in the sample city.", min=1000)] = 100_000,
    engines: Annotated[str, typer.Option(help="Which engines, with commas.")] = ",".join(ENGINES),
    rounds: Annotated[int, typer.Option(help="How often each subject has its turn.", min=2)] = 12,
    only: Annotated[str, typer.Option(help="Which measures, with commas.")] = ",".join(QUESTIONS),
) -> None:
    """The service beside the bare driver and plain Strawberry, over the same data, in one run."""
    # An ordinary exit ends the processes that were started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    chosen, wanted = _chosen(engines, ENGINES, "--engines"), _chosen(only, QUESTIONS, "--only")
    report = Report()
    for engine in chosen:
        with ground(engine, enterprises) as found:
            _measure(found, enterprises, rounds, wanted, report)
    if "start" in wanted:
        bound = Target(START_SECONDS)
        report.bounds("start", [("`serve --demo` to the first answer, s", seconds_to_first_answer(STARTS), bound)])


def _measure(found: Ground, enterprises: int, rounds: int, wanted: Sequence[str], report: Report) -> None:
    as_of = clocks()
    linked = _run(_chains(found, as_of))
    page = [listing(found.engine, as_of)]
    with subjects(found) as all_subjects:
        rows = {"list": check_agreement(all_subjects, page), "chains": check_agreement(all_subjects, linked[:CHECKED])}
        report.heading(found.engine, enterprises, rows)
        _time(found, all_subjects, page, linked, rounds, wanted, report)
    if "memory" in wanted:
        report.bounds("resident memory after the run, MB", _memory(found))
    if "parts" in wanted:
        report.parts(LIST_QUESTION, _run(parts_of_a_request(found.address, page * 10)))
        report.parts(CHAIN_QUESTION, _run(parts_of_a_request(found.address, linked)))


def _time(
    found: Ground,
    all_subjects: dict[str, Subject],
    page: Sequence[Ask],
    linked: Sequence[Ask],
    rounds: int,
    wanted: Sequence[str],
    report: Report,
) -> None:
    if "list" in wanted:
        report.times(found.engine, LIST_QUESTION, alternate(all_subjects, page, rounds, LISTS_A_ROUND))
    if "chain" in wanted:
        report.times(found.engine, CHAIN_QUESTION, alternate(all_subjects, linked, rounds, CHAINS_A_ROUND))
    if "clients" in wanted:
        report.rates(throughput(all_subjects, linked, max(2, rounds // 4), TOGETHER_A_ROUND))


def _memory(found: Ground) -> list[tuple[str, float, Target]]:
    rows = [("service", found.service.resident_mb, Target(RESIDENT_SERVICE_MB))]
    if (engine := found.service.engine_mb) is not None:
        rows.append(("embedded engine", engine, Target(RESIDENT_ENGINE_MB)))
    return rows


async def _chains(found: Ground, as_of: AsOf) -> Sequence[Ask]:
    store = Store(found.address)
    try:
        return await chains(store, as_of, CHAINS)
    finally:
        await store.close()


def _run(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


def _chosen(given: str, possible: Sequence[str], option: str) -> list[str]:
    names = given.split(",")
    if unknown := [name for name in names if name not in possible]:
        raise typer.BadParameter(f"{option}: {unknown[0]!r} is none of {', '.join(possible)}")
    return names


if __name__ == "__main__":
    typer.run(main)
