"""Official documents and the places in them where facts stand (文件、出处)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import CYPHER, Link, answered_by, bound, expr, link, prop
from schema.connection import After, Connection, First
from schema.describe import described
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.assignment import Assignment
    from schema.organization import Organization

CITED = "MATCH (this)-[:STATED_IN]->(document:OfficialDocument) WITH document, this AS cited"
CITATION_BINDS = ("document", "cited")


@described
class OfficialDocument(Node):
    """An official document, by its number or by issuer, title and date (文件)."""

    key: strawberry.ID = prop(KEY_WORDS)
    number: str | None = prop("In simplified script; null where the document carries none (发文字号).")
    title: str = prop("Its title (标题).")
    issuer: Annotated["Organization", strawberry.lazy("schema.organization")] | None = link(
        "Who issued it (发文机关).", "(:OfficialDocument)-[:ISSUED_BY]->(:Organization)"
    )
    issued_on: date | None = prop("Null where the document does not say (成文日期).")
    missing_annexes: list[str] = expr(
        "Annexes that it refers to and does not contain (缺失附件).", "coalesce(this.missingAnnexes, [])"
    )
    announced_enterprises: int | None = prop("How many enterprises it says it covers, where it says so (涉及企业数).")
    based_on: list["OfficialDocument"] = link(
        "The documents that it is based on (依据).",
        "(:OfficialDocument)-[:BASED_ON]->(:OfficialDocument)",
        order=["that.key"],
    )
    mentions: list["OfficialDocument"] = link(
        "Other documents that it names (提及).",
        "(:OfficialDocument)-[:MENTIONS]->(:OfficialDocument)",
        order=["that.key"],
    )
    supersedes: list["OfficialDocument"] = link(
        "The documents that it replaces (废止).",
        "(:OfficialDocument)-[:SUPERSEDES]->(:OfficialDocument)",
        order=["that.key"],
    )
    superseded_by: list["OfficialDocument"] = link(
        "The documents that replace it (被废止于).",
        "(:OfficialDocument)<-[:SUPERSEDES]-(:OfficialDocument)",
        order=["that.key"],
    )

    @answered_by(
        Link(
            "(:OfficialDocument)<-[:STATED_IN]-(:Assignment)",
            order=("coalesce(that.annex, 0)", "coalesce(that.row, 0)", "that.key"),
            paged=True,
        )
    )
    def assignments(
        self, first: First = None, after: After = None
    ) -> Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]]:
        """The assignments that it states, by annex and row (挂钩与分工)."""


@described
class Citation:
    """Where a fact stands (出处)."""

    document: OfficialDocument = bound("The document (文件).", "document")
    annex: int | None = expr("The number of the annex (附件).", "cited.annex")
    row: int | None = expr("The number of the row (序号).", "cited.row")
    clause: str | None = expr("The clause (条款).", "cited.clause")
    excerpt: str | None = expr("The words it was read from (原文).", "cited.excerpt")


def citation(description: str = "Where it stands (出处).", match: str = CITED, conditions: Sequence[str] = ()) -> Any:
    """A field that cites: its MATCH binds `document`, and as `cited` what carries annex, row, clause and excerpt."""
    declaration = Link(match, tuple(conditions), target=None, binds=CITATION_BINDS)
    return strawberry.field(description=description, metadata={CYPHER: declaration})
