"""The rules of the audit, and how much what they find weighs (审计规则、严重程度)."""

from enum import Enum

from language import _
from resolvers.rules import RULES
from schema.describe import described_enum


@described_enum
class AuditRule(Enum):
    """What the coverage report asks of units (审计规则)."""

    AREA_WITHOUT_LIAISON = RULES["AREA_WITHOUT_LIAISON"].label
    KEY_ENTERPRISE_WITHOUT_LIAISON = RULES["KEY_ENTERPRISE_WITHOUT_LIAISON"].label
    ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR = RULES["ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR"].label
    VISIT_OVERDUE = RULES["VISIT_OVERDUE"].label
    RETURN_OVERDUE = RULES["RETURN_OVERDUE"].label
    GROUP_OVERLOADED = RULES["GROUP_OVERLOADED"].label
    GROUP_WITHOUT_LEAD = RULES["GROUP_WITHOUT_LEAD"].label
    ASSIGNMENT_EXPIRED = RULES["ASSIGNMENT_EXPIRED"].label
    ASSIGNMENT_STALE = RULES["ASSIGNMENT_STALE"].label
    ASSIGNMENTS_OVERLAP = RULES["ASSIGNMENTS_OVERLAP"].label
    SUBJECT_ENDED = RULES["SUBJECT_ENDED"].label
    POST_VACANT = RULES["POST_VACANT"].label
    HOLDER_LEFT_POST = RULES["HOLDER_LEFT_POST"].label
    HAZARD_OVERDUE = RULES["HAZARD_OVERDUE"].label
    LISTED_HAZARD_NOT_CLOSED = RULES["LISTED_HAZARD_NOT_CLOSED"].label
    CITED_ANNEX_MISSING = RULES["CITED_ANNEX_MISSING"].label


@described_enum
class Severity(Enum):
    """How much a finding weighs (严重程度). INFO: nothing is demanded. WARNING: demanded or due soon. CRITICAL: overdue."""

    INFO = _("Worth knowing")
    WARNING = _("Demanded")
    CRITICAL = _("Demanded and overdue")
