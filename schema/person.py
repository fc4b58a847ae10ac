"""Persons (人员)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import key_of, prop
from resolvers.duty_list import NEWEST_YEAR_FIRST
from resolvers.duty_record import NEWEST_FIRST as LATEST_DONE
from resolvers.incident import NEWEST_FIRST
from schema.assignment_basis import BASIS
from schema.assignment_filter import ASSIGNMENT_INPUTS
from schema.connection import Connection, connection
from schema.describe import described
from schema.duty_list_filter import DUTY_LIST_INPUTS
from schema.duty_record_filter import DUTY_RECORD_INPUTS
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.measure_filter import MEASURE_INPUTS
from schema.membership_filter import MEMBERSHIP_INPUTS
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.assignment import Assignment
    from schema.duty_list import DutyList
    from schema.duty_record import DutyRecord
    from schema.measure import AccountabilityMeasure
    from schema.organization import Membership


@described_filter
class PersonFilter:
    """Which persons; all conditions must hold (人员筛选条件)."""

    name: str | None = condition("Exactly this name (姓名).", "this.name = $value")
    name_contains: str | None = condition("A part of the name (姓名包含).", "this.name CONTAINS $value")
    organization: strawberry.ID | None = condition(
        "In this organisation, in a post or as a member (所在单位).",
        "EXISTS { MATCH (this)<-[:MEMBER]-(tenure:Membership)-[:ORGANIZATION]->(:Organization {key: $value})"
        " WHERE held(tenure) }",
        key_of("Organization"),
    )
    has_membership: bool | None = condition(
        "In a post or a group (有无任职).",
        "EXISTS { MATCH (this)<-[:MEMBER]-(tenure:Membership) WHERE held(tenure) } = $value",
    )
    has_assignment: bool | None = condition(
        "Charged with something by name (有无分工).",
        "EXISTS { MATCH (this)<-[:ASSIGNEE]-(charge:Assignment) WHERE held(charge) } = $value",
    )


@described_order
class PersonOrder:
    """One key to sort persons by (人员排序)."""

    name = sort_key("By name, by code point (姓名).", "coalesce(this.name, '')")


@described
class Person(Node):
    """A person, known by name within the organisation that a document is about (人员)."""

    key: strawberry.ID = prop(KEY_WORDS)
    name: str = prop("The name in simplified script (姓名).")
    memberships: Connection[Annotated["Membership", strawberry.lazy("schema.organization")]] = connection(
        "The posts and groups the person is in, the newest first (任职).",
        "(:Person)<-[:MEMBER]-(:Membership)",
        order=("that.validFrom DESC", "that.key"),
        **MEMBERSHIP_INPUTS,
    )
    assignments: Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]] = connection(
        "What the person is charged with by name, the newest first (挂钩与分工).",
        "(:Person)<-[:ASSIGNEE]-(:Assignment)",
        order=("that.validFrom DESC", "that.key"),
        **BASIS,
        **ASSIGNMENT_INPUTS,
    )
    measures: Connection[Annotated["AccountabilityMeasure", strawberry.lazy("schema.measure")]] = connection(
        "The measures against the person by name, the newest first (问责和督办措施).",
        "(:Person)<-[:AGAINST]-(:AccountabilityMeasure)",
        order=NEWEST_FIRST,
        **MEASURE_INPUTS,
    )
    records: Connection[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = connection(
        "What the person did by name, the newest first (履职记录).",
        "(:Person)<-[:PERFORMED_BY]-(:DutyRecord)",
        order=LATEST_DONE,
        **DUTY_RECORD_INPUTS,
    )
    duty_lists: Connection[Annotated["DutyList", strawberry.lazy("schema.duty_list")]] = connection(
        "The lists that name the person, those of the newest year first (责任清单、重点工作清单).",
        "(:Person)<-[:OWNED_BY]-(:DutyList)",
        order=NEWEST_YEAR_FIRST,
        **DUTY_LIST_INPUTS,
    )
