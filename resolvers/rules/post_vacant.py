"""Which posts that answer for an area does nobody hold? (空缺岗位)"""

from language import _
from resolvers.rules.rule import AREAS_WITHIN, FIRST_ASSIGNMENT, HELD_BY_THEN, Rule

RULE = Rule(
    name="POST_VACANT",
    question=_("Which post that answers for an area does nobody hold?"),
    message=_("The post {name} is vacant since {detail}"),
    examined=f"""{AREAS_WITHIN}<-[:SUBJECT]-(assignment:Assignment)-[:ASSIGNEE]->(subject:Post) WHERE held(assignment)
WITH DISTINCT subject
MATCH (subject)-[:BELONGS_TO]->(employer:Organization)
WITH subject, employer.name + subject.title AS name, head(COLLECT {{ MATCH (subject)<-[:POST]-(past:Membership)
  WHERE {HELD_BY_THEN} RETURN past.validTo AS ended ORDER BY ended DESC LIMIT 1 }}) AS lastHeld""",
    keeps=("lastHeld",),
    failing="lastHeld <= $validOn",
    unknown="lastHeld IS NULL",
    severity="'WARNING'",
    detail="lastHeld",
    began_on="lastHeld",
    source=FIRST_ASSIGNMENT,
)
