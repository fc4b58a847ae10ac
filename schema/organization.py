"""Organisations, their posts, and who is in them (单位、岗位、任职)."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import Link, answered_by, link, prop, since, until
from language import _
from schema.connection import After, Connection, First
from schema.describe import described, described_enum
from schema.document import Citation, citation
from schema.node import KEY_WORDS, Node
from schema.person import Person

if TYPE_CHECKING:
    from schema.area import Area


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


@described_enum
class MembershipRole(Enum):
    """As what a person is in a post or a group (任职身份)."""

    LEAD = _("Lead")
    DEPUTY = _("Deputy")
    MEMBER = _("Member")
    HOLDER = _("Holder")


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

    @answered_by(
        Link("(:Organization)<-[:ORGANIZATION]-(:Membership)", order=("coalesce(that.row, 0)", "that.key"), paged=True)
    )
    def members(self, first: First = None, after: After = None) -> "Connection[Membership]":
        """Who is in it (成员)."""


@described
class Post(Node):
    """An office; it exists while nobody holds it (岗位)."""

    key: strawberry.ID = prop(KEY_WORDS)
    title: str = prop("Its title (职务).")
    organization: Organization = link("Where it is (所在单位).", "(:Post)-[:BELONGS_TO]->(:Organization)")
    dual_duty: bool = prop("Whether its holder answers for safety beside the post's own business (一岗双责).")
    holders: list[Person] = link(
        "Who holds it, each once (任职人员).",
        "MATCH (this)<-[:POST]-(tenure:Membership)-[:MEMBER]->(that:Person) WHERE held(tenure) WITH DISTINCT that",
        order=["that.key"],
    )


@described
class Membership(Node):
    """A person in a post or a group for a period (任职)."""

    person: Person = link("Who (人员).", "(:Membership)-[:MEMBER]->(:Person)")
    post: Post | None = link("In which post; null in a group (岗位).", "(:Membership)-[:POST]->(:Post)")
    organization: Organization = link(
        "In which organisation or group (单位).", "(:Membership)-[:ORGANIZATION]->(:Organization)"
    )
    role: MembershipRole = prop("As what (身份).")
    valid_from: date | None = since("The first day (开始日期).")
    valid_to: date | None = until("Exclusive; null while it is open (结束日期，不含当日).")
    end_condition: str | None = prop("What ends it, where the source names an event and no day (终止条件).")
    recorded_from: datetime = prop("When the register learned it (登记时刻).")
    recorded_to: datetime | None = until("When the register corrected it; null while it stands (更正时刻).")
    citation: Citation | None = citation()
