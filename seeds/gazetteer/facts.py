"""The gazetteer as facts: areas with what they lie in, their other names, merged administrations, and changes.

A bound that no source names is open; an uncertain one is the latest possible day, and marked on the area, name or
change (a relationship has no such mark). An area exists only on days on which everything above it does.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Facts, Thing, Tie, Value
from seeds.gazetteer import DATA, AreaChange, AreaName, Gazetteer, GazetteerArea, Merge, NameKind
from seeds.gazetteer.cells import Period

SOURCE = "gazetteer"
"""What the register calls the source of these facts."""
_MADE_BY = "2"
"""Part of the edition: raise it where the same files make other facts."""


@dataclass(frozen=True, slots=True)
class _Days:
    """A half-open period as the register stores it, and which of its bounds are uncertain."""

    valid_from: str
    valid_to: str
    from_uncertain: bool
    to_uncertain: bool

    @property
    def marks(self) -> dict[str, Value]:
        """The properties that say what is uncertain; nothing where nothing is."""
        marks: dict[str, Value] = {}
        if self.from_uncertain:
            marks["validFromUncertain"] = True
        if self.to_uncertain:
            marks["validToUncertain"] = True
        return marks

    def within(self, other: "_Days") -> "_Days":
        """The days that both cover."""
        start = max((self.valid_from, self.from_uncertain), (other.valid_from, other.from_uncertain))
        end = min((self.valid_to, self.to_uncertain), (other.valid_to, other.to_uncertain))
        return _Days(start[0], end[0], start[1], end[1])


def edition(folder: Path = DATA) -> str:
    """A digest of the gazetteer's files: the same edition makes the same facts. Raises OSError."""
    digest = hashlib.sha256(_MADE_BY.encode())
    for file in sorted(folder.glob("*.csv")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def gazetteer_facts(gazetteer: Gazetteer) -> Facts:
    """Everything the gazetteer says."""
    facts = Facts(SOURCE, exact=True)
    for ref in gazetteer.areas:
        if ref not in gazetteer.goes_on_as.values():
            facts.extend(_area(gazetteer, _through_time(gazetteer, ref)))
    for merge in gazetteer.merges:
        facts.extend(_merge(gazetteer, merge))
    for change in gazetteer.changes:
        facts.extend(_change(gazetteer, change))
    return facts


def area_key(gazetteer: Gazetteer, ref: str) -> str:
    """The register's key of an area of the gazetteer: of one that was recoded or renamed, by the oldest. Raises KeyError."""
    return _own_key(gazetteer, _through_time(gazetteer, ref)[0])


def _through_time(gazetteer: Gazetteer, ref: str) -> list[GazetteerArea]:
    """The rows of one area, the oldest first: a change of code or name alone makes no other (docs/decisions/0025)."""
    before = {after: ref for ref, after in gazetteer.goes_on_as.items()}
    while ref in before:
        ref = before[ref]
    found = [gazetteer.areas[ref]]
    while (after := gazetteer.goes_on_as.get(found[-1].ref)) is not None:
        found.append(gazetteer.areas[after])
    return found


def _area(gazetteer: Gazetteer, rows: list[GazetteerArea]) -> Iterator[Thing | Tie]:
    key, now = area_key(gazetteer, rows[0].ref), rows[-1]
    first, last = _existence(gazetteer, rows[0]), _existence(gazetteer, now)
    days = _Days(first.valid_from, last.valid_to, first.from_uncertain, last.to_uncertain)
    said: dict[str, Value] = {"code": now.code, "name": now.name, "level": now.level.value, "kind": now.kind.value}
    yield Thing("Area", key, {**said, **days.marks}, days.valid_from, days.valid_to)
    yield from _parents(gazetteer, key, rows)
    names = {name.text for row in rows for name in row.names}
    called: set[tuple[str, str, str, date | None]] = set()
    for row in rows:
        if row.name != now.name and row.name not in names:
            names.add(row.name)
            yield from _name(gazetteer, key, AreaName(row.ref, row.name, NameKind.FORMER, None, row.period, row.source))
        for name in row.names:
            context = area_key(gazetteer, name.context_ref) if name.context_ref else ""
            told = name.text, name.kind.value, context, name.period.valid_from
            if name.text != now.name and told not in called:
                called.add(told)
                yield from _name(gazetteer, key, name)
        if len(rows) > 1:
            yield from _code(gazetteer, key, row)


def _parents(gazetteer: Gazetteer, key: str, rows: list[GazetteerArea]) -> Iterator[Tie]:
    """What it was part of: one period as long as that is the same area."""
    periods: list[tuple[str, str, str]] = []
    for row in rows:
        if row.parent_ref is None:
            continue
        parent, days = area_key(gazetteer, row.parent_ref), _existence(gazetteer, row)
        if periods and (periods[-1][0], periods[-1][2]) == (parent, days.valid_from):
            periods[-1] = (parent, periods[-1][1], days.valid_to)
        else:
            periods.append((parent, days.valid_from, days.valid_to))
    yield from (Tie("PART_OF", key, parent, {}, since, until) for parent, since, until in periods)


def _code(gazetteer: Gazetteer, area: str, row: GazetteerArea) -> Iterator[Thing | Tie]:
    """One of several codes, with its days; of what has none the key alone that it would have had."""
    days, retired = _days(row.period), _own_key(gazetteer, row)
    if row.code is None and retired == area:
        return
    key = keys.code(area, row.code, retired)
    yield Thing("Code", key, {"code": row.code, "retired": retired}, days.valid_from, days.valid_to)
    yield Tie("CODED", area, key)


def _own_key(gazetteer: Gazetteer, row: GazetteerArea) -> str:
    """The key that a row would have as an area of its own."""
    above = _own_key(gazetteer, gazetteer.areas[row.parent_ref]) if row.parent_ref and not row.code else None
    return keys.area(row.code, above, row.name)


def _existence(gazetteer: Gazetteer, area: GazetteerArea) -> _Days:
    own = _days(area.period)
    return own.within(_existence(gazetteer, gazetteer.areas[area.parent_ref])) if area.parent_ref else own


def _name(gazetteer: Gazetteer, area: str, name: AreaName) -> Iterator[Thing | Tie]:
    days = _days(name.period)
    # A former name is the area's name on its days; one that nobody has dated must not be the name of today.
    undated = name.kind is NameKind.FORMER and days.valid_to == OPEN_DAY
    kind = NameKind.ALIAS if undated else name.kind
    context = area_key(gazetteer, name.context_ref) if name.context_ref else None
    key = keys.name(area, name.text, kind, context or "", days.valid_from)
    yield Thing("Name", key, {"name": name.text, "kind": kind.value, **days.marks}, days.valid_from, days.valid_to)
    yield Tie("NAMED", area, key)
    if context:
        yield Tie("IN_CONTEXT", key, context)


def _merge(gazetteer: Gazetteer, merge: Merge) -> Iterator[Tie]:
    zone, town = gazetteer.areas[merge.zone_ref], gazetteer.areas[merge.town_ref]
    days = _days(merge.period).within(_existence(gazetteer, zone)).within(_existence(gazetteer, town))
    ends = area_key(gazetteer, merge.zone_ref), area_key(gazetteer, merge.town_ref)
    yield Tie("MERGED_WITH", *ends, {}, days.valid_from, days.valid_to)


def _change(gazetteer: Gazetteer, change: AreaChange) -> Iterator[Thing | Tie]:
    before = [area_key(gazetteer, ref) for ref in change.from_refs]
    after = [area_key(gazetteer, ref) for ref in change.to_refs]
    on = change.on.isoformat()
    key = keys.change_event(change.kind, on, *before)
    mark: dict[str, Value] = {"onUncertain": True} if change.uncertain else {}
    yield Thing("ChangeEvent", key, {"kind": change.kind.value, "on": on, **mark}, on)
    yield from (Tie("CHANGED_FROM", key, area) for area in before)
    yield from (Tie("CHANGED_TO", key, area) for area in after)


def _days(period: Period) -> _Days:
    start = period.valid_from.isoformat() if period.valid_from else ALWAYS
    end = period.valid_to.isoformat() if period.valid_to else OPEN_DAY
    return _Days(start, end, period.from_uncertain, period.to_uncertain)
