"""Who is linked to the same unit twice? (重复的挂钩联系)"""

from language import _
from resolvers.rules.rule import LIAISONS_HELD, Rule
from resolvers.runs import stands

_CHARGES = f"""MATCH (linked)<-[:SUBJECT]-(charge:Assignment)-[:ASSIGNEE]->(again)
  WHERE again = assignee AND charge.basis = 'LIAISON' AND held(charge) AND {stands("charge")}"""

_LINKS = f"""MATCH (linked)<-[:SUBJECT]-(link:Assignment)
  WHERE link.basis = 'LIAISON' AND held(link) AND {stands("link")}"""

RULE = Rule(
    name="ASSIGNMENTS_OVERLAP",
    question=_("Who is linked to one unit by more than one statement at a time?"),
    message=_("{name} has the same person or group linked to it {detail} times at once"),
    # Somebody and a unit are examined once, by the newest of the statements that say so.
    examined=f"""{LIAISONS_HELD}
MATCH (assignment)-[:ASSIGNEE]->(assignee)
WITH assignment AS subject, linked, state(linked).name AS name, assignee, assignment.validFrom AS newest,
  CASE WHEN COUNT {{ {_LINKS} }} < 2 THEN 1 ELSE COUNT {{ {_CHARGES} }} END AS times
WHERE times < 2 OR NOT EXISTS {{
  {_CHARGES} AND (charge.validFrom > newest OR (charge.validFrom = newest AND charge.key < subject.key)) }}
WITH subject, name, times""",
    keeps=("times",),
    failing="times > 1",
    severity="'INFO'",
    detail="toString(times)",
    began_on="subject.validFrom",
)
