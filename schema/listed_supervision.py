"""Listed supervision of hazards (挂牌督办)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import expr, key_of, link, prop
from resolvers.hazard import IS_CLOSED
from resolvers.listed_supervision import IS_OVERDUE, WITHIN
from schema.assignment import Assignee
from schema.describe import described
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.stated import Stated, versions_field

if TYPE_CHECKING:
    from schema.area import AreaLevel
    from schema.hazard import Hazard

_Level = Annotated["AreaLevel", strawberry.lazy("schema.area")]


@described_filter
class ListedSupervisionFilter:
    """Which listed supervisions; all conditions must hold (挂牌督办筛选条件)."""

    level: _Level | None = condition("On the list of this level (挂牌层级).", "this.level = $value")
    is_closed: bool | None = condition("Closed by the day (是否销号).", f"{IS_CLOSED} = $value")
    is_overdue: bool | None = condition("Overdue on the day (是否逾期).", f"{IS_OVERDUE} = $value")
    hazard: strawberry.ID | None = condition(
        "Of this hazard (隐患).", "EXISTS { MATCH (this)-[:OF_HAZARD]->(:Hazard {key: $value}) }", key_of("Hazard")
    )
    performed_by: strawberry.ID | None = condition(
        "By this organisation, post or person (督办主体).",
        "EXISTS { MATCH (this)-[:PERFORMED_BY]->({key: $value}) }",
        key_of("Organization", "Post", "Person"),
    )
    within: strawberry.ID | None = condition(
        "Its hazard was found in this area, or at what lies in it (所在区域).", WITHIN, key_of("Area")
    )
    due_before: date | None = condition("To be closed before this day (期限早于).", "this.dueOn < $value")
    due_on_or_after: date | None = condition("To be closed on this day or later (期限不早于).", "this.dueOn >= $value")


@described_order
class ListedSupervisionOrder:
    """One key to sort listed supervisions by (挂牌督办排序)."""

    number = sort_key("By number (编号).", "coalesce(this.number, '')")
    level = sort_key("By level, alphabetically (挂牌层级).", "coalesce(this.level, '')")
    due_on = sort_key("By the last day; those without one first (期限).", "coalesce(this.dueOn, '')")
    valid_from = sort_key("By the day of listing (挂牌日期).", "this.validFrom")


@described
class ListedSupervision(Stated):
    """A hazard on the list of a city, district or town, which sees to it that it is closed (挂牌督办)."""

    number: str = prop("Its number on the list (编号).")
    level: _Level = prop("Whose list: CITY, DISTRICT or TOWN (挂牌层级).")
    due_on: date | None = prop("The last day by which it is to be closed; it still counts (督办期限).")
    hazard: Annotated["Hazard", strawberry.lazy("schema.hazard")] = link(
        "The hazard (隐患).", "(:ListedSupervision)-[:OF_HAZARD]->(:Hazard)"
    )
    performed_by: list[Assignee] = link(
        "Who sees to it (督办主体).",
        "(:ListedSupervision)-[:PERFORMED_BY]->(:Person|Post|Organization)",
        order=["that.key"],
    )
    is_closed: bool = expr("Whether the hazard was closed by the day (是否销号).", IS_CLOSED)
    is_overdue: bool = expr("Whether its last day was over on the day and it was not closed (是否逾期).", IS_OVERDUE)
    versions: list["ListedSupervision"] = versions_field("ListedSupervision")
