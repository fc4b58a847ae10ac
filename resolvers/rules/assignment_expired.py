"""Which liaisons have ended with nothing in their place? (已到期的挂钩联系)"""

from language import _
from resolvers.area import has_liaison
from resolvers.enterprise_demand import is_key_and_demanded
from resolvers.rules.rule import Rule, demanded
from resolvers.rules.telling import last_day

RULE = Rule(
    name="ASSIGNMENT_EXPIRED",
    question=_("Which liaison has ended without anybody in its place?"),
    message=_("The liaison with {name} ended on {detail}, and nobody has taken its place"),
    examined="""UNWIND reportLiaisons AS liaison
WITH reportDemands, liaison WHERE liaison[2]
WITH reportDemands, liaison[0] AS subject, liaison[1] AS linked
WITH reportDemands, subject, linked, state(linked).name AS name""",
    keeps=("linked", "reportDemands"),
    failing=f"CASE WHEN subject.validTo <= $validOn THEN NOT {has_liaison('linked')} ELSE false END",
    severity=f"CASE WHEN {demanded('linked')} OR {is_key_and_demanded('linked')} THEN 'CRITICAL' ELSE 'INFO' END",
    detail=last_day("subject.validTo"),
    began_on="subject.validTo",
    # Whom it concerns: those who were linked on its last day.
    span=f"[{last_day('subject.validTo')}, {last_day('subject.validTo')}]",
)
