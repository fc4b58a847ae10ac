"""Histories: what held when, and what the register said when (沿革)."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from graph.fields import bound, expr, first_behind, rows
from language import _
from resolvers.history import (
    AREA_BINDS,
    AREA_HISTORY,
    AREA_ORDER,
    CHANGED,
    TENURE_ORDER,
    TENURES,
    VERSION_BINDS,
    VERSION_ORDER,
    VERSIONS,
)
from schema.connection import connection
from schema.describe import described, described_enum

if TYPE_CHECKING:
    from schema.area import Area, AreaKind, AreaLevel
    from schema.assignment import Assignment

ALL_OF_IT = "On whatever day, and all that was recorded by `knownAt`, including what was corrected since"


@described_enum
class AreaAspect(Enum):
    """What an entry of an area's history is about (沿革事项)."""

    STATE = _("What the register held of it")
    FORMER_NAME = _("A former name")
    PARENT = _("What it lies in")
    MERGED = _("A shared administration")


@described
class AreaHistoryEntry:
    """One aspect of an area for a period, with when the register learned and when it corrected it (区划沿革)."""

    aspect: AreaAspect = expr("What it is about (事项).", "aspect")
    name: str | None = expr("The name, of STATE and FORMER_NAME (名称).", "state.name")
    code: str | None = expr("The code, of STATE (代码).", "state.code")
    level: Annotated["AreaLevel", strawberry.lazy("schema.area")] | None = expr(
        "The level, of STATE (层级).", "state.level"
    )
    # A former name has a kind, too, of names.
    kind: Annotated["AreaKind", strawberry.lazy("schema.area")] | None = expr(
        "Division or zone, of STATE (类别).", "CASE WHEN aspect = 'STATE' THEN state.kind END"
    )
    related: Annotated["Area", strawberry.lazy("schema.area")] | None = bound(
        "The area above of PARENT, the zone or town of MERGED (相关区域).", "related"
    )
    valid_from: date | None = expr("The first day (开始日期).", "period.validFrom", (ALWAYS,))
    valid_from_uncertain: bool = expr(
        "True when the source does not say the day, and the latest possible one is taken (开始日期存疑).",
        "coalesce(state.validFromUncertain, false)",
    )
    valid_to: date | None = first_behind(
        "Exclusive; null while it is open (截止日期，不含当日).", "period.validTo", (OPEN_DAY,)
    )
    valid_to_uncertain: bool = expr(
        "True when the source does not say the day, and the latest possible one is taken (结束日期存疑).",
        "coalesce(state.validToUncertain, false)",
    )
    recorded_from: datetime = expr("When the register learned it (登记时刻).", "learned")
    recorded_to: datetime | None = expr(
        "When the register corrected it; null while it stands (更正时刻).",
        "CASE WHEN period.recordedTo <= $knownAt THEN period.recordedTo END",
        (OPEN_MOMENT,),
    )


@described_enum
class AssignmentPart(Enum):
    """In what a version of an assignment differs from the one before (更正内容)."""

    VALID_FROM = _("First day")
    VALID_TO = _("End")
    END_CONDITION = _("What ends it")
    LAST_CONFIRMED_ON = _("Last confirmation")
    CITATION = _("Place in the document")


@described
class AssignmentVersion:
    """An assignment as the register held it for a time (责任记录版本)."""

    assignment: Annotated["Assignment", strawberry.lazy("schema.assignment")] = bound(
        "The version; its two clocks say when it held and when the register held it (记录).", "version"
    )
    changed: list[AssignmentPart] = expr(
        "In what it differs from the version recorded before it; of the first, nothing (更正内容).", CHANGED
    )


AREA_HISTORY_FIELD: Any = rows(
    f"Its names, codes, what it lay in and what it was merged with. {ALL_OF_IT} (沿革).",
    AREA_HISTORY,
    binds=AREA_BINDS,
    order=AREA_ORDER,
)
POST_HISTORY_FIELD: Any = connection(
    f"Who has held it, from the first. {ALL_OF_IT} (历任).", TENURES, order=TENURE_ORDER, on=False
)
ASSIGNMENT_HISTORY_FIELD: Any = rows(
    f"Its versions, from the first recorded. {ALL_OF_IT} (更正沿革).",
    VERSIONS,
    binds=VERSION_BINDS,
    order=VERSION_ORDER,
)
