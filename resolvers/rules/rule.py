"""What an audit rule is: one question asked of one kind of unit, with its denominator."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.audit_rules import AUDIT_RULES
from graph.cypher import named_in, variables
from resolvers.area import has_ended, heirs
from resolvers.cadence import PERIOD, recurring
from resolvers.enterprise import IS_KEY, KEY_ENTERPRISES
from resolvers.enterprise_demand import REPORT_DEMANDS
from resolvers.rules.last_returns import LAST_RETURNS
from resolvers.rules.owing import OWING
from resolvers.runs import is_last, stands

FINDING = ("subject", "severity", "name", "detail", "beganOn", "source", "span")
"""What a verdict tells of what fails: its words are `name` and `detail`, its days those of `span`, the first and the last."""

BINDS = ("rank", "rule", *FINDING, "document", "cited", "stated")
"""What a finding's fields name: the place of its rule among those asked for, and its source: `document` and, in it, `cited`."""

PLACES = "COLLECT { MATCH (this)((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){0,9}(area:Area) RETURN area }"
"""Every area in the area that the report is about (`this`), itself included, and those that ended and were left there.

Where something lies is looked up among these; what examines areas looks at those that are still there.
"""

STILL_THERE = f"(area = this OR NOT {has_ended('area')})"
"""Whether an `area` is one of those that a report about `this` examines."""

AREAS = f"COLLECT {{ UNWIND reportPlaces AS area WITH this, area WHERE {STILL_THERE} RETURN area }}"
"""The areas in `this` that are still there."""

AREAS_WITHIN = "MATCH (this)((outer)<-[part:PART_OF|LEFT_IN WHERE held(part)]-(inner)){0,9}(area:Area)"
"""All places, a row each; `STILL_THERE` says which of them are areas that are still there."""

_BELONGED = f"""CASE WHEN {has_ended("linked")} THEN size([place IN COLLECT {{
    OPTIONAL MATCH (linked)-[was:LOCATED_IN WHERE known(was)]->(last)
    WITH linked, last ORDER BY was.validTo DESC, was.validFrom DESC LIMIT 1
    WITH coalesce(last, linked) AS base
    OPTIONAL MATCH (base)-[past:PART_OF WHERE known(past)]->(above)
    WITH base, above ORDER BY past.validTo DESC, past.validFrom DESC LIMIT 1
    UNWIND [base, above] AS place RETURN place
  }} + COLLECT {{ MATCH {heirs("linked")} MATCH (heir)-[part:PART_OF WHERE held(part)]->(parent) RETURN parent
  }} WHERE place IN reportPlaces]) > 0 ELSE false END"""

LIAISONS = f"""COLLECT {{
  MATCH (assignment:Assignment {{basis: 'LIAISON'}})-[:SUBJECT]->(linked)
  WHERE known(assignment) AND assignment.validFrom <= $validOn
    AND {stands("assignment")} AND ({is_last("assignment")} OR $validOn < assignment.validTo)
  OPTIONAL MATCH (linked)-[located:LOCATED_IN WHERE held(located)]->(home)
  WITH reportPlaces, assignment, linked, coalesce(home, linked) IN reportPlaces AS isHere
  WHERE isHere OR {_BELONGED}
  RETURN [assignment, linked, isHere] }}"""
"""Every liaison that has begun by the day: of an area or enterprise in `this` or of one that has ended and belonged there.

Of terms of one statement that are one time there is the one of the day, or the last.

From the assignments' side, so that the cost grows with them alone; whether a home lies in `this` is looked up among
`reportPlaces`, which costs a fraction of climbing from each.
"""

CHARGES = f"""COLLECT {{ UNWIND ['TERRITORIAL', 'SECTORAL', 'COMPREHENSIVE'] AS ground
  MATCH (assignment:Assignment {{basis: ground}})-[:SUBJECT]->(linked)
  WHERE held(assignment) AND {stands("assignment")}
  OPTIONAL MATCH (linked)-[located:LOCATED_IN WHERE held(located)]->(home)
  WITH reportPlaces, assignment, linked, coalesce(home, linked) IN reportPlaces AS isHere
  WHERE isHere OR {_BELONGED}
  RETURN [assignment, linked] }}"""
"""What holds on the other grounds on which somebody is charged with a unit, likewise."""

LIAISONS_BEGUN = """UNWIND reportLiaisons AS liaison
WITH reportPlaces, liaison[0] AS assignment, liaison[1] AS linked, liaison[2] AS isHere WHERE isHere"""
"""The liaisons in `this`, those that have ended by the day among them."""

LIAISONS_HELD = f"{LIAISONS_BEGUN} AND $validOn < assignment.validTo"
"""The liaisons in `this` on the day."""

FIRST_ASSIGNMENT = """[head(COLLECT { MATCH (subject)<-[:ASSIGNEE]-(charge:Assignment) WHERE held(charge)
  RETURN charge ORDER BY charge.key LIMIT 1 })]"""
"""The source of a finding about an assignee: what charges it."""

LISTED = "[requirement, head([ (subject)<-[listing:LISTS]-(listed) WHERE listed = requirement | listing ])]"
"""The source of a finding about what a requirement lists: where it stands in the roster."""

HELD_BY_THEN = "known(past) AND past.validFrom <= $validOn"
"""A membership that had begun by the day, whether it has ended or not."""


def demanded(variable: str) -> str:
    """Whether a document in force demands a liaison of a unit that it lists."""
    return (
        f"EXISTS {{ MATCH ({variable})<-[:LISTS]-(demand:Requirement)"
        " WHERE demand.basis = 'LIAISON' AND held(demand) }"
    )


def is_linked(variable: str) -> str:
    """Whether somebody is linked to an enterprise."""
    return f"EXISTS {{ MATCH ({variable})<-[:SUBJECT]-(link:Assignment) WHERE link.basis = 'LIAISON' AND held(link) }}"


_CHARGED = """<-[:SUBJECT]-(charge:Assignment)-[:SECTOR]->(charged)
    WHERE charged = sector AND charge.basis = 'SECTORAL' AND held(charge)"""
_UNIT = "((zone)-[merged:MERGED_WITH WHERE held(merged)]-(town)){0,2}"

SECTORS = f"""COLLECT {{ MATCH (sector:Sector)
  WITH this, reportPlaces, sector, EXISTS {{
    MATCH (this)((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){{0,9}}(above:Area){_UNIT}(whole){_CHARGED}
      AND NOT {has_ended("whole")} }} AS isAbove
  RETURN [sector, isAbove, CASE WHEN isAbove THEN [] ELSE COLLECT {{
    MATCH (sector)<-[:SECTOR]-(charge:Assignment)-[:SUBJECT]->(named:Area) WHERE charge.basis = 'SECTORAL' AND held(charge)
    MATCH (named){_UNIT}(whole:Area) WHERE whole IN reportPlaces AND NOT {has_ended("whole")}
    MATCH (whole)((outer)<-[part:PART_OF|LEFT_IN WHERE held(part)]-(inner)){{0,9}}(home:Area)
    RETURN DISTINCT home }} END] }}"""
"""Every sector: whether somebody is charged with it for `this` or an area above, else the areas in which somebody is.

From the charges downwards, once for each sector: looked up for each key enterprise, that is a fraction of climbing from it.
"""

KEYS = f"""COLLECT {{
  {KEY_ENTERPRISES} MATCH (enterprise)-[located:LOCATED_IN WHERE held(located)]->(home:Area) WHERE {IS_KEY}
  RETURN [enterprise, home, {is_linked("enterprise")}] }}"""
"""Every key enterprise with the area that it lies in, and whether somebody is linked to it."""

VISITS = f"""COLLECT {{ MATCH (duty:Duty)-[:DEMANDED_BY]->(demanding:OfficialDocument)
  WHERE duty.kind = 'VISIT' AND duty.bearerBasis = 'LIAISON' AND held(duty)
  WITH duty, demanding, [p IN {recurring()} WHERE p[1] <= $validOn] AS ended
  WITH duty, demanding, [p IN ended[-3..] | {PERIOD}] AS closing
  WITH duty, demanding, [p IN closing WHERE p[2] <= $validOn][-1] AS last WHERE last IS NOT NULL
  RETURN [duty, demanding, last, COLLECT {{ MATCH (waiver:Waiver)-[:EXEMPTS]->(thing)
    MATCH (waiver)-[:STATED_IN]->(stating) WHERE stating = demanding AND waiver.dutyNumber = duty.number
      AND known(waiver) AND waiver.validFrom <= last[0] AND last[0] < waiver.validTo
    RETURN thing }}] }}"""
"""The visits that documents demand of their liaisons: the duty, its document, its last closed period, who and what was exempt.

A period is [first day, first day behind it, first day on which it is over], as in `resolvers.cadence`.
"""

WAIVERS = """COLLECT { MATCH (waiver:Waiver)-[:EXEMPTS]->(exempt) WHERE waiver.rule IS NOT NULL AND held(waiver)
  MATCH (exempt)((whole)<-[about:SUBJECT|ASSIGNEE|OF_HAZARD|FOUND_AT
    WHERE coalesce(about.recordedFrom, '') <= $knownAt]-(part)){0,2}(spared) RETURN [waiver, spared] }"""
"""The waivers in force, each with what it spares: the thing itself, assignments about it or of it, hazards found there.

From the waivers, of which there are few; asked of each subject, it would make every rule half as long again to plan.
"""

COMMON = {
    "reportPlaces": PLACES,
    "reportAreas": AREAS,
    "reportKeys": KEYS,
    "reportDemands": REPORT_DEMANDS,
    "reportLiaisons": LIAISONS,
    "reportCharges": CHARGES,
    "reportReturns": LAST_RETURNS,
    "reportOwing": OWING,
    "reportSectors": SECTORS,
    "reportVisits": VISITS,
    "reportWaivers": WAIVERS,
}
"""What several rules begin at, or one looks up for many units, each worked out once for a report."""

_WAIVERS = """[each IN CASE WHEN verdict[0] THEN reportWaivers ELSE [] END
  WHERE each[0].rule = one[1] AND each[1] = verdict[2][0] | each[0]]"""

COUNTS = {
    "examined": "coalesce(every, size(verdicts))",
    "failing": "size([verdict IN verdicts WHERE verdict[0] AND size(verdict[3]) = 0])",
    "unknown": "size([verdict IN verdicts WHERE verdict[1]])",
    "waived": "size([verdict IN verdicts WHERE size(verdict[3]) > 0])",
}
"""What is counted of the `verdicts` of a rule, each with the waivers that silence it, where it examines `every`, or as many."""

RESULT_BINDS = ("rank", "rule", *COUNTS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the coverage report.

    `examined` begins at `this` or at what is `COMMON`. It binds `subject` (what a finding is about), `name` and what it
    `keeps` for the other expressions, a row for each unit examined: that is the denominator. `failing` and `unknown` are
    predicates on it; what the register does not know is never counted as missing. Of what fails, `severity`, `detail` and
    `began_on` tell a finding, and `source` on whose word: a list of the statement whose document that is, or of the document,
    and of what says where in it, if it is not the statement; `severity` may name it as `source`. `span` are the days in which
    those were in office whom it concerns, the first and the last. What fails and is exempt from the rule is counted as waived,
    and is no finding. A rule that gives rows for what fails alone counts in `every` all that it examines.

    None of them aggregates: Neo4j takes an aggregation inside a subquery for one of the RETURN that the subquery stands in. A
    rule that begins at a common list has no DISTINCT either: Neo4j counts the lists in scope once for each row that it
    remembers.
    """

    name: str
    question: str
    message: str
    examined: str
    failing: str
    severity: str
    keeps: tuple[str, ...] = ()
    unknown: str = "false"
    detail: str = "''"
    began_on: str = "null"
    source: str = "[subject]"
    every: str = "null"
    span: str = "[$validOn, $validOn]"

    @property
    def label(self) -> str:
        """What people call it, as the message id of the catalogue."""
        return AUDIT_RULES[self.name]

    @property
    def verdicts(self) -> str:
        """The variable of its verdicts, one a unit examined: whether it fails, whether that is unknown, and the finding."""
        return "verdictsOn" + "".join(word.capitalize() for word in self.name.split("_"))

    @property
    def counted(self) -> str:
        """The variable of how many it examines, where that is not one a verdict; else null."""
        return "null" if self.every == "null" else self.verdicts.replace("verdicts", "every")

    def judge(self, *, telling: bool = True) -> str:
        """The expression for its verdicts; of a finding that nobody wants told, the subject alone."""
        told = (self.severity, "name", self.detail, self.began_on, self.source, self.span) if telling else ()
        kept, looked_up = ", ".join(("subject", "name", *self.keeps)), ""
        if telling and "source" in variables(self.severity):
            # A source that its severity depends on is looked up once for both.
            told = (*told[:-2], "source", self.span)
            looked_up = f"\n  WITH {kept}, isFailing, isUnknown, CASE WHEN isFailing THEN {self.source} END AS source"
        return f"""COLLECT {{ {self.examined}
  WITH {kept}, coalesce({self.failing}, false) AS isFailing, {self.unknown} AS isUnknown{looked_up}
  RETURN [isFailing, isUnknown, CASE WHEN isFailing THEN [{", ".join(("subject", *told))}] END] }}"""


def common(rules: Sequence[Rule]) -> dict[str, str]:
    """All expressions that a report may need, each behind those that it names; `reportVerdicts` are those of all its rules."""
    verdicts = {rule.verdicts: rule.judge() for rule in rules}
    return COMMON | verdicts | _counted(rules) | {"reportVerdicts": judged(rules)}


def _counted(rules: Sequence[Rule]) -> dict[str, str]:
    return {rule.counted: rule.every for rule in rules if rule.every != "null"}


def worked_out(
    rules: Sequence[Rule], carried: str, *, telling: bool = True, written: Callable[[str], str] = str
) -> str:
    """The clauses for the verdicts of some rules, with what they and waivers begin at, behind the variables `carried`."""
    every = COMMON | {rule.verdicts: rule.judge(telling=telling) for rule in rules} | _counted(rules)
    clauses = ""
    for name, expression in named_in(judged(rules), every).items():
        clauses += f" WITH {carried}, {written(expression)} AS {name}"
        carried += f", {name}"
    return clauses


_PLACES = {name: place for place, name in enumerate(AUDIT_RULES)}


def judged(rules: Iterable[Rule]) -> str:
    """The verdicts of some rules, each with the waivers that silence it as its last: a list of [place, rule, verdicts, every].

    The place is that among all rules, whichever are asked for.
    """
    named = ", ".join(f"[{_PLACES[rule.name]}, '{rule.name}', {rule.verdicts}, {rule.counted}]" for rule in rules)
    return f"""[one IN [{named}] |
  [one[0], one[1], [verdict IN one[2] | verdict + [{_WAIVERS}]], one[3]]]"""


def findings(verdicts: str) -> str:
    """The findings for the area `this`, a row each, as `BINDS` names them, from what `judged` gives."""
    kept = ", ".join(f"found[{place}] AS {name}" for place, name in enumerate(FINDING))
    return f"""UNWIND {verdicts} AS one UNWIND one[2] AS verdict
WITH this, one[0] AS rank, one[1] AS rule, verdict WHERE verdict[0] AND size(verdict[3]) = 0
WITH this, rank, rule, verdict[2] AS found
WITH this, rank, rule, {kept}
WITH this, rank, rule, {", ".join(FINDING)}, source[0] AS stated, coalesce(source[1], source[0]) AS cited
WITH this, rank, rule, {", ".join(FINDING)}, cited, stated, CASE WHEN stated:OfficialDocument THEN stated
  WHEN stated IS NOT NULL THEN head([ (stated)-[:STATED_IN]->(stating:OfficialDocument) | stating ]) END AS document"""


RESULTS = f"""UNWIND reportVerdicts AS one WITH one[0] AS rank, one[1] AS rule, one[2] AS verdicts, one[3] AS every
WITH rank, rule, {", ".join(f"{count} AS {name}" for name, count in COUNTS.items())}"""
"""A row with the counts of each rule, as `RESULT_BINDS` names them."""

SILENCING = "UNWIND reportVerdicts AS one UNWIND one[2] AS verdict UNWIND verdict[3] AS that WITH DISTINCT that"
"""The waivers that silence something, each once."""
