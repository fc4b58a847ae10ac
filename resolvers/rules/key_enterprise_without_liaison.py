"""Which key enterprises has nobody been linked to? (未挂钩联系的重点企业)"""

from language import _
from resolvers.rules.rule import Rule, demanded, linked

RULE = Rule(
    name="KEY_ENTERPRISE_WITHOUT_LIAISON",
    label=_("Key enterprise without liaison"),
    question=_("Which key enterprise has nobody linked to it?"),
    message=_("Nobody is linked to the key enterprise {name}"),
    examined="""MATCH (subject:Enterprise {isKey: true})-[located:LOCATED_IN WHERE held(located)]->(home:Area)
  ((lower)-[up:PART_OF WHERE held(up)]->(upper)){0,9}(this)
WITH subject, subject.name AS name""",
    failing=f"NOT {linked('subject')}",
    severity=f"CASE WHEN {demanded('subject')} THEN 'WARNING' ELSE 'INFO' END",
    source="""OPTIONAL MATCH (subject)<-[listing:LISTS]-(requirement:Requirement)-[:STATED_IN]->(source:OfficialDocument)
  WHERE requirement.basis = 'LIAISON' AND held(requirement)
WITH subject, name, head(collect(source)) AS document, head(collect(listing)) AS cited""",
)
