"""Readers of official documents: pure functions from the text of a file to what it says, without the graph.

``read_document`` tells the format by the document's structure. A wrong input never raises: whatever is wrong becomes a
``Problem``; with an ERROR among them nothing of the document may be imported (design, "Bad input").
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from seeds.readers import duty_rules, group_duties, key_points, liaison_duties, liaison_table, work_plan
from seeds.readers.annexes import Parts, check_annexes, split_document
from seeds.readers.body import read_body
from seeds.readers.citing import Citation
from seeds.readers.dating import Issue, check_prose_dates, read_issue
from seeds.readers.glosses import plain_script
from seeds.readers.group_sentence import read_groups
from seeds.readers.header import Header, first_words, read_header
from seeds.readers.opening import open_document
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import DocumentFormat, ParsedDocument, Period
from seeds.readers.plan_period import read_period
from seeds.readers.references import references_in
from seeds.readers.text import Line
from seeds.report import Place, ProblemCode, Problems

__all__ = ["ParsedDocument", "read_document"]


def read_document(source: Path | str | bytes, name: str | None = None, issued_on: date | None = None) -> ParsedDocument:
    """What the document says, and everything wrong with it.

    ``source`` is a path or the content itself, ``name`` is how the report calls the file (default: the last part of
    the path). ``issued_on`` is the day of issue (Asia/Shanghai) for a document that says none; the citation then says
    who gave it. Raises nothing for any content; a file that cannot be opened is a problem as well.
    """
    file = name or ("document" if isinstance(source, bytes) else Path(source).name)
    problems = Problems(file)
    content = source if isinstance(source, bytes) else _content(Path(source), problems)
    document = ParsedDocument(file, hashlib.sha256(content).hexdigest())
    if not problems.found:
        lines = plain_script(open_document(content, problems), problems)
        document = _read(document, lines, issued_on, problems) if lines else document
    return replace(document, problems=tuple(problems.found))


def _content(path: Path, problems: Problems) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as reason:
        problems.error(ProblemCode.FILE_UNREADABLE, seen=type(reason).__name__)
        return b""


def _read(document: ParsedDocument, lines: list[Line], issued_on: date | None, problems: Problems) -> ParsedDocument:
    # What is wrong with head and text is reported only for a document whose format is known.
    kept = Problems(problems.file)
    parts = split_document(lines, kept)
    header = read_header(parts.main, kept)
    paragraphs = read_body(parts, header, kept)
    known = _format(header, parts, paragraphs)
    if known is None:
        seen = header.title or first_words(lines)
        expected = " ".join(DocumentFormat)
        problems.error(ProblemCode.UNKNOWN_FORMAT, Place(1), seen=seen, expected=expected)
        return document
    problems.take(kept)
    issue = read_issue(parts.main, header.number, issued_on, problems)
    document = _with_head(replace(document, format=known), header, parts, issue)
    document = _with_references(document, paragraphs, problems)
    missing = check_annexes(parts, known is DocumentFormat.LIAISON_TABLE, problems)
    document = replace(document, missing_annexes=missing)
    match known:
        case DocumentFormat.LIAISON_TABLE:
            document = _with_liaisons(document, parts, paragraphs, issue, problems)
        case DocumentFormat.WORK_PLAN:
            document = _with_plan(document, parts, paragraphs, issue, problems)
        case DocumentFormat.KEY_POINTS:
            document = _with_key_points(document, paragraphs, issue, problems)
        case DocumentFormat.DUTY_RULES:
            document = _with_rules(document, paragraphs, issue, problems)
    check_prose_dates(parts.main, problems)
    return document


def _format(header: Header, parts: Parts, paragraphs: tuple[Paragraph, ...]) -> DocumentFormat | None:
    title = header.title or ""
    if work_plan.fits(title, paragraphs):
        return DocumentFormat.WORK_PLAN
    if duty_rules.fits(title, paragraphs):
        return DocumentFormat.DUTY_RULES
    if key_points.fits(title, paragraphs):
        return DocumentFormat.KEY_POINTS
    return DocumentFormat.LIAISON_TABLE if liaison_table.fits(title, parts) else None


def _with_head(document: ParsedDocument, header: Header, parts: Parts, issue: Issue) -> ParsedDocument:
    return replace(
        document,
        number=header.number,
        title=header.title,
        issuer_name=header.issuer,
        issued_on=issue.day,
        issued_on_source=issue.source,
        issued_on_citation=issue.citation,
        issue_year=issue.year,
        announced_annexes=parts.announced,
    )


def _with_references(document: ParsedDocument, paragraphs: tuple[Paragraph, ...], problems: Problems) -> ParsedDocument:
    references = references_in(paragraphs, document.title or "", problems)
    return replace(document, based_on=references.based_on, mentions=references.mentions)


def _with_liaisons(
    document: ParsedDocument, parts: Parts, paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems
) -> ParsedDocument:
    liaisons, roster, roster_annex = liaison_table.read_annexes(parts, problems)
    requirements = liaison_table.read_requirements(paragraphs, roster_annex, problems)
    period = _since_issue(issue)
    duties = liaison_duties.read_duties(paragraphs, issue, problems)
    return replace(document, liaisons=liaisons, roster=roster, requirements=requirements, duties=duties, period=period)


def _since_issue(issue: Issue) -> Period | None:
    """A document that sets no end holds from its day of issue, or the latest possible day, until superseded."""
    if issue.latest is None:
        return None
    return Period(issue.latest, issue.day is None, None, None, issue.citation or Citation())


def _with_plan(
    document: ParsedDocument, parts: Parts, paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems
) -> ParsedDocument:
    work_plan.check_annexes_unread(parts, problems)
    groups = read_groups(paragraphs, problems)
    if not groups and not any(problem.expected == "GROUP_SENTENCE" for problem in problems.found):
        problems.error(ProblemCode.PART_MISSING, expected="GROUP_SENTENCE")
    return replace(
        document,
        period=read_period(paragraphs, issue, problems),
        groups=groups,
        announced=work_plan.read_announced(paragraphs, problems),
        requirements=work_plan.read_requirements(paragraphs, problems),
        duties=group_duties.read_duties(paragraphs, issue, problems),
    )


def _with_key_points(
    document: ParsedDocument, paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems
) -> ParsedDocument:
    tasks = key_points.read_tasks(paragraphs, issue, problems)
    targets = key_points.read_targets(paragraphs, issue, problems)
    return replace(document, tasks=tasks, targets=targets, period=_since_issue(issue))


def _with_rules(
    document: ParsedDocument, paragraphs: tuple[Paragraph, ...], issue: Issue, problems: Problems
) -> ParsedDocument:
    duties = duty_rules.read_duties(paragraphs, issue, problems)
    requirements = duty_rules.read_requirements(duties)
    return replace(document, duties=duties, requirements=requirements, period=_since_issue(issue))
