"""What kind of file the bytes are, told by how they begin and never by the name alone."""

from __future__ import annotations

from enum import StrEnum

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_PDF_BEGINS_WITHIN = 1024


class FileKind(StrEnum):
    """Kinds of files that an import can meet."""

    TEXT = "TEXT"
    DOCX = "DOCX"
    XLSX = "XLSX"
    PDF = "PDF"
    ARCHIVE = "ARCHIVE"
    """A ZIP archive that is neither a DOCX nor an XLSX."""
    ENCRYPTED = "ENCRYPTED"
    """An Office document behind a password."""
    OLD_OFFICE = "OLD_OFFICE"
    """A .doc, .xls or .wps of the years before 2007."""


SUFFIXES: dict[str, FileKind] = {
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".docx": FileKind.DOCX,
    ".pdf": FileKind.PDF,
    ".xlsx": FileKind.XLSX,
}
"""The suffixes of files that can be read, in small letters."""

SAVE_AS: dict[str, str] = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".et": ".xlsx"}
"""Suffixes of formats that have a successor which can be read."""


def kind_of(content: bytes) -> FileKind:
    """The kind of the bytes; what has no mark of its own counts as text, whose reader looks closer."""
    if content.startswith(_OLE):
        return FileKind.ENCRYPTED if _ENCRYPTED_PART in content else FileKind.OLD_OFFICE
    if b"%PDF-" in content[:_PDF_BEGINS_WITHIN]:
        return FileKind.PDF
    if not content.startswith(_ZIP):
        return FileKind.TEXT
    # The names of the parts stand uncompressed in the archive, wherever it may be broken.
    if b"word/document.xml" in content:
        return FileKind.DOCX
    return FileKind.XLSX if b"xl/workbook.xml" in content else FileKind.ARCHIVE
