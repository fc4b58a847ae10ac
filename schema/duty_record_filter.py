"""How records of duty are narrowed and sorted; apart from their type, which half the schema leads to."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import key_of
from resolvers.duty_record import RECORDED_LATER, WITHIN
from schema.filtering import condition, described_filter, described_order, sort_key

if TYPE_CHECKING:
    from schema.duty import DutyKind

_Kind = Annotated["DutyKind", strawberry.lazy("schema.duty")]


@described_filter
class DutyRecordFilter:
    """Which records; all conditions must hold (履职记录筛选条件)."""

    kind: _Kind | None = condition("Of this kind (类别).", "this.kind = $value")
    kind_in: list[_Kind] | None = condition("Of one of these kinds (类别之一).", "this.kind IN $value")
    done_before: date | None = condition("Done before this day (早于).", "this.validFrom < $value")
    done_on_or_after: date | None = condition("Done on this day or later (不早于).", "this.validFrom >= $value")
    performed_by: strawberry.ID | None = condition(
        "By this person, post or organisation (履职主体).",
        "EXISTS { MATCH (this)-[:PERFORMED_BY]->({key: $value}) }",
        key_of("Person", "Post", "Organization"),
    )
    concerns: strawberry.ID | None = condition(
        "About this very area, enterprise, hazard or incident (涉及对象).",
        "EXISTS { MATCH (this)-[:CONCERNS]->({key: $value}) }",
        key_of("Area", "Enterprise", "Hazard", "Incident"),
    )
    within: strawberry.ID | None = condition(
        "About this area or what lies in it: areas, enterprises, hazards, incidents (所在区域).", WITHIN, key_of("Area")
    )
    document: strawberry.ID | None = condition(
        "Done under this document (依据文件).",
        "EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument {key: $value}) }",
        key_of("OfficialDocument"),
    )
    duty_number: str | None = condition(
        "Fulfils the duty of this number of its document (条款).", "$value IN coalesce(this.dutyNumbers, [])"
    )
    recorded_later: bool | None = condition(
        "Entered after its own day was over (是否事后补录).", f"{RECORDED_LATER} = $value"
    )
    has_attachments: bool | None = condition(
        "Files go with it (有无附件).", "EXISTS { MATCH (this)-[:ATTACHED]->(:Attachment) } = $value"
    )


@described_order
class DutyRecordOrder:
    """One key to sort records by (履职记录排序)."""

    on = sort_key("By the day it was done (日期).", "this.validFrom")
    kind = sort_key("By kind, alphabetically (类别).", "coalesce(this.kind, '')")
    number = sort_key("By number (编号).", "coalesce(this.number, '')")
    recorded_from = sort_key("By when the register learned it (登记时刻).", "this.recordedFrom")


DUTY_RECORD_INPUTS: Any = {"filter": DutyRecordFilter, "order_by": DutyRecordOrder}
