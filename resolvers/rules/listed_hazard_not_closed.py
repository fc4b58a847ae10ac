"""Which listed hazards were not closed by the day that the listing names? (挂牌督办逾期未销号)"""

from language import _
from resolvers.hazard import IS_CLOSED
from resolvers.rules.rule import Rule

RULE = Rule(
    name="LISTED_HAZARD_NOT_CLOSED",
    question=_(
        "Which hazard under listed supervision has not been closed, though the day by which it was to be is over?"
    ),
    message=_("{name} is under listed supervision and was to be closed by {detail}"),
    examined=f"""MATCH (subject:ListedSupervision)-[:OF_HAZARD]->(hazard:Hazard)-[at:FOUND_AT]->(unit)
WHERE held(subject) AND noted(at) AND there(hazard)
OPTIONAL MATCH (unit)-[located:LOCATED_IN WHERE held(located)]->(home:Area)
WITH reportPlaces, subject, hazard, coalesce(home, unit) AS place WHERE place IN reportPlaces
WITH subject, state(hazard).title AS name, {IS_CLOSED.replace("this", "subject")} AS isClosed""",
    keeps=("isClosed",),
    failing="NOT isClosed AND subject.dueOn < $validOn",
    unknown="NOT isClosed AND subject.dueOn IS NULL",
    severity="'CRITICAL'",
    detail="subject.dueOn",
    began_on="toString(date(subject.dueOn) + duration({days: 1}))",
)
