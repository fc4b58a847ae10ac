"""Areas: by id, code or name, and lists of them."""

from collections.abc import Mapping
from typing import Any

from graph.fields import Link
from resolvers.enterprise import NAME_ON_DAY
from resolvers.question import KNOWN, Listing, Lookup, everything

ALIASES_ON_DAY = (
    "COLLECT { MATCH (this)-[:NAMED]->(other:Name) WHERE other.kind <> 'FORMER' AND there(other)"
    " RETURN DISTINCT other.name AS alias ORDER BY alias }"
)
"""Aliases and short names, without former names."""


CODE_ON_DAY = (
    "CASE WHEN EXISTS { (this)-[:CODED]->() }"
    " THEN coalesce(head(COLLECT { MATCH (this)-[:CODED|WAS]->(former) WHERE former.code IS NOT NULL"
    " AND CASE WHEN former:Version THEN held(former) ELSE there(former) END"
    " RETURN former.code ORDER BY CASE WHEN former:Version THEN 1 ELSE 0 END, former.key LIMIT 1 }), this.code)"
    " ELSE this.code END"
)
"""The code under both clocks: of an area that was recoded the one of the day, as the register knew (docs/decisions/0025)."""


def has_code(test: str) -> str:
    """Whether a code that an area has, or has had, passes a test, such as `= $value`."""
    return (
        f"(coalesce(this.code {test}, false)"
        f" OR EXISTS {{ MATCH (this)-[:CODED]->(dated:Code) WHERE noted(dated) AND dated.code {test} }})"
    )


def one_unit(tag: str = "", least: int = 0) -> str:
    """From an area to each area of the administration that it belongs to: itself, and what is merged with it (区镇合一).

    `tag` keeps two of them in one statement apart: inside a repeated path no variable may be named again. `least` 1 leaves
    out the area itself.
    """
    step = f"(zone{tag})-[merged{tag}:MERGED_WITH WHERE held(merged{tag})]-(town{tag})"
    return f"({step}){{{least},2}}"


def has_liaison(variable: str, tag: str = "") -> str:
    """Whether somebody is linked to a unit, or to what is merged with it."""
    return (
        f"EXISTS {{ MATCH ({variable}){one_unit(tag)}(whole{tag})<-[:SUBJECT]-(liaison{tag}:Assignment)"
        f" WHERE liaison{tag}.basis = 'LIAISON' AND held(liaison{tag}) }}"
    )


def has_ended(variable: str, day: str = "$validOn") -> str:
    """Whether an area or enterprise has ended by a day, as far as the register knew.

    What lies in an area that ended belongs to what that was left in: every way that looks for where something belongs goes over
    PART_OF and LEFT_IN, while what enumerates areas leaves out those that have ended (docs/decisions/0025).
    """
    return f"(state({variable}).validTo <= {day})"


def heirs(variable: str) -> str:
    """From an area to each `heir`: an area that it became by the day (撤并更名)."""
    return f"""({variable})<-[ended:CHANGED_FROM]-(change:ChangeEvent)-[became:CHANGED_TO]->(heir:Area)
  WHERE noted(ended) AND noted(became) AND known(change) AND state(change).on <= $validOn AND heir.key <> {variable}.key"""


def heirs_named(variable: str) -> str:
    """What an area became, in brackets; empty where nothing says it."""
    return f"""reduce(listed = '', heirName IN COLLECT {{ MATCH {heirs(variable)}
    RETURN DISTINCT coalesce(state(heir).name, '') AS heirName ORDER BY heirName }} |
  (CASE listed WHEN '' THEN '（' + heirName + '）' ELSE replace(listed, '）', '、' + heirName + '）') END))"""


IS_WITHIN = "EXISTS { MATCH (this)((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){1,9}(:Area {key: $value}) }"
"""Whether an area lies below the one with the key `$value`."""

_BY_NAME = Link(
    "CALL () { MATCH (area:Area {name: $name}) RETURN area UNION MATCH (area:Area)-[:NAMED]->(:Name {name: $name})"
    " RETURN area UNION MATCH (area:Area)-[:WAS]->(:Version {name: $name}) RETURN area } WITH area AS that",
    conditions=(
        "there(that)",
        f"{NAME_ON_DAY.replace('this', 'that')} = $name"
        " OR EXISTS { MATCH (that)-[:NAMED]->(other:Name {name: $name}) WHERE other.kind <> 'FORMER' AND there(other) }",
    ),
)
AREA = Lookup(
    "Area",
    {
        "id": Link("MATCH (that:Area {key: $key})", conditions=KNOWN),
        "code": Link(
            "CALL () { MATCH (area:Area {code: $code}) RETURN area"
            " UNION MATCH (area:Area)-[:CODED]->(dated:Code {code: $code}) WHERE noted(dated) RETURN area } WITH area AS that",
            conditions=KNOWN,
            order=("that.key",),
        ),
        "name": _BY_NAME,
    },
)
"""One area. A name is a name on the day: official, alias or short."""

AREAS = Listing(
    everything("Area"),
    Link(
        "MATCH (above:Area {key: $within})((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){1,9}(that:Area)",
        conditions=("there(that)",),
        order=("that.key",),
        paged=True,
    ),
)
"""The areas that exist on the day, by id; those below an area from there downwards."""


def _ordinary(home: str) -> str:
    """Whether all that ever lay in an area lies there under the clocks: then none of its relationships need be looked at."""
    begun = f"coalesce({home}.locatedFrom <= $validOn AND {home}.locatedRecorded <= $knownAt, false)"
    return f"{begun} AND NOT EXISTS {{ ({home})<-[:DEPARTED_FROM]-() }} AS ordinary"


ENTERPRISES_HELD = ("ordinary OR (held(located))",)
"""The condition of `enterprises_below`."""


def enterprises_below(arguments: Mapping[str, Any]) -> str:
    """The enterprises in an area, from the area downwards; with those of the areas below it where `recursive`."""
    homes = f"WITH this AS home, {_ordinary('this')}"
    if arguments.get("recursive", True):
        below = "MATCH (this)((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){0,9}(home:Area)"
        homes = f"{below} WITH home, {_ordinary('home')}"
    return f"{homes} MATCH (home)<-[located:LOCATED_IN]-(that:Enterprise)"


# A home's relationships are counted without being read: all of them, but for what has ended or was corrected, which
# DEPARTED_FROM leads to. Only where one began, or was recorded, after the question's clocks is each looked at.
_ENTERPRISES_OF_A_HOME = """CASE WHEN coalesce(home.locatedFrom <= $validOn AND home.locatedRecorded <= $knownAt, false)
  THEN COUNT { (home)<-[:LOCATED_IN]-() } - COUNT {
    MATCH (home)<-[:DEPARTED_FROM]-(departed) MATCH (departed)-[past:LOCATED_IN]->(there)
    WHERE there = home AND NOT (held(past)) }
  ELSE COUNT { MATCH (home)<-[located:LOCATED_IN WHERE held(located)]-() } END"""


def enterprises_counted(homes: str) -> str:
    """How many enterprises lie in the areas of a list."""
    return f"""reduce(total = 0, counted IN COLLECT {{
  UNWIND {homes} AS home RETURN {_ENTERPRISES_OF_A_HOME} }} | total + counted)"""
