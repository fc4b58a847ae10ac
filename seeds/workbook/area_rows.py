"""The areas of a workbook: each below its parent, which may be another row of the same sheet.

Several rows about one area are its course: another name, another parent, its end (docs/decisions/0023).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Thing, Tie, Value
from seeds.places import KnownArea, KnownName
from seeds.report import ProblemCode
from seeds.workbook.area_changes import Naming, add_names, named_by
from seeds.workbook.area_ends import add_ends
from seeds.workbook.desk import Desk
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.periods import Periods, Said

_LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN", "VILLAGE")

Told = list[tuple[WorkbookRow, Said]]


def add_areas(desk: Desk) -> None:
    """Add all areas, parents first; what does not hang together is an error."""
    pending = list(desk.parsed.rows["areas"])
    placed: list[tuple[WorkbookRow, str]] = []
    namings: dict[str, Naming] = {}
    courses: defaultdict[str, list[Said]] = defaultdict(list)
    while pending:
        ready = [row for row in pending if _ready(row, pending)]
        if not ready:
            _report_circle(desk, pending)
            break
        pending = [row for row in pending if row not in ready]
        for row in sorted(ready, key=lambda row: row.day("valid_from") or dt.date.min):
            area = _placed(desk, row, namings, courses)
            if area:
                placed.append((row, area.key))
                desk.use_areas(tuple({**desk.areas, area.key: area}.values()))
    _add_all(desk, placed, namings)


def _ready(row: WorkbookRow, pending: list[WorkbookRow]) -> bool:
    """Whether no row that is still to be placed can be the parent."""
    parent = row.text("parent")
    if parent is None:
        return True
    others = (other for other in pending if other is not row)
    return not any(parent == other.text("code") or parent.endswith(other.text("name") or "\0") for other in others)


def _report_circle(desk: Desk, pending: list[WorkbookRow]) -> None:
    for row in pending:
        seen = row.text("parent")
        desk.problems.error(ProblemCode.CELL_WRONG, desk.at(row, "parent"), seen=seen, expected="HIGHER_AREA")


def _placed(
    desk: Desk, row: WorkbookRow, namings: dict[str, Naming], courses: Mapping[str, list[Said]]
) -> KnownArea | None:
    parent = desk.place(row, "parent")
    name, level, term = row.text("name"), row.text("level"), desk.term(row)
    if name is None or level is None or term is None or (row.text("parent") and parent is None):
        return None
    if not _is_above(desk, parent, level):
        at = desk.at(row, "parent")
        desk.problems.error(ProblemCode.CELL_WRONG, at, seen=row.text("parent"), expected="HIGHER_AREA")
        return None
    code = row.text("code")
    key = desk.coded(code) if code else _known_below(desk, parent, name)
    key = key or keys.area(code, parent, name)
    if not desk.claim(row, key, row.day_text("valid_from") or ""):
        return None
    known = desk.areas.get(key)
    naming = namings.setdefault(key, Naming.of(known, name, term.valid_from))
    if not named_by(desk, row, name, term.valid_from, naming):
        return None
    aliases = tuple(KnownName(alias, "ALIAS") for alias in row.names("aliases"))
    former = tuple(KnownName(text, "FORMER", None, _day(first), _day(until)) for text, first, until in naming.former)
    ends = _day(term.valid_to) or (known.valid_to if known and row.day("last_day") is None else None)
    courses[key].append(desk.said(row, term, {"PART_OF": (parent,) if parent else ()}))
    return KnownArea(
        key,
        code or (known.code if known else None),
        naming.name,
        level,
        row.text("kind") or (known.kind if known else "ADMINISTRATIVE"),
        parent if known is None or _moves(desk, key, courses[key]) else known.parent_key,
        (*(known.names if known else ()), *aliases, *former),
        known.valid_from if known else row.day("valid_from"),
        ends,
        known.merged_with if known else (),
        known.codes if known else (),
        (*(known.was_in if known else ()), *([parent] if parent else [])),
    )


def _moves(desk: Desk, key: str, course: Sequence[Said]) -> bool:
    """Whether the last row read says where the area lies now: an older one does not move it back, one without 上级 nowhere."""
    periods = Periods("PART_OF", course, desk.known.held.get(key))
    return bool(course[-1].ties["PART_OF"]) and periods.newest is course[-1] and periods.is_latest


def _day(text: str) -> dt.date | None:
    return None if text in (ALWAYS, OPEN_DAY) else dt.date.fromisoformat(text)


def _is_above(desk: Desk, parent: str | None, level: str) -> bool:
    return parent is None or _LEVELS.index(desk.areas[parent].level) < _LEVELS.index(level)


def _known_below(desk: Desk, parent: str | None, name: str) -> str | None:
    """The one of that name below the parent, whether it has that name still or had it."""
    below = [area for area in desk.areas.values() if area.parent_key == parent]
    same = [area.key for area in below if area.name == name]
    had = [area.key for area in below if any(n.kind == "FORMER" and n.text == name for n in area.names)]
    return next(iter([*same, *had]), None)


def _add_all(desk: Desk, placed: Sequence[tuple[WorkbookRow, str]], namings: dict[str, Naming]) -> None:
    told: defaultdict[str, Told] = defaultdict(list)
    for row, key in placed:
        term = desk.term(row)
        if term:
            told[key].append((row, _said(desk, row, term.valid_from, term.valid_to, namings[key])))
    for key, rows in told.items():
        _add(desk, key, sorted(rows, key=lambda each: each[1].first), namings[key])


def _said(desk: Desk, row: WorkbookRow, first: str, until: str, naming: Naming) -> Said:
    parent, partner = desk.place(row, "parent"), desk.place(row, "merged_with")
    ties = {"PART_OF": (parent,) if parent else (), "MERGED_WITH": (partner,) if partner else ()}
    return Said(first, until, ties, row.day("last_day") == dt.date.max, begins=not naming.begins_on(first))


def _add(desk: Desk, key: str, told: Told, naming: Naming) -> None:
    periods = desk.periods("PART_OF", key, told)
    newest, known = told[-1][0], desk.known.held.get(key)
    said: dict[str, Value] = {"code": newest.text("code")}
    if periods.is_latest or known is None:
        kinds = [kind for row, _ in told if (kind := row.text("kind"))]
        kind = kinds[-1] if kinds else None if known else "ADMINISTRATIVE"
        said |= {"name": naming.name, "level": newest.text("level"), "kind": kind}
    desk.add_thing("Area", key, said, periods)
    desk.facts.extend(periods.ties(key, ("PART_OF", "MERGED_WITH")))
    _end_merges(desk, key, periods)
    for row, _ in told:
        for alias in row.names("aliases"):
            _name(desk, key, alias)
    add_names(desk, key, naming)
    add_ends(desk, key, told)


def _end_merges(desk: Desk, key: str, periods: Periods) -> None:
    """What is merged with an area that ends is so no longer, from whichever side that was stored."""
    until, held = periods.existence().until, desk.known.held.get(key)
    for span in held.ties.get("MERGED_BY", ()) if held else ():
        if span.valid_from < until < span.valid_to:
            desk.facts.add(Tie("MERGED_WITH", span.end, key, {}, span.valid_from, until))


def _name(desk: Desk, area_key: str, alias: str) -> None:
    key = keys.name(area_key, alias, "ALIAS", valid_from=ALWAYS)
    desk.facts.add(Thing("Name", key, {"name": alias, "kind": "ALIAS"}), Tie("NAMED", area_key, key))
