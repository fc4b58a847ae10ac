"""Which posts that answer for an area does nobody hold? (空缺岗位)"""

from language import _
from resolvers.rules.rule import AREAS_WITHIN, Rule

_EVER = "past.recordedFrom <= $knownAt AND $knownAt < past.recordedTo AND past.validFrom <= $validOn"

RULE = Rule(
    name="POST_VACANT",
    label=_("Post vacant"),
    question=_("Which post that answers for an area does nobody hold?"),
    message=_("The post {name} is vacant since {detail}"),
    examined=f"""{AREAS_WITHIN}<-[:SUBJECT]-(assignment:Assignment)-[:ASSIGNEE]->(subject:Post) WHERE held(assignment)
WITH subject, head(collect(assignment)) AS assignment
MATCH (subject)-[:BELONGS_TO]->(employer:Organization)
OPTIONAL MATCH (subject)<-[:POST]-(past:Membership) WHERE {_EVER}
WITH subject, assignment, employer.name + subject.title AS name, max(past.validTo) AS lastHeld""",
    failing="lastHeld <= $validOn",
    unknown="lastHeld IS NULL",
    severity="'WARNING'",
    detail="lastHeld",
    began_on="lastHeld",
    source="OPTIONAL MATCH (assignment)-[:STATED_IN]->(document:OfficialDocument) WITH *, assignment AS cited",
)
