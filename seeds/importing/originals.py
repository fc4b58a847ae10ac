"""The files that were imported, kept as they came, each under the SHA-256 of its content."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

FOLDER = "files"
"""Its name in the data folder."""

INCOMING = "incoming-"
"""What the names of files begin with that are not yet whole."""

_NAME = re.compile(r"(?P<digest>[0-9a-f]{64})(?P<suffix>\.(?i:txt|md|docx|pdf|xlsx))")


class Originals:
    """A folder of files that nobody changes: the same content is one file, whatever it was called."""

    def __init__(self, data: Path, folder: str = FOLDER, names: re.Pattern[str] = _NAME) -> None:
        self._folder = data / folder
        self._names = names

    def keep(self, content: bytes, suffix: str) -> None:
        """Keep a file. Raises OSError where the folder cannot take it; then there is nothing of it."""
        if (self._folder / (sha256(content).hexdigest() + suffix)).exists():
            return
        with self.incoming() as file:
            file.write(content)
            file.keep(suffix)

    @contextmanager
    def incoming(self) -> Iterator["Incoming"]:
        """A file that comes in pieces. What was not kept at the end is gone. Raises OSError as `keep`."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, beside = tempfile.mkstemp(dir=self._folder, prefix=INCOMING)
        try:
            with os.fdopen(number, "wb") as file:
                yield Incoming(file, Path(beside))
        finally:
            Path(beside).unlink(missing_ok=True)

    def find(self, name: str) -> Path | None:
        """The file of a name such as `<SHA-256>.docx`; None for any other name, and where it is not here.

        The suffix may be in capitals, as in the name of a file that was called so.
        """
        match = self._names.fullmatch(name)
        place = self._folder / f"{match['digest']}{match['suffix'].lower()}" if match else None
        return place if place and place.is_file() else None


class Incoming:
    """A file on its way in, written beside its place and moved there: under its name there is never a part of it."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self._file = file
        self._hashed = sha256()
        self.path = path
        self.size = 0

    @property
    def digest(self) -> str:
        """The SHA-256 of what has come by now, in hexadecimal."""
        return self._hashed.hexdigest()

    def write(self, content: bytes) -> None:
        """Further content."""
        self._file.write(content)
        self._hashed.update(content)
        self.size += len(content)

    def flush(self) -> None:
        """Bring all of it to the disk, so that it can be read at `path`."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def keep(self, suffix: str) -> bool:
        """Keep it under its digest and a suffix; whether it was not there before."""
        self.flush()
        place = self.path.with_name(self.digest + suffix)
        if place.exists():
            return False
        self.path.replace(place)
        return True
