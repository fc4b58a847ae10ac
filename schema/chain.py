"""The responsibility chain (责任链)."""

from datetime import date
from enum import Enum

from graph.clock import ALWAYS, OPEN_DAY
from graph.fields import Link, Predicate, answered_by, bound, expr, first_behind, link, rows, view
from language import _
from resolvers.area import heirs_named
from resolvers.chain import (
    AREA_OF_SUBJECT,
    GAP_BINDS,
    GAP_ORDER,
    GAPS,
    GONE,
    GONE_BINDS,
    GONE_ORDER,
    HEIRS_OF_GONE,
    LINK_BINDS,
    LINK_ORDER,
    RECORDED_LATER,
    links_above,
)
from resolvers.runs import since, until
from schema.area import Area
from schema.assignment import Assignment
from schema.assignment_basis import BasisArgument, SupervisionBasis
from schema.clocks import AsOfEcho
from schema.describe import described, described_enum
from schema.document import Citation, citation
from schema.enterprise import Enterprise
from schema.node import Node
from schema.organization import Membership, Organization, Post
from schema.person import Person
from schema.vacancy import Vacancy


@described_enum
class ResponsibilityRole(Enum):
    """In which capacity somebody answers (责任角色)."""

    PARTY_HEAD = _("Party head")
    GOVERNMENT_HEAD = _("Head of government")
    DEPUTY_IN_CHARGE = _("Deputy in charge of work safety")
    PRINCIPAL = _("Principal person in charge")
    LEGAL_REPRESENTATIVE = _("Legal representative")
    ACTUAL_CONTROLLER = _("Actual controller")
    AGENCY = _("Agency in charge")
    AGENCY_HEAD = _("Head of the agency")
    LIAISON = _("Linked leader")
    GROUP_LEAD = _("Group lead")
    GROUP_DEPUTY = _("Group deputy")
    GROUP_MEMBER = _("Group member")


_BOTH = "CASE WHEN {0} {2} {1} THEN {0} ELSE {1} END"
_SINCE = _BOTH.format(since("membership"), since("assignment"), ">")
_UNTIL = _BOTH.format(until("membership"), until("assignment"), "<")
_VACANT = "holder IS NULL AND (post IS NOT NULL OR isGroup)"


@described
class ResponsibilityLink:
    """One who answers for the subject, in one capacity, on the word of one document (责任环节)."""

    basis: SupervisionBasis = expr("On what ground (监管责任类别).", "assignment.basis")
    role: ResponsibilityRole = expr("In which capacity (角色).", "role")
    holder: Person | None = bound("Who; null for an agency and where nobody is (责任人).", "holder")
    post: Post | None = bound("In which post (岗位).", "post")
    organization: Organization | None = bound("The agency, the group, or where the post is (单位).", "organization")
    vacancy: Vacancy | None = view("Set when nobody held it on the day (空缺).", when=_VACANT)
    is_acting: bool = expr(
        "True where the holder acts for the post and does not hold it (主持工作).",
        "coalesce(membership.role = 'ACTING', false)",
    )
    inherited_from: Area | None = bound(
        "The area it comes down from; null for the subject's own. A merged partner's counts as own (来源区域).",
        "inherited",
    )
    distance: int = expr("How many levels up that area is; 0 for the subject's own (层级距离).", "distance")
    path: list[Node] = bound("Every step from the subject to the holder (路径).", "path")
    since: date | None = expr(
        "The first day of the assignment, or of the holder's time in it, the later; of terms without a day between them that of the"
        " first (起始日).",
        _SINCE,
        absent=(ALWAYS,),
    )
    until: date | None = first_behind(
        "Exclusive; the earlier of both ends, of terms without a day between them that of the last (截止日，不含当日).",
        _UNTIL,
        absent=(OPEN_DAY,),
    )
    end_condition: str | None = expr("What ends it, where it is an event (终止条件).", "assignment.endCondition")
    recorded_later: bool = expr(
        "True when it was entered into the register after the day asked about; a correction made afterwards of what had been"
        " entered in time does not count (事后登记).",
        RECORDED_LATER,
    )
    assignment: Assignment | None = bound("The assignment behind it (挂钩与分工).", "assignment")
    membership: Membership | None = bound(
        "What states that the holder is in the post or the group (任职).", "membership"
    )
    citation: Citation | None = citation(
        match="MATCH (assignment)-[:STATED_IN]->(document:OfficialDocument) WITH document, assignment AS cited,"
        " assignment AS stated"
    )


@described
class ResponsibilityGap:
    """What a document demands and the register lacks (缺口)."""

    basis: SupervisionBasis = expr("The ground on which a link is demanded (监管责任类别).", "requirement.basis")
    area: Area | None = link(
        "The area that lacks it; null where it is the enterprise itself (区域).",
        "WITH origin AS that",
        conditions=["that:Area"],
        on=False,
    )
    demanded_by: Citation = citation(
        "The clause that demands it (依据).",
        "MATCH (requirement)-[:STATED_IN]->(document:OfficialDocument) WITH document, listing AS cited,"
        " requirement AS stated",
    )
    message: str = expr(
        "What is missing, in words (说明).",
        "replace(replace(CASE WHEN isGone THEN $messages.GAP_OF_ENDED ELSE $messages.GAP END, '{name}', state(origin).name),"
        " '{basis}', $messages[requirement.basis])",
    )


@described
class EndedArea:
    """An area on the way up that is no more: nobody answers for it, and the chain goes on above it (已撤并区域)."""

    area: Area = bound("The area (区域).", "gone")
    since: date = expr("The first day on which it was no more (撤销日期).", "state(gone).validTo")
    distance: int = expr("How many levels up it is; 0 for the subject itself (层级距离).", "distance")
    heirs: list[Area] = link(
        "What it became, as far as the register knows (承继区域).", HEIRS_OF_GONE, order=["that.key"], on=False
    )
    message: str = expr(
        "That in words, with the heirs (说明).",
        f"replace(replace($messages.ENDED_AREA, '{{name}}', state(gone).name), '{{detail}}', {heirs_named('gone')})",
    )


@described
class ResponsibilityChain:
    """Who answers for an enterprise, or for an area, on a day: every strand, every level, with its source (责任链)."""

    enterprise: Enterprise | None = link(
        "The enterprise asked about; null for an area (企业).",
        "WITH this AS that",
        conditions=["that:Enterprise"],
        on=False,
    )
    area: Area | None = link(
        "Null where the register does not know where the enterprise is (区域).", AREA_OF_SUBJECT, on=False
    )
    as_of: AsOfEcho = view("The clocks of the answer (所用时点).")

    @answered_by(
        Link(
            links_above(),
            target=None,
            binds=LINK_BINDS,
            order=LINK_ORDER,
            filters={"basis": Predicate("assignment.basis IN $value")},
        )
    )
    def links(self, basis: BasisArgument = None) -> list[ResponsibilityLink]:
        """By basis, then from the nearest level upward; what the register states, and nothing else (责任环节)."""

    gaps: list[ResponsibilityGap] = rows(
        "What a document demands and the register lacks (缺口).", GAPS, binds=GAP_BINDS, order=GAP_ORDER
    )
    ended_areas: list[EndedArea] = rows(
        "The areas on the way up that are no more, from the nearest; no document need demand anything of them (已撤并区域).",
        GONE,
        binds=GONE_BINDS,
        order=GONE_ORDER,
    )
