"""Which key enterprises has nobody been linked to? (未挂钩联系的重点企业)"""

from language import _
from resolvers.enterprise_demand import DEMANDED_OR_NOT, LIAISON_OF_KEYS, demanding
from resolvers.rules.rule import Rule

RULE = Rule(
    name="KEY_ENTERPRISE_WITHOUT_LIAISON",
    question=_("Which key enterprise has nobody linked to it?"),
    message=_("Nobody is linked to the key enterprise {name}"),
    examined="""UNWIND reportKeys AS each
WITH reportPlaces, reportDemands, each WHERE each[1] IN reportPlaces
WITH reportDemands, each[0] AS subject, each[1] AS home, each[2] AS isLinked
WITH reportDemands, subject, state(subject).name AS name, home, isLinked""",
    keeps=("home", "reportDemands"),
    failing="NOT isLinked",
    severity=DEMANDED_OR_NOT,
    # A roster names it; a plan such as 坛应急〔2020〕24号 demands it of all that are key, and names none.
    source=f"""coalesce(head(COLLECT {{
  MATCH (subject)<-[listing:LISTS]-(roster:Requirement) WHERE roster.basis = 'LIAISON' AND held(roster)
  RETURN [roster, listing] ORDER BY roster.key LIMIT 1 }}), [{demanding(LIAISON_OF_KEYS)}])""",
)
