"""The pages for readers say what is there."""

import re
from pathlib import Path

import pytest
from graphql import ExecutableDefinitionNode, parse, validate

from graph.labels import NODES, RELATIONSHIPS
from schema import build_schema
from seeds.workbook import columns_table
from service.cli import app

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bench" / "README.md"])


def test_the_page_of_the_workbook_is_its_declaration() -> None:
    assert columns_table().strip() in (ROOT / "docs" / "workbook.md").read_text("utf-8")


def test_the_page_of_the_graph_draws_every_type() -> None:
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    assert [name for name in (*NODES, *RELATIONSHIPS) if name not in page] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readme_names_every_command(readme: str) -> None:
    page = (ROOT / readme).read_text("utf-8")
    names = [
        command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands
    ]
    assert names
    assert [name for name in names if f"`zerenlian {name.strip('_')}" not in page] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_queries_on_a_page_fit_the_schema(page: Path) -> None:
    core = build_schema()._schema
    for text in re.findall(r"```graphql\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        document = parse(text)
        if all(isinstance(part, ExecutableDefinitionNode) for part in document.definitions):
            assert validate(core, document) == [], text
