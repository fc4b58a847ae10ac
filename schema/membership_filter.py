"""Memberships as inputs: their roles, and how they are narrowed and sorted (任职)."""

from datetime import date
from enum import Enum
from typing import Any

import strawberry

from graph.fields import key_of
from language import _
from schema.describe import described_enum
from schema.filtering import condition, described_filter, described_order, sort_key


@described_enum
class MembershipRole(Enum):
    """As what a person is in a post or a group (任职身份)."""

    LEAD = _("Lead")
    DEPUTY = _("Deputy")
    MEMBER = _("Member")
    HOLDER = _("Holder")
    ACTING = _("Acting head")


@described_filter
class MembershipFilter:
    """Which memberships; all conditions must hold (任职筛选条件)."""

    role: MembershipRole | None = condition("As this (身份).", "this.role = $value")
    role_in: list[MembershipRole] | None = condition("As one of these (身份之一).", "this.role IN $value")
    person: strawberry.ID | None = condition(
        "Of this person (人员).", "EXISTS { MATCH (this)-[:MEMBER]->(:Person {key: $value}) }", key_of("Person")
    )
    organization: strawberry.ID | None = condition(
        "In this organisation or group (单位).",
        "EXISTS { MATCH (this)-[:ORGANIZATION]->(:Organization {key: $value}) }",
        key_of("Organization"),
    )
    post: strawberry.ID | None = condition(
        "In this post (岗位).", "EXISTS { MATCH (this)-[:POST]->(:Post {key: $value}) }", key_of("Post")
    )
    has_post: bool | None = condition(
        "In a post, or in a group (有无岗位).", "EXISTS { MATCH (this)-[:POST]->(:Post) } = $value"
    )
    began_before: date | None = condition("Began before this day (开始早于).", "this.validFrom < $value")
    began_on_or_after: date | None = condition("Began on this day or later (开始不早于).", "this.validFrom >= $value")
    is_open: bool | None = condition("No end is known (未定结束日).", "(this.validTo = '9999-12-31') = $value")


@described_order
class MembershipOrder:
    """One key to sort memberships by (任职排序)."""

    role = sort_key(
        "The lead first, then deputies, members and holders (身份).",
        "CASE this.role WHEN 'LEAD' THEN 1 WHEN 'DEPUTY' THEN 2 WHEN 'MEMBER' THEN 3 ELSE 4 END",
    )
    valid_from = sort_key("By the first day (开始日期).", "this.validFrom")
    valid_to = sort_key("By the end; the open ones last (结束日期).", "this.validTo")
    recorded_from = sort_key("By when the register learned it (登记时刻).", "this.recordedFrom")


MEMBERSHIP_INPUTS: Any = {"filter": MembershipFilter, "order_by": MembershipOrder}
