"""Who is linked to more enterprises than the document that links them allows? (超额的挂钩小组和领导)"""

from language import _
from resolvers.rules.rule import Rule
from resolvers.runs import stands

_QUOTAS = """COLLECT { MATCH (quota:Requirement)-[:STATED_IN]->(stating:OfficialDocument)
    WHERE quota.kind IN ['ENTERPRISES_PER_GROUP', 'ENTERPRISES_PER_LEADER'] AND held(quota)
    RETURN [quota, stating, quota.kind = 'ENTERPRISES_PER_GROUP'] ORDER BY quota.key }"""

_LINKED_HERE = f"""MATCH (subject)<-[:ASSIGNEE]-(other:Assignment)-[:SUBJECT]->(:Enterprise)-[located:LOCATED_IN]->(home)
    WHERE other.key < link.key AND other.basis = 'LIAISON' AND held(other) AND {stands("other")}
      AND held(located) AND home IN reportPlaces
    MATCH (other)-[:STATED_IN]->(same) WHERE same = stating"""

_LINKED = """MATCH (subject)<-[:ASSIGNEE]-(charge:Assignment)-[:SUBJECT]->(unit:Enterprise)
    WHERE charge.basis = 'LIAISON' AND held(charge)"""

RULE = Rule(
    name="GROUP_OVERLOADED",
    question=_("Which group or leader is linked to more enterprises than the document allows?"),
    message=_("{name} is linked to more enterprises than the document allows: {detail}"),
    # Whoever is linked by a document that sets a quota is examined once, by the first of the links here that it states.
    examined=f"""WITH reportPlaces, reportLiaisons, {_QUOTAS} AS quotas
UNWIND [liaison IN reportLiaisons WHERE size(quotas) > 0 AND liaison[2]] AS liaison
WITH reportPlaces, quotas, liaison[0] AS link, liaison[1] AS linked
MATCH (link)-[:STATED_IN]->(stating) WHERE linked:Enterprise AND $validOn < link.validTo
MATCH (link)-[:ASSIGNEE]->(subject)
WITH reportPlaces, quotas, link, subject, stating, subject:Organization AS isGroup
WITH reportPlaces, link, subject, stating,
  head([each IN quotas WHERE each[1] = stating AND each[2] = isGroup | each[0]]) AS quota
WHERE quota IS NOT NULL AND NOT EXISTS {{ {_LINKED_HERE} }}
WITH subject, coalesce(state(subject).name, state(subject).title) AS name, quota,
  size(COLLECT {{ {_LINKED} RETURN DISTINCT unit }}) AS times""",
    keeps=("quota", "times"),
    failing="times > quota.quantity",
    severity="'WARNING'",
    detail="toString(times) + ' > ' + toString(quota.quantity)",
    source="[quota]",
)
