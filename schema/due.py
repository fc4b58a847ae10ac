"""What is due between two days, for a holder and in an area (应履职事项、履职统计)."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import CYPHER, Link, bound, expr, first_behind, link, rows, view
from language import _
from resolvers.cadence import DONE, DONE_LATE
from resolvers.due import (
    ALL_COUNTS,
    COUNTS_BY_KIND,
    COUNTS_BY_UNIT,
    DUE_BY,
    ITS_INCIDENT,
    RECORDS_OF_PERIOD,
    STATUS,
    total,
)
from schema.area import Area
from schema.assignment import Assignment, AssignmentSubject
from schema.change import named
from schema.clocks import AsOfEcho
from schema.describe import described, described_enum
from schema.duty import Duty, DutyKind

if TYPE_CHECKING:
    from schema.duty_record import DutyRecord
    from schema.incident import Incident


@described_enum
class DutyStatus(Enum):
    """How a duty stands in one of its periods (履职状态)."""

    DONE = _("Done in time")
    LATE = _("Done late")
    MISSED = _("Not done")
    UNKNOWN = _("No such records in the register")
    DUE = _("Under way")
    AHEAD = _("Not yet begun")
    WAIVED = _("Exempt")
    DEADLINE_UNKNOWN = _("Last day unknown")


@described
class DutyDue:
    """One period of one duty that comes with an assignment (应履职事项).

    A duty that is due within a time of the issue of a document that does not say its day is told once, without days: its status is
    DEADLINE_UNKNOWN, nothing of it counts as done or missed, and `records` are what may count once the day is known. What began
    before records of its kind were kept, and was not done as far as they say, is UNKNOWN: nobody knows whether it was missed.
    """

    duty: Duty = bound("The duty (职责).", "duty")
    assignment: Assignment = bound("The assignment that it comes with (挂钩与分工).", "assignment")
    subject: AssignmentSubject = bound("What it is about (责任对象).", "unit")
    from_: date | None = named("from", expr("The first day of the period; null while unknown (起始日).", "p[0]"))
    to: date | None = first_behind("The first day behind the period; null while unknown (截止日，不含当日).", "p[1]")
    incident: Annotated["Incident", strawberry.lazy("schema.incident")] | None = link(
        "The incident from which its limit is counted; null for every other duty (起算事故).", ITS_INCIDENT, on=False
    )
    due_by: date | None = expr("The last day that counts as in time; null while unknown (最后期限).", DUE_BY)
    required: int = expr("How often it is due in the period (应履职次数).", "quota")
    done: int = expr("How often it was done in time, at most as often as it is due (按期履职次数).", DONE)
    late: int = expr("How much of what was missed was done after its last day (逾期补做次数).", DONE_LATE)
    status: DutyStatus = expr("How it stands today (状态).", STATUS)
    records: list[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = link(
        "What was done for this period, by day (履职记录).",
        RECORDS_OF_PERIOD,
        order=["that.validFrom", "that.key"],
        on=False,
    )


_COUNTS = ("counts",)


@described
class DutyTotals:
    """Duties counted in the periods whose last day lies between two days: required = performed + missed +
    unknown (履职统计)."""

    duties: int = expr("How many duties of how many assignments (职责数).", "size(counts)")
    required: int = expr("How often they were due in periods that are over (应履职次数).", total(2))
    performed: int = expr("How often they were done in time (已履职次数).", total(3))
    missed: int = expr(
        "How often they were not, as the records of these days say (未履职次数).",
        f"{total(2)} - {total(3)} - {total(8)}",
    )
    unknown: int = expr(
        "How often nobody knows: before the first record of that kind of who performs it, or before the day of its entry"
        " (登记簿无此类履职记录的次数).",
        total(8),
    )
    late: int = expr("How much of what was missed was done late (逾期补做次数).", total(4))
    not_yet_due: int = expr("Periods that are not over (未到期期数).", total(5))
    waived: int = expr("Periods that are over and exempt (豁免期数).", total(6))
    deadlines_unknown: int = expr(
        "Duties due within a time of the issue of a document that does not say its day; they are in no other figure but"
        " `duties` (期限不明的职责数).",
        total(7),
    )


@described
class DutiesOfKind:
    """The duties of one kind (分类履职统计)."""

    kind: DutyKind = expr("The kind (职责类别).", "kind")
    totals: DutyTotals = view("Counted (统计).")


@described
class DutiesOfUnit:
    """The duties that come with assignments of a unit and of what lies in it (分单位履职统计)."""

    unit: Area = bound("The unit (单位).", "unit")
    totals: DutyTotals = view("Counted (统计).")


def _counted(description: str, match: str, *binds: str) -> Any:
    return strawberry.field(
        description=description, metadata={CYPHER: Link(match, target=None, binds=(*binds, *_COUNTS))}
    )


@described
class DutyReport:
    """What was due in an area between two days, and what was done: of a group or a post once, whoever did it (履职统计报告)."""

    area: Area = link("The area (区域).", "WITH this AS that", on=False)
    from_: date = named("from", expr("The first day (起始日).", "$first"))
    to: date = first_behind("Exclusive (截止日，不含当日).", "$end")
    as_of: AsOfEcho = view("The clocks of the answer (所用时点).")
    totals: DutyTotals = _counted("All of it (合计).", ALL_COUNTS)
    kinds: list[DutiesOfKind] = rows(
        "By kind of duty (按职责类别).", COUNTS_BY_KIND, binds=["kind", "counts"], order=["kind"]
    )
    units: list[DutiesOfUnit] = rows(
        "By unit directly below the area; merged areas are one unit; what ended areas left stands under the area (按下级单位).",
        COUNTS_BY_UNIT,
        binds=["unit", "counts"],
        order=["unit.key"],
    )
