"""Which liaisons has nobody confirmed for long? (久未确认的挂钩联系)"""

from language import _
from resolvers.rules.rule import LIAISONS_HELD, Rule

RULE = Rule(
    name="ASSIGNMENT_STALE",
    question=_("Which open liaison has not been confirmed for twelve months?"),
    message=_("The liaison with {name} was last confirmed on {detail}"),
    examined=f"""{LIAISONS_HELD} AND assignment.validTo = '9999-12-31'
WITH assignment AS subject, state(linked).name AS name,
  coalesce(assignment.lastConfirmedOn, assignment.validFrom) AS confirmed""",
    keeps=("confirmed",),
    failing="confirmed <= toString(date($validOn) - duration({months: $staleMonths}))",
    severity="'INFO'",
    detail="confirmed",
    began_on="confirmed",
)
