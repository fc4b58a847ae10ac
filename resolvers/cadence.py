"""Duties counted in the graph: which come with an assignment, in which periods they are due, and what was done (履职统计).

Every fragment begins at `assignment`, `membership` (the tenure by which somebody has the assignment, or null) and `performers`:
whose records count, each as [node, first day, first day behind the last]. docs/decisions/0015 says what counts for what.
Periods are those of `graph.recurrence`, found with `$periods`.
"""

from graph.clock import ALWAYS, OPEN_DAY
from resolvers.incident import IN_AREA
from resolvers.keeping import ENTERED, is_kept, kept_from, returns_kept_from
from resolvers.runs import is_last, since, until


def fits(duty: str, unit: str) -> str:
    """Whether a duty is one of those who have `assignment`, which is about `unit`."""
    return f"""{duty}.bearerBasis = assignment.basis AND coalesce({duty}.bearerRole, assignment.role) = assignment.role
    AND ({duty}.bearerLevel IS NULL OR state({unit}).level = {duty}.bearerLevel)"""


PERFORMERS = f"""[performer IN [head([ (assignment)-[:ASSIGNEE]->(charged) | charged ]), holder] WHERE performer IS NOT NULL |
  [performer, '{ALWAYS}', '{OPEN_DAY}']]"""
"""Of a responsibility link: the post or group that is charged first, and the holder, on all days of the link."""

EVERYBODY = f"""COLLECT {{ MATCH (assignment)-[:ASSIGNEE]->(charged) RETURN [charged, '{ALWAYS}', '{OPEN_DAY}'] }} + COLLECT {{
    MATCH (assignment)-[:ASSIGNEE]->(charged)<-[:POST|ORGANIZATION]-(tenure)-[:MEMBER]->(member)
    WHERE known(tenure) AND {is_last("tenure")} AND (charged:Post OR state(charged).kind = 'SUPERVISION_GROUP')
    RETURN [member, {since("tenure")}, tenure.validTo] }}"""
"""Of an assignment as such: who is charged, and whoever is in the post or group, on the days of that."""


_ACTED = """COLLECT {
    UNWIND performers AS performer WITH performer, performer[0] AS person MATCH (person)<-[:PERFORMED_BY]-(record:DutyRecord)
    RETURN [record, performer, [ (record)-[:CONCERNS]->(about:Area|Enterprise) | about ]] }"""
"""All that the performers ever did, each as [record, performer, the places that it is about]."""

_INSIDE = f"""COLLECT {{
    UNWIND acted AS act UNWIND act[2] AS about WITH DISTINCT unit, about
    MATCH (about)((insideSeen)-[liesSeen:LOCATED_IN WHERE known(liesSeen)]->(homeSeen)){{0,1}}(baseSeen)
      ((lowerSeen)-[upSeen:PART_OF|LEFT_IN WHERE known(upSeen)]->(upperSeen)){{0,9}}(topSeen)
      ((zoneSeen)-[mergedSeen:MERGED_WITH WHERE known(mergedSeen)]-(townSeen)){{0,2}}(wholeSeen) WHERE wholeSeen = unit
    WITH about, liesSeen + upSeen + mergedSeen AS ties
    RETURN [about, reduce(day = '{ALWAYS}', tie IN ties | (CASE WHEN tie.validFrom > day THEN tie.validFrom ELSE day END)),
      reduce(day = '{OPEN_DAY}', tie IN ties | (CASE WHEN tie.validTo < day THEN tie.validTo ELSE day END))] }}"""
"""When each of the places is the unit, lies in it, or in what is merged with it: [place, first day, day behind].

One climb a place, and not one a record; each record is then judged by the geography of its own day.
"""

_DONE = """COLLECT {
    UNWIND acted AS act WITH inside, act[0] AS record, act[1] AS performer, act[2] AS places
    WHERE (size(places) = 0
        OR size([at IN inside WHERE at[0] IN places AND at[1] <= record.validFrom AND record.validFrom < at[2]]) > 0)
      AND held(record) AND performer[1] <= record.validFrom AND record.validFrom < performer[2]
    WITH DISTINCT record RETURN [record, record.validFrom, record.kind, record.dutyNumbers] }"""
"""What was done by the day about the unit, or about no place at all."""


def duties(in_force: str = "held(duty)", carried: str = "assignment") -> str:
    """From assignments to the duties that come with them, a row each.

    Binds `unit`, what the assignment is about, `duty`, and `done`: what the performers have done about the unit by the day, read
    once for all duties of an assignment, each as [record, day, kind, numbers of duties]; `entered` is for `kept_from`. `carried`
    are the variables handed on.
    """
    kept = f"{carried}, membership, performers, unit"
    its_own = fits("duty", "unit")
    return f"""
MATCH (assignment)-[:SUBJECT]->(unit)
WITH {kept}, CASE WHEN assignment.basis = 'LIAISON' THEN COLLECT {{
    MATCH (assignment)-[:STATED_IN]->(:OfficialDocument)<-[:DEMANDED_BY]-(duty:Duty)
    WHERE {its_own} AND {in_force} RETURN duty ORDER BY duty.key }}
  ELSE COLLECT {{
    MATCH (duty:Duty {{bearerBasis: assignment.basis}}) WHERE {its_own} AND {in_force} AND EXISTS {{
      MATCH (duty)-[:DEMANDED_BY]->(:OfficialDocument)-[issued:ISSUED_BY]->(:Organization)-[rules:ADMINISTERS]->(ruled)
        WHERE noted(issued) AND held(rules)
      MATCH (unit)((insideOf)-[lies:LOCATED_IN WHERE held(lies)]->(homeOf)){{0,1}}(baseOf)
        ((lowerOf)-[upOf:PART_OF|LEFT_IN WHERE held(upOf)]->(upperOf)){{0,9}}(topOf) WHERE topOf = ruled }}
    RETURN duty ORDER BY duty.key }} END AS borne
WITH {kept}, borne WHERE size(borne) > 0
WITH {kept}, borne, {_ACTED} AS acted
WITH {kept}, borne, acted, {_INSIDE} AS inside
WITH {kept}, borne, {_DONE} AS done, {ENTERED} AS entered
UNWIND borne AS duty
"""


_DOCUMENT_OF_DUTY = "(duty)-[:DEMANDED_BY]->(:OfficialDocument)"
_MAY_COUNT = """begins <= act[1] AND act[1] < ends
      AND CASE WHEN act[3] IS NULL THEN act[2] = duty.kind ELSE duty.number IN act[3] END"""
_NAMES_THE_DOCUMENT = f"(record.dutyNumbers IS NULL OR EXISTS {{ MATCH {_DOCUMENT_OF_DUTY}<-[:STATED_IN]-(record) }})"
_TERMS = "CASE WHEN membership IS NULL THEN [assignment, duty] ELSE [assignment, membership, duty] END"
_BEGINS = f"reduce(day = '{ALWAYS}', its IN [term IN {_TERMS} | {since('term')}] | (CASE WHEN its > day THEN its ELSE day END))"
_FROM_INCIDENT = "coalesce(duty.countedFrom, '') = 'INCIDENT'"
_ISSUED = f"""CASE WHEN duty.within IS NOT NULL AND NOT ({_FROM_INCIDENT})
    THEN head([ (duty)-[:DEMANDED_BY]->(by:OfficialDocument) | state(by).issuedOn ]) END"""
_SURE = f"""CASE WHEN coalesce(term.validFromUncertain AND term.runsFrom IS NULL, false) OR {since("term")} <= day THEN day
      ELSE {since("term")} END"""
_CHARGED = f"""reduce(day = '{ALWAYS}',
    term IN CASE WHEN membership IS NULL THEN [assignment] ELSE [assignment, membership] END | ({_SURE}))"""
_BEGINS_OR_ISSUED = (
    "CASE WHEN issued < begins AND (charged <= issued OR charged <= duty.validFrom) THEN issued ELSE begins END"
)
"""From which day on a time limit may be a holder's: of whom the document charges itself, from its issue (docs/decisions/0015)."""

_ENDS = f"reduce(day = '{OPEN_DAY}', its IN [term IN {_TERMS} | {until('term')}] | (CASE WHEN its < day THEN its ELSE day END))"

_ENDS_WITH_UNIT = (
    "CASE WHEN duty.recurrence IS NULL OR ends <= state(unit).validTo THEN ends ELSE state(unit).validTo END"
)
"""What recurs is not due of a unit that is no more, though nobody took the charge back (docs/decisions/0025)."""

_RECORDS = f"""COLLECT {{
    UNWIND [act IN done WHERE {_MAY_COUNT}] AS act WITH duty, act[0] AS record WHERE {_NAMES_THE_DOCUMENT}
    RETURN record ORDER BY record.validFrom, record.key }}"""

_RETURNS = """CASE WHEN duty.kind = 'MONTHLY_RETURN' THEN COLLECT {
    MATCH (unit)<-[:CONCERNS]-(sent:MonthlyReturn) WHERE held(sent) RETURN [sent.validFrom, sent.month, []] } ELSE [] END"""

_FIRST_OF_EVENT = """head(COLLECT { UNWIND [act IN done WHERE act[2] = duty.countedFrom AND begins <= act[1]] AS act
      WITH unit, act[0] AS first, act[1] AS day MATCH (first)-[:CONCERNS]->(place) WHERE place = unit
      RETURN day ORDER BY day LIMIT 1 })"""
_COUNTED_FROM = f"""CASE WHEN duty.within IS NULL THEN null WHEN duty.countedFrom = 'ISSUE' THEN issued
    WHEN duty.countedFrom <> 'INCIDENT' THEN {_FIRST_OF_EVENT} END"""

# A limit may be hours, so it is that of the moment; Shanghai has had no summer time since 1991.
_LIMIT_OVER = """toString(date(localdatetime(left(told.occurredAt, 19)) + duration({hours: 8}) + duration(duty.within))
      + duration({days: 1}))"""


def _each_incident(begun: str, ended: str) -> str:
    """A period for each incident of the unit in the holder's time; none is looked for where a duty is not counted from them.

    Each is [first day, first day behind the limit, null, key of the incident]. The area of an incident is climbed from only where
    the period is asked for.
    """
    return f"""CASE WHEN {_FROM_INCIDENT} THEN COLLECT {{
    UNWIND CASE WHEN unit:Enterprise THEN [ (unit)<-[at:OCCURRED_AT]-(its:Incident) WHERE noted(at) | its ]
      ELSE COLLECT {{ MATCH (anyone:Incident) RETURN anyone }} END AS event
    WITH unit, duty, begins, ends, event, state(event) AS told
    WITH unit, begins, ends, event, told, [told.validFrom, {_LIMIT_OVER}] AS span
    WHERE there(event) AND begins <= told.validFrom AND span[1] <= ends
    WITH unit, event, told, [span[0], span[1], span[1]] AS p
    WHERE ({begun}) AND ({ended}) AND (unit:Enterprise OR {IN_AREA})
    RETURN [p[0], p[1], null, event.key] ORDER BY told.occurredAt, event.key }} ELSE [] END"""


_WAIVERS = f"""COLLECT {{
    UNWIND [performer IN performers | performer[0]] + [unit] AS thing MATCH (thing)<-[:EXEMPTS]-(waiver:Waiver)
    WHERE known(waiver) AND waiver.dutyNumber = duty.number AND EXISTS {{ MATCH {_DOCUMENT_OF_DUTY}<-[:STATED_IN]-(waiver) }}
    RETURN [waiver.validFrom, waiver.validTo, thing] }}"""


def exempt(things: str, unit: str) -> str:
    """Whether the unit, who is charged, or everybody who then belongs to it is among the exempt, when a period `p` begins."""
    return f"""size([thing IN {things} WHERE thing = {unit} OR thing = performers[0][0]]) > 0
      OR size([office IN [[member IN tail(performers) WHERE member[1] <= p[0] AND p[0] < member[2] | member[0]]]
        WHERE size(office) > 0 AND size([member IN office WHERE NOT member IN {things}]) = 0]) > 0"""


_IS_WAIVED = f"""CASE WHEN size(waivers) = 0 THEN false
      ELSE size([exempted IN [[waiver IN waivers WHERE waiver[0] <= p[0] AND p[0] < waiver[1] | waiver[2]]]
        WHERE {exempt("exempted", "unit")}]) > 0 END"""
"""A member's waiver exempts that member only."""

_ONCE = """CASE WHEN duty.dueOn IS NOT NULL
      THEN [[duty.validFrom, toString(date(duty.dueOn) + duration({days: 1}))]]
    WHEN countedFrom IS NOT NULL
      THEN [[countedFrom, toString(date(countedFrom) + duration(duty.within) + duration({days: 1}))]]
    ELSE incidents END"""


def recurring(begins: str = f"'{ALWAYS}'") -> str:
    """The calendar periods of the recurrence of `duty` from the year of a day on; none of a recurrence that is not counted.

    Each is [first day, first day behind it, first day behind the week or month that follows it, null, first day behind its own
    first week or month].
    """
    return f"""coalesce(head([step IN [$periods[coalesce(duty.recurrence, '')]] WHERE step IS NOT NULL |
      head([days IN [$periods[step[0]]] |
        [at IN range(coalesce($periods[step[0] + left({begins}, 4)], 0) / step[1] * step[1], size(days) - step[1] - 2, step[1]) |
          [days[at], days[at + step[1]], days[at + step[1] + 1], null, days[at + 1]]]])]), [])"""


def over(first: str, behind: str, day: str) -> str:
    """The first day behind a `day`, by its number, of the month from `first` to before `behind`.

    That is `behind` where the month has no such day: what is due by the 31st is due by the last day of February.
    """
    return f"""reduce(over = {behind}, next IN [toString(date({first}) + duration({{days: {day}}}))] |
      (CASE WHEN next < over THEN next ELSE over END))"""


CLOSES = f"""CASE WHEN duty.dueDay IS NULL OR duty.recurrence IS NULL THEN p[1] ELSE {over("p[1]", "p[2]", "duty.dueDay")} END"""
"""The first day on which a period `p` of `recurring` is over, for a duty that may be due some days into the next."""

OPENS = f"""CASE WHEN duty.dueDay IS NULL OR duty.recurrence IS NULL THEN p[0] ELSE {over("p[0]", "p[4]", "duty.dueDay")} END"""
"""The first day on which what says no month counts for it: until then it counts for the period before."""

PERIOD = f"[p[0], p[1], {CLOSES}, p[3], {OPENS}]"
"""Of a period of `recurring`, or of what is due once: [first day, day behind, first day on which it is over, incident, opens]."""


def _of_month(month: str) -> str:
    """Whether a month lies in the period `p`."""
    return f"left(p[0], 7) <= {month} AND {month} + '-01' < p[1]"


def in_time(day: str, month: str, opens: str = "p[4]") -> str:
    """Whether something done on a day, or reported of a month, counts for the period `p` and was in time."""
    return f"""CASE WHEN duty.dueDay IS NULL THEN p[0] <= {day} AND {day} < p[1]
      WHEN {month} IS NULL THEN {opens} <= {day} AND {day} < p[2] ELSE {_of_month(month)} AND {day} < p[2] END"""


def too_late(day: str, month: str) -> str:
    """Whether it counts for the period and was late: what is due once, or what says its month."""
    return f"""CASE WHEN duty.dueDay IS NULL THEN duty.recurrence IS NULL AND p[2] <= {day}
      ELSE {_of_month(month)} AND p[2] <= {day} END"""


def counts_in_time(day: str, month: str, named: str, incident: str, opens: str = "p[4]") -> str:
    """The same for a period that may be counted from an `incident`: what names it counts, and what names none."""
    return f"(({in_time(day, month, opens)}) AND ({incident} IS NULL OR size({named}) = 0 OR {incident} IN {named}))"


def counts_late(day: str, month: str, named: str, incident: str) -> str:
    """The same for what was late: only what names the incident counts, as what names none may be about a later one."""
    return f"(({too_late(day, month)}) AND ({incident} IS NULL OR {incident} IN {named}))"


_KEPT = f"""{kept_from("duty.kind")} + CASE WHEN duty.kind = 'MONTHLY_RETURN'
    THEN [['{ALWAYS}', '{OPEN_DAY}', {returns_kept_from("unit")}]] ELSE [] END"""

INCIDENTS_NAMED = (
    f"""CASE WHEN {_FROM_INCIDENT} THEN [ (record)-[:CONCERNS]->(named:Incident) | named.key ] ELSE [] END"""
)
"""The keys of the incidents that a `record` names, for a duty that is counted from them."""

_ACT_OF_PERIOD = ("act[0]", "act[1]", "act[2]", "p[3]")

COUNTED_BINDS = ("assignment", "unit", "duty", "records", "counted", "quota")


def counted(begun: str, ended: str = "true", carried: str = "assignment") -> str:
    """From `duties` to one row a duty with its `records`, its `quota` a period and `counted`: a list of its periods.

    A period is [first day, first day behind it, first day on which it is over, done in time, done late, waived, key of the incident
    that it is counted from or null, whether records were kept, first day on which what says no month counts for it]. It lies wholly
    inside what is the holder's. `begun` and `ended` are conditions on a period `p`, before and after it is known when it is over;
    `carried` are the variables handed on.
    """
    return f"""
WITH performers, done, entered, {carried}, unit, duty, {_BEGINS} AS begins, {_ENDS} AS ends,
  {_ISSUED} AS issued, {_CHARGED} AS charged
WITH performers, done, entered, {carried}, unit, duty, {_BEGINS_OR_ISSUED} AS begins, {_ENDS_WITH_UNIT} AS ends, issued
WITH performers, done, {carried}, unit, duty, begins, ends, {_KEPT} AS kept, {_RECORDS} AS records, {_RETURNS} AS returns,
  {_COUNTED_FROM} AS countedFrom, {_each_incident(begun, ended)} AS incidents, {_WAIVERS} AS waivers
WITH performers, {carried}, unit, duty, records, coalesce(duty.quota, 1) AS quota, waivers, kept,
  [record IN records | [record.validFrom, record.reportsOn, {INCIDENTS_NAMED}]] + returns AS acts,
  [p IN CASE WHEN duty.recurrence IS NULL THEN {_ONCE} ELSE {recurring("begins")} END
    WHERE begins <= p[0] AND p[1] <= ends AND {begun} | {PERIOD}] AS due
WITH {carried}, unit, duty, records, quota, [p IN due WHERE {ended} | [p[0], p[1], p[2],
    size([act IN acts WHERE {counts_in_time(*_ACT_OF_PERIOD)}]), size([act IN acts WHERE {counts_late(*_ACT_OF_PERIOD)}]),
    {_IS_WAIVED}, p[3],
    {is_kept("p[0]", "p[1]")}, p[4]]] AS counted
"""


BEGUN = "p[0] <= $validOn"
"""Periods that have begun by the day."""

_DUE = "p[2] <= $validOn AND NOT p[5]"
"""That a counted period is required: it is over, and nothing waives it."""

DONE = "CASE WHEN p[3] < quota THEN p[3] ELSE quota END"
DONE_LATE = "CASE WHEN p[4] < quota - p[3] THEN p[4] WHEN p[3] < quota THEN quota - p[3] ELSE 0 END"
"""What was done of one counted period `p` in time and late, together at most its quota."""

_LACKING = f"CASE WHEN p[7] THEN 0 ELSE quota - ({DONE}) - ({DONE_LATE}) END"
"""What of a period nobody knows: it began before records were kept, and no record says that it was done, or when."""

REQUIRED = f"quota * size([p IN counted WHERE {_DUE}])"
PERFORMED = f"reduce(done = 0, p IN [p IN counted WHERE {_DUE}] | done + {DONE})"
LATE = f"reduce(late = 0, p IN [p IN counted WHERE {_DUE}] | late + {DONE_LATE})"
UNKNOWN = f"reduce(unknown = 0, p IN [p IN counted WHERE {_DUE}] | unknown + {_LACKING})"
NOT_YET_DUE = "size([p IN counted WHERE $validOn < p[2]])"
WAIVED = "size([p IN counted WHERE p[2] <= $validOn AND p[5]])"
DEADLINE_UNKNOWN = """(duty.recurrence IS NULL AND duty.dueOn IS NULL AND duty.within IS NOT NULL
  AND coalesce(duty.countedFrom, '') = 'ISSUE' AND NOT EXISTS {
    MATCH (duty)-[:DEMANDED_BY]->(issuing:OfficialDocument) WHERE state(issuing).issuedOn IS NOT NULL })"""
"""Whether a duty is due within a time of the issue of a document that does not say when it was issued."""
IN_FORCE_BETWEEN = f"({_BEGINS} < {_ENDS} AND {_BEGINS} < $end AND $first < {_ENDS})"
"""Whether a duty was the holder's on some day between two days: assignment, tenure and duty have it in common."""
_SURELY_MISSED = f"{_DUE} AND p[3] < quota AND (p[7] OR p[4] > 0)"
MISSED_TIMES = f"reduce(missed = 0, p IN [p IN counted WHERE {_SURELY_MISSED}] | missed + quota - p[3] - {_LACKING})"
MISSED = f"UNWIND [p IN counted WHERE {_SURELY_MISSED}] AS missed WITH missed"
LEARNED_AFTERWARDS = """COUNT { UNWIND records AS record WITH record WHERE record.recordedFrom > $happenedAt AND NOT EXISTS {
  MATCH (earlier:DutyRecord {slot: record.slot})
  WHERE earlier.validFrom = record.validFrom AND earlier.recordedFrom <= $happenedAt } RETURN record }"""
"""How many records the register did not hold, for their day, when the incident happened; 0 where there is no incident."""
