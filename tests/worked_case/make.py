"""`python -m tests.worked_case.make`: writes the workbooks and the dossiers of docs/worked-case, the same bytes each time."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.engine.embedded import open_folder
from graph.store import Store
from seeds.importing.unit import import_files
from service.answering import Answering
from service.dossier.asking import asked_dossier
from service.dossier.document import dossier_docx
from service.settings import Settings
from tests.examples.make import _undated
from tests.seeds.workbook.made_up import filled
from tests.wipe import migrated
from tests.worked_case.events import AFTERWARDS, INCIDENT_ROWS, RECORDS
from tests.worked_case.register import AREAS, REGISTER
from tests.worked_case.words import INCIDENT, Rows

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "worked-case"
WORKBOOKS: dict[str, Rows] = {
    "1-areas.xlsx": AREAS,
    "2-register.xlsx": REGISTER,
    "3-records.xlsx": RECORDS,
    "4-incident.xlsx": INCIDENT_ROWS,
    "5-afterwards.xlsx": AFTERWARDS,
}


@dataclass(frozen=True, slots=True)
class Entered:
    """Files that were imported together at a moment."""

    at: datetime
    files: tuple[str, ...]


ENTERED = (
    Entered(datetime(2025, 1, 7, 2, tzinfo=UTC), ("1-areas.xlsx", "notice.txt")),
    Entered(datetime(2025, 2, 12, 2, tzinfo=UTC), ("plan.txt", "2-register.xlsx")),
    Entered(datetime(2025, 8, 18, 2, tzinfo=UTC), ("3-records.xlsx",)),
    Entered(datetime(2025, 8, 22, 2, tzinfo=UTC), ("4-incident.xlsx",)),
    Entered(datetime(2025, 10, 9, 2, tzinfo=UTC), ("5-afterwards.xlsx",)),
)

KNOWN_AT = "2025-10-10T00:00:00Z"
"""The moment for which the dossier is made."""


def workbooks() -> dict[str, bytes]:
    """Every workbook by its name."""
    return {name: _undated(filled(rows)) for name, rows in WORKBOOKS.items()}


async def enter(store: Store, folder: Path = FOLDER) -> None:
    """All files of the case into an empty register, each import at its moment; raises AssertionError where one is refused."""
    await migrated(store)
    for step in ENTERED:
        report = await import_files(store, [folder / name for name in step.files], now=step.at)
        assert not report.problems, report.problems


async def dossiers(store: Store) -> dict[str, bytes]:
    """The dossier of the case in every form that is kept, by its name."""
    answering = Answering(store, Settings())
    made: dict[str, bytes] = {}
    for language, suffix in (("zh", ""), ("en", ".en")):
        asked = await asked_dossier(answering, answering.context(language), INCIDENT, KNOWN_AT)
        made[f"dossier{suffix}.json"] = asked.json
        made[f"dossier{suffix}.docx"] = dossier_docx(asked.content, asked.wording)
    return made


async def _make() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_folder(Path(folder) / "data") as address:
            store = Store(address, statement_seconds=120)
            await enter(store)
            for name, content in (await dossiers(store)).items():
                await asyncio.to_thread((FOLDER / name).write_bytes, content)
            await store.close()


if __name__ == "__main__":
    for name, content in workbooks().items():
        (FOLDER / name).write_bytes(content)
    asyncio.run(_make())
