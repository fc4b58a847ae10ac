"""The files that were imported: kept as they came, under their digest, all or nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from graph.store import Store
from seeds.importing.originals import FOLDER, Originals
from seeds.importing.unit import import_files
from tests.seeds.importing.made_up import NOW, dump, found_city, written
from tests.seeds.readers.made_up import liaison_notice

CONTENT = "示例".encode()
NAME = sha256(CONTENT).hexdigest() + ".txt"


def test_a_file_is_kept_as_it_came_and_once(tmp_path: Path) -> None:
    kept = Originals(tmp_path)
    for _ in range(2):
        kept.keep(CONTENT, ".txt")
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [NAME]
    found = kept.find(NAME)
    assert found is not None
    assert found.read_bytes() == CONTENT
    assert (tmp_path / FOLDER).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "name", ["", "..", "../engine.log", f"../{NAME}", NAME.upper(), NAME + "/", NAME[1:], f"{NAME}\n"]
)
def test_nothing_else_is_found(tmp_path: Path, name: str) -> None:
    kept = Originals(tmp_path)
    kept.keep(CONTENT, ".txt")
    (tmp_path / "engine.log").write_text("示例", encoding="utf-8")
    assert kept.find(name) is None


def test_of_a_file_that_cannot_be_written_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        Originals(tmp_path).keep(CONTENT, ".txt")
    assert list((tmp_path / FOLDER).iterdir()) == []


async def test_an_import_keeps_its_files_and_a_dry_run_none(store: Store, tmp_path: Path) -> None:
    await found_city(store)
    path = written(tmp_path, "示例通知.txt", liaison_notice())
    kept = Originals(tmp_path / "data")
    await import_files(store, [path], dry_run=True, now=NOW, originals=kept)
    assert not (tmp_path / "data").exists()
    report = await import_files(store, [path], now=NOW, originals=kept)
    assert not report.has_errors, report.problems
    found = kept.find(sha256(path.read_bytes()).hexdigest() + ".txt")
    assert found is not None
    assert found.read_bytes() == path.read_bytes()


async def test_what_cannot_be_kept_is_not_recorded(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await found_city(store)
    path = written(tmp_path, "示例通知.txt", liaison_notice())
    before = await dump(store)

    def full(_: Originals, __: bytes, ___: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Originals, "keep", full)
    with pytest.raises(OSError, match="No space"):
        await import_files(store, [path], now=NOW, originals=Originals(tmp_path))
    assert await dump(store) == before
