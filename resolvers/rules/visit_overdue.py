"""Which liaisons have not been kept up as often as their document demands? (逾期未走访的挂钩联系)"""

from language import _
from resolvers.cadence import EVERYBODY, exempt, fits, in_time, too_late
from resolvers.keeping import keep
from resolvers.rules.rule import LIAISONS_HELD, Rule
from resolvers.rules.telling import last_day
from resolvers.runs import since

_IN_ITS_TERM = "performer[1] <= record.validFrom AND record.validFrom < performer[2]"


def _that_day(tie: str) -> str:
    """Whether a tie held on the day of the visit, which is judged by the geography of that day."""
    return f"known({tie}) AND {tie}.validFrom <= record.validFrom AND record.validFrom < {tie}.validTo"


_DAY_AND_MONTH = "record.validFrom", "record.reportsOn"
_COUNTS = """held(record) AND CASE WHEN record.dutyNumbers IS NULL THEN record.kind = 'VISIT'
        ELSE duty.number IN record.dutyNumbers AND EXISTS {
          MATCH (record)-[:STATED_IN]->(stating) WHERE stating = demanding } END"""

# Nearly every visit is about the very unit and names no duty; somebody's own records, which are many, are looked through only
# where there are too few of those.
_ORDINARY = f"""COUNT {{ MATCH (linked)<-[:CONCERNS]-(record:DutyRecord)-[:PERFORMED_BY]->(by)
      WHERE held(record) AND record.kind = 'VISIT' AND record.dutyNumbers IS NULL
        AND ({in_time(*_DAY_AND_MONTH)})
        AND size([performer IN performers WHERE performer[0] = by AND {_IN_ITS_TERM}]) > 0
      RETURN DISTINCT record }}"""
_OF_THE_PERFORMERS = f"""COLLECT {{ UNWIND performers AS performer
      WITH linked, duty, demanding, p, performer, performer[0] AS by
      MATCH (by)<-[:PERFORMED_BY]-(record) WHERE {_COUNTS} AND {_IN_ITS_TERM}
        AND (NOT EXISTS {{ MATCH (record)-[:CONCERNS]->(:Area|Enterprise) }}
          OR EXISTS {{ MATCH (record)-[:CONCERNS]->(seen)
            ((lower)-[up:LOCATED_IN|PART_OF|LEFT_IN WHERE {_that_day("up")}]->(upper)){{0,10}}(top)
            ((zone)-[merged:MERGED_WITH WHERE {_that_day("merged")}]-(town)){{0,2}}(whole) WHERE whole = linked }})
      WITH DISTINCT record, duty, p, ({in_time(*_DAY_AND_MONTH)}) AS timely
      WHERE timely OR ({too_late(*_DAY_AND_MONTH)}) RETURN timely }}"""
"""Of each visit that counts for the period whether it was in time."""
_IS_EXEMPT = f"CASE WHEN size(visit[3]) = 0 THEN false ELSE {exempt('visit[3]', 'linked')} END"

_MISSED = f"""head(COLLECT {{ UNWIND visits AS visit
    WITH assignment, linked, performers, visit, visit[0] AS duty, visit[1] AS demanding, visit[2] AS p
    WHERE {since("assignment")} <= p[0] AND duty.validFrom <= p[0] AND p[1] <= state(linked).validTo AND NOT {_IS_EXEMPT}
    WITH linked, performers, duty, demanding, p WHERE {_ORDINARY} < coalesce(duty.quota, 1)
    WITH performers, duty, p, {_OF_THE_PERFORMERS} AS acts
    WITH performers, duty, p, acts, size([timely IN acts WHERE timely]) AS inTime WHERE inTime < coalesce(duty.quota, 1)
    WITH duty, p, size(acts) > inTime OR {keep("'VISIT'", "p[0]", "p[1]")} AS isKnown
    RETURN [duty, p, isKnown] ORDER BY isKnown DESC, duty.key LIMIT 1 }})"""
"""The first of the duties that were missed: [duty, period, whether one knows that]. What came late is known."""

RULE = Rule(
    name="VISIT_OVERDUE",
    question=_(
        "Which liaison has not been kept up in the last period as often as the document that states it demands?"
    ),
    message=_("{name} was not visited as often as demanded in the period {detail}"),
    # What a document demands of its liaisons is decided by their last closed period: an assignment that has not held for the
    # whole of it has held for the whole of none.
    examined=f"""WITH reportPlaces, reportLiaisons, reportVisits WHERE size(reportVisits) > 0
{LIAISONS_HELD.replace("WITH reportPlaces", "WITH reportVisits", 1)}
MATCH (assignment)-[:STATED_IN]->(document:OfficialDocument)
WITH assignment, linked, [visit IN reportVisits WHERE visit[1] = document AND {fits("visit[0]", "linked")}] AS visits
WHERE size(visits) > 0
WITH assignment, linked, visits, {EVERYBODY} AS performers
WITH assignment AS subject, state(linked).name AS name, {_MISSED} AS missed""",
    keeps=("missed",),
    failing="missed[2]",
    unknown="coalesce(NOT missed[2], false)",
    severity="'CRITICAL'",
    detail=f"missed[1][0] + ' – ' + {last_day('missed[1][1]')}",
    began_on="missed[1][2]",
    source="[missed[0]]",
    span=f"[missed[1][0], {last_day('missed[1][1]')}]",
)
