"""How assignments are narrowed and sorted; apart from their type, which half the schema leads to."""

from datetime import date
from typing import Any

import strawberry

from graph.fields import key_of
from schema.assignment_basis import SupervisionBasis
from schema.filtering import condition, described_filter, described_order, sort_key

_SUBJECT_WITHIN = (
    "EXISTS { MATCH (this)-[:SUBJECT]->(charged)"
    "((inside)-[located:LOCATED_IN WHERE held(located)]->(home)){0,1}(base)"
    "((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){0,9}(:Area {key: $value}) }"
)


@described_filter
class AssignmentFilter:
    """Which assignments; all conditions must hold (挂钩与分工筛选条件)."""

    basis: SupervisionBasis | None = condition("On this ground (监管责任类别).", "this.basis = $value")
    basis_in: list[SupervisionBasis] | None = condition("On one of these grounds (类别之一).", "this.basis IN $value")
    within: strawberry.ID | None = condition(
        "Its subject is this area, or lies in it (责任对象所在区域).", _SUBJECT_WITHIN, key_of("Area")
    )
    subject: strawberry.ID | None = condition(
        "Of this very area or enterprise (责任对象).",
        "EXISTS { MATCH (this)-[:SUBJECT]->({key: $value}) }",
        key_of("Area", "Enterprise"),
    )
    assignee: strawberry.ID | None = condition(
        "Of this person, post or organisation (责任主体).",
        "EXISTS { MATCH (this)-[:ASSIGNEE]->({key: $value}) }",
        key_of("Person", "Post", "Organization"),
    )
    document: strawberry.ID | None = condition(
        "On the word of this document (依据文件).",
        "EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument {key: $value}) }",
        key_of("OfficialDocument"),
    )
    began_before: date | None = condition("Began before this day (开始早于).", "this.validFrom < $value")
    began_on_or_after: date | None = condition("Began on this day or later (开始不早于).", "this.validFrom >= $value")
    ends_before: date | None = condition("Ends before this day (终止早于).", "this.validTo < $value")
    ends_on_or_after: date | None = condition(
        "Ends on this day or later, or is open (终止不早于).", "this.validTo >= $value"
    )
    confirmed_before: date | None = condition(
        "Last confirmed before this day (最近确认早于).", "coalesce(this.lastConfirmedOn, this.validFrom) < $value"
    )
    is_open: bool | None = condition("No end is known (未定终止日).", "(this.validTo = '9999-12-31') = $value")
    valid_from_uncertain: bool | None = condition(
        "The source does not say its first day (开始日期存疑).", "coalesce(this.validFromUncertain, false) = $value"
    )
    has_end_condition: bool | None = condition(
        "An event ends it (有终止条件).", "(this.endCondition IS NOT NULL) = $value"
    )
    has_citation: bool | None = condition(
        "A document states it (有出处).", "EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument) } = $value"
    )


@described_order
class AssignmentOrder:
    """One key to sort assignments by (挂钩与分工排序)."""

    basis = sort_key("By ground, alphabetically (监管责任类别).", "coalesce(this.basis, '')")
    valid_from = sort_key("By the first day (开始日期).", "this.validFrom")
    valid_to = sort_key("By the end; the open ones last (结束日期).", "this.validTo")
    last_confirmed_on = sort_key(
        "By the last confirmation; those without one first (最近确认日期).", "coalesce(this.lastConfirmedOn, '')"
    )
    recorded_from = sort_key("By when the register learned it (登记时刻).", "this.recordedFrom")
    annex = sort_key("By annex; those without one first (附件).", "coalesce(this.annex, 0)")
    row = sort_key("By row; those without one first (序号).", "coalesce(this.row, 0)")


ASSIGNMENT_INPUTS: Any = {"filter": AssignmentFilter, "order_by": AssignmentOrder}
