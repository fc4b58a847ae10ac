"""Enterprises (企业)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import expr, key_of, link, prop, view
from resolvers.duty_record import AT_ENTERPRISE, HELD
from resolvers.duty_record import NEWEST_FIRST as LATEST_DONE
from resolvers.enterprise import HAS_LIAISON, IS_WITHIN, NAME_ON_DAY
from resolvers.hazard import HAS_HAPPENED
from resolvers.incident import HAPPENED, LATEST_FIRST, NEWEST_FIRST
from schema.assignment_basis import BASIS, SupervisionBasis
from schema.assignment_filter import ASSIGNMENT_INPUTS
from schema.connection import Connection, connection
from schema.describe import described
from schema.duty_record_filter import DUTY_RECORD_INPUTS
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.hazard_filter import HAZARD_INPUTS
from schema.incident_filter import INCIDENT_INPUTS
from schema.measure_filter import MEASURE_INPUTS
from schema.node import KEY_WORDS, Node
from schema.rectification_plan import RECTIFICATION_PLAN_INPUTS, RectificationPlan
from schema.sector import Sector

if TYPE_CHECKING:
    from schema.area import Area
    from schema.assignment import Assignment
    from schema.chain import ResponsibilityChain
    from schema.duty_record import DutyRecord
    from schema.hazard import Hazard
    from schema.incident import Incident
    from schema.measure import AccountabilityMeasure


@described_filter
class EnterpriseFilter:
    """Which enterprises; all conditions must hold (企业筛选条件)."""

    within: strawberry.ID | None = condition("In this area or below it (所在区域).", IS_WITHIN, key_of("Area"))
    area: strawberry.ID | None = condition(
        "In this very area (直接所在区域).",
        "EXISTS { MATCH (this)-[located:LOCATED_IN WHERE held(located)]->(:Area {key: $value}) }",
        key_of("Area"),
    )
    sector: str | None = condition(
        "The sector's code (行业领域代码).",
        "EXISTS { MATCH (this)-[operates:OPERATES_IN WHERE held(operates)]->(:Sector {code: $value}) }",
    )
    sector_in: list[str] | None = condition(
        "One of these sectors' codes (行业领域之一).",
        "EXISTS { MATCH (this)-[operates:OPERATES_IN WHERE held(operates)]->(sector:Sector) WHERE state(sector).code IN $value }",
    )
    is_key: bool | None = condition("Key enterprises only, or none of them (重点企业).", "this.isKey = $value")
    uscc: str | None = condition("With this code (统一社会信用代码).", "this.uscc = $value")
    uscc_in: list[str] | None = condition("With one of these codes (代码之一).", "this.uscc IN $value")
    uscc_starts_with: str | None = condition("The code begins so (代码前缀).", "this.uscc STARTS WITH $value")
    has_uscc: bool | None = condition("Has a code, or none (有无代码).", "(this.uscc IS NOT NULL) = $value")
    name: str | None = condition("Exactly this name on the day (名称).", f"{NAME_ON_DAY} = $value")
    name_contains: str | None = condition("A part of the name (名称包含).", f"{NAME_ON_DAY} CONTAINS $value")
    name_starts_with: str | None = condition("The name begins so (名称前缀).", f"{NAME_ON_DAY} STARTS WITH $value")
    has_liaison: bool | None = condition(
        "Its own; what it inherits from an area does not count (已挂钩联系).", f"{HAS_LIAISON} = $value"
    )
    has_assignment: SupervisionBasis | None = condition(
        "An assignment on this ground names it (有此类责任).",
        "EXISTS { MATCH (this)<-[:SUBJECT]-(charge:Assignment) WHERE charge.basis = $value AND held(charge) }",
    )
    has_area: bool | None = condition(
        "The register knows where it is (有无所在区域).",
        "EXISTS { MATCH (this)-[located:LOCATED_IN WHERE held(located)]->(:Area) } = $value",
    )
    has_sector: bool | None = condition(
        "It is supervised for something (有无行业领域).",
        "EXISTS { MATCH (this)-[operates:OPERATES_IN WHERE held(operates)]->(:Sector) } = $value",
    )


@described_order
class EnterpriseOrder:
    """One key to sort enterprises by (企业排序)."""

    uscc = sort_key("By code; those without one first (统一社会信用代码).", "coalesce(this.uscc, '')")
    name = sort_key("By the name on the day, by code point (名称).", f"coalesce({NAME_ON_DAY}, '')")
    is_key = sort_key("Key enterprises last (重点企业).", "CASE WHEN this.isKey THEN 1 ELSE 0 END")


@described
class Enterprise(Node):
    """An enterprise, identified by its 统一社会信用代码 (企业)."""

    key: strawberry.ID = prop(KEY_WORDS)
    uscc: str | None = prop("GB 32100-2015, 18 characters (统一社会信用代码).")
    name: str = expr("Its name on the day (名称).", NAME_ON_DAY)
    is_key: bool = prop("Whether it is under key supervision (重点企业).")
    sectors: list[Sector] = link(
        "What it is supervised for (行业领域).", "(:Enterprise)-[:OPERATES_IN]->(:Sector)", order=["state(that).code"]
    )
    area: Annotated["Area", strawberry.lazy("schema.area")] | None = link(
        "The lowest area known to contain it (所在区域).", "(:Enterprise)-[:LOCATED_IN]->(:Area)"
    )

    assignments: Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]] = connection(
        "Assignments that name this very enterprise (挂钩与分工).",
        "(:Enterprise)<-[:SUBJECT]-(:Assignment)",
        order=("that.basis", "that.key"),
        **BASIS,
        **ASSIGNMENT_INPUTS,
    )
    incidents: Connection[Annotated["Incident", strawberry.lazy("schema.incident")]] = connection(
        "The incidents there up to the day, the latest first (事故).",
        "(:Enterprise)<-[:OCCURRED_AT]-(:Incident)",
        conditions=HAPPENED,
        order=LATEST_FIRST,
        **INCIDENT_INPUTS,
    )
    measures: Connection[Annotated["AccountabilityMeasure", strawberry.lazy("schema.measure")]] = connection(
        "The measures against the enterprise, the newest first (问责和督办措施).",
        "(:Enterprise)<-[:AGAINST]-(:AccountabilityMeasure)",
        order=NEWEST_FIRST,
        **MEASURE_INPUTS,
    )
    hazards: Connection[Annotated["Hazard", strawberry.lazy("schema.hazard")]] = connection(
        "The hazards found there by the day (隐患).",
        "(:Enterprise)<-[:FOUND_AT]-(:Hazard)",
        conditions=(HAS_HAPPENED,),
        order=("that.key",),
        **HAZARD_INPUTS,
    )
    rectification_plans: Connection[RectificationPlan] = connection(
        "Its plans to rectify hazards, the newest first (一企一策).",
        "(:Enterprise)<-[:CONCERNS]-(:RectificationPlan)",
        order=LATEST_DONE,
        **RECTIFICATION_PLAN_INPUTS,
    )
    records: Connection[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = connection(
        "What was done about it, its hazards and its incidents, the newest first (履职记录).",
        AT_ENTERPRISE,
        conditions=HELD,
        order=LATEST_DONE,
        **DUTY_RECORD_INPUTS,
    )
    responsibility_chain: Annotated["ResponsibilityChain", strawberry.lazy("schema.chain")] = view(
        "Who answers for it: every strand, every level (责任链).", on=True
    )
