"""The real documents, where they are at hand (they are no part of the project)."""

from __future__ import annotations

from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).resolve().parents[4] / "shared" / "documents"


def real_documents() -> tuple[Path, Path]:
    """The liaison notice and the work plan; skips where they are not there."""
    found = [path for prefix in ("000", "001") for path in DOCUMENTS.glob(f"{prefix}_*.txt")]
    if len(found) != 2:
        pytest.skip("skipped: the folder shared/documents with the real documents is not beside this checkout")
    return found[0], found[1]


def all_real_documents() -> list[Path]:
    """The five documents; skips where they are not there."""
    real_documents()
    return sorted(DOCUMENTS.glob("*.txt"))
