"""What a finding tells beside its subject: whom it concerns, on what it rests, and ends as people say them."""

_IN_SPAN = "known({0}) AND {0}.validFrom <= span[1] AND span[0] < {0}.validTo"

_WHO = f"""UNWIND charged AS charge
  MATCH (charge)-[:ASSIGNEE]->(assignee)
  OPTIONAL MATCH (assignee)<-[:POST|ORGANIZATION]-(membership:Membership)-[:MEMBER]->(member:Person)
    WHERE (assignee:Post OR state(assignee).kind = 'SUPERVISION_GROUP') AND {_IN_SPAN.format("membership")}
  UNWIND [assignee, member] AS someone RETURN DISTINCT someone"""
_MEMBERS = f"""MATCH (subject)<-[:POST|ORGANIZATION]-(membership:Membership)-[:MEMBER]->(member:Person)
  WHERE (subject:Post OR state(subject).kind = 'SUPERVISION_GROUP') AND {_IN_SPAN.format("membership")} RETURN DISTINCT member"""
_PLACES = """CASE WHEN subject:Hazard THEN [ (subject)-[at:FOUND_AT]->(place) WHERE noted(at) | place ]
  WHEN subject:ListedSupervision THEN [ (subject)-[:OF_HAZARD]->(:Hazard)-[at:FOUND_AT]->(place) WHERE noted(at) | place ]
  ELSE [] END"""

CONCERNED = f"""WITH subject, span, {_PLACES} AS places
WITH subject, span, places, CASE WHEN subject:Area OR subject:Enterprise THEN [subject] ELSE places END AS units
WITH subject, span, places, CASE WHEN subject:Assignment THEN [subject] ELSE COLLECT {{
  UNWIND units AS unit MATCH (unit)<-[:SUBJECT]-(charge:Assignment)
  WHERE (unit <> subject OR charge.basis <> 'LIAISON') AND {_IN_SPAN.format("charge")} RETURN charge }} END AS charged
WITH places + COLLECT {{ {_WHO} }} + CASE WHEN subject:Post OR subject:Organization OR subject:Person THEN [subject] ELSE [] END
  + CASE WHEN subject:Post OR subject:Organization THEN COLLECT {{ {_MEMBERS} }} ELSE [] END
  + CASE WHEN subject:OfficialDocument THEN [ (subject)-[issued:ISSUED_BY]->(issuer) WHERE noted(issued) | issuer ]
    ELSE [] END AS concerned
UNWIND concerned AS that WITH DISTINCT that WHERE that IS NOT NULL WITH that"""
"""Whom and what a finding concerns: persons, posts, organisations, and of a hazard the unit where it is.

Of an assignment whoever is charged by it; of an area or enterprise whoever is charged with it otherwise than by the liaison that
it may lack; of a hazard whoever is charged with its place. People in a post or group are those of the days that the finding is
about: who came afterwards missed nothing of what is said to be missing.
"""

SOURCE = """CASE WHEN document IS NOT NULL
    THEN coalesce(state(document).number + ' ', '') + '《' + coalesce(state(document).title, '') + '》'
  WHEN stated.excerpt IS NOT NULL THEN replace($messages.ENTERED_FROM, '{detail}', stated.excerpt)
  ELSE $messages.NO_SOURCE END"""
"""On what a finding rests, in words."""


def last_day(first_behind: str) -> str:
    """The last day of a period, of which the register has the first day behind it."""
    return f"toString(date({first_behind}) - duration({{days: 1}}))"
