"""Official documents and the places in them where facts stand (文件、出处)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import CYPHER, Link, bound, expr, key_of, link, prop, view
from resolvers.announced import ANNOUNCED, CONDITIONS
from schema.assignment_basis import BASIS
from schema.assignment_filter import ASSIGNMENT_INPUTS
from schema.connection import Connection, connection
from schema.describe import described
from schema.filtering import condition, described_filter, described_order, sort_key, text_condition
from schema.node import KEY_WORDS, Node

if TYPE_CHECKING:
    from schema.announced import AnnouncedEnterprises
    from schema.assignment import Assignment
    from schema.duty import Duty
    from schema.organization import Organization
    from schema.requirement import Requirement
    from schema.target import Target
    from schema.work_task import WorkTask

CITED = "MATCH (this)-[:STATED_IN]->(document:OfficialDocument) WITH document, this AS cited, this AS stated"
CITATION_BINDS = ("document", "cited", "stated")
IN_ITS_ORDER = ("that.position", "that.key")


@described_filter
class OfficialDocumentFilter:
    """Which documents; all conditions must hold (文件筛选条件)."""

    number: str | None = condition("With this number, in simplified script (发文字号).", "this.number = $value")
    number_contains: str | None = condition("A part of the number (发文字号包含).", "this.number CONTAINS $value")
    has_number: bool | None = condition("Has a number, or none (有无发文字号).", "(this.number IS NOT NULL) = $value")
    title_contains: str | None = text_condition("A part of the title (标题包含).", "this.title CONTAINS $text")
    issuer: strawberry.ID | None = condition(
        "Issued by this organisation (发文机关).",
        "EXISTS { MATCH (this)-[issued:ISSUED_BY]->(:Organization {key: $value}) WHERE noted(issued) }",
        key_of("Organization"),
    )
    issued_before: date | None = condition("Issued before this day (成文早于).", "this.issuedOn < $value")
    issued_on_or_after: date | None = condition("Issued on this day or later (成文不早于).", "this.issuedOn >= $value")
    has_issued_on: bool | None = condition(
        "Says its day, or does not (有无成文日期).", "(this.issuedOn IS NOT NULL) = $value"
    )
    is_superseded: bool | None = condition(
        "Another document replaces it (已被废止).",
        "EXISTS { MATCH (this)<-[by:SUPERSEDES]-(:OfficialDocument) WHERE noted(by) } = $value",
    )
    has_assignments: bool | None = condition(
        "States an assignment (有无分工).",
        "EXISTS { MATCH (this)<-[:STATED_IN]-(charge:Assignment) WHERE held(charge) } = $value",
    )


@described_order
class OfficialDocumentOrder:
    """One key to sort documents by (文件排序)."""

    number = sort_key("By number; those without one first (发文字号).", "coalesce(this.number, '')")
    title = sort_key("By title, by code point (标题).", "coalesce(this.title, '')")
    issued_on = sort_key("By day; those that do not say it first (成文日期).", "coalesce(this.issuedOn, '')")


IS_KEPT = "this.fileSha256 IS NOT NULL"
"""Of a document: since it was read, `import` keeps the file."""

IS_NOTED = f"{IS_KEPT} AND coalesce(this.fileNotedAt <= $knownAt, true)"
"""Of a statement: its file is kept, and was known by then."""


@described
class StoredFile:
    """A file as it was imported: the original of a document, or what a statement was read from (原件)."""

    name: str = prop("What it was called (文件名).", "fileName")
    sha256: str = prop("The SHA-256 of its content, in hexadecimal (校验值).", "fileSha256")
    size: int = prop("Bytes (大小).", "fileSize")
    url: str = expr(
        "Where this service gives it (下载地址).", "'/files/' + this.fileSha256 + '.' + split(this.fileName, '.')[-1]"
    )


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
    effective_from: date | None = prop(
        "The first day from which it holds, where it says one beside its day of issue (施行日期)."
    )
    missing_annexes: list[str] = expr(
        "Annexes that it refers to and does not contain (缺失附件).", "coalesce(this.missingAnnexes, [])"
    )
    announced_enterprises: int | None = prop("How many enterprises it says it covers, where it says so (涉及企业数).")
    announced: Annotated["AnnouncedEnterprises", strawberry.lazy("schema.announced")] | None = link(
        "Those enterprises beside what the register holds; null while the document announces none (涉及企业).",
        ANNOUNCED,
        conditions=CONDITIONS,
        order=["that.key"],
    )
    file: StoredFile | None = view(
        "The original file; null where the document is known from others or from the demonstration (原件).",
        IS_KEPT,
    )
    based_on: list["OfficialDocument"] = link(
        "The documents that it is based on (依据).",
        "(:OfficialDocument)-[:BASED_ON]->(:OfficialDocument)",
        order=["that.key"],
        on=False,
    )
    mentions: list["OfficialDocument"] = link(
        "Other documents that it names (提及).",
        "(:OfficialDocument)-[:MENTIONS]->(:OfficialDocument)",
        order=["that.key"],
        on=False,
    )
    supersedes: list["OfficialDocument"] = link(
        "The documents that it replaces as a whole: what they state ends on the day from which it holds (废止).",
        "(:OfficialDocument)-[:SUPERSEDES]->(:OfficialDocument)",
        order=["that.key"],
        on=False,
    )
    superseded_by: list["OfficialDocument"] = link(
        "The documents that replace it (被废止于).",
        "(:OfficialDocument)<-[:SUPERSEDES]-(:OfficialDocument)",
        order=["that.key"],
        on=False,
    )
    supersedes_partly: list["OfficialDocument"] = link(
        "The documents of which it replaces a part; nothing ends by that alone (部分废止).",
        "(:OfficialDocument)-[:SUPERSEDES_PARTLY]->(:OfficialDocument)",
        order=["that.key"],
        on=False,
    )
    partly_superseded_by: list["OfficialDocument"] = link(
        "The documents that replace a part of it (被部分废止于).",
        "(:OfficialDocument)<-[:SUPERSEDES_PARTLY]-(:OfficialDocument)",
        order=["that.key"],
        on=False,
    )

    assignments: Connection[Annotated["Assignment", strawberry.lazy("schema.assignment")]] = connection(
        "The assignments that it states, by annex and row (挂钩与分工).",
        "(:OfficialDocument)<-[:STATED_IN]-(:Assignment)",
        order=("coalesce(that.annex, 0)", "coalesce(that.row, 0)", "that.key"),
        **BASIS,
        **ASSIGNMENT_INPUTS,
    )
    requirements: Connection[Annotated["Requirement", strawberry.lazy("schema.requirement")]] = connection(
        "What it demands in numbers, or of units that it lists or means, in the order of the text (文件要求).",
        "(:OfficialDocument)<-[:STATED_IN]-(:Requirement)",
        order=("coalesce(that.position, 0)", "that.key"),
    )
    duties: Connection[Annotated["Duty", strawberry.lazy("schema.duty")]] = connection(
        "The duties that it lays on those who are charged, in the order of the text (职责).",
        "(:OfficialDocument)<-[:STATED_IN]-(:Duty)",
        order=IN_ITS_ORDER,
    )
    work_tasks: Connection[Annotated["WorkTask", strawberry.lazy("schema.work_task")]] = connection(
        "The numbered tasks that it sets, in the order of the text (重点工作任务).",
        "(:OfficialDocument)<-[:STATED_IN]-(:WorkTask)",
        order=IN_ITS_ORDER,
    )
    targets: Connection[Annotated["Target", strawberry.lazy("schema.target")]] = connection(
        "The targets that it sets, in the order of the text (工作目标).",
        "(:OfficialDocument)<-[:STATED_IN]-(:Target)",
        order=IN_ITS_ORDER,
    )


@described
class Citation:
    """Where a fact stands (出处)."""

    document: OfficialDocument = bound("The document (文件).", "document")
    annex: int | None = expr("The number of the annex (附件).", "cited.annex")
    row: int | None = expr("The number of the row (序号).", "cited.row")
    clause: str | None = expr("The clause (条款).", "cited.clause")
    excerpt: str | None = expr("The words it was read from (原文).", "cited.excerpt")
    source_file: StoredFile | None = view(
        "The kept file that it was read from: the document as it then was, or the workbook whose row cites it. Null where"
        " the register does not know it: what was imported before it noted files gets it when the same is imported again"
        " (来源文件).",
        IS_NOTED,
        of="stated",
    )


def citation(description: str = "Where it stands (出处).", match: str = CITED, conditions: Sequence[str] = ()) -> Any:
    """A field that cites: its MATCH binds `document`, as `cited` what carries annex, row, clause and excerpt, and as `stated` the
    statement, or the document itself, that carries the file.
    """
    declaration = Link(match, tuple(conditions), target=None, binds=CITATION_BINDS)
    return strawberry.field(description=description, metadata={CYPHER: declaration})
