"""`zerenlian dossier`: what it refuses, and that it writes nothing then."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli import app
from service.cli.outcome import REFUSED, WRONG_USAGE
from tests.service.commands import run

CLI = CliRunner()


def test_a_file_of_another_kind_is_wrong_usage(tmp_path: Path) -> None:
    ended = CLI.invoke(app, ["dossier", "SG-1", "--out", str(tmp_path / "dossier.pdf")])
    assert (ended.exit_code, ended.stdout) == (WRONG_USAGE, "")
    assert ".docx" in ended.stderr


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "dossier.docx"
    file.write_text("示例")
    ended = CLI.invoke(app, ["dossier", "SG-1", "--out", str(file)])
    assert ended.exit_code == REFUSED
    assert "--force" in ended.stderr
    assert file.read_text() == "示例"


@pytest.mark.slow
def test_an_incident_that_nobody_knows_is_refused_and_nothing_is_written(tmp_path: Path, migrated_folder: Path) -> None:
    file = tmp_path / "dossier.docx"
    ended = run("dossier", "示例没有", "--out", str(file), "--data", str(migrated_folder))
    assert (ended.returncode, ended.stdout) == (REFUSED, "")
    assert "示例没有" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not file.exists()
