"""Investigations of incidents (事故调查)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import expr, key_of, link, prop
from resolvers.incident import IS_WITHIN
from schema.area import AreaLevel
from schema.describe import described
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.performer import Performer
from schema.stated import Stated

if TYPE_CHECKING:
    from schema.incident import Incident

_IS_CONCLUDED = "coalesce(this.concludedOn <= $validOn, false)"


@described_filter
class InvestigationFilter:
    """Which investigations; all conditions must hold (事故调查筛选条件)."""

    level: AreaLevel | None = condition("By this level of government (调查层级).", "this.level = $value")
    is_elevated: bool | None = condition(
        "Raised to a higher level, or not (是否提级调查).", "(this.elevatedFrom IS NOT NULL) = $value"
    )
    is_concluded: bool | None = condition("Concluded by the day, or not (是否结案).", f"{_IS_CONCLUDED} = $value")
    incident: strawberry.ID | None = condition(
        "Of this incident (所涉事故).",
        "EXISTS { MATCH (this)-[:OF_INCIDENT]->(:Incident {key: $value}) }",
        key_of("Incident"),
    )
    within: strawberry.ID | None = condition(
        "Of an incident in this area or below it (事故所在区域).",
        f"EXISTS {{ MATCH (this)-[:OF_INCIDENT]->(incident:Incident) WHERE {IS_WITHIN.replace('this', 'incident')} }}",
        key_of("Area"),
    )
    begun_before: date | None = condition("Begun before this day (开始早于).", "this.validFrom < $value")
    begun_on_or_after: date | None = condition("Begun on this day or later (开始不早于).", "this.validFrom >= $value")


@described_order
class InvestigationOrder:
    """One key to sort investigations by (事故调查排序)."""

    begun_on = sort_key("By the day on which they began (开始日期).", "this.validFrom")
    concluded_on = sort_key(
        "By the day of the conclusion; those without one first (结案日期).", "coalesce(this.concludedOn, '')"
    )


@described
class Investigation(Stated):
    """An investigation of an incident by a level of government (事故调查)."""

    incident: Annotated["Incident", strawberry.lazy("schema.incident")] = link(
        "What is investigated (所涉事故).", "(:Investigation)-[:OF_INCIDENT]->(:Incident)"
    )
    level: AreaLevel = prop("The level of government that investigates (调查层级).")
    elevated_from: AreaLevel | None = prop("The level that it was raised from; null where it was not (原调查层级).")
    is_elevated: bool = expr("Whether a higher level took it over (是否提级调查).", "this.elevatedFrom IS NOT NULL")
    begun_on: date = prop("The day on which it began (开始日期).", "validFrom")
    concluded_on: date | None = prop("The day of its conclusion; null while it is open (结案日期).")
    is_concluded: bool = expr("Whether it was concluded by the day asked about (是否结案).", _IS_CONCLUDED)
    conclusion: str | None = prop("What it came to (调查结论).")
    performed_by: list[Performer] = link(
        "Who investigates (调查单位).",
        "(:Investigation)-[:PERFORMED_BY]->(:Person|Post|Organization)",
        order=["that.key"],
    )
