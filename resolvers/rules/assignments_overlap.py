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
WITH DISTINCT linked, linked.name AS name, assignee
WITH name, COLLECT {{ MATCH (assignee)<-[:ASSIGNEE]-(charge:Assignment)-[:SUBJECT]->(linked)
  WHERE charge.basis = 'LIAISON' AND held(charge) RETURN charge ORDER BY charge.validFrom DESC, charge.key }} AS charges
WITH name, head(charges) AS subject, size(charges) AS times""",
    failing="times > 1",
    severity="'INFO'",
    detail="toString(times)",
    began_on="subject.validFrom",
)
