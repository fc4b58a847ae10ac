"""Rectification plans: one for an enterprise, with its aims, measures and last day (一企一策)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import key_of, link, prop
from resolvers.rectification_plan import WITHIN
from schema.describe import described
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.stated import Stated
from schema.unit import Unit

if TYPE_CHECKING:
    from schema.hazard import Hazard


@described_filter
class RectificationPlanFilter:
    """Which rectification plans; all conditions must hold (整改方案筛选条件)."""

    unit: strawberry.ID | None = condition(
        "Of this very enterprise or area (单位).",
        "EXISTS { MATCH (this)-[:CONCERNS]->({key: $value}) }",
        key_of("Enterprise", "Area"),
    )
    hazard: strawberry.ID | None = condition(
        "With this hazard (隐患).", "EXISTS { MATCH (this)-[:OF_HAZARD]->(:Hazard {key: $value}) }", key_of("Hazard")
    )
    within: strawberry.ID | None = condition("Of this area, or of what lies in it (所在区域).", WITHIN, key_of("Area"))
    due_before: date | None = condition("Due before this day (期限早于).", "this.dueOn < $value")
    due_on_or_after: date | None = condition("Due on this day or later (期限不早于).", "this.dueOn >= $value")


@described_order
class RectificationPlanOrder:
    """One key to sort rectification plans by (整改方案排序)."""

    number = sort_key("By number (编号).", "coalesce(this.number, '')")
    due_on = sort_key("By the last day; those without one first (期限).", "coalesce(this.dueOn, '')")
    valid_from = sort_key("By the day it was made (制定日期).", "this.validFrom")


RECTIFICATION_PLAN_INPUTS: Any = {"filter": RectificationPlanFilter, "order_by": RectificationPlanOrder}


@described
class RectificationPlan(Stated):
    """The plan of one enterprise (or area) to rectify its hazards (一企一策)."""

    number: str = prop("Its number (编号).")
    title: str | None = prop("Its title (名称).")
    aims: str | None = prop("What it is to reach (整治目标).")
    measures: str | None = prop("What is to be done (整治措施).")
    due_on: date | None = prop("The last day by which it is to be done (完成时限).")
    unit: Unit = link(
        "Whose plan it is (单位).", "(:RectificationPlan)-[:CONCERNS]->(:Enterprise|Area)", order=["that.key"]
    )
    hazards: list[Annotated["Hazard", strawberry.lazy("schema.hazard")]] = link(
        "The hazards that it is about (隐患).", "(:RectificationPlan)-[:OF_HAZARD]->(:Hazard)", order=["that.key"]
    )
