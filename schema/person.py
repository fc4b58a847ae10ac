"""Persons (人员)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.fields import Link, Predicate, answered_by, prop
from schema.assignment_basis import BasisArgument
from schema.connection import After, Connection, First
from schema.describe import described
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.assignment import Assignment
    from schema.organization import Membership


@described
class Person(Node):
    """A person, known by name within the organisation that a document is about (人员)."""

    key: strawberry.ID = prop(KEY_WORDS)
    name: str = prop("The name in simplified script (姓名).")

    @answered_by(Link("(:Person)<-[:MEMBER]-(:Membership)", order=("that.validFrom DESC", "that.key"), paged=True))
    def memberships(
        self, first: First = None, after: After = None
    ) -> Connection[Annotated["Membership", strawberry.lazy("schema.organization")]]:
        """The posts and groups the person is in, the newest first (任职)."""

    @answered_by(
        Link(
            "(:Person)<-[:ASSIGNEE]-(:Assignment)",
            order=("that.validFrom DESC", "that.key"),
            filters={"basis": Predicate("this.basis IN $value")},
            paged=True,
        )
    )
    def assignments(
        self, basis: BasisArgument = None, first: First = None, after: After = None
    ) -> Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]]:
        """What the person is charged with by name, the newest first (挂钩与分工)."""
