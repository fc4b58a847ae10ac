"""Which hazards were not rectified by their deadline? (逾期未整改的隐患)"""

from language import _
from resolvers.hazard import DUE_ON, HAS_HAPPENED
from resolvers.rules.rule import Rule

# From their own side, as liaisons are from that of the assignments.
_HAZARDS = """MATCH (hazard:Hazard)-[:FOUND_AT]->(unit) WHERE held(hazard)
OPTIONAL MATCH (unit)-[located:LOCATED_IN WHERE held(located)]->(home:Area)
WITH reportAreas, hazard, coalesce(home, unit) AS place WHERE place IN reportAreas"""
_IS_RECTIFIED = """EXISTS { MATCH (subject)<-[:OF_HAZARD]-(step:HazardStep)
  WHERE step.status IN ['RECTIFIED', 'ACCEPTED', 'CLOSED', 'REVIEWED'] AND held(step) }"""
_DEADLINE = """[head(COLLECT { MATCH (subject)<-[:OF_HAZARD]-(extension:DeadlineExtension) WHERE held(extension)
    RETURN extension ORDER BY extension.validFrom DESC, extension.key DESC LIMIT 1 } + COLLECT {
    MATCH (subject)<-[:OF_HAZARD]-(ordered:HazardStep) WHERE ordered.status = 'RECTIFYING' AND held(ordered)
    RETURN ordered ORDER BY ordered.validFrom DESC, ordered.key DESC LIMIT 1 })]"""

RULE = Rule(
    name="HAZARD_OVERDUE",
    question=_("Which hazard has not been rectified, though its deadline is over?"),
    message=_("{name} was to be rectified by {detail}"),
    examined=f"""{_HAZARDS} AND {HAS_HAPPENED.replace("that", "hazard")}
WITH hazard AS subject, hazard.title AS name
WITH subject, name, {DUE_ON.replace("this", "subject")} AS dueOn, {_IS_RECTIFIED} AS isRectified""",
    keeps=("dueOn", "isRectified"),
    failing="NOT isRectified AND dueOn < $validOn",
    unknown="NOT isRectified AND dueOn IS NULL",
    severity="CASE subject.grade WHEN 'MAJOR' THEN 'CRITICAL' ELSE 'WARNING' END",
    detail="dueOn",
    began_on="toString(date(dueOn) + duration({days: 1}))",
    source=_DEADLINE,
)
