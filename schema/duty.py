"""Duties: what those who are charged have to do, and how often (职责)."""

from datetime import date
from enum import Enum

from graph.duty_kinds import DUTY_KINDS
from graph.fields import prop
from language import _
from schema.area import AreaLevel
from schema.assignment_basis import SupervisionBasis
from schema.chain import ResponsibilityRole
from schema.describe import described, described_enum
from schema.stated import Stated


@described_enum
class DutyKind(Enum):
    """What somebody has to do (职责类别)."""

    VISIT = DUTY_KINDS["VISIT"]
    INSPECTION = DUTY_KINDS["INSPECTION"]
    HEARING = DUTY_KINDS["HEARING"]
    ADVICE = DUTY_KINDS["ADVICE"]
    LETTER = DUTY_KINDS["LETTER"]
    REPORT = DUTY_KINDS["REPORT"]
    MONTHLY_RETURN = DUTY_KINDS["MONTHLY_RETURN"]
    ENTRY = DUTY_KINDS["ENTRY"]
    HAZARD_LIST = DUTY_KINDS["HAZARD_LIST"]
    PLAN = DUTY_KINDS["PLAN"]
    CLOSE_OUT = DUTY_KINDS["CLOSE_OUT"]
    LOOK_BACK = DUTY_KINDS["LOOK_BACK"]
    EVALUATION = DUTY_KINDS["EVALUATION"]
    DRILL = DUTY_KINDS["DRILL"]
    EMERGENCY_RESPONSE = DUTY_KINDS["EMERGENCY_RESPONSE"]
    ORGANISATION = DUTY_KINDS["ORGANISATION"]


@described_enum
class DeadlineEvent(Enum):
    """The event from which a deadline is counted (期限起算事件)."""

    ISSUE = _("Issue of the document")
    ENTRY = _("Entry into the enterprise")
    HAZARD_LIST = _("List of hazards")
    INCIDENT = _("Incident")


@described
class Duty(Stated):
    """What a document demands of those who are charged: once, in each period, or within a time of an event (职责)."""

    number: str = prop("Its clause, with a further number where the clause has several (条款).")
    kind: DutyKind = prop("What has to be done (职责类别).")
    recurrence: str | None = prop("The periods in which it recurs, as an RRULE of RFC 5545 (周期).")
    quota: int | None = prop("How often it is due in each period (每期次数).")
    due_day: int | None = prop("The day of the month after the period by which it is done, included (次月截止日).")
    due_on: date | None = prop("The last day of what is due once (截止日期).")
    within: str | None = prop("The time within which it is due, as an ISO 8601 duration from `countedFrom` (时限).")
    counted_from: DeadlineEvent | None = prop("The event from which `within` is counted (起算事件).")
    bearer_basis: SupervisionBasis = prop("Who bears it: those charged on this ground (承担主体的责任类别).")
    bearer_role: ResponsibilityRole | None = prop("In this role; null for any (承担主体的角色).")
    bearer_level: AreaLevel | None = prop("With areas of this level; null for any (承担主体的层级).")
