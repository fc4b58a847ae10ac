"""The rules of the audit, and how much what they find weighs (审计规则、严重程度)."""

from enum import Enum

from graph.audit_rules import AUDIT_RULES
from language import _
from schema.describe import described_enum


@described_enum
class AuditRule(Enum):
    """What the coverage report asks of units (审计规则)."""

    AREA_WITHOUT_LIAISON = AUDIT_RULES["AREA_WITHOUT_LIAISON"]
    KEY_ENTERPRISE_WITHOUT_LIAISON = AUDIT_RULES["KEY_ENTERPRISE_WITHOUT_LIAISON"]
    ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR = AUDIT_RULES["ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR"]
    VISIT_OVERDUE = AUDIT_RULES["VISIT_OVERDUE"]
    RETURN_OVERDUE = AUDIT_RULES["RETURN_OVERDUE"]
    GROUP_OVERLOADED = AUDIT_RULES["GROUP_OVERLOADED"]
    GROUP_WITHOUT_LEAD = AUDIT_RULES["GROUP_WITHOUT_LEAD"]
    ASSIGNMENT_EXPIRED = AUDIT_RULES["ASSIGNMENT_EXPIRED"]
    ASSIGNMENT_STALE = AUDIT_RULES["ASSIGNMENT_STALE"]
    ASSIGNMENTS_OVERLAP = AUDIT_RULES["ASSIGNMENTS_OVERLAP"]
    SUBJECT_ENDED = AUDIT_RULES["SUBJECT_ENDED"]
    POST_VACANT = AUDIT_RULES["POST_VACANT"]
    HOLDER_LEFT_POST = AUDIT_RULES["HOLDER_LEFT_POST"]
    HAZARD_OVERDUE = AUDIT_RULES["HAZARD_OVERDUE"]
    LISTED_HAZARD_NOT_CLOSED = AUDIT_RULES["LISTED_HAZARD_NOT_CLOSED"]
    CITED_ANNEX_MISSING = AUDIT_RULES["CITED_ANNEX_MISSING"]


@described_enum
class Severity(Enum):
    """How much a finding weighs (严重程度). INFO: nothing is demanded. WARNING: demanded or due soon. CRITICAL: overdue."""

    INFO = _("Worth knowing")
    WARNING = _("Demanded")
    CRITICAL = _("Demanded and overdue")
