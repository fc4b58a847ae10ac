"""Which groups have nobody at their head? (无组长的挂钩小组)"""

from language import _
from resolvers.rules.rule import FIRST_ASSIGNMENT, LIAISONS_HELD, Rule

RULE = Rule(
    name="GROUP_WITHOUT_LEAD",
    label=_("Group without lead"),
    question=_("Which liaison group has no lead?"),
    message=_("The group {name} has no lead"),
    # A group is examined once, by the first of its liaisons here.
    examined=f"""{LIAISONS_HELD}
MATCH (assignment)-[:ASSIGNEE]->(subject:Organization {{kind: 'SUPERVISION_GROUP'}})
WITH areas, assignment, subject, subject.name AS name WHERE NOT EXISTS {{
  MATCH (subject)<-[:ASSIGNEE]-(other:Assignment)-[:SUBJECT]->(elsewhere)
  WHERE other.key < assignment.key AND other.basis = 'LIAISON' AND held(other)
  OPTIONAL MATCH (elsewhere)-[located:LOCATED_IN WHERE held(located)]->(home)
  WITH areas, coalesce(home, elsewhere) AS place WHERE place IN areas RETURN place }}
WITH subject, name""",
    failing="""NOT EXISTS { MATCH (subject)<-[:ORGANIZATION]-(membership:Membership)
  WHERE membership.role = 'LEAD' AND held(membership) }""",
    severity="'WARNING'",
    source=FIRST_ASSIGNMENT,
)
