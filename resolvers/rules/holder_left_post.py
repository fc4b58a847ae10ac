"""Who is still linked by name and has left the organisation? (已离任的挂钩人员)"""

from language import _
from resolvers.rules.rule import LIAISONS_WITHIN, Rule

RULE = Rule(
    name="HOLDER_LEFT_POST",
    label=_("Holder left the post"),
    question=_("Who is still linked by name and no longer holds any post or membership?"),
    message=_("{name} is linked and left office on {detail}"),
    examined=f"""{LIAISONS_WITHIN} WHERE held(assignment)
MATCH (assignment)-[:ASSIGNEE]->(person:Person)
OPTIONAL MATCH (person)<-[:MEMBER]-(past:Membership)
  WHERE past.recordedFrom <= $knownAt AND $knownAt < past.recordedTo AND past.validFrom <= $validOn
WITH assignment AS subject, person.name AS name, max(past.validTo) AS leftOn""",
    failing="leftOn <= $validOn",
    unknown="leftOn IS NULL",
    severity="'WARNING'",
    detail="leftOn",
    began_on="leftOn",
)
