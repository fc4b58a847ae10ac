"""How incidents and investigations are narrowed and sorted; apart from their types, which areas and enterprises lead to."""

from datetime import date
from enum import Enum
from typing import Any

import strawberry

from graph.fields import key_of
from language import _
from resolvers.grade import GRADE, RANK, latest
from resolvers.incident import IS_WITHIN
from resolvers.incident_type import CATEGORY
from schema.describe import described_enum
from schema.filtering import condition, described_filter, described_order, sort_key, text_condition


@described_enum
class IncidentGrade(Enum):
    """How grave an incident is (事故等级), by Decree 493 of the State Council, article 3."""

    GENERAL = _("General incident")
    LARGER = _("Larger incident")
    MAJOR = _("Major incident")
    EXTRAORDINARY = _("Extraordinarily serious incident")


@described_enum
class IncidentCategory(Enum):
    """What decides for how long casualties regrade an incident (事故领域): 7 days for fire and road traffic, else 30."""

    ROAD_TRAFFIC = _("Road traffic accident")
    FIRE = _("Fire accident")
    OTHER = _("Any other incident")


@described_filter
class IncidentFilter:
    """Which incidents; all conditions must hold (事故筛选条件)."""

    within: strawberry.ID | None = condition(
        "In this area or below it; an enterprise counts where it lay on the incident's day (所在区域).",
        IS_WITHIN,
        key_of("Area"),
    )
    grade: IncidentGrade | None = condition("Of this grade (事故等级).", f"{GRADE} = $value")
    grade_in: list[IncidentGrade] | None = condition("Of one of these grades (等级之一).", f"{GRADE} IN $value")
    has_grade: bool | None = condition("The grade is known (等级是否已定).", f"({GRADE} IS NOT NULL) = $value")
    occurred_before: date | None = condition("Happened before this day (发生早于).", "this.validFrom < $value")
    occurred_on_or_after: date | None = condition(
        "Happened on this day or later (发生不早于).", "this.validFrom >= $value"
    )
    type: str | None = condition("Of this type, by its code (事故类别代码).", "this.type = $value")
    type_in: list[str] | None = condition("Of one of these types (类别之一).", "this.type IN $value")
    category: IncidentCategory | None = condition("Of this category (事故领域).", f"{CATEGORY} = $value")
    number: str | None = condition("With this number (事故编号).", "this.number = $value")
    title_contains: str | None = text_condition("A part of the title (标题包含).", "this.title CONTAINS $text")
    is_production_safety: bool | None = condition(
        "Production safety accidents only, or none of them (是否生产安全事故).", "this.isProductionSafety = $value"
    )
    has_enterprise: bool | None = condition(
        "A registered enterprise is concerned, or none is (是否涉及企业).",
        "EXISTS { MATCH (this)-[at:OCCURRED_AT]->(:Enterprise) WHERE noted(at) } = $value",
    )
    enterprise: strawberry.ID | None = condition(
        "At this enterprise (事故企业).",
        "EXISTS { MATCH (this)-[at:OCCURRED_AT]->(:Enterprise {key: $value}) WHERE noted(at) }",
        key_of("Enterprise"),
    )
    has_investigation: bool | None = condition(
        "It is or was investigated (有无调查).",
        "EXISTS { MATCH (this)<-[:OF_INCIDENT]-(inquiry:Investigation) WHERE held(inquiry) } = $value",
    )
    has_measures: bool | None = condition(
        "Measures followed (有无问责措施).",
        "EXISTS { MATCH (this)<-[:CONCERNS]-(taken:AccountabilityMeasure) WHERE held(taken) } = $value",
    )


@described_order
class IncidentOrder:
    """One key to sort incidents by (事故排序)."""

    occurred_at = sort_key("By the moment (发生时间).", "coalesce(this.occurredAt, '')")
    number = sort_key("By number (事故编号).", "coalesce(this.number, '')")
    grade = sort_key("By grade, from the lowest; the unknown ones first (事故等级).", RANK)
    deaths = sort_key("By deaths; the unknown ones first (死亡人数).", f"coalesce({latest('deaths')}, -1)")


INCIDENT_INPUTS: Any = {"filter": IncidentFilter, "order_by": IncidentOrder}
