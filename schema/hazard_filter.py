"""Hazards as inputs: their grades and steps, and how they are narrowed and sorted (隐患)."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import key_of
from language import _
from resolvers.hazard import DUE_ON, FOUND_ON, IS_OVERDUE, STATUS, STATUS_RANK, WITHIN
from schema.describe import described_enum
from schema.filtering import condition, described_filter, described_order, sort_key, text_condition

if TYPE_CHECKING:
    from schema.area import AreaLevel


@described_enum
class HazardGrade(Enum):
    """How grave a hazard is (隐患等级)."""

    GENERAL = _("General hazard")
    MAJOR = _("Major hazard")


@described_enum
class HazardStatus(Enum):
    """The steps of a hazard, in their order; none is left out, but that an acceptance need not fail (隐患整改环节)."""

    FOUND = _("Found")
    RECTIFYING = _("Ordered to be rectified")
    RECTIFIED = _("Rectified")
    REJECTED = _("Failed on inspection")
    ACCEPTED = _("Accepted on inspection")
    CLOSED = _("Closed")
    REVIEWED = _("Looked back at")


_LISTING = "MATCH (this)<-[:OF_HAZARD]-(listing:ListedSupervision)"


@described_filter
class HazardFilter:
    """Which hazards; all conditions must hold (隐患筛选条件)."""

    grade: HazardGrade | None = condition("Of this grade (等级).", "this.grade = $value")
    status: HazardStatus | None = condition("As far as this on the day (当日环节).", f"{STATUS} = $value")
    status_in: list[HazardStatus] | None = condition("At one of these steps (环节之一).", f"{STATUS} IN $value")
    is_overdue: bool | None = condition(
        "Its deadline is over and it is not rectified on the day (是否逾期).", f"{IS_OVERDUE} = $value"
    )
    is_listed: bool | None = condition(
        "On a list on the day (是否挂牌).", f"EXISTS {{ {_LISTING} WHERE held(listing) }} = $value"
    )
    listed_level: Annotated["AreaLevel", strawberry.lazy("schema.area")] | None = condition(
        "On the list of this level on the day (挂牌层级).",
        f"EXISTS {{ {_LISTING} WHERE listing.level = $value AND held(listing) }}",
    )
    at: strawberry.ID | None = condition(
        "Found at this very enterprise, or in this very area (所在单位).",
        "EXISTS { MATCH (this)-[at:FOUND_AT]->({key: $value}) WHERE noted(at) }",
        key_of("Enterprise", "Area"),
    )
    within: strawberry.ID | None = condition(
        "Found in this area, or at what lies in it (所在区域).", WITHIN, key_of("Area")
    )
    category: str | None = text_condition("Of this category (类别).", "this.category = $text")
    title_contains: str | None = text_condition("A part of the title (名称包含).", "this.title CONTAINS $text")
    found_before: date | None = condition("Found before this day (发现早于).", f"{FOUND_ON} < $value")
    found_on_or_after: date | None = condition("Found on this day or later (发现不早于).", f"{FOUND_ON} >= $value")
    due_before: date | None = condition("Due before this day (期限早于).", f"{DUE_ON} < $value")
    due_on_or_after: date | None = condition("Due on this day or later (期限不早于).", f"{DUE_ON} >= $value")


@described_order
class HazardOrder:
    """One key to sort hazards by (隐患排序)."""

    number = sort_key("By number (编号).", "coalesce(this.number, '')")
    grade = sort_key("Major hazards last (等级).", "CASE this.grade WHEN 'MAJOR' THEN 1 ELSE 0 END")
    status = sort_key("By the step on the day (环节).", f"coalesce({STATUS_RANK.format(STATUS)}, 0)")
    found_on = sort_key("By the day it was found (发现日期).", f"coalesce({FOUND_ON}, '')")
    due_on = sort_key("By the deadline; those without one first (期限).", f"coalesce({DUE_ON}, '')")


HAZARD_INPUTS: Any = {"filter": HazardFilter, "order_by": HazardOrder}
