"""What is another in an area on one day than on an earlier one: assignments, holders, and the areas themselves (两日对比).

The later day is the question's own (`$validOn`), the earlier one `$since`. Everything begins at the statements that began
or ended in between, found by their days: the cost grows with what changed, not with what there is.
"""

from collections.abc import Callable
from datetime import date, datetime

from graph.compiler.question import Question
from graph.moment import Moment
from resolvers.area import AREA
from resolvers.change import CONCERNED, check_days
from resolvers.question import asked_day, read_argument_id
from resolvers.question import known_at as stated_at
from resolvers.runs import since, stands, until


def _began(variable: str) -> str:
    """That it holds on the later day alone, and what it goes on from likewise."""
    return (
        f"$since < {variable}.validFrom AND {variable}.validFrom <= $validOn AND $validOn < {variable}.validTo"
        f" AND known({variable}) AND {stands(variable)} AND $since < {since(variable)}"
    )


def _ended(variable: str) -> str:
    """That it held on the earlier day alone, and what goes on from it likewise."""
    return (
        f"$since < {variable}.validTo AND {variable}.validTo <= $validOn AND {variable}.validFrom <= $since"
        f" AND known({variable}) AND {stands(variable)} AND {until(variable)} <= $validOn"
    )


_EITHER_DAY = "UNWIND [$validOn, $since] AS day"


def _on_that_day(variable: str) -> str:
    """That it holds on `day`, as far as the register knows."""
    return f"{variable}.validFrom <= day AND day < {variable}.validTo AND known({variable})"


def _up_to_this(start: str, tag: str) -> str:
    """The way from an area up to `this` on `day`.

    What the way ends in has no label and is compared by key, else Neo4j begins there and walks all that lies in it.
    """
    up = f"up{tag}"
    return f"({start})((lower{tag})-[{up}:PART_OF|LEFT_IN WHERE {_on_that_day(up)}]->(upper{tag})){{0,9}}(top{tag})"


_SUBJECT_INSIDE = (
    f"(subject)((inside)-[located:LOCATED_IN WHERE {_on_that_day('located')}]->(home)){{0,1}}{_up_to_this('base', 'Subject')}"
    " WHERE topSubject.key = this.key"
)
_CONCERNS_A_SUBJECT = f"EXISTS {{ {_EITHER_DAY} MATCH (moved)-[:SUBJECT]->{_SUBJECT_INSIDE} }}"
_SECTOR = "coalesce(head(COLLECT {{ MATCH ({0})-[:SECTOR]->(sector{1}:Sector) RETURN sector{1}.key }}), '')"


def _counterpart(variable: str, other: str, condition: str) -> str:
    """Another assignment of the same subject on the same ground, in the same capacity and sector.

    What ends in a subject is an assignment. It has no label, else Neo4j may look for all that began or ended in those days
    first, anew for each that moved, and holds them all until the statement is over.
    """
    return (
        f"MATCH ({variable})-[:SUBJECT]->(same)<-[:SUBJECT]-({other})"
        f" WHERE {other}.basis = {variable}.basis AND {other}.role = {variable}.role AND {condition}"
        f" AND {_SECTOR.format(other, 'Other')} = {_SECTOR.format(variable, 'Own')}"
    )


def _same_place(variable: str, other: str, condition: str) -> str:
    """Another tenure of the same post, or of the same person in the same group; it has no label, as in `_counterpart`."""
    return (
        f"MATCH ({variable})-[:POST|ORGANIZATION]->(place)<-[:POST|ORGANIZATION]-({other}) WHERE {condition}"
        f" AND (place:Post OR (NOT EXISTS {{ ({variable})-[:POST]->() }} AND NOT EXISTS {{ ({other})-[:POST]->() }}"
        f" AND EXISTS {{ MATCH ({variable})-[:MEMBER]->(:Person)<-[:MEMBER]-({other}) }}))"
    )


def _differences(label: str, concerns: str, counterpart: Callable[[str, str, str], str]) -> str:
    """Binds `moved`, which holds on one day alone, and its `kind`; what another took the place of is left to that one."""
    return f"""
CALL () {{
  MATCH (moved:{label}) WHERE {_began("moved")} RETURN moved, true AS isNew
  UNION ALL
  MATCH (moved:{label}) WHERE {_ended("moved")} RETURN moved, false AS isNew
}}
WITH this, moved, isNew WHERE {concerns}
WITH this, moved, CASE WHEN isNew AND EXISTS {{ {counterpart("moved", "older", _ended("older"))} }} THEN 'CHANGED'
  WHEN isNew THEN 'BEGAN'
  WHEN NOT EXISTS {{ {counterpart("moved", "newer", _began("newer"))} }} THEN 'ENDED' END AS kind
WITH moved, kind WHERE kind IS NOT NULL
WITH moved, kind
"""


ASSIGNMENTS = _differences("Assignment", _CONCERNS_A_SUBJECT, _counterpart)
BINDS = ("moved", "kind")
ASSIGNMENT_ORDER = ("moved.basis", "moved.key")
REPLACED_ASSIGNMENTS = f"{_counterpart('moved', 'that', _ended('that'))} AND kind = 'CHANGED' WITH DISTINCT that"

_ANSWERS_FOR_A_SUBJECT = (
    f"EXISTS {{ {_EITHER_DAY} MATCH (moved)-[:POST|ORGANIZATION]->(assignee)<-[:ASSIGNEE]-(charge)"
    f"-[:SUBJECT]->{_SUBJECT_INSIDE} AND {_on_that_day('charge')}"
    " AND (assignee:Post OR state(assignee).kind = 'SUPERVISION_GROUP') }"
)
_BELONGS_TO_THE_AREA = (
    f"EXISTS {{ {_EITHER_DAY} MATCH (moved)-[:POST]->(:Post)-[belongs:BELONGS_TO]->(:Organization)"
    f"-[rules:ADMINISTERS WHERE {_on_that_day('rules')}]->{_up_to_this('ruled', 'Ruled')}"
    " WHERE topRuled.key = this.key AND noted(belongs) }"
)
HOLDERS = _differences("Membership", f"({_ANSWERS_FOR_A_SUBJECT} OR {_BELONGS_TO_THE_AREA})", _same_place)
HOLDER_ORDER = ("moved.key",)
REPLACED_HOLDERS = f"{_same_place('moved', 'that', _ended('that'))} AND kind = 'CHANGED' WITH DISTINCT that"

CHANGES = (
    f"MATCH (this){CONCERNED}<-[led:CHANGED_FROM|CHANGED_TO]-(that:ChangeEvent)"
    " WHERE noted(led) AND known(that) AND $since < state(that).on AND state(that).on <= $validOn WITH DISTINCT that"
)


def difference(moment: Moment, area: str, first: date, end: date, known_at: datetime | None) -> Question:
    """What is another on the day `end` than on the day `first`. Raises BadUserInput."""
    identity = read_argument_id(area, "area", "Area")
    check_days(first, end)
    as_of = moment.stated(asked_day(end, "to"), stated_at(known_at, "knownAt") or identity.known_at)
    return Question(AREA.by["id"], as_of, {"key": identity.key, "since": first.isoformat()})
