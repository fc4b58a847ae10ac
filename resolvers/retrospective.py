"""Looking back from an incident (倒查): who was linked on its day, what each had to do before it, and what each did.

Everything begins at the incident, `this`, and is asked under its own clocks: its Shanghai day, and what the register knows now or
knew at the moment when it happened (001, section 8(5); docs/decisions/0015).
"""

from resolvers.cadence import BEGUN, COUNTED_BINDS, PERFORMERS, counted, duties
from resolvers.chain import LINK_ORDER, links_since
from resolvers.runs import since

# Shanghai's midnight is 16:00 UTC of the day before; its days of summer time (1986 to 1991) saw no incident in the register.
_DAY_END = "this.validFrom + 'T16:00:00.000000Z'"


def _clocks(known_at: str, suffix: str) -> str:
    return (
        f"{{validOn: this.validFrom, knownAt: {known_at}, dayEnd: {_DAY_END},"
        f" idSuffix: ['@' + this.validFrom + {suffix}], happenedAt: this.occurredAt, askedAt: $knownAt}}"
    )


ON_ITS_DAY = _clocks("$knownAt", "CASE WHEN $idSuffix CONTAINS '~' THEN '~' + $knownAt ELSE '' END")
"""The incident's day, with what the register knows under the question's clocks."""

AS_KNOWN = _clocks("this.occurredAt", "'~' + this.occurredAt")
"""The incident's day, with what the register knew when it happened."""

_AT_SUBJECT = "MATCH (this)-[occurred:OCCURRED_AT]->(place) WHERE occurred.recordedFrom <= $askedAt"

SUBJECT = f"{_AT_SUBJECT} WITH place AS that"
"""What the chain is that of: the enterprise, or the area where no registered enterprise is concerned."""

_LOOKED_BACK_FROM = "toString(date($validOn) - duration({months: $lookBackMonths}))"
LINKS = f"{_AT_SUBJECT} {links_since('place', _LOOKED_BACK_FROM)}"
"""Every link on the day, a row each: a holder's performance is that of one link; and one for each predecessor in the charge."""

IS_PREDECESSOR = "coalesce(membership.validTo <= $validOn, false)"
"""Whether somebody held the post, or was in the group, until some day before."""

PERFORMANCE_ORDER = (*LINK_ORDER[:5], f"CASE WHEN {IS_PREDECESSOR} THEN 1 ELSE 0 END", *LINK_ORDER[5:])
"""Predecessors stand behind the present holder of the same link."""

# The duties of whoever is a predecessor are those of the days of the tenure.
_IN_FORCE = f"""known(duty) AND duty.validFrom <= $validOn AND CASE WHEN coalesce(membership.validTo <= $validOn, false)
      THEN duty.validFrom < membership.validTo AND {since("membership")} < duty.validTo ELSE $validOn < duty.validTo END"""

DUTIES = f"WITH assignment, membership, {PERFORMERS} AS performers {duties(_IN_FORCE)} {counted(BEGUN)}"
"""The duties of a link's holder with their periods up to the day."""

DUTY_BINDS = COUNTED_BINDS
DUTY_ORDER = ("duty.position", "duty.key", "unit.key")

FOUND = f"""{_AT_SUBJECT} MATCH (place)<-[at:FOUND_AT]-(that:Hazard) WHERE noted(at) AND there(that) AND EXISTS {{
    MATCH (that)<-[:OF_HAZARD]-(found:HazardStep)
    WHERE found.status = 'FOUND' AND held(found) AND found.validFrom < $validOn }} WITH that"""
"""The hazards of the subject found on an earlier day; what is found on the day itself is mostly found by looking into it."""

STILL_OPEN = """NOT EXISTS { MATCH (that)<-[:OF_HAZARD]-(closing:HazardStep)
  WHERE closing.status IN ['CLOSED', 'REVIEWED'] AND held(closing) }"""
"""Whether a hazard was not closed by the day."""

LISTED = f"""{_AT_SUBJECT} MATCH (place)<-[at:FOUND_AT]-(:Hazard)<-[:OF_HAZARD]-(that:ListedSupervision)
  WHERE noted(at) AND held(that) AND that.validFrom < $validOn WITH that"""
"""The lists of a city, district or town on which hazards of the subject stood on the day."""

_AGAINST_SUBJECT = f"""{_AT_SUBJECT} UNWIND COLLECT {{
    MATCH (place)<-[:AGAINST]-(measure:AccountabilityMeasure) WHERE held(measure) RETURN measure }} + COLLECT {{
    MATCH (place)<-[at:FOUND_AT]-(:Hazard)<-[:CONCERNS]-(measure:AccountabilityMeasure)
    WHERE noted(at) AND held(measure) RETURN measure }} AS that
  WITH DISTINCT that WHERE that.validFrom DAYS $validOn WITH that"""

ISSUED = _AGAINST_SUBJECT.replace("DAYS", "<")
"""The measures of earlier days against the subject, or for a hazard of it."""

ISSUED_ON_DAY = _AGAINST_SUBJECT.replace("DAYS", "=")
"""Those of the day itself: a measure has a day and no hour, so nobody knows whether the incident came first."""

_AGAINST_HOLDER = f"""WITH {PERFORMERS} AS performers UNWIND performers AS performer WITH performer[0] AS urged
  MATCH (urged)<-[:AGAINST]-(that:AccountabilityMeasure) WHERE held(that) AND that.validFrom DAYS $validOn WITH DISTINCT that"""

ISSUED_TO_HOLDER = _AGAINST_HOLDER.replace("DAYS", "<")
"""The measures of earlier days against the holder of a link, or against the post, group or agency that is charged."""

ISSUED_TO_HOLDER_ON_DAY = _AGAINST_HOLDER.replace("DAYS", "=")
"""Those of the day itself."""

BY_DAY = ("that.validFrom", "that.key")
BY_NUMBER = ("coalesce(state(that).number, '')", "that.key")
