"""Which groups have nobody at their head? (无组长的挂钩小组)"""

from language import _
from resolvers.rules.rule import FIRST_ASSIGNMENT, LIAISONS_WITHIN, Rule

RULE = Rule(
    name="GROUP_WITHOUT_LEAD",
    label=_("Group without lead"),
    question=_("Which liaison group has no lead?"),
    message=_("The group {name} has no lead"),
    examined=f"""{LIAISONS_WITHIN} WHERE held(assignment)
MATCH (assignment)-[:ASSIGNEE]->(subject:Organization {{kind: 'SUPERVISION_GROUP'}})
WITH DISTINCT subject, subject.name AS name""",
    failing="""NOT EXISTS { MATCH (subject)<-[:ORGANIZATION]-(membership:Membership)
  WHERE membership.role = 'LEAD' AND held(membership) }""",
    severity="'WARNING'",
    source=FIRST_ASSIGNMENT,
)
