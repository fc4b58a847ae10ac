"""Which of the terms that the register holds a statement speaks of, and what it makes of it. Pure (docs/decisions/0022).

A statement is the same where it says the same: who, what, in which capacity, on whose word, and since when. Where it was read
tells nothing. What an input does not say it does not unsay, unless it is a source that says all there is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Value
from graph.labels import PLACE, RUN
from graph.register.ordered import Link, Properties, Stated
from graph.runs import ONE_TIME, said_of_runs, stated_run

_NEVER = "1949-10-01"
"""The first and last day that was sent for what never was so, before a row could say 作废: what it says of the only term stays."""

_ENDED = {"statedTo", "followedOn", *RUN}
_CADENCE = frozenset({"recurrence", "quota", "dueDay", "dueOn", "within", "countedFrom"})
_TOGETHER: Mapping[str, frozenset[str]] = {"Duty": _CADENCE}
"""What is said as a whole: one of these properties unsays the others."""


@dataclass(frozen=True, slots=True)
class HeldStatement:
    """The live version of a statement, the source and file that it came from, and whether it says its file."""

    id: str
    stated: Stated
    origin: Properties
    has_file: bool

    @property
    def source(self) -> str:
        """The source that stated this version."""
        return str(self.origin.get("source", ""))


@dataclass(slots=True)
class Family:
    """All terms of one slot that the register has had: those that it holds, and by slot the first day of those it holds no more."""

    held: dict[str, HeldStatement] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many slots the terms have had."""
        return len(self.held) + len(self.gone)


@dataclass(frozen=True, slots=True)
class Met:
    """A statement with the term it speaks of, if there is one; `takes_day`: whether the first day becomes what is said."""

    said: Stated
    term: HeldStatement | None
    takes_day: bool = True
    merged: HeldStatement | None = None
    """A second term that turns out to be the same as `term`, and goes."""


def meet(said: Sequence[Stated], family: Family, source: str, *, complete: bool) -> list[Met]:
    """Each of the statements of a family with the term that it speaks of, no term twice."""
    free = dict(family.held)
    found: list[Met] = []
    waiting: list[Stated] = []
    for each in sorted(said, key=lambda each: each.telling):
        exact = _first(t for t in free.values() if not each.parts or t.stated.content.get(each.told_by) == each.telling)
        corrected = _first(t for t in free.values() if each.instead_of and _first_day(t) == each.instead_of)
        met = exact or corrected
        if met is None:
            waiting.append(each)
            continue
        found.append(Met(each, met, merged=corrected if exact is not None and corrected is not exact else None))
        free.pop(met.stated.slot)
        if corrected is not None:
            free.pop(corrected.stated.slot, None)
    for each in waiting:
        near = _near(each, free, source, complete=complete)
        found.append(near)
        if near.term is not None:
            free.pop(near.term.stated.slot)
    return found


def _near(said: Stated, free: Mapping[str, HeldStatement], source: str, *, complete: bool) -> Met:
    """The term that a statement of another first day speaks of all the same."""
    terms = sorted(free.values(), key=_first_day)
    if said.told_by != "validFrom":
        return Met(said, None)
    for term in terms:
        if said.telling in _days_before(term.stated.content):
            return Met(said, term, takes_day=False)
    if said.telling == _NEVER and terms:
        return Met(said, terms[-1])
    own = [term for term in terms if complete and term.source == source]
    if _is_vague(said.content):
        around = [t for t in terms if _first_day(t) <= said.telling < str(t.stated.content["validTo"])]
        latest = _first(reversed(around or terms))
        return Met(said, latest, takes_day=latest is not None and latest in own and _is_vague(latest.stated.content))
    vague = [term for term in terms if _is_vague(term.stated.content)]
    if len(terms) == 1 and vague:
        return Met(said, vague[0])
    return Met(said, own[0] if len(own) == 1 else None)


def told(met: Met, source: str, *, complete: bool) -> Stated:
    """What the register is to hold of a term once the statement was said; `statedTo` is taken back, whoever ends it again."""
    said, held = met.said, met.term
    if held is None:
        days = [said.instead_of] if said.instead_of else []
        return replace(said, content=_with_days(said.content, days))
    was = as_stated(held.stated.content)
    owns = complete and held.source == source
    content = dict(said.content) if owns else _joined(said, was)
    if not met.takes_day:
        content |= {"validFrom": was["validFrom"], "validFromUncertain": was.get("validFromUncertain", False)}
    confirmed = [str(each["lastConfirmedOn"]) for each in (was, said.content) if each.get("lastConfirmedOn")]
    content |= {"lastConfirmedOn": max(confirmed)} if confirmed else {}
    days = [*_days_before(was), *_days_before(met.merged.stated.content if met.merged else {})]
    days += [said.instead_of] if said.instead_of and said.instead_of != content["validFrom"] else []
    links = said.links if owns else _links(said, held.stated)
    return replace(said, slot=held.stated.slot, content=_with_days(content, days), links=links)


def same(one: Stated, other: Stated) -> bool:
    """Whether both say the same, wherever they were read."""
    quoted = one.quoted or other.quoted
    return _essence(one, quoted=quoted) == _essence(other, quoted=quoted)


def as_stated(content: Properties) -> Properties:
    """The content with the end that was stated, whatever else ended it."""
    stated = {name: value for name, value in content.items() if name not in _ENDED}
    stated["validTo"] = content.get("statedTo", content["validTo"])
    return stated


def as_followed(content: Properties) -> Properties:
    """The content with the end that was stated, or the day on which another term of the same follows."""
    day = content.get("followedOn")
    return {**as_stated(content), **stated_run(content), **(_followed(str(day), content) if day else {})}


def _followed(day: str, content: Properties) -> Properties:
    return {"validTo": day, "followedOn": day, "statedTo": content.get("statedTo", content["validTo"])}


def in_turn(terms: Sequence[Stated]) -> list[Stated]:
    """The terms of the same, one following the other: each holds until the next begins, unless it outlasts that one.

    Nobody is charged twice with the same, and no day is lost: terms without a day between them are one time.
    """
    found: list[Stated] = []
    ordered = sorted(terms, key=lambda term: str(term.content["validFrom"]))
    for place, term in enumerate(ordered):
        first, stated = str(term.content["validFrom"]), str(term.content["validTo"])
        end = stated
        # From the last backwards: what ends the term there may make another one outlast it.
        for other in reversed(ordered[place + 1 :]):
            begins = str(other.content["validFrom"])
            if first < begins < end <= str(other.content["validTo"]):
                end = begins
        found.append(term if end == stated else replace(term, content={**term.content, **_followed(end, term.content)}))
    return _with_runs(found) if terms[0].label in ONE_TIME else found


def _with_runs(terms: Sequence[Stated]) -> list[Stated]:
    said = said_of_runs([(str(term.content["validFrom"]), str(term.content["validTo"])) for term in terms])
    return [replace(term, content={**term.content, **each}) for term, each in zip(terms, said, strict=True)]


def overlapping(term: Stated, others: Iterable[Stated]) -> tuple[str, ...]:
    """The first days of those that share a day with the term."""
    first, end = str(term.content["validFrom"]), str(term.content["validTo"])
    days = [(str(o.content["validFrom"]), str(o.content["validTo"])) for o in others if o.slot != term.slot]
    return tuple(sorted(day for day, until in days if day < end and first < until))


def _joined(said: Stated, was: Properties) -> Properties:
    """What was held, with what is said now."""
    now = {name: value for name, value in said.content.items() if value != []}
    if now["validTo"] == OPEN_DAY and not said.open_end:
        now["validTo"] = was["validTo"]
    if now.get("position") and was.get("position"):
        now["position"] = was["position"]
    group = _TOGETHER.get(said.label, frozenset())
    unsaid = group - now.keys() if group & now.keys() else frozenset()
    return {name: value for name, value in was.items() if name not in unsaid} | now


def _links(said: Stated, held: Stated) -> frozenset[Link]:
    """The links of the types that are said, and those of others as they were; a roster grows."""
    were = {link[:2]: link for link in held.links}
    replaced = {type_ for type_, _, _ in said.links} - {"LISTS"}
    kept = {ends: link for ends, link in were.items() if ends[0] not in replaced and ends not in said.dropped}
    return frozenset({**kept, **{link[:2]: were.get(link[:2], link) for link in said.links}}.values())


def _essence(stated: Stated, *, quoted: bool) -> tuple[Properties, frozenset[tuple[str, str]]]:
    left_out = PLACE - {"excerpt"} if quoted else PLACE
    content = {name: value for name, value in stated.content.items() if name not in left_out and value != []}
    # Unsaid and certain are one thing: what came before the mark was thought of has none.
    content.setdefault("validFromUncertain", False)
    return content, frozenset((type_, end) for type_, end, _ in stated.links)


def _with_days(content: Properties, days: Sequence[str]) -> Properties:
    others = sorted({day for day in days if day != content["validFrom"]})
    kept = {name: value for name, value in content.items() if name != "firstDaysBefore"}
    return {**kept, "firstDaysBefore": others} if others else kept


def _days_before(content: Mapping[str, Value]) -> list[str]:
    days = content.get("firstDaysBefore")
    return list(days) if isinstance(days, list) else []


def _is_vague(content: Properties) -> bool:
    return content["validFrom"] == ALWAYS or content.get("validFromUncertain") is True


def _first_day(term: HeldStatement) -> str:
    return str(term.stated.content["validFrom"])


def _first(terms: Iterable[HeldStatement]) -> HeldStatement | None:
    return next(iter(terms), None)
