"""The coverage report (覆盖面审计): what the documents say of the units below an area, and which of them lack it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.clock import AsOf
from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Link
from graph.ids import canonical
from graph.moment import Moment
from resolvers.area import AREA, enterprises_counted, has_ended, has_liaison, one_unit
from resolvers.hierarchy import children, left_below
from resolvers.question import AsOfArguments, clocks, read_argument_id
from resolvers.rules import RULES
from resolvers.rules.rule import BINDS, common, findings, judged, worked_out


def _stands_for_its_unit(area: str, above: str) -> str:
    """Merged areas are one unit, and the one with the smallest key stands for it."""
    return f"""NOT EXISTS {{ MATCH ({area}){one_unit("Beside", 1)}(partner:Area)-[beside:PART_OF WHERE held(beside)]->({above})
  WHERE partner.key < {area}.key AND NOT {has_ended("partner")} }}"""


def units(common: str) -> str:
    """Each unit directly below `this` and the areas in it where enterprises may lie (`homes`); `common` is what is handed on.

    The last row is `this` itself, with what lies in no unit: what is directly in it, and in areas that ended and were left to it.
    """
    return f"""UNWIND COLLECT {{ MATCH (this)<-[part:PART_OF WHERE held(part)]-(unit:Area)
    WHERE NOT {has_ended("unit")} AND {_stands_for_its_unit("unit", "this")} RETURN unit }} + [this] AS unit
WITH this, unit, {common}, CASE WHEN unit = this THEN [this] + COLLECT {{
    MATCH (this)<-[lost:PART_OF|LEFT_IN WHERE held(lost)]-(gone:Area) WHERE {has_ended("gone")}
    MATCH (gone)((outer)<-[part:PART_OF|LEFT_IN WHERE held(part)]-(inner)){{0,9}}(left:Area) RETURN DISTINCT left }}
  ELSE COLLECT {{ MATCH (unit){one_unit("Whole")}(member:Area) WHERE NOT {has_ended("member")}
    MATCH (member)((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){{0,9}}(home:Area) RETURN DISTINCT home }} END AS homes"""


UNITS = f"""{units("reportKeys")}
WHERE unit <> this OR size([home IN homes WHERE home <> this AND NOT {has_ended("home")}]) > 0
  OR EXISTS {{ UNWIND homes AS home MATCH (home)<-[located:LOCATED_IN WHERE held(located)]-() RETURN home }}
WITH unit, homes, [each IN reportKeys WHERE each[1] IN homes] AS unitKeys, unit = this AS isRest"""
"""Each unit with its homes and its key enterprises, looked up once; the area itself where an enterprise or area is in none."""
UNIT_BINDS = ("unit", "homes", "unitKeys", "isRest")

_SUBAREAS = f"""MATCH (unit){one_unit()}(member:Area) WHERE member = unit OR NOT (isRest OR {has_ended("member")})
  WITH CASE WHEN isRest THEN {left_below("member", "Rest")} ELSE {children("member")} END AS subs
  UNWIND subs AS sub WITH subs, sub WHERE NOT EXISTS {{
    MATCH (sub){one_unit("Beside", 1)}(partner:Area) WHERE partner IN subs AND partner.key < sub.key }}"""
"""What lies directly below a unit; for the area itself what was left to it by areas that ended, so that the rows sum to all."""
SUBAREAS = f"COUNT {{ {_SUBAREAS} RETURN sub }}"
SUBAREAS_WITH_LIAISON = f"COUNT {{ {_SUBAREAS} AND {has_liaison('sub', 'Linked')} RETURN sub }}"

ENTERPRISES = enterprises_counted("homes")
KEY_ENTERPRISES = "size(unitKeys)"
KEY_ENTERPRISES_WITH_LIAISON = "size([each IN unitKeys WHERE each[2]])"
UNIT_HAS_LIAISON = has_liaison("unit")

FINDING_ORDER = ("rank", "subject.key", "detail", "coalesce(document.key, '')")
"""A leader may be linked to too many enterprises by each of two documents: the document tells the two findings apart."""
FINDING_BINDS = (*BINDS, "this")


def findings_match(arguments: Mapping[str, Any]) -> str:
    """The findings of the rules that are asked for, all of them where none is named."""
    asked = arguments.get("rule")
    if asked is None:
        return findings("reportVerdicts")
    names = {rule.name for rule in asked}
    return findings(judged([rule for name, rule in RULES.items() if name in names]))


_REPORT = replace(AREA.by["id"], common=common(tuple(RULES.values())))


def coverage(moment: Moment, area: str, as_of: AsOfArguments | None) -> Question:
    """The report of one area."""
    identity = read_argument_id(area, "area", "Area")
    return Question(_REPORT, clocks(moment, as_of, identity), {"key": identity.key})


def finding(key: str, as_of: AsOf) -> Question:
    """A finding, looked for again by the rule, the area and the subject that its id names."""
    rule, _, rest = key.removeprefix("Finding:").partition("/")
    area_key, _, subject_key = rest.partition("/")
    if rule not in RULES or not area_key or not subject_key:
        raise BadUserInput("id: this is not the id of a finding", argument="id")
    verdicts = worked_out([RULES[rule]], "this")
    match = f"MATCH (area:Area {{key: $key}}) WHERE noted(area) WITH area AS this{verdicts} {findings(judged([RULES[rule]]))}"
    return Question(
        Link(match, conditions=("subject.key = $subject",), target=None, binds=FINDING_BINDS),
        as_of,
        {"key": canonical(area_key), "subject": canonical(subject_key)},
        only="Finding",
    )
