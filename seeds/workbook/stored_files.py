"""Files that were sent before, as a workbook names them by their content: `<SHA-256>.jpg`, or `<SHA-256>.jpg:走访.jpg`."""

import re
from dataclasses import dataclass

_STORED = re.compile(r"(?P<place>[0-9a-f]{64}\.[a-z]{3,4})(?:[:：](?P<name>.+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the file is called where it is kept, and what the record calls it: the same, where nothing else is said."""

    place: str
    name: str
    is_renamed: bool

    @property
    def sha256(self) -> str:
        """The SHA-256 of its content, in hexadecimal."""
        return self.place.partition(".")[0]


def stored_file(written: str) -> StoredFile | None:
    """The file that a part of a cell names by its content; None for an ordinary name."""
    match = _STORED.fullmatch(written)
    if match is None:
        return None
    place, name = match["place"].lower(), (match["name"] or "").strip()
    return StoredFile(place, name or place, bool(name))
