"""How lists of duties are narrowed and sorted; apart from their type, which half the schema leads to."""

from enum import Enum
from typing import Any

import strawberry

from graph.fields import key_of
from language import _
from resolvers.demand import OF_DOCUMENT
from resolvers.duty_list import OF_OWNER, OWNERS
from schema.describe import described_enum
from schema.filtering import condition, described_filter, described_order, sort_key


@described_enum
class DutyListKind(Enum):
    """What a list is of (清单类别)."""

    DUTIES = _("List of duties")
    WORK = _("List of key work of a year")


@described_filter
class DutyListFilter:
    """Which lists; all conditions must hold (清单筛选条件)."""

    owner: strawberry.ID | None = condition(
        "Of this person, post or organisation (责任主体).", OF_OWNER, key_of(*OWNERS)
    )
    kind: DutyListKind | None = condition("Of this kind (清单类别).", "this.kind = $value")
    year: int | None = condition("For this year (年度).", "this.year = $value")
    document: strawberry.ID | None = condition("Of this document (文件).", OF_DOCUMENT, key_of("OfficialDocument"))


@described_order
class DutyListOrder:
    """One key to sort lists by (清单排序)."""

    year = sort_key("By year; those that stand first (年度).", "coalesce(this.year, 0)")
    kind = sort_key("By kind, alphabetically (清单类别).", "coalesce(this.kind, '')")
    valid_from = sort_key("By the first day (开始日期).", "this.validFrom")


DUTY_LIST_INPUTS: Any = {"filter": DutyListFilter, "order_by": DutyListOrder}
