"""The files that were imported, kept as they came, each under the SHA-256 of its content."""

import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path

FOLDER = "files"
"""Its name in the data folder."""

_NAME = re.compile(r"[0-9a-f]{64}\.(?:txt|xlsx)")


class Originals:
    """A folder of files that nobody changes: the same content is one file, whatever it was called."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def keep(self, content: bytes, suffix: str) -> None:
        """Keep a file. Raises OSError where the folder cannot take it; then there is nothing of it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = self._folder / (sha256(content).hexdigest() + suffix)
        if place.exists():
            return
        # Written beside it and moved: under its name there is never a part of it.
        number, beside = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(place)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise

    def find(self, name: str) -> Path | None:
        """The file of a name such as `<SHA-256>.txt`; None for any other name, and where it is not here."""
        place = self._folder / name
        return place if _NAME.fullmatch(name) and place.is_file() else None
