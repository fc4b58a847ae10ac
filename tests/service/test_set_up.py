"""What set-up keeps, and that starts begin with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from graph.engine import kept
from graph.engine.arcadedb import Layout
from graph.engine.embedded import EmbeddedEngine
from graph.engine.kept import begin_with
from graph.migrations import MIGRATIONS, migrate
from graph.store import Store
from service.set_up import set_up

pytestmark = [pytest.mark.slow, pytest.mark.engine]


@asynccontextmanager
async def begun(engine: EmbeddedEngine) -> AsyncIterator[Store]:
    await engine.start()
    store = Store(engine.address)
    try:
        yield store
    finally:
        await store.close()
        await engine.stop()


async def test_a_new_folder_begins_with_what_set_up_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    classes, database = tmp_path / "kept" / "engine.aot", tmp_path / "kept" / "database"
    await set_up(classes, database)
    assert {file.name for file in classes.parent.iterdir()} == {"engine.aot", "database"}
    monkeypatch.setattr(kept, "CLASSES", classes)
    engine = EmbeddedEngine(tmp_path / "data", database=database)
    async with begun(engine) as store:
        assert str(classes) in _mapped(engine)
        assert await migrate(store) == 0
        holds = "MATCH (n) RETURN collect([labels(n), properties(n)])"
        assert await store.value(holds) == [[["Register"], {"key": "Register:1", "migration": len(MIGRATIONS)}]]
    assert Layout(tmp_path / "data").database.is_dir()


async def test_classes_that_do_not_fit_are_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "CLASSES", tmp_path / "engine.aot")
    kept.CLASSES.write_bytes(b"of another JVM")
    async with begun(EmbeddedEngine(tmp_path / "data", database=tmp_path / "none")) as store:
        assert await store.value("RETURN 1") == 1


def test_a_copy_that_was_interrupted_begins_again(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "data")
    layout.coming.mkdir(parents=True)
    (layout.coming / "half").touch()
    begin_with(_database(tmp_path / "kept", "new"), layout)
    assert [file.read_text() for file in layout.database.iterdir()] == ["new"]
    assert not layout.coming.exists()


def test_a_folder_that_has_a_database_keeps_it(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "data")
    _database(layout.database, "ours")
    begin_with(_database(tmp_path / "kept", "new"), layout)
    assert [file.read_text() for file in layout.database.iterdir()] == ["ours"]


def _mapped(engine: EmbeddedEngine) -> str:
    return Path(f"/proc/{engine.pid}/maps").read_text()


def _database(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "schema.json").write_text(text)
    return folder
