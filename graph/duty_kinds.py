"""What somebody has to do, by kind, and what people call it: the API, findings and calendars say the same (职责类别)."""

from collections.abc import Mapping

from language import _

DUTY_KINDS: Mapping[str, str] = {
    "VISIT": _("Visit"),
    "INSPECTION": _("Inspection"),
    "HEARING": _("Hearing of reports"),
    "ADVICE": _("Advice"),
    "LETTER": _("Letter"),
    "REPORT": _("Report"),
    "MONTHLY_RETURN": _("Monthly return"),
    "ENTRY": _("Entry into the enterprise"),
    "HAZARD_LIST": _("List of hazards"),
    "PLAN": _("Plan"),
    "CLOSE_OUT": _("Close-out of hazards"),
    "LOOK_BACK": _("Look-back"),
    "EVALUATION": _("Evaluation"),
    "DRILL": _("Drill"),
    "EMERGENCY_RESPONSE": _("Emergency response"),
    "ORGANISATION": _("Organisation of work safety"),
}
"""The English word of each; the Chinese one stands in the catalogue."""
