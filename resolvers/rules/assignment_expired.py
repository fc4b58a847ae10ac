"""Which liaisons have ended with nothing in their place? (已到期的挂钩联系)"""

from language import _
from resolvers.area import has_liaison
from resolvers.rules.rule import LIAISONS_BEGUN, Rule, demanded

RULE = Rule(
    name="ASSIGNMENT_EXPIRED",
    question=_("Which liaison has ended without anybody in its place?"),
    message=_("The liaison with {name} ended on {detail}, and nobody has taken its place"),
    examined=f"""{LIAISONS_BEGUN}
WITH assignment AS subject, linked, linked.name AS name""",
    keeps=("linked",),
    failing=f"CASE WHEN subject.validTo <= $validOn THEN NOT {has_liaison('linked')} ELSE false END",
    severity=f"CASE WHEN {demanded('linked')} THEN 'CRITICAL' ELSE 'INFO' END",
    detail="subject.validTo",
    began_on="subject.validTo",
)
