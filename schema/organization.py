"""Organisations, their posts, and who is in them (单位、岗位、任职)."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import CYPHER, Link, key_of, link, prop
from language import _
from resolvers.duty_list import NEWEST_YEAR_FIRST
from resolvers.duty_record import NEWEST_FIRST as LATEST_DONE
from resolvers.incident import NEWEST_FIRST
from resolvers.post import IS_HELD
from schema.assignment_basis import BASIS
from schema.assignment_filter import ASSIGNMENT_INPUTS
from schema.connection import Connection, connection
from schema.describe import described, described_enum
from schema.duty_list_filter import DUTY_LIST_INPUTS
from schema.duty_record_filter import DUTY_RECORD_INPUTS
from schema.filtering import condition, described_filter, described_order, sort_key
from schema.history import POST_HISTORY_FIELD
from schema.measure_filter import MEASURE_INPUTS
from schema.membership_filter import MEMBERSHIP_INPUTS, MembershipRole
from schema.node import KEY_WORDS, Node
from schema.person import Person
from schema.stated import Stated
from schema.vacancy import Vacancy

if TYPE_CHECKING:
    from schema.area import Area
    from schema.assignment import Assignment
    from schema.duty_list import DutyList
    from schema.duty_record import DutyRecord
    from schema.measure import AccountabilityMeasure


@described_enum
class OrganizationKind(Enum):
    """What kind of organisation it is (单位类别)."""

    PARTY_COMMITTEE = _("Party committee")
    GOVERNMENT = _("Government")
    BUREAU = _("Bureau")
    DIVISION = _("Division")
    OFFICE = _("Office")
    SAFETY_COMMITTEE = _("Work safety committee")
    SAFETY_COMMITTEE_OFFICE = _("Office of the work safety committee")
    SPECIAL_COMMITTEE = _("Special work safety committee")
    LEADING_GROUP = _("Leading group")
    WORKING_GROUP = _("Working group")
    SUPERVISION_GROUP = _("Liaison group")
    ZONE_ADMINISTRATION = _("Zone administration")
    OTHER = _("Other organisation")


@described_filter
class OrganizationFilter:
    """Which organisations; all conditions must hold (单位筛选条件)."""

    kind: OrganizationKind | None = condition("Of this kind (类别).", "this.kind = $value")
    kind_in: list[OrganizationKind] | None = condition("Of one of these kinds (类别之一).", "this.kind IN $value")
    name: str | None = condition("Exactly this name (名称).", "this.name = $value")
    name_contains: str | None = condition("A part of the name (名称包含).", "this.name CONTAINS $value")
    parent: strawberry.ID | None = condition(
        "Belongs to this one (上级单位).",
        "EXISTS { MATCH (this)-[part:PART_OF WHERE held(part)]->(:Organization {key: $value}) }",
        key_of("Organization"),
    )
    area: strawberry.ID | None = condition(
        "Administers this very area (所辖区域).",
        "EXISTS { MATCH (this)-[rules:ADMINISTERS WHERE held(rules)]->(:Area {key: $value}) }",
        key_of("Area"),
    )
    has_area: bool | None = condition(
        "Administers an area (有无所辖区域).",
        "EXISTS { MATCH (this)-[rules:ADMINISTERS WHERE held(rules)]->(:Area) } = $value",
    )
    has_posts: bool | None = condition(
        "Has posts (有无岗位).",
        "EXISTS { MATCH (this)<-[belongs:BELONGS_TO]-(:Post) WHERE noted(belongs) } = $value",
    )
    has_members: bool | None = condition(
        "Somebody is in it (有无成员).",
        "EXISTS { MATCH (this)<-[:ORGANIZATION]-(tenure:Membership) WHERE held(tenure) } = $value",
    )
    has_assignment: bool | None = condition(
        "Charged with something as a whole (有无分工).",
        "EXISTS { MATCH (this)<-[:ASSIGNEE]-(charge:Assignment) WHERE held(charge) } = $value",
    )


@described_order
class OrganizationOrder:
    """One key to sort organisations by (单位排序)."""

    name = sort_key("By name, by code point (名称).", "coalesce(this.name, '')")
    kind = sort_key("By kind, alphabetically (类别).", "coalesce(this.kind, '')")


@described_filter
class PostFilter:
    """Which posts; all conditions must hold (岗位筛选条件)."""

    title: str | None = condition("Exactly this title (职务).", "this.title = $value")
    title_contains: str | None = condition("A part of the title (职务包含).", "this.title CONTAINS $value")
    organization: strawberry.ID | None = condition(
        "In this organisation (所在单位).",
        "EXISTS { MATCH (this)-[belongs:BELONGS_TO]->(:Organization {key: $value}) WHERE noted(belongs) }",
        key_of("Organization"),
    )
    dual_duty: bool | None = condition(
        "Answers for safety beside its own business (一岗双责).", "this.dualDuty = $value"
    )
    has_holder: bool | None = condition(
        "Somebody holds it, or it is vacant (有无任职人员).",
        f"{IS_HELD.replace('post', 'this')} = $value",
    )
    has_assignment: bool | None = condition(
        "Charged with something (有无分工).",
        "EXISTS { MATCH (this)<-[:ASSIGNEE]-(charge:Assignment) WHERE held(charge) } = $value",
    )


@described_order
class PostOrder:
    """One key to sort posts by (岗位排序)."""

    title = sort_key("By title, by code point (职务).", "coalesce(this.title, '')")


@described
class Organization(Node):
    """A party committee, government, bureau, office, committee or group (单位)."""

    key: strawberry.ID = prop(KEY_WORDS)
    name: str = prop("Its name (名称).")
    kind: OrganizationKind = prop("What kind it is (类别).")
    parent: "Organization | None" = link(
        "What it belongs to (上级单位).", "(:Organization)-[:PART_OF]->(:Organization)"
    )
    area: Annotated["Area", strawberry.lazy("schema.area")] | None = link(
        "The area that it administers (所辖区域).", "(:Organization)-[:ADMINISTERS]->(:Area)", order=["that.key"]
    )
    posts: list["Post"] = link("Its posts (岗位).", "(:Organization)<-[:BELONGS_TO]-(:Post)", order=["that.key"])

    members: "Connection[Membership]" = connection(
        "Who is in it (成员).",
        "(:Organization)<-[:ORGANIZATION]-(:Membership)",
        order=("coalesce(that.row, 0)", "that.key"),
        **MEMBERSHIP_INPUTS,
    )
    children: "Connection[Organization]" = connection(
        "What belongs to it: offices, divisions, groups (下属单位).",
        "(:Organization)<-[:PART_OF]-(:Organization)",
        order=("that.key",),
        filter=OrganizationFilter,
        order_by=OrganizationOrder,
    )
    assignments: Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]] = connection(
        "What it is charged with as a whole, the newest first (挂钩与分工).",
        "(:Organization)<-[:ASSIGNEE]-(:Assignment)",
        order=("that.validFrom DESC", "that.key"),
        **BASIS,
        **ASSIGNMENT_INPUTS,
    )
    measures: Connection[Annotated["AccountabilityMeasure", strawberry.lazy("schema.measure")]] = connection(
        "The measures against the organisation, the newest first (问责和督办措施).",
        "(:Organization)<-[:AGAINST]-(:AccountabilityMeasure)",
        order=NEWEST_FIRST,
        **MEASURE_INPUTS,
    )
    records: Connection[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = connection(
        "What it did as a whole, the newest first (履职记录).",
        "(:Organization)<-[:PERFORMED_BY]-(:DutyRecord)",
        order=LATEST_DONE,
        **DUTY_RECORD_INPUTS,
    )
    duty_lists: Connection[Annotated["DutyList", strawberry.lazy("schema.duty_list")]] = connection(
        "The organisation's own lists, those of the newest year first (责任清单、重点工作清单).",
        "(:Organization)<-[:OWNED_BY]-(:DutyList)",
        order=NEWEST_YEAR_FIRST,
        **DUTY_LIST_INPUTS,
    )


@described
class Post(Node):
    """An office; it exists while nobody holds it (岗位)."""

    key: strawberry.ID = prop(KEY_WORDS)
    title: str = prop("Its title (职务).")
    organization: Organization = link("Where it is (所在单位).", "(:Post)-[:BELONGS_TO]->(:Organization)")
    dual_duty: bool = prop("Whether its holder answers for safety beside the post's own business (一岗双责).")
    holders: list[Person] = link(
        "Who holds it, each once; who only acts for it is under `acting` (任职人员).",
        "MATCH (this)<-[:POST]-(tenure:Membership)-[:MEMBER]->(that:Person)"
        " WHERE tenure.role <> 'ACTING' AND held(tenure) WITH DISTINCT that",
        order=["that.key"],
    )
    acting: list[Person] = link(
        "Who acts for it, each once, and has its duties (主持工作).",
        "MATCH (this)<-[:POST]-(tenure:Membership)-[:MEMBER]->(that:Person)"
        " WHERE tenure.role = 'ACTING' AND held(tenure) WITH DISTINCT that",
        order=["that.key"],
    )
    vacancy: Vacancy | None = strawberry.field(
        description="Set while nobody holds it, though somebody may act for it (空缺).",
        metadata={
            CYPHER: Link(
                "WITH this AS post, false AS isGroup",
                conditions=(f"NOT {IS_HELD}",),
                target=None,
                binds=("post", "isGroup"),
            )
        },
    )
    history: "Connection[Membership]" = POST_HISTORY_FIELD
    memberships: "Connection[Membership]" = connection(
        "Who holds it, each time of holding by itself, the newest first (任职).",
        "(:Post)<-[:POST]-(:Membership)",
        order=("that.validFrom DESC", "that.key"),
        **MEMBERSHIP_INPUTS,
    )
    assignments: Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]] = connection(
        "What its holder is charged with, the newest first (挂钩与分工).",
        "(:Post)<-[:ASSIGNEE]-(:Assignment)",
        order=("that.validFrom DESC", "that.key"),
        **BASIS,
        **ASSIGNMENT_INPUTS,
    )
    measures: Connection[Annotated["AccountabilityMeasure", strawberry.lazy("schema.measure")]] = connection(
        "The measures against the post, whoever holds it, the newest first (问责和督办措施).",
        "(:Post)<-[:AGAINST]-(:AccountabilityMeasure)",
        order=NEWEST_FIRST,
        **MEASURE_INPUTS,
    )
    records: Connection[Annotated["DutyRecord", strawberry.lazy("schema.duty_record")]] = connection(
        "What was done in the post, whoever held it, the newest first (履职记录).",
        "(:Post)<-[:PERFORMED_BY]-(:DutyRecord)",
        order=LATEST_DONE,
        **DUTY_RECORD_INPUTS,
    )
    duty_lists: Connection[Annotated["DutyList", strawberry.lazy("schema.duty_list")]] = connection(
        "The lists of whoever holds it, those of the newest year first (责任清单、重点工作清单).",
        "(:Post)<-[:OWNED_BY]-(:DutyList)",
        order=NEWEST_YEAR_FIRST,
        **DUTY_LIST_INPUTS,
    )


@described
class Membership(Stated):
    """A person in a post or a group for a period (任职)."""

    person: Person = link("Who (人员).", "(:Membership)-[:MEMBER]->(:Person)")
    post: Post | None = link("In which post; null in a group (岗位).", "(:Membership)-[:POST]->(:Post)")
    organization: Organization = link(
        "In which organisation or group (单位).", "(:Membership)-[:ORGANIZATION]->(:Organization)"
    )
    role: MembershipRole = prop("As what (身份).")
