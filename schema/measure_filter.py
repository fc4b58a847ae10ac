"""How measures are narrowed and sorted; apart from their type, which people and organisations lead to."""

from datetime import date
from enum import Enum
from typing import Any

import strawberry

from graph.fields import key_of
from language import _
from resolvers.incident import MEASURE_IS_LATE, REPLY_IS_LATE
from schema.describe import described_enum
from schema.filtering import condition, described_filter, described_order, sort_key


@described_enum
class MeasureKind(Enum):
    """What was done about somebody's duty (问责和督办措施类别)."""

    REMINDER_LETTER = _("Reminder letter")
    NOTICE_LETTER = _("Notice letter")
    INTERVIEW = _("Interview")
    WARNING_CIRCULAR = _("Warning circular")
    RECTIFICATION_ORDER = _("Order to rectify by a day")
    WRITTEN_REVIEW = _("Written review")
    PENALTY = _("Administrative penalty")
    SUSPENSION = _("Suspension of production")
    COERCIVE_MEASURE = _("Coercive measure")
    CLOSURE = _("Closure")
    VETO = _("Veto on merits")


@described_filter
class MeasureFilter:
    """Which measures; all conditions must hold (措施筛选条件)."""

    kind: MeasureKind | None = condition("Of this kind (类别).", "this.kind = $value")
    kind_in: list[MeasureKind] | None = condition("Of one of these kinds (类别之一).", "this.kind IN $value")
    number: str | None = condition("With this number (编号).", "this.number = $value")
    against: strawberry.ID | None = condition(
        "Against this very person, post, organisation, enterprise or area (对象).",
        "EXISTS { MATCH (this)-[:AGAINST]->({key: $value}) }",
        key_of("Person", "Post", "Organization", "Enterprise", "Area"),
    )
    concerns: strawberry.ID | None = condition(
        "For this hazard or incident (所涉隐患或事故).",
        "EXISTS { MATCH (this)-[:CONCERNS]->({key: $value}) }",
        key_of("Hazard", "Incident"),
    )
    performed_by: strawberry.ID | None = condition(
        "Issued by this person, post or organisation (实施主体).",
        "EXISTS { MATCH (this)-[:PERFORMED_BY]->({key: $value}) }",
        key_of("Person", "Post", "Organization"),
    )
    issued_before: date | None = condition("Issued before this day (印发早于).", "this.validFrom < $value")
    issued_on_or_after: date | None = condition("Issued on this day or later (印发不早于).", "this.validFrom >= $value")
    due_before: date | None = condition("Due before this day (期限早于).", "this.dueOn < $value")
    is_reply_overdue: bool | None = condition("A reply is overdue (答复逾期).", f"{REPLY_IS_LATE} = $value")
    is_overdue: bool | None = condition("It is overdue (逾期未完成).", f"{MEASURE_IS_LATE} = $value")
    has_citation: bool | None = condition(
        "A document states it (有出处).", "EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument) } = $value"
    )


@described_order
class MeasureOrder:
    """One key to sort measures by (措施排序)."""

    issued_on = sort_key("By the day of issue (印发日期).", "this.validFrom")
    number = sort_key("By number (编号).", "coalesce(this.number, '')")
    kind = sort_key("By kind, alphabetically (类别).", "coalesce(this.kind, '')")
    due_on = sort_key("By the last day; those without one first (期限).", "coalesce(this.dueOn, '')")


MEASURE_INPUTS: Any = {"filter": MeasureFilter, "order_by": MeasureOrder}
