"""What was due, done, missed and late (履职统计)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import CYPHER, Link, bound, expr, first_behind, rows, view
from resolvers.cadence import (
    DEADLINE_UNKNOWN,
    LATE,
    LEARNED_AFTERWARDS,
    MISSED,
    MISSED_TIMES,
    NOT_YET_DUE,
    PERFORMED,
    REQUIRED,
    UNKNOWN,
    WAIVED,
)
from resolvers.retrospective import (
    BY_DAY,
    DUTIES,
    DUTY_BINDS,
    DUTY_ORDER,
    IS_PREDECESSOR,
    ISSUED_TO_HOLDER,
    ISSUED_TO_HOLDER_ON_DAY,
)
from schema.chain import ResponsibilityLink
from schema.change import named
from schema.describe import described
from schema.duty import Duty
from schema.measure import AccountabilityMeasure
from schema.organization import Organization, Post
from schema.person import Person

if TYPE_CHECKING:
    from schema.duty_record import DutyRecord


@described
class Period:
    """Days from one to before another (期间)."""

    from_: date = named("from", expr("The first day (起始日).", "missed[0]"))
    to: date = first_behind("Exclusive (截止日，不含当日).", "missed[1]")


@described
class DutyPerformance:
    """What a holder had to do of one duty up to the day, and what the holder did (职责履行情况).

    Counted are the calendar periods that lie wholly inside the holder's time with the duty. Required are those that are over, so
    that required = performed + missed + unknown. Unknown is what began before records of its kind were kept and of which no record
    says that it was done: what came late is known.
    """

    duty: Duty = bound("The duty (职责).", "duty")
    required: int = expr("How often it was due in the periods that are over (应履职次数).", REQUIRED)
    performed: int = expr("At most the quota of each period (已履职次数).", PERFORMED)
    missed: int = expr("How often it was not done in time, as the records of that time say (未履职次数).", MISSED_TIMES)
    unknown: int = expr(
        "How often nobody knows: before the first record of that kind of who performs it, or before the day of its entry"
        " (登记簿无此类履职记录的次数).",
        UNKNOWN,
    )
    late: int = expr("How much of what was missed was done after its last day (逾期补做次数).", LATE)
    not_yet_due: int = expr("Periods begun and not yet ended on the day (未到期期数).", NOT_YET_DUE)
    waived: int = expr("Periods that are over and from which the holder was exempt (豁免期数).", WAIVED)
    deadline_unknown: bool = expr(
        "True where it is due within a time of the issue of a document that does not say its day: then nobody knows whether it was"
        " due, and nothing is counted (期限不明).",
        DEADLINE_UNKNOWN,
    )
    recorded_after_incident: int = expr(
        "How many records the register did not hold when the incident happened (事后补录数).", LEARNED_AFTERWARDS
    )
    missed_periods: list[Period] = rows(
        "The periods in which less was done than due, as the records of that time say (未履职期间).",
        MISSED,
        binds=["missed"],
        order=["missed[0]", "missed[1]"],
    )
    records: list[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = bound(
        "What was done, by day; also outside of the periods that count (履职记录).", "records"
    )


@described
class HolderPerformance:
    """A person, or the vacant post or agency of a link (责任人履职情况)."""

    holder: Person | None = bound("Who; null for an agency and where nobody is (责任人).", "holder")
    post: Post | None = bound("In which post (岗位).", "post")
    organization: Organization | None = bound("The agency, the group, or where the post is (单位).", "organization")
    is_predecessor: bool = expr(
        "True for who held the post or was in the group before that day, and no longer does; `link` says since when and until when,"
        " and the duties are those of that time (是否前任).",
        IS_PREDECESSOR,
    )
    link: ResponsibilityLink = view("The link by which they answer (责任环节).")
    duties: list[DutyPerformance] = rows(
        "What they had to do, in the order of the document (职责).", DUTIES, binds=DUTY_BINDS, order=DUTY_ORDER
    )
    measures: list[AccountabilityMeasure] = strawberry.field(
        description="The measures issued before the incident's day against the holder, or against the post, group or agency "
        "that is charged, whoever it was then; the oldest first (事故前对责任人的措施).",
        metadata={CYPHER: Link(ISSUED_TO_HOLDER, (), BY_DAY)},
    )
    measures_on_day: list[AccountabilityMeasure] = strawberry.field(
        description="The measures issued on the incident's own day against the same; whether before or after the incident the "
        "register does not say (当日措施).",
        metadata={CYPHER: Link(ISSUED_TO_HOLDER_ON_DAY, (), BY_DAY)},
    )
