"""Measuring: first that all subjects say the same, then in rounds that alternate, so that noise hits all alike."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median, quantiles

from bench.questions import Ask
from bench.subjects import Subject

CLIENTS = 16


class DisagreementError(Exception):
    """Two subjects gave different answers: comparing their times would mean nothing."""


@dataclass(frozen=True, slots=True)
class Times:
    """Wall times in seconds."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """The 95th percentile, in milliseconds."""
        return quantiles(self.seconds, n=20, method="inclusive")[-1] * 1000


def check_agreement(subjects: Mapping[str, Subject], asks: Sequence[Ask]) -> int:
    """Ask everybody; returns how many rows each said. Raises DisagreementError."""
    rows = 0
    for ask in asks:
        answers = {name: subject.answer(ask) for name, subject in subjects.items()}
        first_name, first = next(iter(answers.items()))
        for name, answer in answers.items():
            if answer != first:
                raise DisagreementError(f"{ask.kind}: {name} and {first_name} answer differently: {ask.parameters}")
        rows += _rows(first)
    if not rows:
        raise DisagreementError(f"{asks[0].kind}: nobody answers anything")
    return rows


def _rows(answer: Mapping[str, Mapping[str, Sequence[object]]]) -> int:
    return sum(len(rows) for root in answer.values() for rows in root.values())


def alternate(subjects: Mapping[str, Subject], asks: Sequence[Ask], rounds: int, each: int) -> dict[str, Times]:
    """Each subject answers `each` questions a round, the same ones, in an order that changes; one round warms up."""
    times: dict[str, list[float]] = {name: [] for name in subjects}
    questions = cycle(asks)
    for number in range(rounds + 1):
        chosen = list(islice(questions, each))
        for name in _shuffled(subjects, number):
            found = subjects[name].time(chosen)
            if number:
                times[name] += found
    return {name: Times(tuple(found)) for name, found in times.items()}


def throughput(subjects: Mapping[str, Subject], asks: Sequence[Ask], rounds: int, each: int) -> dict[str, float]:
    """Questions a second with `CLIENTS` clients at once: the median of the rounds, after one that warms up."""
    rates: dict[str, list[float]] = {name: [] for name in subjects}
    questions = cycle(asks)
    for number in range(rounds + 1):
        chosen = list(islice(questions, each))
        for name in _shuffled(subjects, number):
            seconds = subjects[name].together(chosen, CLIENTS)
            if number:
                rates[name].append(len(chosen) / seconds)
    return {name: median(found) for name, found in rates.items()}


def _shuffled(subjects: Mapping[str, Subject], number: int) -> list[str]:
    return random.Random(number).sample(list(subjects), len(subjects))
