"""Who owes a duty of which a period is over, and whether anything of its kind is recorded of them.

What is worked out here does not depend on periods done or missed: one record of a kind, known by the day, is what tells a unit that
keeps records from one of which nobody ever told the register anything.
"""

from resolvers.cadence import CLOSES, fits, recurring
from resolvers.runs import since

_LEARNED_BY_THEN = """({0}.recordedFrom < $dayEnd OR EXISTS {{ MATCH (first:{1} {{slot: {0}.slot}})
      WHERE first.recordedFrom < $dayEnd }})"""
_OF_KIND = f"record.kind = kind AND held(record) AND {_LEARNED_BY_THEN.format('record', 'DutyRecord')}"

# No labels here: Neo4j would begin at an index of theirs, and not at `who` (docs/decisions/0018). No kind of a duty is a kind of
# anything else that is performed by somebody.
_IS_KEPT = f"""EXISTS {{ MATCH (who)<-[:PERFORMED_BY]-(record) WHERE {_OF_KIND} }} OR EXISTS {{
      MATCH (who)<-[:POST|ORGANIZATION]-(tenure)-[:MEMBER]->(member)<-[:PERFORMED_BY]-(record)
      WHERE (who:Post OR state(who).kind = 'SUPERVISION_GROUP') AND known(tenure) AND tenure.validFrom <= $validOn
        AND last < tenure.validTo AND {_OF_KIND} }}"""
"""Whether anything of the kind is recorded, by the day: of who is charged, or of whoever was in the post or group since `last`."""

_DEMANDS = f"""COLLECT {{
    MATCH (duty:Duty)-[:DEMANDED_BY]->(demanding:OfficialDocument) WHERE duty.kind <> 'MONTHLY_RETURN' AND held(duty)
    WITH duty, demanding, [p IN {recurring()} WHERE p[1] <= $validOn] AS ended
    WITH duty, demanding, [p IN ended[-3..] | [p[0], p[1], {CLOSES}]] AS closing
    WITH duty, demanding, CASE WHEN duty.recurrence IS NOT NULL THEN [p IN closing WHERE p[2] <= $validOn][-1][0]
      WHEN duty.dueOn < $validOn THEN duty.validFrom END AS last
    WITH duty, demanding, last WHERE duty.validFrom <= last
    RETURN [duty, demanding, last] }}"""
"""The duties of which a period is over, each with its document and the first day of the last such period."""

_CHARGES = """CASE WHEN assignment.basis = 'LIAISON'
    THEN EXISTS { MATCH (assignment)-[:STATED_IN]->(stating) WHERE stating = demanding }
    ELSE EXISTS {
      MATCH (demanding)-[:ISSUED_BY]->(:Organization)-[rules:ADMINISTERS WHERE held(rules)]->(ruled)
      MATCH (unit)((insideOf)-[lies:LOCATED_IN WHERE held(lies)]->(homeOf)){0,1}(baseOf)
        ((lowerOf)-[upOf:PART_OF|LEFT_IN WHERE held(upOf)]->(upperOf)){0,9}(topOf) WHERE topOf = ruled } END"""

_OWING = f"""COLLECT {{
    WITH reportPlaces, {_DEMANDS} AS demands WHERE size(demands) > 0
    MATCH (assignment:Assignment)-[:SUBJECT]->(unit)
    WHERE held(assignment) AND assignment.basis IN [each IN demands | each[0].bearerBasis]
    WITH reportPlaces, assignment, unit,
      [each IN demands WHERE {since("assignment")} <= each[2] AND {fits("each[0]", "unit")}] AS demands
    UNWIND demands AS demand
    WITH reportPlaces, assignment, unit, demand[0].kind AS kind, demand[1] AS demanding, demand[2] AS last
    WHERE {_CHARGES}
    OPTIONAL MATCH (unit)-[located:LOCATED_IN WHERE held(located)]->(home:Area)
    MATCH (assignment)-[:ASSIGNEE]->(who)
    WITH DISTINCT who, kind, demanding, last, coalesce(home, unit) IN reportPlaces AS isHere
    WITH who, kind, demanding, isHere, {_IS_KEPT} AS isKept
    RETURN [who, kind, demanding, isHere, isKept] ORDER BY who.key, kind, demanding.key, isHere, isKept }}"""

_REPORTING = f"""COLLECT {{
    UNWIND reportReturns AS due WITH due[0] AS who, due[1] AS roster, due[4] AS isHere
    MATCH (roster)-[:STATED_IN]->(demanding:OfficialDocument)
    RETURN [who, 'MONTHLY_RETURN', demanding, isHere, EXISTS {{
      MATCH (who)<-[:CONCERNS]-(sent:MonthlyReturn)
      WHERE held(sent) AND {_LEARNED_BY_THEN.format("sent", "MonthlyReturn")} }}] ORDER BY who.key, demanding.key }}"""

OWING = f"{_OWING} + {_REPORTING}"
"""Whoever owes a duty of which a period is over: [who, kind, document, whether about something in `this`, whether records of the
kind are kept], those of one beside each other. Of monthly returns, the areas that owed the last one (`reportReturns`).
"""
