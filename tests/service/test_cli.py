"""The command line: its exit codes, and what goes where."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.engine.process import free_port
from service.cli import app
from service.cli.outcome import REFUSED, UNREACHABLE, WRONG_USAGE
from tests.service.commands import copied, run

CLI = CliRunner()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "{ a }", "--variables", "{"], "not JSON"),
        (["query", "{ a }", "--variables", "[]"], "JSON object"),
        (["query", "{ a }", "--lang", "fr"], "fr"),
        (["query", "{ a }", "--data", "somewhere", "--graph", "bolt://127.0.0.1"], "one of the two"),
        (["query", "{ a }", "--graph", "127.0.0.1"], "--graph"),
        (["query"], "QUERY"),
        (["import"], "FILE"),
        (["import", __file__, "--issued-on", "2020-02-30"], "--issued-on"),
        (["sample", "--enterprises", "0"], "--enterprises"),
        (["sample", "--enterprises", "1", "--records", "-1"], "--records"),
        (["serve", "--host", "0.0.0.0"], "loopback"),  # noqa: S104
        (["serve", "--port", "70000"], "--port"),
        (["dance"], "dance"),
    ],
)
def test_wrong_usage_is_told_on_standard_error(arguments: list[str], words: str) -> None:
    ended = CLI.invoke(app, arguments)
    assert (ended.exit_code, ended.stdout) == (WRONG_USAGE, "")
    assert words in ended.stderr


def test_every_command_and_the_exit_codes_are_in_the_help() -> None:
    shown = CLI.invoke(app, ["--help"]).stdout
    for word in ("serve", "import", "query", "sample", "template", "doctor", "unreachable"):
        assert word in shown


@pytest.mark.parametrize(
    "command", [["query", "{ __typename }"], ["sample", "--enterprises", "1"], ["serve", "--port", f"{free_port()}"]]
)
@pytest.mark.slow
def test_a_server_that_is_not_there_is_code_3_with_what_to_do(command: list[str]) -> None:
    ended = run(*command, "--graph", f"bolt://127.0.0.1:{free_port()}")
    assert (ended.returncode, ended.stdout) == (UNREACHABLE, "")
    assert "--graph" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.slow
def test_the_doctor_says_that_a_server_is_not_there() -> None:
    ended = run("doctor", "--graph", f"bolt://127.0.0.1:{free_port()}")
    assert ended.returncode == UNREACHABLE
    assert "unreachable" in ended.stdout


@pytest.mark.slow
def test_the_doctor_leaves_no_folder_behind(tmp_path: Path) -> None:
    ended = run("doctor", "--data", str(tmp_path / "none"))
    assert "ArcadeDB" in ended.stdout
    assert not (tmp_path / "none").exists()


def test_a_folder_that_is_a_file_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run("query", "{ __typename }", "--data", str(tmp_path / "file")).returncode == WRONG_USAGE


def test_the_template_is_not_written_over_a_file(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    assert CLI.invoke(app, ["template", str(book)]).exit_code == 0
    written = book.stat().st_size
    again = CLI.invoke(app, ["template", str(book)])
    assert (again.exit_code, "--force" in again.stderr, book.stat().st_size) == (REFUSED, True, written)
    assert CLI.invoke(app, ["template", str(book), "--force"]).exit_code == 0
    assert CLI.invoke(app, ["template", str(tmp_path / "none" / "book.xlsx")]).exit_code == REFUSED


@pytest.mark.slow
def test_a_folder_without_a_service_answers_and_gets_the_gazetteer(tmp_path: Path) -> None:
    query = "query($code: String!) { area(code: $code) { name } }"
    answered = run("query", "-", "--variables", '{"code": "320500"}', "--data", str(tmp_path / "data"), text=query)
    assert (answered.returncode, json.loads(answered.stdout)) == (0, {"data": {"area": {"name": "苏州市"}}})


@pytest.mark.slow
def test_an_answer_with_errors_is_printed_and_code_1(tmp_path: Path, migrated_folder: Path) -> None:
    data = str(copied(migrated_folder, tmp_path / "data"))
    for text in ("{ nothing }", "", "subscription { a }"):
        ended = run("query", "-", "--data", data, text=text)
        assert ended.returncode == REFUSED
        assert json.loads(ended.stdout)["errors"][0]["extensions"]["code"]


@pytest.mark.slow
def test_a_file_that_is_not_there_is_a_row_of_the_report(tmp_path: Path) -> None:
    ended = run("import", "/nowhere.txt", "--data", str(tmp_path / "data"))
    assert ended.returncode == REFUSED
    assert "nowhere.txt" in ended.stdout


@pytest.mark.slow
def test_a_sample_city_is_loaded_once(tmp_path: Path, migrated_folder: Path) -> None:
    data = str(copied(migrated_folder, tmp_path / "data"))
    assert run("sample", "--enterprises", "300", "--records", "40", "--data", data).returncode == 0
    counted = run("query", "{ enterprises { totalCount } records { totalCount } }", "--data", data)
    assert '"totalCount": 300' in counted.stdout
    assert '"totalCount": 40' in counted.stdout
    assert run("sample", "--enterprises", "300", "--data", data).returncode == REFUSED
