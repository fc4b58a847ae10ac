"""How the answers' times grow with the city: Neo4j of every size at once, asked in turn, so that noise hits all alike."""

import random
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice

from bench.asking import linked
from bench.engines import ground
from bench.measure import Times
from bench.questions import Ask, chain, coverage
from bench.subjects import OverHTTP
from graph.clock import AsOf

CHAINS, CHAINS_A_ROUND, COVERAGES_A_ROUND = 200, 40, 1


@dataclass(frozen=True, slots=True)
class _City:
    service: OverHTTP
    chains: Sequence[Ask]


@dataclass(frozen=True, slots=True)
class Growth:
    """Times by size of the city."""

    chains: Mapping[int, Times]
    coverage: Mapping[int, Times]


def growth(sizes: Sequence[int], as_of: AsOf, rounds: int) -> Growth:
    """The chain of a random linked enterprise and the city's whole coverage report, at every size."""
    with ExitStack() as stack:
        cities = {size: _city(stack, size, as_of) for size in sizes}
        chains = _times({size: (city.service, city.chains) for size, city in cities.items()}, rounds, CHAINS_A_ROUND)
        report = [coverage(as_of)]
        reports = {size: (city.service, report) for size, city in cities.items()}
        return Growth(chains, _times(reports, rounds, COVERAGES_A_ROUND))


def _city(stack: ExitStack, size: int, as_of: AsOf) -> _City:
    found = stack.enter_context(ground("neo4j", size))
    return _City(OverHTTP(found.service.port), [chain(key, as_of) for key in linked(found, as_of, CHAINS)])


def _times(asked: Mapping[int, tuple[OverHTTP, Sequence[Ask]]], rounds: int, each: int) -> dict[int, Times]:
    """Each city has questions of its own, about its own enterprises; the first two rounds warm up."""
    times: dict[int, list[float]] = {size: [] for size in asked}
    questions = {size: cycle(asks) for size, (_, asks) in asked.items()}
    for number in range(rounds + 2):
        for size in random.Random(number).sample(list(asked), len(asked)):
            found = asked[size][0].time(list(islice(questions[size], each)))
            if number > 1:
                times[size] += found
    return {size: Times(tuple(found)) for size, found in times.items()}
