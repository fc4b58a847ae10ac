"""What a holder has to do between two days, and what was done of it in an area (应履职事项).

Everything is asked as of today; the two days (`$first`, `$end`, half-open) choose periods by their last day.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from graph.clock import OPEN_DAY
from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Link
from graph.moment import Moment
from graph.recurrence import LAST_YEAR, periods
from resolvers.area import AREA
from resolvers.cadence import (
    DEADLINE_UNKNOWN,
    EVERYBODY,
    IN_FORCE_BETWEEN,
    INCIDENTS_NAMED,
    LATE,
    NOT_YET_DUE,
    PERFORMED,
    REQUIRED,
    UNKNOWN,
    WAIVED,
    counted,
    counts_in_time,
    counts_late,
    duties,
)
from resolvers.coverage import units
from resolvers.question import AsOfArguments, clocks, read_argument_id
from resolvers.rules.rule import PLACES
from resolvers.runs import is_last, since

MOST_DAYS = 3 * 366
"""How far the two days may be apart, in days."""


LONGEST_RESPITE = timedelta(days=31)
"""How many days behind its period a duty may be due at most."""


def _may_be_due(variable: str) -> str:
    """What may have periods between the two days: the day on which a period is over decides, nothing else of them.

    What ended earlier than the longest respite before them has none; a time limit may have begun before what it hangs on.
    """
    return f"known({variable}) AND $since < {variable}.validTo"


_BEGUN, _DUE_BETWEEN = "true", "$first < p[2] AND p[2] <= $end"

_OF_HOLDER = f"""MATCH (this {{key: $key}})
CALL (this) {{
  MATCH (this)<-[:ASSIGNEE]-(assignment:Assignment) RETURN assignment, null AS membership
  UNION ALL
  MATCH (this)<-[:MEMBER]-(membership:Membership)-[:POST|ORGANIZATION]->(place)<-[:ASSIGNEE]-(assignment:Assignment)
  WHERE {_may_be_due("membership")} AND {is_last("membership")} AND (place:Post OR state(place).kind = 'SUPERVISION_GROUP')
  RETURN assignment, membership }}
WITH this, assignment, membership WHERE {_may_be_due("assignment")} AND {is_last("assignment")}
WITH assignment, membership, {EVERYBODY} AS everybody, this
WITH assignment, membership, CASE WHEN membership IS NULL THEN everybody
  ELSE [everybody[0], [this, {since("membership")}, membership.validTo]] END AS performers
{duties(_may_be_due("duty"))} {counted(_BEGUN, _DUE_BETWEEN, "assignment, membership")}
WITH assignment, unit, duty, records, quota, counted, CASE WHEN {DEADLINE_UNKNOWN} AND {IN_FORCE_BETWEEN}
  THEN [[null, null, null, 0, 0, false, null, true, null]] ELSE [] END AS undated
UNWIND counted + undated AS p WITH assignment, unit, duty, records, quota, p"""
"""A row for each period; one without days for each duty of these days of which nobody knows by when it is due."""

DUE_BINDS = ("assignment", "unit", "duty", "records", "quota", "p")
_DUE_ORDER = (
    f"coalesce(p[2], '{OPEN_DAY}')",
    "duty.position",
    "duty.key",
    "unit.key",
    "assignment.key",
    "coalesce(p[6], '')",
)

STATUS = """CASE WHEN p[2] IS NULL THEN 'DEADLINE_UNKNOWN' WHEN p[5] THEN 'WAIVED'
  WHEN quota <= p[3] THEN 'DONE' WHEN quota <= p[3] + p[4] THEN 'LATE'
  WHEN p[2] <= $validOn THEN CASE WHEN p[7] THEN 'MISSED' ELSE 'UNKNOWN' END WHEN p[0] <= $validOn THEN 'DUE' ELSE 'AHEAD' END"""
DUE_BY = "toString(date(p[2]) - duration({days: 1}))"
_RECORD_OF_PERIOD = ("record.validFrom", "record.reportsOn", INCIDENTS_NAMED, "p[6]")
_OPENS = "p[8]"
RECORDS_OF_PERIOD = f"""UNWIND [record IN records
    WHERE p[2] IS NULL OR {counts_in_time(*_RECORD_OF_PERIOD, _OPENS)}
      OR {counts_late(*_RECORD_OF_PERIOD)}] AS that WITH that"""
ITS_INCIDENT = "MATCH (that:Incident) WHERE that.key = p[6] WITH that"
"""The incident from which a period is counted."""


def duties_due(moment: Moment, holder: str, first: date, end: date) -> Question:
    """What a person, post or organisation has to do between two days. Raises BadUserInput."""
    identity = read_argument_id(holder, "holder", "Person", "Post", "Organization")
    match = _OF_HOLDER.replace("(this {", f"(this:{identity.label} {{")
    link = Link(match, order=_DUE_ORDER, target=None, binds=DUE_BINDS)
    return Question(link, clocks(moment, None, identity), {"key": identity.key, **_between(first, end)})


def _between(first: date, end: date) -> Mapping[str, Any]:
    if not first < end:
        raise BadUserInput(f"to: {end} is not after {first}; it is the first day that is left out", argument="to")
    if (end - first).days > MOST_DAYS:
        raise BadUserInput(f"to: {end} is more than {MOST_DAYS} days after {first}", argument="to")
    if end.year > LAST_YEAR:
        raise BadUserInput(
            f"to: {end} is too far ahead; expected a day of the year {LAST_YEAR} or earlier", argument="to"
        )
    since = (first - min(LONGEST_RESPITE, first - date.min)).isoformat()
    return {"first": first.isoformat(), "since": since, "end": end.isoformat(), "periods": periods(end.isoformat())}


_HOME = """CASE WHEN linked:Area THEN linked ELSE head(COLLECT {
    MATCH (linked)-[located:LOCATED_IN WHERE known(located) AND located.validFrom <= $validOn]->(place)
    RETURN place ORDER BY located.validTo DESC, located.validFrom DESC, place.key LIMIT 1 }) END"""
"""Where what somebody is charged with lies on the day; of what is gone, where it lay last."""

# From the assignments on every ground on which somebody may have a duty: the same that `dutiesDue` tells each holder.
_OF_AREA = f"""COLLECT {{
  UNWIND COLLECT {{
    UNWIND COLLECT {{ MATCH (some:Duty) WHERE {_may_be_due("some")} RETURN DISTINCT some.bearerBasis }} AS ground
    MATCH (assignment:Assignment {{basis: ground}})-[:SUBJECT]->(linked)
    WHERE {_may_be_due("assignment")} AND {is_last("assignment")}
    WITH reportPlaces, assignment, {_HOME} AS home WHERE home IN reportPlaces RETURN [assignment, home]
  }} AS pair
  WITH pair[0] AS assignment, pair[1] AS home, null AS membership
  WITH assignment, home, membership, {EVERYBODY} AS performers
  {duties(_may_be_due("duty"), "assignment, home")} {counted(_BEGUN, _DUE_BETWEEN, "assignment, home, membership")}
  WITH home, duty, quota, counted, CASE WHEN {DEADLINE_UNKNOWN} AND {IN_FORCE_BETWEEN} THEN 1 ELSE 0 END AS undated
  WHERE size(counted) > 0 OR undated > 0
  RETURN [duty.kind, home, {REQUIRED}, {PERFORMED}, {LATE}, {NOT_YET_DUE}, {WAIVED}, undated, {UNKNOWN}] }}"""

_COMMON = {"reportPlaces": PLACES, "reportDuties": _OF_AREA}
"""What a report begins at, of each duty of each assignment:
[kind, area, required, performed, late, not yet due, waived, 1 where its deadline is unknown, else 0,
unknown]."""

ALL_COUNTS = "WITH reportDuties AS counts"
COUNTS_BY_KIND = """UNWIND reduce(kinds = [], row IN reportDuties |
    (CASE WHEN row[0] IN kinds THEN kinds ELSE kinds + [row[0]] END)) AS kind
  WITH kind, [row IN reportDuties WHERE row[0] = kind] AS counts"""
COUNTS_BY_UNIT = f"""{units("reportDuties")}
WITH this, unit, [row IN reportDuties WHERE row[1] IN homes AND (unit <> this OR row[1] <> this)] AS counts
WHERE unit <> this OR size(counts) > 0
WITH unit, counts"""
"""Of the area itself what was left to it by areas that ended: what it has to do itself is of no unit."""


def total(place: int) -> str:
    """The sum of one figure of some counts."""
    return f"reduce(total = 0, row IN counts | total + row[{place}])"


def duty_report(moment: Moment, area: str, first: date, end: date, as_of: AsOfArguments | None) -> Question:
    """What was due in an area between two days, and what was done. Raises BadUserInput."""
    identity = read_argument_id(area, "area", "Area")
    return Question(
        replace(AREA.by["id"], common=_COMMON),
        clocks(moment, as_of, identity),
        {"key": identity.key, **_between(first, end)},
    )
