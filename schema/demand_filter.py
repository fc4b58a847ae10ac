"""Which duties, tasks and targets a client wants, in which order (职责、任务、目标筛选条件)."""

from datetime import date

import strawberry

from graph.fields import key_of
from resolvers.demand import BY_DOCUMENT, BY_POSITION, OF_DOCUMENT
from schema.assignment_basis import SupervisionBasis
from schema.duty import DutyKind
from schema.filtering import condition, described_filter, described_order, sort_key, text_condition

_DOCUMENT = "Of this document (文件)."
_BY_DOCUMENT = "By the number of the document, or its title where it has none (文件)."
_BY_POSITION = "In the order of the text (顺序)."
_BY_NUMBER = "By number, as a text (条款)."


@described_filter
class DutyFilter:
    """Which duties; all conditions must hold (职责筛选条件)."""

    document: strawberry.ID | None = condition(_DOCUMENT, OF_DOCUMENT, key_of("OfficialDocument"))
    kind: list[DutyKind] | None = condition("Of these kinds (职责类别).", "this.kind IN $value")
    bearer_basis: list[SupervisionBasis] | None = condition(
        "Borne by those charged on these grounds (承担主体的责任类别).", "this.bearerBasis IN $value"
    )


@described_order
class DutyOrder:
    """One key to sort duties by (职责排序)."""

    document = sort_key(_BY_DOCUMENT, BY_DOCUMENT)
    position = sort_key(_BY_POSITION, BY_POSITION)
    number = sort_key(_BY_NUMBER, "coalesce(this.number, '')")
    kind = sort_key("By kind, alphabetically (职责类别).", "coalesce(this.kind, '')")


@described_filter
class WorkTaskFilter:
    """Which tasks; all conditions must hold (任务筛选条件)."""

    document: strawberry.ID | None = condition(_DOCUMENT, OF_DOCUMENT, key_of("OfficialDocument"))
    title_contains: str | None = text_condition("Its heading has this part (任务名称).", "this.title CONTAINS $text")
    owner: str | None = text_condition(
        "One of its responsible units has this part in its name (责任单位).",
        "size([owner IN coalesce(this.owners, []) WHERE owner CONTAINS $text]) > 0",
    )
    due_before: date | None = condition(
        "One of its last days lies before this day (时限早于).",
        "size([last IN coalesce(this.dueOn, []) WHERE last < $value]) > 0",
    )


@described_order
class WorkTaskOrder:
    """One key to sort tasks by (任务排序)."""

    document = sort_key(_BY_DOCUMENT, BY_DOCUMENT)
    position = sort_key(_BY_POSITION, BY_POSITION)
    number = sort_key(_BY_NUMBER, "coalesce(this.number, '')")


@described_filter
class TargetFilter:
    """Which targets; all conditions must hold (目标筛选条件)."""

    document: strawberry.ID | None = condition(_DOCUMENT, OF_DOCUMENT, key_of("OfficialDocument"))
    title_contains: str | None = text_condition("Its heading has this part (目标名称).", "this.title CONTAINS $text")


@described_order
class TargetOrder:
    """One key to sort targets by (目标排序)."""

    document = sort_key(_BY_DOCUMENT, BY_DOCUMENT)
    position = sort_key(_BY_POSITION, BY_POSITION)
    number = sort_key(_BY_NUMBER, "coalesce(this.number, '')")
