"""The reader of a bureau's own tables: a mapping says what their columns are, so that the next table needs no code.

It reads sheets of workbooks and the tables of DOCX, PDF and text (behind tabs, or Markdown's), and gives what the readers of
the known formats give. Nothing is guessed: a cell that does not fit its column is an error with sheet or line, row and column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from seeds.readers.annexes import split_document
from seeds.readers.citing import Citation
from seeds.readers.dating import Issue
from seeds.readers.glosses import plain_script
from seeds.readers.kinds import FileKind, kind_of
from seeds.readers.mapped.finding import find_tables
from seeds.readers.mapped.grids import Grid, grids_of, is_row
from seeds.readers.mapped.head import read_head
from seeds.readers.mapped.mapping import TableMapping, load_mapping
from seeds.readers.mapped.rows import read_rows
from seeds.readers.mapped.sheets import read_sheets
from seeds.readers.opening import open_document
from seeds.readers.parsed import DocumentFormat, ParsedDocument, Period
from seeds.readers.text import Line
from seeds.report import Problems

__all__ = ["TableMapping", "load_mapping", "read_mapped"]


def read_mapped(content: bytes, name: str, mapping: TableMapping, issued_on: date | None = None) -> ParsedDocument:
    """What the table says, and everything wrong with it; `issued_on` as for `seeds.readers.read_document`.

    Raises nothing for any content.
    """
    problems = Problems(name)
    document = ParsedDocument(name, hashlib.sha256(content).hexdigest(), DocumentFormat.MAPPED_TABLE)
    lines, grids = _opened(content, problems)
    if lines or grids:
        document = _read(document, lines, grids, mapping, issued_on, problems)
    return replace(document, problems=tuple(problems.found))


def _opened(content: bytes, problems: Problems) -> tuple[list[Line], tuple[Grid, ...]]:
    """The lines of the document's own text, none for a workbook, and its tables."""
    if kind_of(content) is FileKind.XLSX:
        return [], read_sheets(content, problems)
    lines = plain_script(open_document(content, problems), problems)
    if not lines:
        return [], ()
    # Its annexes are told apart by their headings; which of them are announced matters to other formats.
    parts = split_document(lines, Problems(problems.file))
    annexes = [(annex.line, annex.number) for annex in parts.carried]
    # A day in a cell of its own is not the day of issue.
    return [line for line in parts.main if not is_row(line)], grids_of(lines, annexes)


def _read(
    document: ParsedDocument,
    lines: Sequence[Line],
    grids: Sequence[Grid],
    mapping: TableMapping,
    issued_on: date | None,
    problems: Problems,
) -> ParsedDocument:
    tables = find_tables(grids, mapping, problems)
    sheet = tables[0].grid if tables and not lines else None
    if not tables:
        return document
    head = read_head(mapping.document, lines, sheet, issued_on, problems)
    links = tuple(link for table in tables for link in read_rows(table, mapping, problems))
    return replace(
        document,
        number=head.number,
        title=head.title,
        issuer_name=head.issuer,
        issued_on=head.issue.day,
        issued_on_source=head.issue.source,
        issued_on_citation=head.issue.citation,
        issue_year=head.issue.year,
        period=_since(head.issue),
        links=links,
    )


def _since(issue: Issue) -> Period | None:
    if issue.latest is None:
        return None
    return Period(issue.latest, issue.day is None, None, None, issue.citation or Citation())
