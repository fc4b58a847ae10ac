"""Who is still linked by name and has left the organisation? (已离任的挂钩人员)"""

from language import _
from resolvers.rules.rule import HELD_BY_THEN, LIAISONS_HELD, Rule
from resolvers.rules.telling import last_day

RULE = Rule(
    name="HOLDER_LEFT_POST",
    question=_("Who is still linked by name and no longer holds any post or membership?"),
    message=_("{name} is linked and held office until {detail}"),
    examined=f"""{LIAISONS_HELD}
MATCH (assignment)-[:ASSIGNEE]->(person:Person)
WITH assignment AS subject, state(person).name AS name, head(COLLECT {{ MATCH (person)<-[:MEMBER]-(past:Membership)
  WHERE {HELD_BY_THEN} RETURN past.validTo AS ended ORDER BY ended DESC LIMIT 1 }}) AS leftOn""",
    keeps=("leftOn",),
    failing="leftOn <= $validOn",
    unknown="leftOn IS NULL",
    severity="'WARNING'",
    detail=last_day("leftOn"),
    began_on="leftOn",
)
