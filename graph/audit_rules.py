"""The rules of the audit by name, and what people call them: the API, the reports and the workbook say the same (审计规则).

What each rule asks stands in `resolvers.rules`.
"""

from collections.abc import Mapping

from language import _

AUDIT_RULES: Mapping[str, str] = {
    "AREA_WITHOUT_LIAISON": _("Area without liaison"),
    "KEY_ENTERPRISE_WITHOUT_LIAISON": _("Key enterprise without liaison"),
    "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR": _("Key enterprise without sectoral supervisor"),
    "VISIT_OVERDUE": _("Visits overdue"),
    "RETURN_OVERDUE": _("Monthly return overdue"),
    "RECORDS_NOT_KEPT": _("Records not kept"),
    "GROUP_OVERLOADED": _("Too many enterprises linked"),
    "GROUP_WITHOUT_LEAD": _("Group without lead"),
    "ASSIGNMENT_EXPIRED": _("Liaison expired"),
    "ASSIGNMENT_STALE": _("Liaison not confirmed for long"),
    "ASSIGNMENTS_OVERLAP": _("Liaisons overlap"),
    "SUBJECT_ENDED": _("Unit charged has ended"),
    "ENTERPRISE_IN_ENDED_AREA": _("Enterprise in an area that has ended"),
    "POST_VACANT": _("Post vacant"),
    "HOLDER_LEFT_POST": _("Holder left the post"),
    "HAZARD_OVERDUE": _("Hazard not rectified in time"),
    "LISTED_HAZARD_NOT_CLOSED": _("Listed hazard not closed"),
    "CITED_ANNEX_MISSING": _("Cited annex missing"),
}
"""The English word of each; the Chinese one stands in the catalogue."""

OF_DOCUMENTS = frozenset({"CITED_ANNEX_MISSING"})
"""The rules that examine documents; all others examine units, those who are charged, and hazards."""
