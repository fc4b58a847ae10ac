"""What the import report calls what it counts; the Chinese words stand in the catalogue."""

from collections.abc import Mapping

from language import _

KINDS: Mapping[str, str] = {
    "Area": _("Areas"),
    "Organization": _("Organisations"),
    "Post": _("Posts"),
    "Person": _("Persons"),
    "Enterprise": _("Enterprises"),
    "Sector": _("Sectors"),
    "OfficialDocument": _("Documents"),
    "Name": _("Other names"),
    "Code": _("Codes of areas"),
    "ChangeEvent": _("Changes of areas"),
    "Membership": _("Memberships"),
    "PostVacancy": _("Vacancies of posts"),
    "Assignment": _("Assignments"),
    "Requirement": _("Requirements"),
    "Duty": _("Duties"),
    "WorkTask": _("Tasks"),
    "Target": _("Targets"),
    "Indicator": _("Indicators"),
    "DutyList": _("Lists of duties and of key work"),
    "Hazard": _("Hazards"),
    "Incident": _("Incidents"),
    "Attachment": _("Attachments"),
    "IndicatorProgress": _("Progress of indicators"),
    "Waiver": _("Exemptions"),
    "DutyRecord": _("Records of duty"),
    "MonthlyReturn": _("Monthly returns"),
    "HazardStep": _("Steps of hazards"),
    "DeadlineExtension": _("Extensions of deadlines"),
    "ListedSupervision": _("Listed hazards"),
    "RectificationPlan": _("Plans of rectification"),
    "CasualtyCount": _("Counts of casualties"),
    "Investigation": _("Investigations"),
    "AccountabilityMeasure": _("Measures of accountability"),
    "PART_OF": _("What belongs to what"),
    "MERGED_WITH": _("Merged administrations"),
    "LOCATED_IN": _("Locations of enterprises"),
    "ADMINISTERS": _("Who administers what"),
    "OPERATES_IN": _("Sectors of enterprises"),
    "BELONGS_TO": _("Posts of organisations"),
    "ISSUED_BY": _("Issuers"),
    "BASED_ON": _("Documents that it is based on"),
    "MENTIONS": _("Documents that it mentions"),
    "SUPERSEDES": _("Documents that it replaces"),
    "SUPERSEDES_PARTLY": _("Documents that it replaces in part"),
    "NAMED": _("Whose other names"),
    "IN_CONTEXT": _("Where other names are used"),
    "CODED": _("Whose codes"),
    "CHANGED_FROM": _("Areas before a change"),
    "CHANGED_TO": _("Areas after a change"),
    "FOUND_AT": _("Where hazards were found"),
    "OCCURRED_AT": _("Where incidents happened"),
}
"""Labels and relationship types, in the order of the report."""

COUNTS: Mapping[str, str] = {
    "LEADERS": _("Leaders"),
    "PLACES": _("Places linked"),
    "ENTERPRISES": _("Enterprises"),
    "ROSTER": _("Units on the roster"),
    "GROUPS": _("Groups"),
    "GROUP_MEMBERS": _("Members of groups"),
    "REQUIREMENTS": _("Requirements"),
    "DUTIES": _("Duties"),
    "TASKS": _("Tasks"),
    "TARGETS": _("Targets"),
    "INDICATORS": _("Indicators"),
    "ANNOUNCED": _("Enterprises announced"),
    "SECTORS": _("Sectors"),
    "DOCUMENTS": _("Other documents named"),
}
"""What a document states, in the order of the report; a workbook is counted by its sheets."""

OUTCOMES: Mapping[str, str] = {
    "new": _("New"),
    "changed": _("Changed"),
    "withdrawn": _("Withdrawn"),
    "ended": _("Ended by a successor"),
    "unchanged": _("Unchanged"),
}
SEVERITIES: Mapping[str, str] = {"ERROR": _("Error"), "WARNING": _("Warning")}
