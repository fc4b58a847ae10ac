"""The areas of a workbook: each below its parent, which may be another row of the same sheet."""

import datetime as dt

from graph import keys
from graph.clock import ALWAYS
from graph.facts import Thing, Tie, Value
from seeds.places import KnownArea, KnownName
from seeds.report import ProblemCode
from seeds.workbook.desk import Desk
from seeds.workbook.parsed import WorkbookRow

_LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN", "VILLAGE")


def add_areas(desk: Desk) -> None:
    """Add all areas, parents first; what does not hang together is an error."""
    pending = list(desk.parsed.rows["areas"])
    placed: list[tuple[WorkbookRow, KnownArea]] = []
    while pending:
        ready = [row for row in pending if _ready(row, pending)]
        if not ready:
            _report_circle(desk, pending)
            break
        pending = [row for row in pending if row not in ready]
        added = [(row, area) for row in ready if (area := _placed(desk, row))]
        placed += added
        desk.use_areas(tuple({**desk.areas, **{area.key: area for _, area in added}}.values()))
    for row, area in placed:
        _add(desk, row, area)


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


def _placed(desk: Desk, row: WorkbookRow) -> KnownArea | None:
    parent = desk.place(row, "parent")
    name, level, term = row.text("name"), row.text("level"), desk.term(row)
    if name is None or level is None or term is None or (row.text("parent") and parent is None):
        return None
    if not _is_above(desk, parent, level):
        at = desk.at(row, "parent")
        desk.problems.error(ProblemCode.CELL_WRONG, at, seen=row.text("parent"), expected="HIGHER_AREA")
        return None
    code = row.text("code")
    key = keys.area(code, parent, name) if code else _known_below(desk, parent, name) or keys.area(None, parent, name)
    aliases = tuple(KnownName(alias, "ALIAS") for alias in row.names("aliases"))
    if not desk.claim(row, key):
        return None
    known = desk.areas.get(key)
    if known and known.name != name:
        # A new name under the same code is a dated name, which a row of this sheet cannot state.
        desk.problems.error(ProblemCode.CELL_WRONG, desk.at(row, "name"), seen=name, expected=known.name)
        return None
    last = row.day("last_day")
    ends = last + dt.timedelta(days=1) if last else None
    return KnownArea(
        key,
        code or (known.code if known else None),
        name,
        level,
        row.text("kind") or "ADMINISTRATIVE",
        parent,
        (*(known.names if known else ()), *aliases),
        row.day("valid_from"),
        ends,
        known.merged_with if known else (),
    )


def _is_above(desk: Desk, parent: str | None, level: str) -> bool:
    return parent is None or _LEVELS.index(desk.areas[parent].level) < _LEVELS.index(level)


def _known_below(desk: Desk, parent: str | None, name: str) -> str | None:
    same = (area.key for area in desk.areas.values() if (area.parent_key, area.name) == (parent, name))
    return next(same, None)


def _add(desk: Desk, row: WorkbookRow, area: KnownArea) -> None:
    term = desk.term(row)
    if term is None:
        return
    said: dict[str, Value] = {"name": area.name, "level": area.level, "kind": area.kind}
    said |= {"code": area.code} if area.code else {}
    desk.facts.add(Thing("Area", area.key, said, term.valid_from, term.valid_to))
    if area.parent_key:
        desk.facts.add(Tie("PART_OF", area.key, area.parent_key, {}, term.valid_from, term.valid_to))
    for alias in row.names("aliases"):
        _name(desk, area.key, alias)
    partner = desk.place(row, "merged_with")
    if partner:
        desk.facts.add(Tie("MERGED_WITH", area.key, partner, {}, term.valid_from, term.valid_to))


def _name(desk: Desk, area_key: str, alias: str) -> None:
    key = keys.name(area_key, alias, "ALIAS", valid_from=ALWAYS)
    desk.facts.add(Thing("Name", key, {"name": alias, "kind": "ALIAS"}), Tie("NAMED", area_key, key))
