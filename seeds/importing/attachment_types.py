"""The types of files that are taken, each told by its extension and by its content, never by what the client calls it."""

import codecs
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from seeds.importing.originals import Incoming

MOST_TYPES_BYTES = 1024 * 1024
"""Of the list of parts of an Office file; a longer one is none that Office writes."""

TEXT_PIECE = 256 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")
"""How the texts of bureaus are written."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_OFFICE = "application/vnd.openxmlformats-officedocument"


class NotThatType(ValueError):
    """A file whose content is not what its extension says; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type: its extension as it is kept, its media type, its name, and whether a content is of it."""

    suffix: str
    media_type: str
    name: str
    fits: Callable[[Path], bool]


def type_of(name: str) -> FileType | None:
    """The type that a name's extension stands for; None for one that is not taken."""
    return _BY_EXTENSION.get(Path(name).suffix.lower())


def check_content(file: Incoming, kind: FileType) -> None:
    """Raise NotThatType for a file whose content is another."""
    file.flush()
    if not kind.fits(file.path):
        raise NotThatType(f"the content is no {kind.name}, as the extension says; {NAMES} are taken.")


def _begins(signature: bytes) -> Callable[[Path], bool]:
    def fits(path: Path) -> bool:
        with path.open("rb") as file:
            return file.read(len(signature)) == signature

    return fits


def _office(part: str, content_type: str) -> Callable[[Path], bool]:
    """An archive with a main part of this type, whose macros would be another type."""
    declared = f"{_OFFICE}.{content_type}.main+xml".encode()

    def fits(path: Path) -> bool:
        try:
            with zipfile.ZipFile(path) as archive:
                names = set(archive.namelist())
                if part not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
                    return False
                with archive.open("[Content_Types].xml") as types:
                    return declared in types.read(MOST_TYPES_BYTES)
        except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, ValueError, RuntimeError):
            return False

    return fits


def _text(path: Path) -> bool:
    """Characters alone, in one of the encodings, without the signs that only programs write."""
    return any(_decodes(path, encoding) for encoding in ENCODINGS)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while piece := file.read(TEXT_PIECE):
                if _CONTROLS.search(decoder.decode(piece)):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


TYPES = (
    FileType(".pdf", "application/pdf", "PDF", _begins(b"%PDF-")),
    FileType(".jpg", "image/jpeg", "JPEG", _begins(b"\xff\xd8\xff")),
    FileType(".png", "image/png", "PNG", _begins(b"\x89PNG\r\n\x1a\n")),
    FileType(
        ".docx",
        f"{_OFFICE}.wordprocessingml.document",
        "DOCX",
        _office("word/document.xml", "wordprocessingml.document"),
    ),
    FileType(".xlsx", f"{_OFFICE}.spreadsheetml.sheet", "XLSX", _office("xl/workbook.xml", "spreadsheetml.sheet")),
    FileType(".txt", "text/plain", "TXT", _text),
)
"""All types that are taken."""

NAMES = ", ".join(kind.name for kind in TYPES)

_BY_EXTENSION = {kind.suffix: kind for kind in TYPES} | {".jpeg": TYPES[1]}
