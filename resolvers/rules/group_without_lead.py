"""Which groups have nobody at their head? (无组长的挂钩小组)"""

from language import _
from resolvers.rules.rule import FIRST_ASSIGNMENT, Rule
from resolvers.runs import stands

RULE = Rule(
    name="GROUP_WITHOUT_LEAD",
    question=_("Which liaison group has no lead?"),
    message=_("The group {name} has no lead"),
    examined=f"""MATCH (subject:Organization) WHERE state(subject).kind = 'SUPERVISION_GROUP'
WITH reportPlaces, subject WHERE EXISTS {{
  MATCH (subject)<-[:ASSIGNEE]-(charge:Assignment)-[:SUBJECT]->(linked) WHERE charge.basis = 'LIAISON' AND held(charge)
    AND {stands("charge")}
  OPTIONAL MATCH (linked)-[located:LOCATED_IN WHERE held(located)]->(home)
  WITH reportPlaces, coalesce(home, linked) AS place WHERE place IN reportPlaces RETURN place }}
WITH subject, state(subject).name AS name""",
    failing="""NOT EXISTS { MATCH (subject)<-[:ORGANIZATION]-(membership:Membership)
  WHERE membership.role = 'LEAD' AND held(membership) }""",
    severity="'WARNING'",
    source=FIRST_ASSIGNMENT,
)
