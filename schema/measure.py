"""Measures by which somebody is held to account, or urged on (问责和督办措施)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import expr, link, prop
from resolvers.incident import MEASURE_IS_LATE, REPLY_IS_LATE
from schema.describe import described
from schema.measure_filter import MeasureKind
from schema.organization import Organization, Post
from schema.performer import Performer
from schema.person import Person
from schema.stated import Stated, versions_field

if TYPE_CHECKING:
    from schema.area import Area
    from schema.enterprise import Enterprise
    from schema.hazard import Hazard
    from schema.incident import Incident

MeasureTarget = Annotated[
    Person
    | Post
    | Organization
    | Annotated["Enterprise", strawberry.lazy("schema.enterprise")]
    | Annotated["Area", strawberry.lazy("schema.area")],
    strawberry.union(
        "MeasureTarget", description="Against whom: a person, a post, a unit, an enterprise, an area (措施对象)."
    ),
]
MeasureGround = Annotated[
    Annotated["Hazard", strawberry.lazy("schema.hazard")] | Annotated["Incident", strawberry.lazy("schema.incident")],
    strawberry.union("MeasureGround", description="For what: a hazard or an incident (措施事由)."),
]


@described
class AccountabilityMeasure(Stated):
    """A measure against a person, post, organisation, enterprise or area: from a reminder to a closure (问责和督办措施)."""

    number: str = prop("Its number in the register (编号).")
    kind: MeasureKind = prop("What it is (类别).")
    against: MeasureTarget = link(
        "Against whom (对象).", "(:AccountabilityMeasure)-[:AGAINST]->(:Person|Post|Organization|Enterprise|Area)"
    )
    concerns: list[MeasureGround] = link(
        "For what (事由).", "(:AccountabilityMeasure)-[:CONCERNS]->(:Hazard|Incident)", order=["that.key"]
    )
    performed_by: list[Performer] = link(
        "Who issued it (实施主体).",
        "(:AccountabilityMeasure)-[:PERFORMED_BY]->(:Person|Post|Organization)",
        order=["that.key"],
    )
    issued_on: date = prop("The day of issue (印发日期).", "validFrom")
    note: str | None = prop("What it says (内容).")
    reply_by: date | None = prop("The last day for a reply (答复期限).")
    replied_on: date | None = prop("The day of the reply (答复日期).")
    is_reply_overdue: bool = expr(
        "Whether the last day for a reply has passed without one; on that day itself it has not (答复逾期).",
        REPLY_IS_LATE,
    )
    due_on: date | None = prop("The last day to do what it demands (期限).")
    completed_on: date | None = prop("The day on which that was done (完成日期).")
    is_overdue: bool = expr(
        "Whether the last day has passed and it was not done; on that day itself it has not (逾期未完成).",
        MEASURE_IS_LATE,
    )
    versions: list["AccountabilityMeasure"] = versions_field("AccountabilityMeasure")
