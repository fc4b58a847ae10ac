"""Who is linked to the same unit twice? (重复的挂钩联系)"""

from language import _
from resolvers.rules.rule import LIAISONS_WITHIN, Rule

RULE = Rule(
    name="ASSIGNMENTS_OVERLAP",
    label=_("Liaisons overlap"),
    question=_("Who is linked to one unit by more than one statement at a time?"),
    message=_("{name} has the same person or group linked to it {detail} times at once"),
    examined=f"""{LIAISONS_WITHIN} WHERE held(assignment)
MATCH (assignment)-[:ASSIGNEE]->(assignee)
WITH linked, assignee, assignment ORDER BY assignment.validFrom DESC, assignment.key
WITH linked, linked.name AS name, assignee, head(collect(assignment)) AS subject, count(assignment) AS times""",
    failing="times > 1",
    severity="'INFO'",
    detail="toString(times)",
    began_on="subject.validFrom",
)
