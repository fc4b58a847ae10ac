"""The roots of the API; each hands its arguments to the resolver of its concept."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from graph.compiler.question import Question
from resolvers import chain, change, coverage, difference, due, node
from resolvers.area import AREA, AREAS
from resolvers.assignment import ASSIGNMENT, ASSIGNMENTS, SECTORS
from resolvers.document import DOCUMENT, DOCUMENTS
from resolvers.enterprise import ENTERPRISE, ENTERPRISES
from resolvers.organization import ORGANIZATION, ORGANIZATIONS, POST, POSTS
from resolvers.person import MEMBERSHIPS, PERSON, PERSONS
from resolvers.search import search
from schema.area import Area, AreaFilter, AreaOrder
from schema.assignment import Assignment
from schema.assignment_filter import AssignmentFilter, AssignmentOrder
from schema.audit_roots import AuditRoots
from schema.chain import ResponsibilityChain
from schema.change import ChangeEvent
from schema.clocks import AsOfArgument
from schema.connection import After, Before, Connection, First, Last
from schema.coverage import CoverageReport
from schema.demand_roots import DemandRoots
from schema.describe import answers, described
from schema.difference import AreaDifference
from schema.document import OfficialDocument, OfficialDocumentFilter, OfficialDocumentOrder
from schema.due import DutyDue, DutyReport
from schema.enterprise import Enterprise, EnterpriseFilter, EnterpriseOrder
from schema.hazard_roots import HazardRoots
from schema.incident_roots import IncidentRoots
from schema.labels import EnumLabel, enum_labels
from schema.membership_filter import MembershipFilter, MembershipOrder
from schema.node import Node
from schema.organization import (
    Membership,
    Organization,
    OrganizationFilter,
    OrganizationOrder,
    Post,
    PostFilter,
    PostOrder,
)
from schema.person import Person, PersonFilter, PersonOrder
from schema.roots import Info, found, listed
from schema.search import LABELS, SearchHit, SearchKind
from schema.sector import Sector

NAME = "The name on the day (名称)."


@described
class Query(IncidentRoots, HazardRoots, DemandRoots, AuditRoots):
    """Who answers for this enterprise, on that day, and on whose word (查询)."""

    @answers(Node | None)
    def node(
        self,
        info: Info,
        identifier: Annotated[strawberry.ID, strawberry.argument(name="id", description="The global id (标识).")],
    ) -> Question:
        """Any node by its id, under the clocks that the id carries (按标识查询)."""
        return node.node(info.context.moment, identifier)

    @answers(list[Node | None])
    def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="Global ids (标识).")]
    ) -> Question:
        """Several nodes in the order of their ids; null for what is not there (按标识批量查询)."""
        return node.nodes(info.context.moment, ids)

    area: Area | None = found(
        Area, "One area, by exactly one of id, code and name (区域).", AREA, code="Its code (区划代码).", name=NAME
    )
    areas: Connection[Area] = listed(
        Area, "The areas that exist on the day, by id (区域列表).", AREAS, AreaFilter, AreaOrder
    )
    enterprise: Enterprise | None = found(
        Enterprise,
        "One enterprise, by exactly one of id, uscc and name (企业).",
        ENTERPRISE,
        uscc="Its 统一社会信用代码.",
        name=NAME,
    )
    enterprises: Connection[Enterprise] = listed(
        Enterprise,
        "The enterprises that exist on the day, by id (企业列表).",
        ENTERPRISES,
        EnterpriseFilter,
        EnterpriseOrder,
    )
    person: Person | None = found(Person, "One person (人员).", PERSON)
    persons: Connection[Person] = listed(
        Person, "The persons that the register knows, by id (人员列表).", PERSONS, PersonFilter, PersonOrder
    )
    organization: Organization | None = found(
        Organization, "One organisation, by exactly one of id and name (单位).", ORGANIZATION, name="Its name (名称)."
    )
    organizations: Connection[Organization] = listed(
        Organization, "The organisations, by id (单位列表).", ORGANIZATIONS, OrganizationFilter, OrganizationOrder
    )
    post: Post | None = found(Post, "One post (岗位).", POST)
    posts: Connection[Post] = listed(Post, "The posts, held or vacant, by id (岗位列表).", POSTS, PostFilter, PostOrder)
    memberships: Connection[Membership] = listed(
        Membership,
        "Who is in which post or group on the day, by id (任职列表).",
        MEMBERSHIPS,
        MembershipFilter,
        MembershipOrder,
    )
    assignment: Assignment | None = found(Assignment, "One assignment (挂钩与分工).", ASSIGNMENT)
    assignments: Connection[Assignment] = listed(
        Assignment,
        "The assignments that hold on the day, by id (挂钩与分工列表).",
        ASSIGNMENTS,
        AssignmentFilter,
        AssignmentOrder,
    )
    sectors: Connection[Sector] = listed(Sector, "All sectors, by code (行业领域列表).", SECTORS, None, None)
    document: OfficialDocument | None = found(
        OfficialDocument,
        "One document, by exactly one of id and number (文件).",
        DOCUMENT,
        number="In simplified script (发文字号).",
    )
    documents: Connection[OfficialDocument] = listed(
        OfficialDocument,
        "All documents, the newest first (文件列表).",
        DOCUMENTS,
        OfficialDocumentFilter,
        OfficialDocumentOrder,
    )

    @answers(ResponsibilityChain | None)
    def responsibility_chain(
        self,
        info: Info,
        enterprise: Annotated[
            strawberry.ID | None, strawberry.argument(description="An enterprise's id (企业).")
        ] = None,
        area: Annotated[strawberry.ID | None, strawberry.argument(description="An area's id (区域).")] = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """Who answers for an enterprise, or for an area, on a day: every strand, every level, with its source (责任链)."""
        return chain.responsibility_chain(info.context.moment, enterprise, area, as_of)

    @answers(CoverageReport | None)
    def coverage(
        self,
        info: Info,
        area: Annotated[strawberry.ID, strawberry.argument(description="The area's id (区域).")],
        as_of: AsOfArgument = None,
    ) -> Question:
        """What the documents say of the units below an area, and which of them lack it (覆盖面审计)."""
        return coverage.coverage(info.context.moment, area, as_of)

    @answers(Connection[ChangeEvent])
    def changes(
        self,
        info: Info,
        within: Annotated[
            strawberry.ID | None, strawberry.argument(description="What is, or on some day was, in this area (区域).")
        ] = None,
        from_: Annotated[date | None, strawberry.argument(name="from", description="The first day (起始日期).")] = None,
        to: Annotated[date | None, strawberry.argument(description="Exclusive (截止日期，不含当日).")] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """Changes of areas between two days, the newest first; all that are known where no day is given (撤并更名)."""
        page = {"first": first, "after": after, "last": last, "before": before}
        return change.changes(info.context.moment, within, (from_, to), page, as_of)

    @answers(AreaDifference | None)
    def diff(
        self,
        info: Info,
        area: Annotated[strawberry.ID, strawberry.argument(description="The area's id (区域).")],
        from_: Annotated[date, strawberry.argument(name="from", description="The earlier day (起始日期).")],
        to: Annotated[date, strawberry.argument(description="The later day (截止日期).")],
        known_at: Annotated[
            datetime | None,
            strawberry.argument(description="What the register had recorded by then. Default: now (登记时刻)."),
        ] = None,
    ) -> Question:
        """What is another in an area on a day than on an earlier one: assignments, holders, the areas (两日对比)."""
        return difference.difference(info.context.moment, area, from_, to, known_at)

    @answers(list[SearchHit])
    def search(
        self,
        info: Info,
        text: Annotated[
            str,
            strawberry.argument(
                description="Names, codes, pinyin or initials; script, case and spaces do not matter (搜索文字)."
            ),
        ],
        first: Annotated[int, strawberry.argument(description="How many hits, at most 100 (条数).")] = 20,
        kinds: Annotated[
            list[SearchKind] | None, strawberry.argument(description="Only things of these kinds (搜索范围).")
        ] = None,
        as_of: AsOfArgument = None,
    ) -> Question:
        """By name, former name, alias, code, or pinyin initials: whole words first, areas before enterprises (搜索)."""
        labels = None if kinds is None else [LABELS[kind] for kind in kinds]
        return search(info.context.moment, text, first, labels, as_of)

    @answers(list[EnumLabel])
    def enum_labels(
        self, info: Info, enum: Annotated[str, strawberry.argument(description="The enum's name (枚举名).")]
    ) -> list[EnumLabel]:
        """The words that people use for the values of an enum (枚举词汇)."""
        return enum_labels(enum, info.context.language)

    @answers(list[DutyDue])
    def duties_due(
        self,
        info: Info,
        holder: Annotated[strawberry.ID, strawberry.argument(description="A person's, post's or group's id (责任人).")],
        first: Annotated[date, strawberry.argument(name="from", description="The first day (起始日).")],
        end: Annotated[date, strawberry.argument(name="to", description="Exclusive (截止日，不含当日).")],
    ) -> Question:
        """What a holder has to do between two days (the second exclusive), by the last day of each; behind them the
        duties of these days of which nobody knows by when they are due (应履职事项)."""
        return due.duties_due(info.context.moment, holder, first, end)

    @answers(DutyReport | None)
    def duty_report(
        self,
        info: Info,
        area: Annotated[strawberry.ID, strawberry.argument(description="The area's id (区域).")],
        first: Annotated[date, strawberry.argument(name="from", description="The first day (起始日).")],
        end: Annotated[date, strawberry.argument(name="to", description="Exclusive (截止日，不含当日).")],
        as_of: AsOfArgument = None,
    ) -> Question:
        """What was due in an area in the periods that end between two days, and what was done of it (履职统计报告)."""
        return due.duty_report(info.context.moment, area, first, end, as_of)
