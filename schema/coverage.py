"""The coverage report (覆盖面审计)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.clock import ALWAYS
from graph.fields import CYPHER, Link, Predicate, bound, expr, link, rows, view
from resolvers.coverage import (
    ENTERPRISES,
    FINDING_BINDS,
    FINDING_ORDER,
    KEY_ENTERPRISES,
    KEY_ENTERPRISES_WITH_LIAISON,
    SUBAREAS,
    SUBAREAS_WITH_LIAISON,
    UNIT_BINDS,
    UNIT_HAS_LIAISON,
    UNITS,
    findings_match,
)
from resolvers.rules.rule import RESULT_BINDS, RESULTS, SILENCING
from resolvers.rules.telling import CONCERNED, SOURCE
from schema.area import Area
from schema.audit_rule import AuditRule, Severity
from schema.clocks import AsOfEcho
from schema.connection import Connection, connection
from schema.describe import described
from schema.document import Citation, citation
from schema.node import ID_WORDS, Node

if TYPE_CHECKING:
    from schema.waiver import Waiver


@described
class UnitCoverage:
    """One unit directly below the area; merged areas are one unit (单位覆盖情况)."""

    area: Area = bound("The unit (单位).", "unit")
    subareas: int = expr("How many units it has below it (下级单位数).", SUBAREAS)
    subareas_with_liaison: int = expr(
        "How many of them somebody is linked to (已挂钩下级单位数).", SUBAREAS_WITH_LIAISON
    )
    enterprises: int = expr("How many enterprises lie in it (企业数).", ENTERPRISES)
    key_enterprises: int = expr("How many of them are key enterprises (重点企业数).", KEY_ENTERPRISES)
    key_enterprises_with_liaison: int = expr(
        "How many key enterprises somebody is linked to (已挂钩重点企业数).", KEY_ENTERPRISES_WITH_LIAISON
    )
    has_liaison: bool = expr("Whether somebody is linked to the unit itself (已挂钩联系).", UNIT_HAS_LIAISON)


@described
class RuleResult:
    """What a rule found: of how many examined how many fail, and of how many the register does not know (规则结果)."""

    rule: AuditRule = expr("The rule (规则).", "rule")
    label: str = expr("Its name in words (规则名称).", "$messages['label:' + rule]")
    question: str = expr("What it asks (规则问题).", "$messages['question:' + rule]")
    examined: int = expr("The denominator (检查数).", "examined")
    failing: int = expr("How many fail; what is waived is not counted (不符合数).", "failing")
    unknown: int = expr("Of how many the register does not know (未知数).", "unknown")
    waived: int = expr("How many would fail and are exempt (豁免数).", "waived")


@described
class Finding(Node):
    """A unit that a rule found wanting (审计发现)."""

    id: strawberry.ID = expr(
        f"The global id. {ID_WORDS}", "'Finding:' + rule + '/' + this.key + '/' + subject.key + $idSuffix"
    )
    rule: AuditRule = expr("The rule (规则).", "rule")
    severity: Severity = expr("How much it weighs (严重程度).", "severity")
    subject: Node = bound("What it is about (对象).", "subject")
    message: str = expr(
        "What was found, in words (说明).", "replace(replace($messages[rule], '{name}', name), '{detail}', detail)"
    )
    since: date | None = expr("Since when (起始日).", "beganOn", absent=(ALWAYS,))
    concerned: list[Node] = link(
        "Whom it concerns: persons, posts and organisations, with the people who were in them in the days that it is about, and of"
        " a hazard the unit where it is; empty where it concerns nobody whom the register knows (相关人员和单位).",
        CONCERNED,
        order=["that.key"],
        on=False,
    )
    citation: Citation | None = citation(
        "What names the unit, or demands what it lacks (依据).",
        "WITH document, cited, stated",
        ["document IS NOT NULL"],
    )
    entered_from: str | None = expr(
        "Where what it rests on was entered from, where no document is cited: the file, sheet and row of a workbook (录入来源).",
        "CASE WHEN document IS NULL THEN stated.excerpt END",
    )
    source: str = expr(
        "On what it rests, in words: the document, or the row of a workbook, or that there is neither (依据说明).",
        SOURCE,
    )


@described
class CoverageReport:
    """What the documents say of the units below an area, and which of them lack it (覆盖面审计报告)."""

    area: Area = link("The area (区域).", "WITH this AS that", on=False)
    as_of: AsOfEcho = view("The clocks of the answer (所用时点).")
    units: list[UnitCoverage] = strawberry.field(
        description="One row a unit directly below the area; merged areas are one unit. What lies in no unit, directly in the area"
        " or in what ended below it, is in a row of the area itself (下级单位).",
        metadata={CYPHER: Link(UNITS, (), ("unit.key",), target=None, binds=UNIT_BINDS)},
    )
    rules: list[RuleResult] = rows(
        "One row a rule: how many were examined, how many fail, of how many the register does not know (规则结果).",
        RESULTS,
        binds=RESULT_BINDS,
        order=("rank",),
    )

    findings: Connection[Finding] = connection(
        "What the rules found (审计发现).",
        findings_match,
        order=FINDING_ORDER,
        target=None,
        binds=FINDING_BINDS,
        where={"severity": Predicate("severity = $value")},
        on=False,
        rule=Annotated[list[AuditRule] | None, strawberry.argument(description="Only of these rules (规则).")],
        severity=Annotated[Severity | None, strawberry.argument(description="Only of this weight (严重程度).")],
    )
    waivers: Connection[Annotated["Waiver", strawberry.lazy("schema.waiver")]] = connection(
        "The waivers in force that silence something in this report (豁免).", SILENCING, order=("that.key",), on=False
    )
