"""The folder of files that go with records: how a file is called in it and outside of it, and how large it may be (附件)."""

import re
from dataclasses import dataclass
from pathlib import Path

from seeds.importing.originals import Originals

FOLDER = "attachments"
"""Its name in the data folder."""
PLACE = re.compile(r"(?P<digest>[0-9a-f]{64})(?P<suffix>\.(?:pdf|jpg|png|docx|xlsx|txt))")
"""What a file is called in it."""
MOST_NAME = 200
"""Characters of a file's name."""
MOST_BYTES = 50 * 1024 * 1024
"""Of the largest file, unless the settings say otherwise."""
_PIECE_BYTES = 1024 * 1024
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def is_file_name(name: str) -> bool:
    """Whether any folder could hold a file of that name, which says no other folder and hides nothing."""
    return bool(name) and not name.startswith(".") and len(name) <= MOST_NAME and not _NOT_IN_NAMES.search(name)


def attachment_folder(data: Path) -> Originals:
    """The attachments in a data folder."""
    return Originals(data, FOLDER, PLACE)


class AttachmentChanged(OSError):
    """A file was another one when it was to be kept than when it was read."""

    def __init__(self, source: Path) -> None:
        super().__init__(f"{source.name} changed while it was imported, and nothing was written: import it again")


@dataclass(frozen=True, slots=True)
class AttachmentStore:
    """Where an import keeps the files that its workbooks name, and how large each may be."""

    kept: Originals
    most_bytes: int = MOST_BYTES

    def keep(self, source: Path, digest: str, suffix: str) -> None:
        """Keep a copy of a file whose SHA-256 is known.

        Raises AttachmentChanged where it has another by now, OSError where it cannot be read or kept; then there is nothing of it.
        """
        if self.kept.find(digest + suffix):
            return
        with self.kept.incoming() as file, source.open("rb") as original:
            while piece := original.read(_PIECE_BYTES):
                file.write(piece)
            if file.digest != digest:
                raise AttachmentChanged(source)
            file.keep(suffix)
