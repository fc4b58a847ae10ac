"""Which areas have not submitted the monthly return? (逾期未报的情况表)"""

from language import _
from resolvers.cadence import over
from resolvers.keeping import keeps_returns
from resolvers.monthly_return import DUE_DAY
from resolvers.rules.rule import LISTED, Rule
from resolvers.rules.telling import last_day

# What came into force after the month was over does not ask for it.
# A return that came late is there: how many did is counted in the return itself.
RULE = Rule(
    name="RETURN_OVERDUE",
    question=_(
        "Which area of a roster has not submitted its last monthly return, though the day by which it is due is over?"
    ),
    message=_("{name} has not submitted the return of {detail}"),
    examined=f"""UNWIND reportAreas AS area
WITH area AS subject, state(area).name AS name, head(COLLECT {{
  MATCH (area)<-[:LISTS]-(roster:Requirement) WHERE roster.kind = 'MONTHLY_RETURN' AND held(roster)
  RETURN roster ORDER BY roster.validFrom DESC, roster.key LIMIT 1 }}) AS requirement
WHERE requirement IS NOT NULL
WITH subject, name, requirement, coalesce(head(COLLECT {{
  MATCH (requirement)-[:STATED_IN]->(:OfficialDocument)<-[:DEMANDED_BY]-(duty:Duty)
  WHERE duty.kind = 'MONTHLY_RETURN' AND duty.dueDay IS NOT NULL AND held(duty)
  RETURN duty.dueDay ORDER BY duty.key LIMIT 1 }}), {DUE_DAY}) AS dueDay
WITH subject, name, requirement, dueDay, toString(date(left($validOn, 8) + '01')
    - duration({{months: (CASE WHEN toInteger(right($validOn, 2)) > dueDay THEN 0 ELSE 1 END)}})) AS monthOver
WITH subject, name, requirement, monthOver, left(toString(date(monthOver) - duration({{months: 1}})), 7) AS month,
  {over("monthOver", "toString(date(monthOver) + duration({months: 1}))", "dueDay")} AS overdueSince
WITH subject, name, requirement, month, overdueSince, requirement.validFrom < monthOver AND NOT EXISTS {{
  MATCH (subject)<-[:CONCERNS]-(submitted:MonthlyReturn) WHERE submitted.month = month AND held(submitted) }} AS isLacking
WITH subject, name, requirement, month, overdueSince, isLacking,
  CASE WHEN isLacking THEN {keeps_returns("subject", "month + '-01'")} END AS isKept""",
    keeps=("requirement", "overdueSince", "month", "isLacking", "isKept"),
    failing="isLacking AND isKept",
    unknown="isLacking AND NOT isKept",
    severity="'CRITICAL'",
    detail="month",
    began_on="overdueSince",
    source=LISTED,
    # The month in which it was due, up to that day.
    span=f"[left({last_day('overdueSince')}, 8) + '01', {last_day('overdueSince')}]",
)
