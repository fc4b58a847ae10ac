"""The monthly return of a city: its roster on the last day of the month, what was submitted by the day: docs/decisions/0017."""

from dataclasses import dataclass

from tests.oracle.days import OPEN, after, covers, day_of_month, month_add, shanghai_day
from tests.oracle.geography import lies_in
from tests.oracle.world import Demand, Return, World


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the return."""

    area: str
    due_by: str
    submitted: str | None
    late: bool
    missing: bool
    unknown: bool
    figures: tuple[tuple[str, int | None], ...]


def roster(world: World, month: str) -> Demand | None:
    """The newest document that demands returns on the last day of the month."""
    last = after(month_add(f"{month}-01", 1), -1)
    found = [each for each in world.demands.values() if each.kind == "每月报送情况表" and covers(each.period, last)]
    return max(found, key=lambda each: world.documents[each.document].issued, default=None)


def due_by(month: str) -> str:
    """The fifth of the month after."""
    return day_of_month(month_add(f"{month}-01", 1), 5)


def kept_from(world: World, area: str) -> str:
    """The day from which the register has returns of the area."""
    days = [
        max(each.day, shanghai_day(world.return_recorded[each.area, each.month]))
        for each in world.returns.values()
        if each.area == area
    ]
    return min(days, default=OPEN)


def lines(world: World, area: str, month: str, day: str) -> list[Line]:
    """A row for each listed area that lies in the area."""
    demand, due = roster(world, month), due_by(month)
    last = after(month_add(f"{month}-01", 1), -1)
    found = []
    for subject, _, _ in sorted(demand.listed, key=lambda each: each[2]) if demand else ():
        if lies_in(world, subject, area, last):
            there: Return | None = world.returns.get((subject[1], month))
            there = there if there and there.day <= day else None
            figures = there.figures if there else ()
            late, lacking = bool(there and there.day > due), not there and day > due
            unknown = lacking and kept_from(world, subject[1]) > f"{month}-01"
            submitted = there.day if there else None
            found.append(Line(subject[1], due, submitted, late, lacking and not unknown, unknown, figures))
    return found
