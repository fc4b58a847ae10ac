"""The files of an import, read before the register is touched."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.facts import KeptFile
from seeds.readers import read_document
from seeds.readers.kinds import SAVE_AS, SUFFIXES, FileKind, kind_of
from seeds.readers.mapped import TableMapping, read_mapped
from seeds.readers.opening import report_kind
from seeds.readers.parsed import ParsedDocument
from seeds.report import Problem, ProblemCode, Problems
from seeds.workbook import ParsedWorkbook, read_workbook

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file as its reader understood it; `parsed` is None where there is nothing to read.

    `problems` are those of finding the file and of reading it; `mapping` is what it was read with, if any.
    """

    file: str
    content: bytes
    parsed: ParsedDocument | ParsedWorkbook | None
    problems: tuple[Problem, ...]
    suffix: str = ""
    mapping: TableMapping | None = None

    @property
    def stored(self) -> KeptFile:
        """The file as the register notes it. Only where it was parsed."""
        assert self.parsed  # noqa: S101
        return KeptFile(self.file, self.parsed.sha256, len(self.content))

    def dated(self, issued_on: date) -> ParsedDocument:
        """The document read once more, with the day of issue that it does not say itself."""
        return _document(self.content, self.file, issued_on, self.mapping)


def read_inputs(
    paths: Sequence[Path], issued_on: date | None, mapping: TableMapping | None = None
) -> tuple[Input, ...]:
    """Read every file by the reader for its kind, with a mapping every one as a table of one's own.

    Raises nothing: what is wrong is a problem of the file.
    """
    return tuple(_read(path, name, issued_on, mapping) for path, name in zip(paths, _names(paths), strict=True))


def _names(paths: Sequence[Path]) -> list[str]:
    """The last part of each path; the whole path where two files share it."""
    names = [path.name for path in paths]
    return [path.name if names.count(path.name) == 1 else os.fspath(path) for path in paths]


def _read(path: Path, name: str, issued_on: date | None, mapping: TableMapping | None) -> Input:
    problems = Problems(name)
    suffix = path.suffix.lower()
    content = _content(path, suffix, problems)
    if content is None or not _is_what_it_is_called(content, suffix, problems):
        return Input(name, b"", None, tuple(problems.found))
    if SUFFIXES[suffix] is FileKind.XLSX and mapping is None:
        workbook = read_workbook(content, name)
        return Input(name, content, workbook, _of_workbook(workbook), suffix)
    document = _document(content, name, issued_on, mapping)
    return Input(name, content, document, document.problems, suffix, mapping)


def _document(content: bytes, name: str, issued_on: date | None, mapping: TableMapping | None) -> ParsedDocument:
    if mapping is None:
        return read_document(content, name, issued_on)
    return read_mapped(content, name, mapping, issued_on)


def _of_workbook(workbook: ParsedWorkbook) -> tuple[Problem, ...]:
    """Its problems; of one that has not a single sheet of the template the one that matters comes first."""
    codes = [problem.code for problem in workbook.problems]
    foreign = ProblemCode.SHEET_MISSING in codes and not any(workbook.rows.values())
    sheets = [problem.seen or "" for problem in workbook.problems if problem.code is ProblemCode.SHEET_NOT_READ]
    if not (foreign and sheets) or set(codes) != {ProblemCode.SHEET_MISSING, ProblemCode.SHEET_NOT_READ}:
        return workbook.problems
    problems = Problems(workbook.file)
    problems.error(ProblemCode.MAPPING_NEEDED, seen="、".join(sheets), expected="--map")
    return tuple(problems.found)


def _is_what_it_is_called(content: bytes, suffix: str, problems: Problems) -> bool:
    """Whether the content is of the kind that the name promises; a file that is locked or old says so first."""
    kind = kind_of(content)
    # What is no archive at all is told by the reader of workbooks.
    if kind is SUFFIXES[suffix] or (SUFFIXES[suffix] is FileKind.XLSX and kind in (FileKind.TEXT, FileKind.ARCHIVE)):
        return True
    if kind in (FileKind.ENCRYPTED, FileKind.OLD_OFFICE):
        report_kind(kind, problems)
    else:
        problems.error(ProblemCode.FILE_KIND_DISAGREES, seen=kind, expected=suffix)
    return False


def _content(path: Path, suffix: str, problems: Problems) -> bytes | None:
    if suffix in SAVE_AS:
        problems.error(ProblemCode.FILE_OF_OLD_KIND, seen=suffix, expected=SAVE_AS[suffix])
        return None
    if suffix not in SUFFIXES:
        problems.error(ProblemCode.FILE_KIND_UNKNOWN, seen=path.suffix or path.name, expected="、".join(SUFFIXES))
        return None
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            problems.error(ProblemCode.FILE_TOO_LARGE, seen=str(size), expected=str(LARGEST_FILE))
            return None
        return path.read_bytes()
    except (OSError, ValueError) as reason:
        seen = os.strerror(reason.errno) if isinstance(reason, OSError) and reason.errno else type(reason).__name__
        problems.error(ProblemCode.FILE_UNREADABLE, seen=seen)
        return None
