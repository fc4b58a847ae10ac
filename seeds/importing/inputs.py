"""The files of an import, read before the register is touched."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seeds.document_facts.head import StoredFile
from seeds.readers import read_document
from seeds.readers.parsed import ParsedDocument
from seeds.report import Problem, ProblemCode, Problems
from seeds.workbook import ParsedWorkbook, read_workbook

DOCUMENT, WORKBOOK = ".txt", ".xlsx"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file as its reader understood it; `parsed` is None where there is nothing to read.

    `problems` are those of finding the file and of reading it.
    """

    file: str
    content: bytes
    parsed: ParsedDocument | ParsedWorkbook | None
    problems: tuple[Problem, ...]

    @property
    def suffix(self) -> str:
        """`.txt` or `.xlsx`."""
        return WORKBOOK if isinstance(self.parsed, ParsedWorkbook) else DOCUMENT

    @property
    def stored(self) -> StoredFile:
        """The file as the register notes it. Only where it was parsed."""
        assert self.parsed  # noqa: S101
        return StoredFile(self.file, self.parsed.sha256, len(self.content))


def read_inputs(paths: Sequence[Path], issued_on: date | None) -> tuple[Input, ...]:
    """Read every file, each by the reader for its kind. Raises nothing: what is wrong is a problem of the file."""
    return tuple(_read(path, name, issued_on) for path, name in zip(paths, _names(paths), strict=True))


def _names(paths: Sequence[Path]) -> list[str]:
    """The last part of each path; the whole path where two files share it."""
    names = [path.name for path in paths]
    return [path.name if names.count(path.name) == 1 else os.fspath(path) for path in paths]


def _read(path: Path, name: str, issued_on: date | None) -> Input:
    problems = Problems(name)
    content = _content(path, problems)
    if content is None:
        return Input(name, b"", None, tuple(problems.found))
    if path.suffix.lower() == WORKBOOK:
        workbook = read_workbook(content, name)
        return Input(name, content, workbook, workbook.problems)
    document = read_document(content, name, issued_on)
    return Input(name, content, document, document.problems)


def _content(path: Path, problems: Problems) -> bytes | None:
    if path.suffix.lower() not in (DOCUMENT, WORKBOOK):
        problems.error(ProblemCode.FILE_KIND_UNKNOWN, seen=path.suffix or path.name, expected=f"{DOCUMENT}、{WORKBOOK}")
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
