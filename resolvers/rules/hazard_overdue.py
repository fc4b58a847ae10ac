"""Which hazards were not rectified by their deadline? (逾期未整改的隐患)"""

from language import _
from resolvers.hazard import DEADLINE, HAS_HAPPENED, IS_RECTIFIED
from resolvers.rules.rule import Rule

# From their own side, as liaisons are from that of the assignments.
_HAZARDS = """MATCH (hazard:Hazard)-[at:FOUND_AT]->(unit) WHERE noted(at) AND there(hazard)
OPTIONAL MATCH (unit)-[located:LOCATED_IN WHERE held(located)]->(home:Area)
WITH reportPlaces, hazard, coalesce(home, unit) AS place WHERE place IN reportPlaces"""

RULE = Rule(
    name="HAZARD_OVERDUE",
    question=_("Which hazard has not been rectified, though its deadline is over?"),
    message=_("{name} was to be rectified by {detail}"),
    examined=f"""{_HAZARDS} AND {HAS_HAPPENED.replace("that", "hazard")}
WITH hazard AS subject, state(hazard).title AS name
WITH subject, name, {DEADLINE.replace("this", "subject")} AS deadline, {IS_RECTIFIED.replace("this", "subject")} AS isRectified""",
    keeps=("deadline", "isRectified"),
    failing="NOT isRectified AND deadline.dueOn < $validOn",
    unknown="NOT isRectified AND deadline IS NULL",
    severity="CASE state(subject).grade WHEN 'MAJOR' THEN 'CRITICAL' ELSE 'WARNING' END",
    detail="deadline.dueOn",
    began_on="toString(date(deadline.dueOn) + duration({days: 1}))",
    source="[deadline]",
)
