"""Incidents (事故): what happened, the casualties as counted from day to day, and the grade that follows from them."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import bound, expr, link, prop, rows, view
from resolvers.grade import CHANGE_BINDS, CHANGE_ORDER, GRADE, GRADE_CHANGES, INITIAL_GRADE, LOSS, cny, latest
from resolvers.incident import INCIDENT_AREA, NEWEST_FIRST
from resolvers.incident_type import CATEGORY, TYPE_EDITION, TYPE_LABEL
from schema.area import Area
from schema.connection import Connection, connection
from schema.describe import described
from schema.duty_record_filter import DUTY_RECORD_INPUTS
from schema.enterprise import Enterprise
from schema.incident_filter import IncidentCategory, IncidentGrade
from schema.investigation import Investigation
from schema.measure_filter import MEASURE_INPUTS
from schema.node import KEY_WORDS, Node
from schema.stated import Stated

if TYPE_CHECKING:
    from schema.duty_record import DutyRecord
    from schema.measure import AccountabilityMeasure
    from schema.retrospective import Retrospective

_INJURIES = "Persons seriously injured, acute industrial poisoning included; null while unknown (重伤人数)."


@described
class CasualtyCount(Stated):
    """The casualties and the direct loss of an incident as counted on a day (伤亡和直接经济损失)."""

    incident: "Incident" = link("Of which incident (所涉事故).", "(:CasualtyCount)-[:OF_INCIDENT]->(:Incident)")
    counted_on: date = prop("The day of the count (统计日期).", "validFrom")
    deaths: int | None = prop("Persons dead; null where this count does not say it (死亡人数).")
    serious_injuries: int | None = prop(_INJURIES)
    direct_loss: Decimal | None = expr(
        "In CNY; null where this count does not say it (直接经济损失).", cny("this.directLossCents")
    )


@described
class GradeChange:
    """A day on which the grade became known or another one; the one before it stays (事故等级变更)."""

    on: date = expr("The day of the count that changed it (变更日期).", "newest.validFrom")
    grade: IncidentGrade | None = expr("The grade from then on; null where it is unknown again (事故等级).", "grade")
    counts: list[CasualtyCount] = bound("The counts that it follows from, the oldest first (依据的统计).", "following")


@described
class Incident(Node):
    """An accident, at a registered enterprise or somewhere in an area (事故)."""

    key: strawberry.ID = prop(KEY_WORDS)
    number: str = prop("Its number in the register (事故编号).")
    title: str = prop("What it is called (事故名称).")
    enterprise: Enterprise | None = link(
        "Null where no registered enterprise is concerned: a road, a building site (事故企业).",
        "(:Incident)-[:OCCURRED_AT]->(:Enterprise)",
    )
    area: Area | None = link(
        "The area in which it happened: where the enterprise lay on that day (事故所在区域).", INCIDENT_AREA
    )
    occurred_at: datetime = prop("The moment (发生时间).")
    on: date = prop("Its day in Shanghai (发生日期).", "validFrom")
    type: str | None = prop("The code of its type, in the edition in force on its day (事故类别代码).")
    type_label: str | None = expr(
        "The name of that type; null where the edition's list is unknown (事故类别).", TYPE_LABEL
    )
    type_edition: str | None = expr("The edition of GB 6441 in force on its day (事故类别所依标准).", TYPE_EDITION)
    category: IncidentCategory = expr("For how long casualties regrade it (事故领域).", CATEGORY)
    is_production_safety: bool = prop(
        "Whether it is a production safety accident; others have no grade (是否生产安全事故)."
    )
    deaths: int | None = expr("Persons dead, as last counted; null while unknown (死亡人数).", latest("deaths"))
    serious_injuries: int | None = expr(_INJURIES, latest("seriousInjuries"))
    direct_loss: Decimal | None = expr("In CNY, as last counted; null while unknown (直接经济损失).", LOSS)
    counts: list[CasualtyCount] = link(
        "All counts up to the day, the oldest first (历次统计).",
        "(:Incident)<-[:OF_INCIDENT]-(:CasualtyCount)",
        order=["that.validFrom", "that.key"],
    )
    grade: IncidentGrade | None = expr(
        "By deaths, serious injuries and direct loss, of which the worst counts; null while an unknown one could make it "
        "higher (事故等级).",
        GRADE,
    )
    initial_grade: IncidentGrade | None = expr("The grade by the first count alone (初始等级).", INITIAL_GRADE)
    grades: list[GradeChange] = rows(
        "The grades that it has had, the first one first: counts of the first 30 days, of fire and road traffic 7, "
        "change it (历次等级).",
        GRADE_CHANGES,
        binds=CHANGE_BINDS,
        order=CHANGE_ORDER,
    )
    investigations: list[Investigation] = link(
        "Its investigations, the oldest first (事故调查).",
        "(:Incident)<-[:OF_INCIDENT]-(:Investigation)",
        order=["that.validFrom", "that.key"],
    )

    measures: Connection[Annotated["AccountabilityMeasure", strawberry.lazy("schema.measure")]] = connection(
        "The measures that followed, the newest first (问责和督办措施).",
        "(:Incident)<-[:CONCERNS]-(:AccountabilityMeasure)",
        order=NEWEST_FIRST,
        **MEASURE_INPUTS,
    )
    records: Connection[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = connection(
        "What was done about it, the newest first: reports, rescue, follow-up (履职记录).",
        "(:Incident)<-[:CONCERNS]-(:DutyRecord)",
        order=NEWEST_FIRST,
        **DUTY_RECORD_INPUTS,
    )
    retrospective: Annotated["Retrospective", strawberry.lazy("schema.retrospective")] = view(
        "Who was linked on the day, what each had to do before it, and what each did (倒查)."
    )
