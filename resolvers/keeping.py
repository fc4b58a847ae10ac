"""Since when records of a kind are kept (登记簿自何日起有此类记录): before that day nobody knows what was done.

Records of a kind are kept, by those who perform a duty, from the earliest of their records of that kind: of each the later of its
day and the Shanghai day on which the register first held any version of it (docs/decisions/0024).
"""

from graph.clock import OPEN_DAY


def _later(one: str, other: str) -> str:
    return f"CASE WHEN {other} > {one} THEN {other} ELSE {one} END"


def _day_of(moment: str) -> str:
    """The Shanghai day of a moment; Shanghai has had no summer time since 1991."""
    return f"toString(date(localdatetime(left({moment}, 19)) + duration({{hours: 8}})))"


def _first_held(label: str, statement: str) -> str:
    """The later of a statement's day and the day on which the register first held any version of it."""
    return f"""head(COLLECT {{ MATCH (version:{label} {{slot: {statement}.slot}})
      WITH {statement}, version ORDER BY version.recordedFrom LIMIT 1
      RETURN {_later(f"{statement}.validFrom", _day_of("version.recordedFrom"))} }})"""


ENTERED = f"""COLLECT {{ UNWIND acted AS act WITH act[0] AS entered, act[1][0] AS by WHERE known(entered)
    RETURN [entered, by, {_later("entered.validFrom", _day_of("entered.recordedFrom"))}] }}"""
"""Of all that the performers ever did (`acted`), as the register held it: [record, who, a day by which it was surely in it]."""


def _least(start: str, item: str, items: str, day: str) -> str:
    return f"reduce(least = {start}, {item} IN {items} | (CASE WHEN {day} < least THEN {day} ELSE least END))"


# That an earlier version was held first is looked up only where it could make a difference: of the few records that are older
# than what is known already.
_OF_PERFORMERS = f"""COLLECT {{ UNWIND performers AS performer
    WITH performer, [each IN entered WHERE each[1] = performer[0] AND each[0].kind = KIND] AS own
    WITH performer, own, {_least(f"'{OPEN_DAY}'", "each", "own", "each[2]")} AS surely
    WITH performer, surely, COLLECT {{ UNWIND own AS each WITH surely, each[0] AS first, each[2] AS day
      WHERE first.validFrom < surely AND first.validFrom < day RETURN {_first_held("DutyRecord", "first")} }} AS days
    RETURN [performer[1], performer[2], {_least("surely", "day", "days", "day")}] }}"""


def kept_from(kind: str) -> str:
    """Since when each of the `performers` keeps records of a kind: a list of [first day, day behind, kept from] in their order.

    The days are those of which it is said: the performer's own in the post or group. Needs `performers`, and `entered` (ENTERED).
    """
    return _OF_PERFORMERS.replace("KIND", kind)


def returns_kept_from(unit: str) -> str:
    """The day from which on a unit keeps its monthly returns; 9999-12-31 where it never did."""
    return _least(f"'{OPEN_DAY}'", "day", _RETURNS.replace("UNIT", unit), "day")


_RETURNS = f"""COLLECT {{ MATCH (UNIT)<-[:CONCERNS]-(returned:MonthlyReturn) WHERE known(returned)
    RETURN {_first_held("MonthlyReturn", "returned")} }}"""


# A moment before the end of a Shanghai day comes before 16:00 UTC of that day.
def _held_by(label: str, statement: str, day: str) -> str:
    """Whether a statement's day had come by a day, and the register held a version of it by then."""
    return f"""known({statement}) AND {statement}.validFrom <= {day} AND EXISTS {{
      MATCH (version:{label} {{slot: {statement}.slot}}) WHERE version.recordedFrom < {day} + 'T16:00:00.000000Z' }}"""


def keep(kind: str, first: str, behind: str) -> str:
    """Whether some of the `performers` of a period kept records of a kind when it began: asked of one period, without `entered`."""
    return f"""size(COLLECT {{ UNWIND performers AS keeper WITH keeper, keeper[0] AS keeping, {first} AS since, {behind} AS until
    WHERE keeper[1] < until AND since < keeper[2]
    MATCH (keeping)<-[:PERFORMED_BY]-(early) WHERE early.kind = {kind} AND {_held_by("DutyRecord", "early", "since")}
    RETURN early LIMIT 1 }}) > 0"""


def keeps_returns(unit: str, first: str) -> str:
    """Whether a unit kept its monthly returns on a day."""
    return f"""EXISTS {{ MATCH ({unit})<-[:CONCERNS]-(early:MonthlyReturn)
    WHERE {_held_by("MonthlyReturn", "early", first)} }}"""


def is_kept(first: str, behind: str, kept: str = "kept") -> str:
    """Whether records were kept all through a period by somebody of that time; `kept` as `kept_from` gives it."""
    return f"""size([each IN {kept} WHERE each[2] <= {first} AND each[0] < {behind} AND {first} < each[1]]) > 0"""
