"""Where in a document a fact stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a fact stands. ``annex`` and ``row`` count from 1, ``clause`` is written like 八（二）.

    ``excerpt`` holds the words it was read from, white space normalised, the cells of a row joined by ｜. It never
    holds a telephone number or a mail address.
    """

    annex: int | None = None
    row: int | None = None
    clause: str | None = None
    excerpt: str | None = None
