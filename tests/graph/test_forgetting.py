"""The embedded engine's parser does not keep for good what it learned from each statement (docs/decisions/0026)."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.engine.arcadedb import FORGETTING
from graph.engine.embedded import EmbeddedEngine, running
from graph.migrations import migrate
from graph.store import Store
from service.dossier.asking import question
from tests.asking import NOW, Asker

SMALL_HEAP_MB = 320
UNLIKE = 4
"""So many large statements, each unlike the others: 140 MB of what the parser learned from each are more than the heap holds."""

FIELDS = ("key", "number", "title", "occurredAt")


def test_the_jar_holds_what_its_source_says() -> None:
    with ZipFile(FORGETTING) as jar:
        assert jar.namelist() == ["Forgetting.java", "Forgetting.class"]
        written = jar.read("Forgetting.java").decode()
    assert written == FORGETTING.with_name("Forgetting.java").read_text("utf-8"), "run `make forgetting`"


@pytest.mark.slow
async def test_statements_unlike_each_other_do_not_end_the_engine(tmp_path: Path) -> None:
    events: list[str] = []

    def note(event: str, _: Mapping[str, object]) -> None:
        events.append(event)

    engine = EmbeddedEngine(tmp_path / "data", heap_mb=SMALL_HEAP_MB, on_event=note)
    async with running(engine) as address:
        store = Store(address, statement_seconds=120.0)
        await migrate(store)
        asker = Asker(store)
        variables = {"incident": "Incident:1", "asOf": {"validOn": NOW.date().isoformat()}, "first": 50}
        for number in range(1, UNLIKE + 1):
            chosen = " ".join(field for place, field in enumerate(FIELDS) if number >> place & 1)
            document = question().replace(" ".join(FIELDS), chosen, 1)
            assert (await asker.ask(document, **variables))["incident"] is None
        await store.close()
    assert events == ["engine.started", "engine.stopped"]
