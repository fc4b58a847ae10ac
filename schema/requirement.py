"""Requirements: what a document demands in numbers, or of units that it lists or means (文件要求)."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import bound, expr, link, prop
from language import _
from resolvers.requirement import UNIT_BINDS, UNIT_ORDER, UNITS
from schema.area import AreaLevel
from schema.assignment_basis import SupervisionBasis
from schema.connection import Connection, connection
from schema.describe import described, described_enum
from schema.document import Citation, citation
from schema.duty import DeadlineEvent
from schema.stated import Stated
from schema.unit import Unit

if TYPE_CHECKING:
    from schema.sector import Sector


@described_enum
class RequirementKind(Enum):
    """What a document demands (要求类别)."""

    LIAISON = _("Somebody linked to each unit of a list")
    LIAISON_OF_KEY_ENTERPRISES = _("Somebody linked to each key enterprise")
    SECTORAL_SUPERVISOR = _("An agency named for each class of enterprises")
    ENTERPRISES_PER_LEADER = _("Enterprises linked to each leader")
    ENTERPRISES_PER_GROUP = _("Enterprises linked to each group")
    PEOPLE_PER_GROUP = _("People in each group")
    VISITS_PER_MONTH = _("Visits each month")
    MONTHLY_RETURN = _("Monthly return of each unit of a list")
    ENTRY_AFTER_ISSUE = _("Entry into the enterprise after issue")
    HAZARD_LIST_AFTER_ENTRY = _("List of hazards after entry")
    HALF_YEARLY_ASSESSMENT = _("Assessment each half-year")


@described_enum
class RequirementPer(Enum):
    """What a required quantity is counted by (计量口径)."""

    LEADER = _("Each leader")
    GROUP = _("Each group")
    MONTH = _("Each month")
    HALF_YEAR = _("Each half-year")
    ENTERPRISE = _("Each enterprise")
    SECTOR = _("Each class of enterprises")


@described
class RequirementUnit:
    """A unit that a requirement lists, and where it stands in the list (名单单位)."""

    unit: Unit = bound("The area or enterprise (单位).", "unit")
    citation: Citation | None = citation(
        "The row that names it (出处).",
        "MATCH (requirement)-[:STATED_IN]->(document:OfficialDocument) WITH document, listing AS cited,"
        " requirement AS stated",
    )


@described
class Requirement(Stated):
    """What a document demands: so many of something, of units that it lists or of all that are of a kind (文件要求)."""

    kind: RequirementKind = prop("What is demanded (要求类别).")
    quantity: int | None = prop("How many; of LIAISON_OF_KEY_ENTERPRISES, how many the document announces (数量).")
    per: RequirementPer | None = prop("What the quantity is counted by (计量口径).")
    basis: SupervisionBasis | None = prop("The ground on which it demands a link, where it demands one (监管责任类别).")
    level: AreaLevel | None = prop("Demanded of each area of this level below the issuer's (层级).")
    within: str | None = prop("The time within which it is due, as an ISO 8601 duration from `countedFrom` (时限).")
    counted_from: DeadlineEvent | None = prop("The event from which `within` is counted (起算事件).")
    due_day: int | None = prop("The day of the month after the period by which it is done, included (次月截止日).")
    sectors: list[Annotated["Sector", strawberry.lazy("schema.sector")]] = link(
        "The sectors that it names, of those whose enterprises it means (行业领域).",
        "(:Requirement)-[:SECTOR]->(:Sector)",
        order=["state(that).code"],
        on=False,
    )
    is_open: bool | None = expr(
        "Whether the list of sectors leaves others in, as one that ends in 等 does (是否列举未尽).", "this.isOpen"
    )
    units: Connection[RequirementUnit] = connection(
        "The units that it lists, by annex and row (名单).",
        UNITS,
        order=UNIT_ORDER,
        target=None,
        binds=UNIT_BINDS,
        on=False,
    )
