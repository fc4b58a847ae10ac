"""Which areas have not submitted the monthly return? (逾期未报的情况表)"""

from language import _
from resolvers.keeping import keeps_returns
from resolvers.rules.rule import LISTED, Rule
from resolvers.rules.telling import last_day

# A return that came late is there: how many did is counted in the return itself.
RULE = Rule(
    name="RETURN_OVERDUE",
    question=_(
        "Which area of a roster has not submitted its last monthly return, though the day by which it is due is over?"
    ),
    message=_("{name} has not submitted the return of {detail}"),
    examined=f"""UNWIND reportReturns AS due WITH due WHERE due[4]
WITH due[0] AS subject, due[1] AS requirement, due[2] AS month, due[3] AS overdueSince
WITH subject, state(subject).name AS name, requirement, month, overdueSince, NOT EXISTS {{
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
