"""The monthly return: rows of the roster, sums."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from tests.compiler.naive.chain import Citation, cite
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.keeping import returns_were_kept
from tests.compiler.naive.roots import by_id
from tests.compiler.naive.things import FIELDS, answers
from tests.compiler.naive.view import Thing, View
from tests.compiler.world import Edge

COLUMNS = ("liaisonGroups", "inspections", "leaders", "departments", "linkedVillages", "linkedKeyEnterprises")


@dataclass(frozen=True)
class Row:
    """A row; the row of sums has counts alone."""

    counts: Mapping[str, int | None]
    area: Thing | None = None
    requirement: Thing | None = None
    listing: Edge | None = None
    submitted: Thing | None = None
    due_by: str | None = None
    kept: bool = False


@dataclass(frozen=True)
class Return:
    """The return of an area for a month, with the last day of the month."""

    area: Thing
    month: str
    through: str
    rows: list[Row] = field(default_factory=list)

    def stands(self, properties: Mapping[str, Any]) -> bool:
        """Whether the register knows something to hold on the last day of the month."""
        known = self.area.view.known(properties)
        return known and properties["validFrom"] <= self.through < properties["validTo"]

    def inside(self, key: str) -> bool:
        """Whether an area lay in the area then."""
        then = self.area.view.at(replace(self.area.view.clock, valid_on=self.through)).thing(key)
        return not has_ended(then) and self.area.key in [here.key for here in (then, *then.belongs())]


def days_of(month: str) -> tuple[str, str]:
    """The last day of a month, and the month after."""
    after = date.fromisoformat(f"{month}-01") + relativedelta(months=1)
    return (after - timedelta(days=1)).isoformat(), f"{after:%Y-%m}"


@answers("Query.monthlyReturn")
def monthly_return(view: View, _: Any, area: str, month: str, asOf: Any = None) -> Return | None:
    """Of an area for a month."""
    if (thing := by_id(view, area, asOf)) is None:
        return None
    through, after = days_of(month)
    found = Return(thing, month, through)
    demands = [
        r
        for r in thing.view.all("Requirement")
        if r.get("kind") == "MONTHLY_RETURN" and found.stands(r.node.properties)
    ]
    newest = sorted(sorted(demands, key=lambda r: r.key), key=lambda r: r.get("validFrom"), reverse=True)
    taken: set[str] = set()
    for requirement in newest:
        listed = [e for e in thing.view.world.leaving[requirement.key, "LISTS"] if e.end.startswith("Area:")]
        found.rows.extend(
            row_of(found, requirement, edge, after)
            for edge in sorted(listed, key=place_of)
            if edge.end not in taken and found.inside(edge.end)
        )
        taken |= {edge.end for edge in listed}
    return found


def place_of(listing: Edge) -> tuple[int, int, str]:
    """Where an area stands in its roster."""
    return listing.properties.get("annex") or 0, listing.properties.get("row") or 0, listing.end


def row_of(found: Return, requirement: Thing, listing: Edge, after: str) -> Row:
    """What one area of the roster reported."""
    area = found.area.view.thing(listing.end)
    duties = [
        duty
        for duty in area.view.all("Duty")
        if duty.get("kind") == "MONTHLY_RETURN"
        and duty.get("dueDay") is not None
        and found.stands(duty.node.properties)
        and stated_alike(duty, requirement)
    ]
    day = min(duties, key=lambda duty: duty.key).get("dueDay") if duties else 5
    sent = [s for s in area.into("CONCERNS") if s.type_name == "MonthlyReturn" and s.get("month") == found.month]
    first = max(sorted(sent, key=lambda s: s.key), key=lambda s: s.get("validFrom"), default=None)
    counts = {name: first.get(name) if first else None for name in COLUMNS}
    kept = returns_were_kept(area, f"{found.month}-01")
    return Row(counts, area, requirement, listing, first, by_day(after, day), kept)


def by_day(month: str, day: int) -> str:
    """A day of a month, or its last where it is shorter."""
    return (date.fromisoformat(f"{month}-01") + relativedelta(day=day)).isoformat()


def stated_alike(one: Thing, other: Thing) -> bool:
    """Whether the same document states both, whatever the day."""
    leaving = one.view.world.leaving
    return bool({e.end for e in leaving[one.key, "STATED_IN"]} & {e.end for e in leaving[other.key, "STATED_IN"]})


@answers("MonthlyReturn.total")
def total(found: Return, _: Any) -> Row:
    """The sums of what is known."""
    known = {name: [row.counts[name] for row in found.rows if row.counts[name] is not None] for name in COLUMNS}
    return Row({name: sum(filter(None, counts)) if counts else None for name, counts in known.items()})


def is_late(row: Row, _: Any = None) -> bool | None:
    """Submitted after the day by which it was due."""
    return row.submitted.get("validFrom") > row.due_by if row.submitted else None


def is_lacking(row: Row) -> bool | None:
    """Nothing is there, and the day is over."""
    if row.area is None or row.due_by is None:
        return None
    return row.submitted is None and row.due_by < row.area.view.clock.valid_on


@answers("MonthlyReturnRow.isMissing")
def is_missing(row: Row, _: Any = None) -> bool | None:
    """Lacking, of an area that kept its returns."""
    lacking = is_lacking(row)
    return None if lacking is None else lacking and row.kept


@answers("MonthlyReturnRow.isUnknown")
def is_unknown(row: Row, _: Any = None) -> bool | None:
    """Lacking, of an area that kept none yet."""
    lacking = is_lacking(row)
    return None if lacking is None else lacking and not row.kept


@answers("MonthlyReturnRow.citation")
def listed_at(row: Row, _: Any) -> Citation | None:
    """The row of the roster."""
    if row.requirement is None or row.listing is None:
        return None
    document = row.requirement.one("STATED_IN")
    return Citation(document, row.listing.properties, row.requirement) if document else None


@answers("MonthlyReturn.demandedBy")
def demanded_by(found: Return, _: Any) -> Citation | None:
    """What demands the first row."""
    demanding = found.rows[0].requirement if found.rows else None
    return cite(demanding) if demanding else None


FIELDS["MonthlyReturn.area"] = lambda found, _: found.area
FIELDS["MonthlyReturn.month"] = lambda found, _: found.month
FIELDS["MonthlyReturn.asOf"] = lambda found, _: found.area.view
FIELDS["MonthlyReturn.rows"] = lambda found, _: found.rows
FIELDS["MonthlyReturn.late"] = lambda found, _: sum(is_late(row) is True for row in found.rows)
FIELDS["MonthlyReturn.missing"] = lambda found, _: sum(is_missing(row) is True for row in found.rows)
FIELDS["MonthlyReturn.unknown"] = lambda found, _: sum(is_unknown(row) is True for row in found.rows)
FIELDS["MonthlyReturnRow.area"] = lambda row, _: row.area
FIELDS["MonthlyReturnRow.submittedOn"] = lambda row, _: row.submitted.get("validFrom") if row.submitted else None
FIELDS["MonthlyReturnRow.dueBy"] = lambda row, _: row.due_by
FIELDS["MonthlyReturnRow.isLate"] = is_late
for _name in COLUMNS:
    FIELDS[f"MonthlyReturnRow.{_name}"] = lambda row, _, name=_name: row.counts[name]
