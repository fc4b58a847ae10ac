"""The newest monthly return that each area of a roster owes: that of the newest month whose last day in time is over.

The roster, the day by which it wants its returns and where the area lies are those of the last day of the month reported on, as in
the monthly return itself (`resolvers/monthly_return.py`): a document that was superseded since keeps its returns.
"""

from resolvers.cadence import over
from resolvers.monthly_return import DUE_DAY, in_force_on, was_inside


def _roster(day: str) -> str:
    """The newest roster that listed the `area` on a day."""
    return f"""head(COLLECT {{ MATCH (area)<-[:LISTS]-(roster:Requirement)
    WHERE roster.kind = 'MONTHLY_RETURN' AND {in_force_on("roster", day)}
    RETURN roster ORDER BY roster.validFrom DESC, roster.key LIMIT 1 }})"""


def _due_day(roster: str, day: str) -> str:
    """By which day of the month after its document wanted the return."""
    return f"""coalesce(head(COLLECT {{
    MATCH ({roster})-[:STATED_IN]->(:OfficialDocument)<-[:DEMANDED_BY]-(duty:Duty)
    WHERE duty.kind = 'MONTHLY_RETURN' AND duty.dueDay IS NOT NULL AND {in_force_on("duty", day)}
    RETURN duty.dueDay ORDER BY duty.key LIMIT 1 }}), {DUE_DAY})"""


# Of an area that left its roster before last month ended, the roster that it left says until when the month before is the newest.
LAST_RETURNS = f"""COLLECT {{
  MATCH (listing:Requirement {{kind: 'MONTHLY_RETURN'}})-[:LISTS]->(area:Area) WHERE known(listing)
  WITH DISTINCT this, area
  WITH this, area, toString(date(left($validOn, 8) + '01')) AS thisMonth
  WITH this, area, thisMonth, toString(date(thisMonth) - duration({{months: 1}})) AS lastMonth,
    toString(date(thisMonth) + duration({{months: 1}})) AS nextMonth, toString(date(thisMonth) - duration({{days: 1}})) AS lastEnd
  WITH this, area, thisMonth, lastMonth, nextMonth, lastEnd, toString(date(lastMonth) - duration({{days: 1}})) AS earlierEnd
  WITH this, area, thisMonth, lastMonth, nextMonth, lastEnd, earlierEnd,
    {_roster("lastEnd")} AS later, {_roster("earlierEnd")} AS earlier
  WITH this, area, thisMonth, lastMonth, nextMonth, lastEnd, earlierEnd, later, earlier,
    CASE WHEN later IS NULL THEN {_due_day("earlier", "earlierEnd")} ELSE {_due_day("later", "lastEnd")} END AS lastDay
  WITH this, area, thisMonth, lastMonth, nextMonth, lastEnd, earlierEnd, later, earlier,
    {over("thisMonth", "nextMonth", "lastDay")} <= $validOn AS isOver
  WITH this, area, CASE WHEN isOver THEN later ELSE earlier END AS requirement,
    CASE WHEN isOver THEN lastEnd ELSE earlierEnd END AS monthEnd,
    CASE WHEN isOver THEN thisMonth ELSE lastMonth END AS dueIn, CASE WHEN isOver THEN nextMonth ELSE thisMonth END AS behind
  WHERE requirement IS NOT NULL
  WITH this, area, requirement, monthEnd, dueIn, behind, {_due_day("requirement", "monthEnd")} AS dueDay
  RETURN [area, requirement, left(monthEnd, 7), {over("dueIn", "behind", "dueDay")}, {was_inside("monthEnd")}]
  ORDER BY area.key }}"""
"""One for each area: [area, roster, month reported on, first day on which it is overdue, whether the area then lay in `this`].

All areas, as what others do by the same document is asked too; there are as many as the rosters list.
"""
