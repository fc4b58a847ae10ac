"""A DOCX that is the same bytes for the same content: no moment of making, and nothing that may be packed otherwise."""

import io
import zipfile
from datetime import datetime

from docx.document import Document

_FIRST_OF_ARCHIVES = (1980, 1, 1, 0, 0, 0)
_READABLE_BY_ALL = 0o644 << 16
AUTHOR = "Zerenlian"


def packed(document: Document, title: str, language: str, moment: datetime) -> bytes:
    """The document as a file; `moment` (UTC) is the one that it was made for, and stands where others have that of the making."""
    properties = document.core_properties
    properties.title, properties.language = title, {"zh": "zh-CN", "en": "en"}[language]
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = moment.replace(microsecond=0, tzinfo=None)
    written = io.BytesIO()
    document.save(written)
    return _repacked(written.getvalue())


def _repacked(content: bytes) -> bytes:
    """Stored, not deflated: another zlib may deflate the same text to other bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _FIRST_OF_ARCHIVES)
            part.external_attr = _READABLE_BY_ALL
            part.create_system = 3
            new.writestr(part, old.read(name))
    return written.getvalue()
