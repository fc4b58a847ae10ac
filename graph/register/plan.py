"""What recording an input would do: a plan, made from what is said and what is there. Pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from graph.facts import Changes, Doubt, Ending
from graph.labels import RELATIONSHIPS
from graph.register.errors import Contradiction, UnknownThing
from graph.register.family import FamilyPlan
from graph.register.ordered import Ordered, Properties, Stated
from graph.register.present import HeldThing, Present
from graph.register.terms import Family, as_followed, same
from graph.register.timeline import FUNCTIONAL, Outcome, Period, Timeline, contradictory, tell

_LASTING = frozenset({"Area", "Organization", "Enterprise"})
"""Things of which a later beginning than is known takes no days away: a document may name what another one founded."""


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


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version of a statement that is to come; `origin` are source and file where it takes those of the version before it."""

    stated: Stated
    origin: Properties | None = None


@dataclass(slots=True)
class Plan:
    """What is to be written, and how it is counted. `without_file` are unchanged statements that say no file yet."""

    new_things: defaultdict[str, list[tuple[str, Properties]]] = field(default_factory=lambda: defaultdict(list))
    changed_things: list[ChangedThing] = field(default_factory=list)
    closed_things: list[str] = field(default_factory=list)
    closed_ties: list[TieVersion] = field(default_factory=list)
    new_ties: list[TieVersion] = field(default_factory=list)
    closed_statements: list[str] = field(default_factory=list)
    new_statements: list[NewVersion] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    without_file: list[str] = field(default_factory=list)
    counts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def count(self, outcome: Outcome | str, what: str) -> None:
        """Count one thing, tie or statement of a label or type."""
        self.counts[outcome.value if isinstance(outcome, Outcome) else outcome][what] += 1

    @property
    def changes(self) -> Changes:
        """The counts as importers report them."""
        counted: Mapping[str, Any] = {outcome: dict(sorted(counts.items())) for outcome, counts in self.counts.items()}
        return Changes(**counted, doubts=self.doubts, endings=self.endings)


def plan(said: Ordered, present: Present) -> Plan:
    """Compare. Raises UnknownThing and Contradiction."""
    _check_ends(said, present)
    made = Plan()
    for label, things in said.things.items():
        for key, properties in things.items():
            held = present.things.get(key)
            if key in said.withdrawn:
                _withdraw(made, label, held)
                continue
            better = properties if said.exact else _begun_before(label, properties, held)
            _plan_thing(made, label, key, better, said.if_new.get(key, {}), held)
    for type_, ties in said.ties.items():
        by_start: defaultdict[str, list[Period]] = defaultdict(list)
        for tie in ties.values():
            by_start[tie.start].append(Period(tie.valid_from, tie.valid_to, tie.end, tie.reopened))
        for start, periods in by_start.items():
            _plan_ties(made, type_, start, periods, present.ties.get((type_, start), {}), exact=said.exact)
    touched, settled = _plan_statements(made, said, present)
    for (label, slot), id_ in present.of_source.items():
        if (label, slot) not in touched:
            made.closed_statements.append(id_)
            made.count("withdrawn", label)
    _plan_endings(made, said, present, settled)
    return made


def _check_ends(said: Ordered, present: Present) -> None:
    there = present.ids.keys() | {key for things in said.things.values() for key in things}
    ties = (end for same_type in said.ties.values() for start, end, *_ in same_type for end in (start, end))
    links = (end for same in said.statements.values() for stated in same.values() for _, end, _ in stated.links)
    if missing := {end for ends in (ties, links) for end in ends} - there:
        raise UnknownThing(missing)


def _begun_before(label: str, said: Properties, held: HeldThing | None) -> Properties:
    """What is said without a beginning that would take days away from what is known to exist."""
    known = held.properties.get("validFrom", ALWAYS) if held and label in _LASTING else ALWAYS
    later = known != ALWAYS and str(said.get("validFrom", "")) > str(known)
    return {name: value for name, value in said.items() if name != "validFrom"} if later else said


def _plan_thing(made: Plan, label: str, key: str, said: Properties, if_new: Properties, held: HeldThing | None) -> None:
    if held is None:
        made.new_things[label].append((key, {"validFrom": ALWAYS, "validTo": OPEN_DAY, **if_new, **said}))
        made.count(Outcome.NEW, label)
        return
    better = {name: value for name, value in said.items() if held.properties.get(name) != value}
    if "fileSha256" in said and "fileSha256" not in better:
        # The very file, whatever it is called now.
        better.pop("fileName", None)
    if better:
        made.changed_things.append(ChangedThing(label, key, held, better))
    made.count(Outcome.CHANGED if better else Outcome.UNCHANGED, label)


def _withdraw(made: Plan, label: str, held: HeldThing | None) -> None:
    """The register held it until now; its ties are read through it."""
    if held is not None and held.properties["recordedTo"] == OPEN_MOMENT:
        made.closed_things.append(held.id)
        made.count("withdrawn", label)


def _plan_ties(
    made: Plan, type_: str, start: str, said: list[Period], held: Mapping[Period, str], *, exact: bool
) -> None:
    functional = type_ in FUNCTIONAL
    if not RELATIONSHIPS[type_].temporal:
        said = [Period(ALWAYS, OPEN_DAY, period.end) for period in said]
    if contradictory(said, functional=functional):
        raise Contradiction(f"{type_} of {start}")
    timeline: Timeline = tell(held, said, functional=functional, exact=exact)
    for outcome in timeline.outcomes:
        made.count(outcome, type_)
    made.closed_ties += (TieVersion(type_, start, period, held[period]) for period in sorted(timeline.closed))
    made.new_ties += (TieVersion(type_, start, period) for period in sorted(timeline.opened))


def _plan_statements(made: Plan, said: Ordered, present: Present) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Plan the statements, one family after the other; returns the terms spoken of, by label and slot, and all beside them."""
    touched: set[tuple[str, str]] = set()
    settled: set[tuple[str, str]] = set()
    for label, statements in said.statements.items():
        families: defaultdict[str, list[Stated]] = defaultdict(list)
        for (slot, _), stated in statements.items():
            families[slot].append(stated)
        for slot, members in families.items():
            family = present.families.get((label, slot))
            planned = FamilyPlan(members, family or Family(), said.source, said.complete, present.superseding)
            touched |= {(label, term.slot) for term in planned.spoken_of}
            settled |= {(label, slot) for slot in (family.held if family else ())}
            _take(made, label, planned)
    return touched, settled


def _take(made: Plan, label: str, planned: FamilyPlan) -> None:
    made.closed_statements += (term.id for term in planned.closed)
    made.new_statements += (NewVersion(stated, origin) for stated, origin in planned.new)
    made.without_file += (term.id for term in planned.unchanged if not term.has_file)
    made.doubts += planned.doubts
    for outcome in planned.outcomes:
        made.count(outcome, label)


def _plan_endings(made: Plan, said: Ordered, present: Present, settled: Set[tuple[str, str]]) -> None:
    """End what documents stated that were replaced, or of which it became known from which day; what is settled is so already."""
    for document, successor in present.superseding.concerned.items():
        ended = 0
        for term in present.superseding.stated_in.get(document, ()):
            stated = term.stated
            if (stated.label, stated.slot) in settled:
                continue
            now = present.superseding.in_force(replace(stated, content=as_followed(stated.content)))
            if now is not None and same(now, stated):
                continue
            made.closed_statements.append(term.id)
            made.new_statements += [NewVersion(now, term.origin)] if now else []
            if now is None or now.content["validTo"] != stated.content["validTo"]:
                made.count("ended", stated.label)
                ended += 1
        if ended or successor.day is None:
            made.endings.append(Ending(successor.document, successor.name, successor.day, ended))
