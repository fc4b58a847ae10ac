"""The roots for what areas report and what the audit found over time; a part of `schema.query.Query` with a file of its own."""

from datetime import datetime
from typing import Annotated

import strawberry

from graph.compiler.question import Question
from resolvers import coverage_history, monthly_return
from schema.audit_rule import AuditRule
from schema.clocks import AsOfArgument
from schema.coverage_history import CoverageHistory
from schema.describe import answers, described
from schema.monthly_return import MonthlyReturn
from schema.roots import Info
from schema.scalars import YearMonth


@described
class AuditRoots:
    """The monthly return and the coverage by month (情况表、审计历史)."""

    @answers(MonthlyReturn | None)
    def monthly_return(
        self,
        info: Info,
        area: Annotated[strawberry.ID, strawberry.argument(description="The area's id (区域).")],
        month: Annotated[YearMonth, strawberry.argument(description="The month reported on (报告月份).")],
        as_of: AsOfArgument = None,
    ) -> Question:
        """What the areas that have to report submitted for a month, late and missing ones found (情况表)."""
        return monthly_return.monthly_return(info.context.moment, area, month, as_of)

    @answers(CoverageHistory | None)
    def coverage_history(
        self,
        info: Info,
        area: Annotated[strawberry.ID, strawberry.argument(description="The area's id (区域).")],
        from_: Annotated[YearMonth, strawberry.argument(name="from", description="The first month (起始月份).")],
        to: Annotated[
            YearMonth, strawberry.argument(description="The last month, included; at most 36 (截止月份，含当月).")
        ],
        rule: Annotated[
            list[AuditRule] | None, strawberry.argument(description="Only these rules; all unless told (规则).")
        ] = None,
        known_at: Annotated[
            datetime | None,
            strawberry.argument(description="What the register had recorded by then. Default: now (登记时刻)."),
        ] = None,
    ) -> Question:
        """What the audit rules counted in an area on the last day of each month; in the running one today (覆盖面审计历史)."""
        names = None if rule is None else [each.name for each in rule]
        return coverage_history.coverage_history(info.context.moment, area, (from_, to), names, known_at)
