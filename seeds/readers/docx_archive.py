"""The archive behind a DOCX, looked at before it is read: is it whole, and how much does it unpack to."""

from __future__ import annotations

import io
import zipfile

from seeds.report import ProblemCode, Problems

MAIN_PART = "word/document.xml"
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together, pictures among them."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part of text; its tree takes about ten times as much."""
_ENCRYPTED_MEMBER = 1


def looks_like_docx(content: bytes, problems: Problems) -> bool:
    """Whether the bytes are a whole DOCX of a size that can be read; if not, the problem is added."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _fits(archive, problems)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as reason:
        problems.error(ProblemCode.FILE_BROKEN, seen=type(reason).__name__, expected="DOCX")
        return False


def _fits(archive: zipfile.ZipFile, problems: Problems) -> bool:
    members = archive.infolist()
    if any(member.flag_bits & _ENCRYPTED_MEMBER for member in members):
        problems.error(ProblemCode.FILE_ENCRYPTED, seen="ZIP", expected="FILE_WITHOUT_PASSWORD")
        return False
    if MAIN_PART not in archive.namelist():
        problems.error(ProblemCode.FILE_BROKEN, seen=", ".join(archive.namelist()[:3]) or None, expected="DOCX")
        return False
    # An archive cannot give more than its members declare: the reader of a member stops there.
    unpacked = sum(member.file_size for member in members)
    parts = max((member.file_size for member in members if member.filename.endswith((".xml", ".rels"))), default=0)
    for seen, most in ((unpacked, MOST_UNPACKED), (parts, LARGEST_PART)):
        if seen > most:
            problems.error(ProblemCode.FILE_TOO_LARGE, seen=str(seen), expected=str(most))
            return False
    return True
