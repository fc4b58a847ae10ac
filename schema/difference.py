"""Two days compared (两日对比)."""

from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import strawberry

from graph.fields import Predicate, bound, expr, link
from language import _
from resolvers.change import NEWEST_FIRST
from resolvers.difference import (
    ASSIGNMENT_ORDER,
    ASSIGNMENTS,
    BINDS,
    CHANGES,
    HOLDER_ORDER,
    HOLDERS,
    REPLACED_ASSIGNMENTS,
    REPLACED_HOLDERS,
)
from schema.area import Area
from schema.assignment import Assignment
from schema.change import ChangeEvent, named
from schema.connection import Connection, connection
from schema.describe import described, described_enum
from schema.organization import Membership


@described_enum
class DifferenceKind(Enum):
    """How two days differ (变动类别)."""

    BEGAN = _("There on the later day alone")
    ENDED = _("There on the earlier day alone")
    CHANGED = _("Another took its place")


@described
class AssignmentDifference:
    """An assignment that holds on one of two days alone (责任变动)."""

    kind: DifferenceKind = expr("How it differs (变动类别).", "kind")
    assignment: Assignment = bound("The one that began; of ENDED the one that ended (责任记录).", "moved")
    replaces: list[Assignment] = link(
        "Of CHANGED, what ended for the same subject on the same ground, in the same capacity and sector (被替代的责任).",
        REPLACED_ASSIGNMENTS,
        order=["that.key"],
        on=False,
    )


@described
class HolderDifference:
    """Somebody who came into a post or group between two days, or left it (任职变动)."""

    kind: DifferenceKind = expr("How it differs (变动类别).", "kind")
    membership: Membership = bound("Who came; of ENDED who left (任职).", "moved")
    replaces: list[Membership] = link(
        "Of CHANGED, who left the same post, or as what the same person was in the same group (前任).",
        REPLACED_HOLDERS,
        order=["that.key"],
        on=False,
    )


_Kinds = Annotated[list[DifferenceKind] | None, strawberry.argument(description="Only of these kinds (变动类别).")]


def _differences(description: str, match: str, order: tuple[str, ...]) -> Any:
    return connection(
        description,
        match,
        order=order,
        target=None,
        binds=BINDS,
        where={"kinds": Predicate("kind IN $value")},
        on=False,
        kinds=_Kinds,
    )


@described
class AreaDifference:
    """What is another in an area on a day than on an earlier one; everything below is as of the later day (两日对比)."""

    area: Area = link("The area (区域).", "WITH this AS that")
    from_: date = named("from", expr("The earlier day (起始日期).", "$since"))
    to: date = expr("The later day (截止日期).", "$validOn")
    known_at: datetime = expr("The state of the register asked about (登记时刻).", "$knownAt")
    assignments: Connection[AssignmentDifference] = _differences(
        "Assignments of the area, of what lies in it and of the enterprises there, on either day (责任变动).",
        ASSIGNMENTS,
        ASSIGNMENT_ORDER,
    )
    holders: Connection[HolderDifference] = _differences(
        "Who came into, or left, a post or group that answers for any of them, or a post of an organisation there (任职变动).",
        HOLDERS,
        HOLDER_ORDER,
    )
    changes: Connection[ChangeEvent] = connection(
        "Changes of areas in it after the earlier day, up to the later (撤并更名).",
        CHANGES,
        order=NEWEST_FIRST,
        on=False,
    )
