"""The monthly return (情况表): what each area of a roster reported of a month, which came late and which are missing.

Whose return is demanded, and where an area lies, is read on the last day of the month that is reported on: a document that was
superseded since, and an area that was recoded since, stand in the returns of their own time. What was submitted is read on
the question's day.
"""

from graph.compiler.question import Question
from graph.fields import Link
from graph.moment import Moment
from graph.months import last_day, month_after
from resolvers.area import has_ended
from resolvers.cadence import over
from resolvers.keeping import keeps_returns
from resolvers.question import KNOWN, AsOfArguments, clocks, read_argument_id

COLUMNS = ("liaisonGroups", "inspections", "leaders", "departments", "linkedVillages", "linkedKeyEnterprises")
"""The columns of the table in the order of Annex 2 of 苏应急〔2020〕82号."""

DUE_DAY = 5
"""The day of the month after by which a return is due, where the document that demands it has no duty that says so."""


def in_force_on(variable: str, day: str) -> str:
    """Whether a statement or tie held on a day other than the question's, as far as the register knew."""
    return f"known({variable}) AND {variable}.validFrom <= {day} AND {day} < {variable}.validTo"


def was_inside(day: str) -> str:
    """Whether an `area` was there on a day and lay in the one that is asked about, `this`."""
    return f"""NOT {has_ended("area", day)} AND EXISTS {{
    MATCH (area)((lower)-[up:PART_OF|LEFT_IN WHERE {in_force_on("up", day)}]->(upper)){{0,9}}(top:Area) WHERE top = this }}"""


def _that_month(variable: str) -> str:
    return in_force_on(variable, "$monthEnd")


_DUE_DAYS = f"""COLLECT {{
  MATCH (duty:Duty {{kind: 'MONTHLY_RETURN'}})-[:STATED_IN]->(stating:OfficialDocument)
  WHERE duty.dueDay IS NOT NULL AND {_that_month("duty")} RETURN [stating, duty.dueDay] ORDER BY duty.key }}"""
"""By which day the documents want their returns."""

_NEWEST = f"""NOT EXISTS {{ MATCH (area)<-[:LISTS]-(newer:Requirement)
    WHERE newer.kind = 'MONTHLY_RETURN' AND {_that_month("newer")}
      AND (newer.validFrom > requirement.validFrom
        OR (newer.validFrom = requirement.validFrom AND newer.key < requirement.key)) }}"""

# From the demands, of which there are few: what is asked of a whole city touches its rosters and nothing else.
_ROWS = f"""COLLECT {{
  MATCH (requirement:Requirement {{kind: 'MONTHLY_RETURN'}})-[listing:LISTS]->(area:Area)
  WHERE {_that_month("requirement")} AND {was_inside("$monthEnd")} AND {_NEWEST}
  WITH returnDueDays, requirement, area, listing, head(COLLECT {{ MATCH (requirement)-[:STATED_IN]->(demanding)
    UNWIND returnDueDays AS each WITH demanding, each WHERE each[0] = demanding RETURN each[1] LIMIT 1 }}) AS dueDay,
    head(COLLECT {{ MATCH (area)<-[:CONCERNS]-(reported:MonthlyReturn) WHERE reported.month = $month AND held(reported)
      RETURN reported ORDER BY reported.validFrom DESC, reported.key LIMIT 1 }}) AS submitted
  RETURN [area, requirement, toString(date({over("$nextMonth", "$monthAfter", f"coalesce(dueDay, {DUE_DAY})")})
    - duration({{days: 1}})), submitted, {keeps_returns("area", "$month + '-01'")}]
  ORDER BY requirement.validFrom DESC, requirement.key, coalesce(listing.annex, 0), coalesce(listing.row, 0), area.key }}"""

_COMMON = {"returnDueDays": _DUE_DAYS, "returnRows": _ROWS}

ROW_BINDS = ("area", "requirement", "dueBy", "submittedOn", "isKept", *COLUMNS)
ROWS = f"""UNWIND range(0, size(returnRows) - 1) AS place
WITH place, returnRows[place][0] AS area, returnRows[place][1] AS requirement, returnRows[place][2] AS dueBy,
  returnRows[place][3] AS submitted, returnRows[place][4] AS isKept
WITH place, area, requirement, dueBy, submitted.validFrom AS submittedOn, isKept,
  {", ".join(f"submitted.{name} AS {name}" for name in COLUMNS)}"""
ROW_ORDER = ("place",)


def _sum(column: str) -> str:
    """The sum of what is known in a column; null where no row knows it."""
    known = f"[each IN returnRows WHERE each[3].{column} IS NOT NULL | each[3].{column}]"
    return f"CASE WHEN size({known}) > 0 THEN reduce(total = 0, number IN {known} | total + number) END AS {column}"


TOTAL = f"""OPTIONAL MATCH (area:Area {{key: ''}}) OPTIONAL MATCH (requirement:Requirement {{key: ''}})
WITH area, requirement, null AS dueBy, null AS submittedOn, null AS isKept, {", ".join(map(_sum, COLUMNS))}"""
"""The row 合计: it is of no area, and nobody submits it."""

IS_LATE = "submittedOn > dueBy"


def _lacking(kept: str) -> str:
    return f"CASE WHEN dueBy IS NOT NULL THEN submittedOn IS NULL AND dueBy < $validOn AND {kept} END"


IS_MISSING, IS_UNKNOWN = _lacking("isKept"), _lacking("NOT isKept")
"""That nothing is there though the day is over: missing where the area kept its returns when the month began."""
LATE = "size([each IN returnRows WHERE each[3].validFrom > each[2]])"
MISSING = "size([each IN returnRows WHERE each[3] IS NULL AND each[2] < $validOn AND each[4]])"
UNKNOWN = "size([each IN returnRows WHERE each[3] IS NULL AND each[2] < $validOn AND NOT each[4]])"

DEMANDED_BY = """UNWIND returnRows[0..1] AS each WITH each[1] AS cited
MATCH (cited)-[:STATED_IN]->(document:OfficialDocument) WITH document, cited, cited AS stated"""
LISTED = """MATCH (area)<-[cited:LISTS]-(requirement) MATCH (requirement)-[:STATED_IN]->(document:OfficialDocument)
WITH document, cited, requirement AS stated"""

_RETURN = Link("MATCH (that:Area {key: $key})", conditions=KNOWN, common=_COMMON)


def monthly_return(moment: Moment, area: str, month: str, as_of: AsOfArguments | None) -> Question:
    """The return of an area for a month (2020-03). Raises BadUserInput where `area` is no id of an area."""
    identity = read_argument_id(area, "area", "Area")
    following = {"nextMonth": f"{month_after(month)}-01", "monthAfter": f"{month_after(month, 2)}-01"}
    values = {"key": identity.key, "month": month, "monthEnd": last_day(month), **following}
    return Question(_RETURN, clocks(moment, as_of, identity), values)
