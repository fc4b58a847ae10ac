"""Which key enterprises has nobody been linked to? (未挂钩联系的重点企业)"""

from language import _
from resolvers.rules.rule import Rule, demanded

RULE = Rule(
    name="KEY_ENTERPRISE_WITHOUT_LIAISON",
    question=_("Which key enterprise has nobody linked to it?"),
    message=_("Nobody is linked to the key enterprise {name}"),
    examined="""UNWIND reportKeys AS each
WITH reportAreas, each WHERE each[1] IN reportAreas
WITH each[0] AS subject, each[0].name AS name, each[2] AS isLinked""",
    failing="NOT isLinked",
    severity=f"CASE WHEN {demanded('subject')} THEN 'WARNING' ELSE 'INFO' END",
    source="""head(COLLECT {
  MATCH (subject)<-[listing:LISTS]-(roster:Requirement) WHERE roster.basis = 'LIAISON' AND held(roster)
  RETURN [roster, listing] ORDER BY roster.key LIMIT 1 })""",
)
