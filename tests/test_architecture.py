"""The house keeps its shape: imports go one way, files stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "language": set[str](),
    "graph": {"graph", "language"},
    "resolvers": {"resolvers", "graph", "language"},
    "schema": {"schema", "resolvers", "graph", "language"},
    "seeds": {"seeds", "graph", "language"},
    "service": {"service", "schema", "resolvers", "seeds", "graph", "language"},
}
MOST_LINES = 300


def _files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_go_one_way(package: str) -> None:
    assert _files(package), f"{package}/ has no files"
    forbidden = set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _files(package)
        for name in _imported(ast.parse(path.read_text("utf-8")))
        if name in forbidden
    }
    assert wrong == set()


def test_no_file_is_longer_than_a_room() -> None:
    folders = [*MAY_IMPORT, "tests", "bench"]
    long = {
        str(path.relative_to(ROOT)): count
        for folder in folders
        for path in _files(folder)
        if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}
