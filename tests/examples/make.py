"""`python -m tests.examples.make`: writes the files of docs/examples, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from tests.examples.roster import roster
from tests.examples.words import notice, plan
from tests.seeds.readers.in_forms import as_docx, as_pdf

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIRST_OF_ARCHIVES = (1980, 1, 1, 0, 0, 0)


def examples() -> dict[str, bytes]:
    """Every file by its name; the mapping is written by hand."""
    return {
        "notice.txt": notice("示例应急〔2031〕7号", "2031年3月6日", "1.挂钩联系分工表").encode(),
        "plan.docx": _undated(as_docx(plan())),
        "notice.pdf": as_pdf(notice("示例应急〔2032〕5号", "2032年2月29日", "1.挂钩联系分工表")),
        "roster.xlsx": _undated(roster()),
    }


def _undated(content: bytes) -> bytes:
    """An Office file without the moment at which it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("docProps/"):
                part = _MOMENT.sub(b"2031-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name, _FIRST_OF_ARCHIVES), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


if __name__ == "__main__":
    for name, content in examples().items():
        (FOLDER / name).write_bytes(content)
