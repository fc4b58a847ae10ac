"""From the bytes of an official document in any form (TXT, DOCX, PDF with a text layer) to its numbered lines.

Every form comes out as the same kind of text, tables in the place where they stand, so that one set of readers serves all.
"""

from __future__ import annotations

from seeds.readers.docx_text import read_docx
from seeds.readers.kinds import FileKind, kind_of
from seeds.readers.pdf_text import read_pdf
from seeds.readers.text import Line, lines_of, read_lines
from seeds.report import ProblemCode, Problems


def open_document(content: bytes, problems: Problems) -> list[Line]:
    """The lines; empty, with an error among the problems, where the file is broken, locked or holds no text.

    Lines are counted in the text that was taken out: of a TXT these are the lines of the file.
    """
    kind = kind_of(content)
    match kind:
        case FileKind.DOCX:
            text = read_docx(content, problems)
        case FileKind.PDF:
            text = read_pdf(content, problems)
        case FileKind.TEXT:
            return read_lines(content, problems)
        case _:
            report_kind(kind, problems)
            return []
    return lines_of(text, problems) if text is not None else []


def report_kind(kind: FileKind, problems: Problems) -> None:
    """Say of a file that is no document why it cannot be read."""
    match kind:
        case FileKind.ENCRYPTED:
            problems.error(ProblemCode.FILE_ENCRYPTED, seen=kind, expected="FILE_WITHOUT_PASSWORD")
        case FileKind.OLD_OFFICE:
            problems.error(ProblemCode.FILE_OF_OLD_KIND, seen=kind, expected=".docx、.xlsx")
        case FileKind.XLSX:
            problems.error(ProblemCode.MAPPING_NEEDED, seen=kind, expected="--map")
        case _:
            problems.error(ProblemCode.FILE_KIND_UNKNOWN, seen=kind, expected="TXT、DOCX、PDF")
