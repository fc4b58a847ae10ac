"""Assignments: who is charged with which unit (挂钩与分工)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import link, prop
from schema.assignment_basis import SupervisionBasis
from schema.describe import described
from schema.history import ASSIGNMENT_HISTORY_FIELD, AssignmentVersion
from schema.organization import Organization, Post
from schema.person import Person
from schema.sector import Sector
from schema.stated import Stated

if TYPE_CHECKING:
    from schema.area import Area
    from schema.enterprise import Enterprise

Assignee = Annotated[
    Person | Post | Organization,
    strawberry.union("Assignee", description="Who is charged: a person, a post, a unit (责任主体)."),
]
AssignmentSubject = Annotated[
    Annotated["Area", strawberry.lazy("schema.area")] | Annotated["Enterprise", strawberry.lazy("schema.enterprise")],
    strawberry.union(
        "AssignmentSubject", description="What they are charged with: an area or an enterprise (责任对象)."
    ),
]


@described
class Assignment(Stated):
    """A person, post or organisation charged with an area or an enterprise; a group is one assignee (挂钩与分工)."""

    basis: SupervisionBasis = prop("On what ground (监管责任类别).")
    assignee: Assignee = link("Who (责任主体).", "(:Assignment)-[:ASSIGNEE]->(:Person|Post|Organization)")
    subject: AssignmentSubject = link("With what (责任对象).", "(:Assignment)-[:SUBJECT]->(:Area|Enterprise)")
    sector: Sector | None = link(
        "In which sector, for sectoral supervision (行业领域).", "(:Assignment)-[:SECTOR]->(:Sector)"
    )
    last_confirmed_on: date | None = prop(
        "The newest day on which a document or a person said that it still holds (最近确认日期)."
    )
    history: list[AssignmentVersion] = ASSIGNMENT_HISTORY_FIELD
