"""What recording an input would do: a plan, made from what is said and what is there. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Changes
from graph.labels import RELATIONSHIPS
from graph.register.errors import Contradiction, UnknownThing
from graph.register.ordered import Ordered, Properties, Stated
from graph.register.present import HeldThing, Present
from graph.register.timeline import FUNCTIONAL, Outcome, Period, Timeline, contradictory, tell


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A thing of which the register learned better: as it was, and the properties that differ."""

    label: str
    key: str
    was: HeldThing
    better: Properties


@dataclass(frozen=True, slots=True)
class TieVersion:
    """A tie from the key `start`; `id` is the engine's, empty for one that is to come."""

    type: str
    start: str
    period: Period
    id: str = ""


@dataclass(slots=True)
class Plan:
    """What is to be written, and how it is counted. `without_file` are unchanged statements that say no file yet."""

    new_things: defaultdict[str, list[tuple[str, Properties]]] = field(default_factory=lambda: defaultdict(list))
    changed_things: list[ChangedThing] = field(default_factory=list)
    closed_ties: list[TieVersion] = field(default_factory=list)
    new_ties: list[TieVersion] = field(default_factory=list)
    closed_statements: list[str] = field(default_factory=list)
    new_statements: list[Stated] = field(default_factory=list)
    without_file: list[str] = field(default_factory=list)
    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def count(self, outcome: Outcome | str, what: str) -> None:
        """Count one thing, tie or statement of a label or type."""
        self.counts[outcome.value if isinstance(outcome, Outcome) else outcome][what] += 1

    @property
    def changes(self) -> Changes:
        """The counts as importers report them."""
        counted: Mapping[str, Any] = {outcome: dict(sorted(counts.items())) for outcome, counts in self.counts.items()}
        return Changes(**counted)


def plan(said: Ordered, present: Present) -> Plan:
    """Compare. Raises UnknownThing and Contradiction."""
    _check_ends(said, present)
    made = Plan()
    for label, things in said.things.items():
        for key, properties in things.items():
            _plan_thing(made, label, key, properties, present.things.get(key))
    for type_, ties in said.ties.items():
        by_start: defaultdict[str, list[Period]] = defaultdict(list)
        for tie in ties.values():
            by_start[tie.start].append(Period(tie.valid_from, tie.valid_to, tie.end))
        for start, periods in by_start.items():
            _plan_ties(made, type_, start, periods, present.ties.get((type_, start), {}))
    for statements in said.statements.values():
        for stated in statements.values():
            _plan_statement(made, stated, present)
    _plan_withdrawals(made, said, present)
    return made


def _check_ends(said: Ordered, present: Present) -> None:
    there = present.ids.keys() | {key for things in said.things.values() for key in things}
    ties = (end for same_type in said.ties.values() for start, end, *_ in same_type for end in (start, end))
    links = (end for same in said.statements.values() for stated in same.values() for _, end, _ in stated.links)
    if missing := {end for ends in (ties, links) for end in ends} - there:
        raise UnknownThing(missing)


def _plan_thing(made: Plan, label: str, key: str, said: Properties, held: HeldThing | None) -> None:
    if held is None:
        made.new_things[label].append((key, {"validFrom": ALWAYS, "validTo": OPEN_DAY, **said}))
        made.count(Outcome.NEW, label)
        return
    better = {name: value for name, value in said.items() if held.properties.get(name) != value}
    if better:
        made.changed_things.append(ChangedThing(label, key, held, better))
    made.count(Outcome.CHANGED if better else Outcome.UNCHANGED, label)


def _plan_ties(made: Plan, type_: str, start: str, said: list[Period], held: Mapping[Period, str]) -> None:
    functional = type_ in FUNCTIONAL
    if not RELATIONSHIPS[type_].temporal:
        said = [Period(ALWAYS, OPEN_DAY, period.end) for period in said]
    if contradictory(said, functional=functional):
        raise Contradiction(f"{type_} of {start}")
    timeline: Timeline = tell(held, said, functional=functional)
    for outcome in timeline.outcomes:
        made.count(outcome, type_)
    made.closed_ties += (TieVersion(type_, start, period, held[period]) for period in sorted(timeline.closed))
    made.new_ties += (TieVersion(type_, start, period) for period in sorted(timeline.opened))


def _plan_statement(made: Plan, stated: Stated, present: Present) -> None:
    held = present.statements.get((stated.label, stated.slot))
    if held and held.stated == stated:
        if not held.has_file:
            made.without_file.append(held.id)
        made.count(Outcome.UNCHANGED, stated.label)
        return
    if held:
        made.closed_statements.append(held.id)
    made.new_statements.append(stated)
    made.count(Outcome.CHANGED if held else Outcome.NEW, stated.label)


def _plan_withdrawals(made: Plan, said: Ordered, present: Present) -> None:
    for (label, slot), id_ in present.of_source.items():
        if slot not in said.statements.get(label, ()):
            made.closed_statements.append(id_)
            made.count("withdrawn", label)
