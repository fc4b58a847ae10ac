"""Waivers: who is exempted from what, on whose word (豁免)."""

from datetime import date

import strawberry

from graph.fields import key_of, link, prop
from resolvers.waiver import EXEMPTED
from schema.audit_rule import AuditRule
from schema.describe import described
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.node import Node
from schema.stated import Stated


@described_filter
class WaiverFilter:
    """Which waivers; all conditions must hold (豁免筛选条件)."""

    rule: AuditRule | None = condition("From this rule (审计规则).", "this.rule = $value")
    duty_number: str | None = condition("From the duty of this number (条款).", "this.dutyNumber = $value")
    exempts: strawberry.ID | None = condition(
        "Of this very thing (豁免对象).", "EXISTS { MATCH (this)-[:EXEMPTS]->({key: $value}) }", key_of(*EXEMPTED)
    )
    document: strawberry.ID | None = condition(
        "On the word of this document (依据文件).",
        "EXISTS { MATCH (this)-[:STATED_IN]->(:OfficialDocument {key: $value}) }",
        key_of("OfficialDocument"),
    )
    ends_before: date | None = condition("Ends before this day (终止早于).", "this.validTo < $value")
    is_open: bool | None = condition("No end is known (未定终止日).", "(this.validTo = '9999-12-31') = $value")


@described_order
class WaiverOrder:
    """One key to sort waivers by (豁免排序)."""

    rule = sort_key("By rule, alphabetically; those from a duty first (审计规则).", "coalesce(this.rule, '')")
    valid_from = sort_key("By the first day (开始日期).", "this.validFrom")
    valid_to = sort_key("By the end; the open ones last (结束日期).", "this.validTo")


@described
class Waiver(Stated):
    """An exemption of a thing from a rule of the audit, or from a duty of the cited document, for a period (豁免)."""

    rule: AuditRule | None = prop("The rule; null where it is about a duty (审计规则).")
    duty_number: str | None = prop("The duty's number in the cited document; null where it is about a rule (条款).")
    reason: str = prop("Why (理由).")
    exempts: Node = link(
        "Who or what is exempted (豁免对象).",
        "(:Waiver)-[:EXEMPTS]->(:Enterprise|Area|Person|Post|Organization|OfficialDocument)",
        order=["that.key"],
    )
