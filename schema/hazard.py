"""Hazards, their dated steps and their deadlines (隐患)."""

from datetime import date, datetime

import strawberry

from graph.clock import ALWAYS
from graph.fields import CYPHER, Link, expr, link, prop
from resolvers.duty_record import NEWEST_FIRST
from resolvers.hazard import AS_KNOWN, DUE_ON, FOUND_ON, IS_OVERDUE, OVERDUE_SINCE, STATUS, STEP_RANK
from schema.assignment import Assignee
from schema.connection import Connection, connection
from schema.describe import described
from schema.duty_record import DutyRecord
from schema.duty_record_filter import DUTY_RECORD_INPUTS
from schema.hazard_filter import HazardGrade, HazardStatus
from schema.listed_supervision import ListedSupervision
from schema.node import KEY_WORDS, Node
from schema.rectification_plan import RectificationPlan
from schema.stated import Stated, versions_field
from schema.unit import Unit


@described
class HazardStep(Stated):
    """What happened to a hazard on a day: it was found, ordered to be rectified, rectified, … (隐患整改环节记录)."""

    status: HazardStatus = prop("Which step (环节).")
    round: int = expr(
        "In which round of rectification: each failed acceptance begins another, from 1 (整改轮次).",
        "coalesce(this.round, 1)",
    )
    on: date = prop("The day it happened (日期).", "validFrom")
    due_on: date | None = prop("The last day to rectify it, where the step sets one; it still counts (整改期限).")
    note: str | None = prop("What was said of it (说明).")
    performed_by: list[Assignee] = link(
        "Who did it (实施主体).", "(:HazardStep)-[:PERFORMED_BY]->(:Person|Post|Organization)", order=["that.key"]
    )
    versions: list["HazardStep"] = versions_field("HazardStep")


@described
class DeadlineExtension(Stated):
    """A later last day to rectify a hazard, from the day on which it was granted (延期)."""

    on: date = prop("The day it was granted (批准日期).", "validFrom")
    due_on: date = prop("The last day to rectify it from then on; it still counts (延长后期限).")
    note: str | None = prop("The reason (说明).")
    versions: list["DeadlineExtension"] = versions_field("DeadlineExtension")


@described
class HazardAsKnown:
    """What the register held of a hazard when an incident happened, and holds otherwise now (事故发生时登记的隐患内容)."""

    title: str = expr("What it was called (隐患名称).", "earlier.title")
    grade: HazardGrade = expr("General or major (等级).", "earlier.grade")
    category: str | None = expr("Its category (类别).", "earlier.category")
    case_file: str | None = expr("The number of its case file (一案一档).", "earlier.caseFile")
    corrected_at: datetime = expr("When the register learned otherwise (更正时刻).", "earlier.recordedTo")


@described
class Hazard(Node):
    """A danger that was found at an enterprise or in an area; a case file of its own goes with it (隐患、一案一档)."""

    key: strawberry.ID = prop(KEY_WORDS)
    number: str = prop("Its number in the register (编号).")
    title: str = prop("What it is (隐患名称).")
    grade: HazardGrade = prop("General or major (等级).")
    category: str | None = prop("Its category, in the words of whoever found it (类别).")
    case_file: str | None = prop("The number of its case file (一案一档).")
    as_known: HazardAsKnown | None = strawberry.field(
        description="In a retrospective: what the register held of it when the incident happened, where its title, grade, category"
        " or case file has been changed since; null where nothing was, and outside of retrospectives (事故后更正前的内容).",
        metadata={CYPHER: Link(AS_KNOWN, order=("earlier.key",), target=None, binds=("earlier",))},
    )
    at: Unit = link("Where it was found (所在单位).", "(:Hazard)-[:FOUND_AT]->(:Enterprise|Area)", order=["that.key"])
    steps: list[HazardStep] = link(
        "What had happened to it by the day, in the order of the steps (整改环节).",
        "(:Hazard)<-[:OF_HAZARD]-(:HazardStep)",
        order=[STEP_RANK.format("that"), "that.validFrom", "that.key"],
    )
    extensions: list[DeadlineExtension] = link(
        "The extensions granted by the day, the first one first (延期).",
        "(:Hazard)<-[:OF_HAZARD]-(:DeadlineExtension)",
        order=["that.validFrom", "that.key"],
    )
    status: HazardStatus | None = expr(
        "The furthest step by the day; null where it had not been found yet (当日状态).", STATUS
    )
    found_on: date | None = expr(
        "The day it was found; null where it had not been found yet (发现日期).", FOUND_ON, (ALWAYS,)
    )
    due_on: date | None = expr(
        "The deadline in force on the day: the latest extension's, else that of the newest step that sets one; what was set since"
        " an acceptance failed goes before what was set until then (当日整改期限).",
        DUE_ON,
    )
    is_overdue: bool = expr(
        "Whether the deadline in force was over on the day and it had not been rectified; on the last day it is not (是否逾期).",
        IS_OVERDUE,
    )
    overdue_since: date | None = expr(
        "The day after the deadline in force; null where it is not overdue (逾期起始日).", OVERDUE_SINCE
    )
    listings: list[ListedSupervision] = link(
        "The lists that it is on, by level (挂牌督办).",
        "(:Hazard)<-[:OF_HAZARD]-(:ListedSupervision)",
        order=["that.level", "that.key"],
    )
    plans: list[RectificationPlan] = link(
        "The plans that it is part of, the first one first (一企一策).",
        "(:Hazard)<-[:OF_HAZARD]-(:RectificationPlan)",
        order=["that.validFrom", "that.key"],
    )
    records: Connection[DutyRecord] = connection(
        "What was done about it, the newest first (履职记录).",
        "(:Hazard)<-[:CONCERNS]-(:DutyRecord)",
        order=NEWEST_FIRST,
        **DUTY_RECORD_INPUTS,
    )
