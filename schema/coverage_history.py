"""The coverage of an area by month (覆盖面审计历史)."""

from datetime import date

from graph.fields import bound, expr, rows
from resolvers.coverage_history import MONTH_BINDS, MONTHS, RESULTS, SERIES, SERIES_BINDS
from resolvers.rules.rule import RESULT_BINDS
from schema.area import Area
from schema.audit_rule import AuditRule
from schema.coverage import RuleResult
from schema.describe import described
from schema.scalars import YearMonth


@described
class CoverageMonth:
    """What the rules counted in one month (当月审计结果)."""

    month: YearMonth = expr("The month (月份).", "month")
    valid_on: date = expr(
        "The day it was judged on: the month's last, in the running one today (所用日期).", "judgedOn"
    )
    rules: list[RuleResult] = rows("One row a rule (规则结果).", RESULTS, binds=RESULT_BINDS, order=("rank",))


@described
class RuleSeries:
    """The counts of one rule in the order of the months, ready for a chart (规则走势)."""

    rule: AuditRule = expr("The rule (规则).", "rule")
    label: str = expr("Its name in words (规则名称).", "$messages['label:' + rule]")
    examined: list[int] = expr("The denominators (检查数).", "examined")
    failing: list[int] = expr("How many failed (不符合数).", "failing")
    unknown: list[int] = expr("Of how many the register did not know (未知数).", "unknown")
    waived: list[int] = expr("How many would have failed and were exempt (豁免数).", "waived")


@described
class CoverageHistory:
    """What the audit rules counted in an area, month by month (覆盖面审计历史)."""

    area: Area = bound("The area, as it is on the last of the days (区域).", "this")
    months: list[CoverageMonth] = rows("One row a month (各月).", MONTHS, binds=MONTH_BINDS, order=("month",))
    series: list[RuleSeries] = rows(
        "One row a rule, with its numbers of all months (各规则走势).", SERIES, binds=SERIES_BINDS, order=("place",)
    )
