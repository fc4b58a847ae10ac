"""What is measured over one engine that holds the city."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench import targets
from bench.asking import linked, run_async
from bench.engines import Ground
from bench.long_lists import health_under_load, long_lists
from bench.measure import CLIENTS, alternate, check_agreement, throughput
from bench.parts import PLAN, cached_parts, cold_parts, warm_parts
from bench.questions import Ask, chain, clocks, coverage, listing
from bench.report import CHAIN_QUESTION, LIST_QUESTION, Report
from bench.shared import shared_chains, shared_list, shared_nested
from bench.subjects import SERVICE, OverHTTP, Subject, subjects, with_peer
from graph.clock import AsOf

QUESTIONS = (
    "list",
    "chain",
    "clients",
    "coverage",
    "memory",
    "parts",
    "peer",
    "long",
    "health",
    "growth",
    "history",
    "exports",
    "loading",
    "start",
)
CHAINS = 200
CHECKED = 25
LISTS_A_ROUND, CHAINS_A_ROUND, TOGETHER_A_ROUND = 3, 20, 160
COVERAGES_A_ROUND = 1


@dataclass(slots=True)
class Run:
    """One run of the benchmark; `chains` is the chain's median by engine, in milliseconds."""

    report: Report
    enterprises: int
    rounds: int
    wanted: Sequence[str]
    chains: dict[str, float] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    def step(self, what: str) -> None:
        """Tell on stderr what is under way."""
        print(f"[{time.monotonic() - self.began:4.0f} s] {what}", file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class _Asked:
    as_of: AsOf
    keys: Sequence[str]
    page: Sequence[Ask]
    chains: Sequence[Ask]


def measure(run: Run, ground: Ground) -> None:
    """Every measure that is wanted of one engine."""
    as_of = clocks()
    keys = linked(ground, as_of, CHAINS)
    asked = _Asked(as_of, keys, [listing(ground.engine, as_of)], [chain(key, as_of) for key in keys])
    if {"list", "chain", "clients"} & set(run.wanted):
        run.step(f"{ground.engine}: the service, the bare driver, plain Strawberry")
        with subjects(ground) as all_subjects:
            _compare(run, ground, all_subjects, asked)
    if "coverage" in run.wanted:
        _coverage(run, ground, as_of)
    if "memory" in run.wanted:
        _memory(run, ground)
    if "parts" in run.wanted:
        _parts(run, ground, asked)
    if ground.engine == "neo4j":
        _measure_neo4j(run, ground, asked)


def _measure_neo4j(run: Run, ground: Ground, asked: _Asked) -> None:
    if "peer" in run.wanted:
        run.step("neo4j: @neo4j/graphql")
        with with_peer(ground) as both:
            _compare_peer(run, both, asked)
    if "long" in run.wanted:
        run.step("neo4j: lists of 10,000")
        run.report.times("list of 10,000", long_lists(ground, asked.as_of), targets.LONG_LIST)
    if "health" in run.wanted:
        run.step("neo4j: /healthz while 16 clients ask for lists of 10,000")
        _health(run, ground, asked.as_of)


def _compare(run: Run, ground: Ground, all_subjects: Mapping[str, Subject], asked: _Asked) -> None:
    rows = {
        "list": check_agreement(all_subjects, asked.page),
        "chains": check_agreement(all_subjects, asked.chains[:CHECKED]),
    }
    run.report.heading(ground.engine, run.enterprises, rows)
    if "list" in run.wanted:
        against = targets.LIST if ground.engine == "neo4j" else {}
        run.report.times(LIST_QUESTION, alternate(all_subjects, asked.page, run.rounds, LISTS_A_ROUND), against)
    if "chain" in run.wanted:
        times = alternate(all_subjects, asked.chains, run.rounds, CHAINS_A_ROUND)
        run.chains[ground.engine] = times[SERVICE].p50
        run.report.times(CHAIN_QUESTION, times, targets.CHAIN)
    if "clients" in run.wanted:
        rates = throughput(all_subjects, asked.chains, _fewer(run.rounds), TOGETHER_A_ROUND)
        run.report.rates(f"chain, {CLIENTS} clients", rates, targets.NO_TARGET)


def _compare_peer(run: Run, both: Mapping[str, Subject], asked: _Asked) -> None:
    leaders = shared_chains(asked.keys, asked.as_of)
    page, nested = [shared_list(asked.as_of)], [shared_nested(asked.as_of)]
    rows = {
        "chains": check_agreement(both, leaders[:CHECKED]),
        "list": check_agreement(both, page),
        "nested page": check_agreement(both, nested),
    }
    run.report.heading("neo4j, beside @neo4j/graphql", run.enterprises, rows)
    times = alternate(both, leaders, run.rounds, CHAINS_A_ROUND)
    run.report.times("leaders of the chain, 1 client", times, targets.NO_TARGET)
    rates = throughput(both, leaders, _fewer(run.rounds), 2 * TOGETHER_A_ROUND)
    run.report.rates(f"leaders of the chain, {CLIENTS} clients", rates, targets.PEER_RATE)
    run.report.times("list of 1,000 with areas", alternate(both, page, run.rounds, LISTS_A_ROUND), targets.PEER_LIST)
    times = alternate(both, nested, run.rounds, LISTS_A_ROUND)
    run.report.times("three-level nested page", times, targets.PEER_NESTED)


def _coverage(run: Run, ground: Ground, as_of: AsOf) -> None:
    run.step(f"{ground.engine}: coverage of the city")
    service = {SERVICE: OverHTTP(ground.service.port)}
    times = alternate(service, [coverage(as_of)], run.rounds, COVERAGES_A_ROUND)
    target = targets.EMBEDDED_COVERAGE_MS if ground.engine == "embedded" else None
    run.report.bounds("coverage of the city, all fields", [(f"{ground.engine}, p50 ms", times[SERVICE].p50, target)])


def _memory(run: Run, ground: Ground) -> None:
    rows = [("service", ground.service.resident_mb, targets.RESIDENT_SERVICE_MB)]
    if (engine := ground.service.engine_mb) is not None:
        rows.append(("embedded engine", engine, targets.RESIDENT_ENGINE_MB))
    run.report.bounds("resident memory after the run, MB", rows)


def _parts(run: Run, ground: Ground, asked: _Asked) -> None:
    run.step(f"{ground.engine}: the parts of a request")
    warm_list = run_async(warm_parts(ground.address, [*asked.page] * 10))
    warm_chain = run_async(warm_parts(ground.address, asked.chains))
    cold = run_async(cold_parts(ground.address, asked.keys[0], asked.as_of))
    cached = run_async(cached_parts(ground.address, asked.keys[0], asked.as_of))
    for question, found in (
        (LIST_QUESTION, warm_list),
        (CHAIN_QUESTION, warm_chain),
        ("50 fields, never seen", cold),
        ("50 fields, seen before", cached),
    ):
        run.report.parts(question, found.parts)
    rows = [
        ("a cold plan", cold.parts[PLAN], targets.COLD_PLAN_MS),
        ("a cold request until the driver is called", cold.until_driver, None),
        ("a cached request until the driver is called", cached.until_driver, targets.CACHED_PLAN_MS),
    ]
    run.report.bounds("50 fields, ms", rows)


def _health(run: Run, ground: Ground, as_of: AsOf) -> None:
    found = health_under_load(ground, as_of)
    rows = [
        ("p50, ms", found.p50, None),
        ("p99, ms", found.p99, targets.HEALTH_P99_MS),
        ("longest, ms", found.longest, None),
        ("lists answered a second meanwhile", found.lists_a_second, None),
    ]
    run.report.bounds(f"/healthz while {CLIENTS} clients ask for lists of 10,000", rows)


def _fewer(rounds: int) -> int:
    return max(2, rounds // 2)
