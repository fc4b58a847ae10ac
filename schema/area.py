"""Areas: administrative divisions and functional zones (行政区划、功能区)."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import Default, Predicate, expr, key_of, link, prop, since, until
from language import _
from resolvers.area import (
    ALIASES_ON_DAY,
    CODE_ON_DAY,
    ENTERPRISES_HELD,
    IS_WITHIN,
    enterprises_below,
    has_code,
    has_liaison,
)
from resolvers.duty_record import HELD, records_below
from resolvers.duty_record import NEWEST_FIRST as LATEST_DONE
from resolvers.enterprise import NAME_ON_DAY
from resolvers.hazard import HAS_HAPPENED, hazards_below
from resolvers.hierarchy import (
    ANCESTORS,
    CHILDREN,
    DEPTH,
    DESCENDANTS,
    HAS_CHILDREN,
    HAS_PARENT,
    IS_PARENT,
    PARENT,
    SIBLINGS,
)
from resolvers.incident import HAPPENED, LATEST_FIRST, NEWEST_FIRST, incidents_below
from schema.assignment_basis import BASIS, SupervisionBasis
from schema.assignment_filter import ASSIGNMENT_INPUTS
from schema.change import CHANGES, PREDECESSOR_AREAS, SUCCESSOR_AREAS, ChangeEvent
from schema.connection import Connection, connection
from schema.describe import described, described_enum
from schema.duty_record_filter import DUTY_RECORD_INPUTS
from schema.enterprise import Enterprise, EnterpriseFilter, EnterpriseOrder
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.grouping import ENTERPRISE_GROUPS, EnterpriseGroup
from schema.hazard_filter import HAZARD_INPUTS
from schema.history import AREA_HISTORY_FIELD, AreaHistoryEntry
from schema.incident_filter import INCIDENT_INPUTS
from schema.measure_filter import MEASURE_INPUTS
from schema.node import KEY_WORDS, Node
from schema.tree import AreaPath, AreaTreeRow, path_field, subtree_field

if TYPE_CHECKING:
    from schema.assignment import Assignment
    from schema.duty_record import DutyRecord
    from schema.hazard import Hazard
    from schema.incident import Incident
    from schema.measure import AccountabilityMeasure


@described_enum
class AreaLevel(Enum):
    """The level of an area (行政层级)."""

    PROVINCE = _("Province")
    CITY = _("City")
    DISTRICT = _("District or county")
    TOWN = _("Town or sub-district")
    VILLAGE = _("Village or community")


@described_enum
class AreaKind(Enum):
    """Whether an area is a division of the state or a zone administered like one (区域类别)."""

    ADMINISTRATIVE = _("Administrative division")
    FUNCTIONAL_ZONE = _("Functional zone")


@described_filter
class AreaFilter:
    """Which areas; all conditions must hold (区域筛选条件)."""

    level: AreaLevel | None = condition("Of this level (层级).", "this.level = $value")
    level_in: list[AreaLevel] | None = condition("Of one of these levels (层级之一).", "this.level IN $value")
    kind: AreaKind | None = condition("Of this kind (类别).", "this.kind = $value")
    within: strawberry.ID | None = condition("Below this area (上级区域).", IS_WITHIN, key_of("Area"))
    parent: strawberry.ID | None = condition(
        "Directly below this area (直接上级).",
        IS_PARENT,
        key_of("Area"),
    )
    code: str | None = condition("With this code (代码).", has_code("= $value"))
    code_in: list[str] | None = condition("With one of these codes (代码之一).", has_code("IN $value"))
    code_starts_with: str | None = condition("The code begins so (代码前缀).", has_code("STARTS WITH $value"))
    has_code: bool | None = condition("Has a code, or none (有无代码).", "(this.code IS NOT NULL) = $value")
    name: str | None = condition("Exactly this name on the day (名称).", f"{NAME_ON_DAY} = $value")
    name_contains: str | None = condition("A part of the name (名称包含).", f"{NAME_ON_DAY} CONTAINS $value")
    name_starts_with: str | None = condition("The name begins so (名称前缀).", f"{NAME_ON_DAY} STARTS WITH $value")
    has_liaison: bool | None = condition(
        "Somebody is linked to it or to the zone or town merged with it (已挂钩联系).",
        f"{has_liaison('this')} = $value",
    )
    has_assignment: SupervisionBasis | None = condition(
        "An assignment on this ground names it (有此类责任).",
        "EXISTS { MATCH (this)<-[:SUBJECT]-(charge:Assignment) WHERE charge.basis = $value AND held(charge) }",
    )
    has_parent: bool | None = condition(
        "There is an area above it (有无上级).",
        f"{HAS_PARENT} = $value",
    )
    has_children: bool | None = condition(
        "There are areas directly below it (有无下级).",
        f"({HAS_CHILDREN}) = $value",
    )
    has_enterprises: bool | None = condition(
        "Enterprises lie in this very area (有无企业).",
        "EXISTS { MATCH (this)<-[located:LOCATED_IN WHERE held(located)]-(:Enterprise) } = $value",
    )
    is_merged: bool | None = condition(
        "It shares an administration with a zone or town (区镇合一).",
        "EXISTS { MATCH (this)-[merged:MERGED_WITH WHERE held(merged)]-(:Area) } = $value",
    )


@described_order
class AreaOrder:
    """One key to sort areas by (区域排序)."""

    code = sort_key("By code; those without one first (代码).", f"coalesce({CODE_ON_DAY}, '')")
    name = sort_key("By the name on the day, by code point (名称).", f"coalesce({NAME_ON_DAY}, '')")
    level = sort_key(
        "From province to village (层级).",
        "CASE this.level WHEN 'PROVINCE' THEN 1 WHEN 'CITY' THEN 2 WHEN 'DISTRICT' THEN 3 WHEN 'TOWN' THEN 4 ELSE 5 END",
    )
    kind = sort_key("Divisions before zones (类别).", "coalesce(this.kind, '')")


AREA_INPUTS: Any = {"filter": AreaFilter, "order_by": AreaOrder}


@described
class Area(Node):
    """An administrative division or a functional zone (行政区划、功能区)."""

    key: strawberry.ID = prop(KEY_WORDS)
    code: str | None = expr(
        "GB/T 2260 (6 digits) or the statistical code (9 or 12), of the day; null for a zone without (代码).",
        CODE_ON_DAY,
    )
    name: str = expr("Its name on the day (名称).", NAME_ON_DAY)
    level: AreaLevel = prop("Its level (层级).")
    kind: AreaKind = prop("Division or zone (类别).")
    aliases: list[str] = expr("What else it is called (别名).", ALIASES_ON_DAY)
    parent: "Area | None" = link("The nearest area above that is still there (上级).", PARENT)
    ancestors: list["Area"] = link("From the nearest upward (各级上级).", ANCESTORS, order=["steps", "that.key"])

    children: "Connection[Area]" = connection(
        "The areas directly below, and those that areas which ended left to it (下级).",
        CHILDREN,
        order=("that.key",),
        **AREA_INPUTS,
    )
    descendants: "Connection[Area]" = connection(
        "All areas below, on every level (各级下级).",
        DESCENDANTS,
        order=("that.key",),
        where={"level": Predicate("state(this).level = $value")},
        level=Annotated[AreaLevel | None, strawberry.argument(description="Only of this level (层级).")],
        **AREA_INPUTS,
    )
    merged_with: list["Area"] = link(
        "Zones and towns under one administration with it (区镇合一).",
        "(:Area)-[:MERGED_WITH*]-(:Area)",
        order=["that.key"],
    )

    enterprises: Connection[Enterprise] = connection(
        "The enterprises in it (企业).",
        enterprises_below,
        conditions=ENTERPRISES_HELD,
        order=("that.key",),
        filter=EnterpriseFilter,
        order_by=EnterpriseOrder,
        recursive=Default(
            Annotated[bool, strawberry.argument(description="With those of all areas below (含下级).")], True
        ),
    )
    assignments: Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]] = connection(
        "Assignments that name this very area (挂钩与分工).",
        "(:Area)<-[:SUBJECT]-(:Assignment)",
        order=("that.basis", "that.key"),
        **BASIS,
        **ASSIGNMENT_INPUTS,
    )
    incidents: Connection[Annotated["Incident", strawberry.lazy("schema.incident")]] = connection(
        "The incidents in it up to the day, also at enterprises that lay in it then, the latest first (事故).",
        incidents_below,
        conditions=HAPPENED,
        order=LATEST_FIRST,
        recursive=Default(
            Annotated[bool, strawberry.argument(description="With those of all areas below (含下级).")], True
        ),
        **INCIDENT_INPUTS,
    )
    measures: Connection[Annotated["AccountabilityMeasure", strawberry.lazy("schema.measure")]] = connection(
        "The measures against this very area, the newest first (问责和督办措施).",
        "(:Area)<-[:AGAINST]-(:AccountabilityMeasure)",
        order=NEWEST_FIRST,
        **MEASURE_INPUTS,
    )
    hazards: Connection[Annotated["Hazard", strawberry.lazy("schema.hazard")]] = connection(
        "The hazards found by the day in it and at the enterprises in it (隐患).",
        hazards_below,
        conditions=(HAS_HAPPENED,),
        order=("that.key",),
        recursive=Default(
            Annotated[bool, strawberry.argument(description="With those of all areas below (含下级).")], True
        ),
        **HAZARD_INPUTS,
    )
    records: Connection[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = connection(
        "What was done about it and what lies in it: enterprises, hazards, incidents; the newest first (履职记录).",
        records_below,
        conditions=HELD,
        order=LATEST_DONE,
        recursive=Default(
            Annotated[bool, strawberry.argument(description="With those of all areas below (含下级).")], True
        ),
        **DUTY_RECORD_INPUTS,
    )
    has_children: bool = expr("Whether areas lie directly below it (有无下级).", HAS_CHILDREN)
    depth: int = expr("How many areas lie above it (层级深度).", DEPTH)
    siblings: "Connection[Area]" = connection(
        "The other areas directly below the same one (同级区域).", SIBLINGS, order=("that.key",), **AREA_INPUTS
    )
    subtree: list[AreaTreeRow] = subtree_field(AreaLevel)
    path: AreaPath | None = path_field()
    exists_from: date | None = since(
        "The first day on which there is such an area; null where unknown (存续起始日).", "validFrom"
    )
    exists_from_uncertain: bool = expr(
        "True when the source does not say the day, and the latest possible one is taken (存续起始日存疑).",
        "coalesce(this.validFromUncertain, false)",
    )
    exists_to: date | None = until("Exclusive; null while there is such an area (存续截止日，不含当日).", "validTo")
    exists_to_uncertain: bool = expr(
        "True when the source does not say the day, and the latest possible one is taken (存续截止日存疑).",
        "coalesce(this.validToUncertain, false)",
    )
    changes: list[ChangeEvent] = CHANGES
    predecessors: list["Area"] = PREDECESSOR_AREAS
    successors: list["Area"] = SUCCESSOR_AREAS
    history: list[AreaHistoryEntry] = AREA_HISTORY_FIELD
    enterprise_groups: list[EnterpriseGroup] = ENTERPRISE_GROUPS
