"""Records of duty: what a record is about, whether it was entered late, and lists of them (履职记录)."""

from collections.abc import Mapping
from typing import Any

from resolvers.hazard import DOWN, UNITS, UP, homes
from resolvers.history import CITATION_DIFFERS, changed, differs, list_differs, ties_differ, versions
from resolvers.question import Listing, everything, starts

_EVENTS = "((spot)<-[at:FOUND_AT|OCCURRED_AT WHERE noted(at)]-(event)){0,1}(about)"
"""From an area or an enterprise to itself and to the hazards found and the incidents that happened there."""
_ABOUT = f"{_EVENTS}<-[:CONCERNS]-(that:DutyRecord) WITH DISTINCT that"
HELD = ("held(that)",)

NEWEST_FIRST = ("that.validFrom DESC", "that.key")


def records_below(arguments: Mapping[str, Any]) -> str:
    """The records about an area and what lies in it: enterprises, hazards, incidents; and the areas below where `recursive`."""
    return f"{homes(arguments)} MATCH (home){UNITS}{_ABOUT}"


AT_ENTERPRISE = f"MATCH (this){_ABOUT}"
"""The records about an enterprise, its hazards and its incidents."""

_SPOT = "((event)-[at:FOUND_AT|OCCURRED_AT WHERE noted(at)]->(spot)){0,1}(unit)"
WITHIN = f"EXISTS {{ MATCH (this)-[:CONCERNS]->(about){_SPOT}{UP} }}"

# Shanghai has kept UTC+8 since 1991, and no register recorded anything before.
_END_OF_ITS_DAY = "this.validFrom + 'T16:00:00.000000Z'"
RECORDED_LATER = (
    f"(this.recordedFrom >= {_END_OF_ITS_DAY} AND NOT EXISTS {{ MATCH (earlier:DutyRecord {{slot: this.slot}})"
    f" WHERE earlier.validFrom = this.validFrom AND earlier.recordedFrom < {_END_OF_ITS_DAY} }})"
)
"""Whether the register held no version of that day when the day was over; to correct one afterwards does not make it late."""

RECORDS = Listing(
    everything("DutyRecord"),
    starts=starts("concerns", ("Enterprise", "Area", "Hazard", "Incident"), "<-[:CONCERNS]-(that:DutyRecord)", HELD)
    | starts("performedBy", ("Person", "Post", "Organization"), "<-[:PERFORMED_BY]-(that:DutyRecord)", HELD)
    | starts("document", ("OfficialDocument",), "<-[:STATED_IN]-(that:DutyRecord)", HELD)
    | starts("within", ("Area",), f"{DOWN} MATCH (home){UNITS}{_ABOUT}", HELD),
)
"""What had been done by the day, by id; what concerns a thing, and what somebody did, from there."""

VERSIONS = versions("DutyRecord")
CHANGED = changed(
    "DutyRecord",
    {
        "DAY": differs("validFrom"),
        "KIND": differs("kind"),
        "TITLE": differs("title"),
        "SUMMARY": differs("summary"),
        "DUTIES": list_differs("dutyNumbers"),
        "MONTH": differs("reportsOn"),
        "PERFORMED_BY": ties_differ("PERFORMED_BY"),
        "CONCERNS": ties_differ("CONCERNS"),
        "ATTACHMENTS": ties_differ("ATTACHED"),
        "CITATION": f"{CITATION_DIFFERS} OR {ties_differ('STATED_IN')}",
    },
)
