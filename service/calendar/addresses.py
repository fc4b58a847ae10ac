"""Secret addresses of calendars: one a holder, kept so that whoever reads the folder cannot use them.

A file is named by the digest of a secret and holds whose calendar it is; the secret itself is told once and stored nowhere.
"""

import os
import re
import secrets
from hashlib import sha256
from pathlib import Path

FOLDER = "calendars"
"""Its name in the data folder."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_BYTES = 32


class Addresses:
    """The addresses of one data folder. Its methods raise OSError where the folder cannot be read or written."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def new(self, holder: str) -> str:
        """A new secret for a holder's key; the one before is no longer any good."""
        self.revoke(holder)
        secret = secrets.token_urlsafe(_BYTES)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Created for this user alone, before anything stands in it.
        number = os.open(self._place(secret), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(holder)
        return secret

    def revoke(self, holder: str) -> int:
        """Forget a holder's addresses; returns how many there were."""
        found = [place for place in self._places() if place.read_text("utf-8") == holder]
        for place in found:
            place.unlink(missing_ok=True)
        return len(found)

    def holder(self, secret: str) -> str | None:
        """Whose calendar a secret opens; None for any other text."""
        if not _SECRET.fullmatch(secret):
            return None
        place = self._place(secret)
        return place.read_text("utf-8") if place.is_file() else None

    def _places(self) -> list[Path]:
        return sorted(self._folder.iterdir()) if self._folder.is_dir() else []

    def _place(self, secret: str) -> Path:
        return self._folder / sha256(secret.encode()).hexdigest()
