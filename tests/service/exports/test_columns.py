"""Columns: what a path leads to in the schema, what it is called, and what is asked for it."""

import pytest
from graphql import parse, validate

from graph.errors import BadUserInput, NotFound
from resolvers.export import BELOW, export, exported_roots
from resolvers.export_columns import Kind
from schema import build_schema

SCHEMA = build_schema()._schema


@pytest.mark.parametrize("root", sorted(exported_roots(SCHEMA)))
def test_every_connection_has_usual_columns_that_fit_the_schema(root: str) -> None:
    asked = export(SCHEMA, root)
    assert validate(SCHEMA, parse(asked.document)) == []
    assert asked.columns[0].path == "key"
    assert all(column.headings["zh"] and column.headings["en"] for column in asked.columns)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in asked.names["zh"])


@pytest.mark.parametrize("root", BELOW)
def test_the_connections_of_the_coverage_report_have_columns_that_fit_the_schema(root: str) -> None:
    asked = export(SCHEMA, root, arguments={"area": "Area:1"}, as_of={"validOn": "2020-03-10"})
    assert validate(SCHEMA, parse(asked.document)) == []
    assert [column.path for column in asked.columns] == list(BELOW[root][1])
    with pytest.raises(BadUserInput, match="area: it has to be said"):
        export(SCHEMA, root)


def test_it_knows_the_connections_of_the_schema() -> None:
    assert {"areas", "enterprises", "persons", "organizations", "posts", "memberships"} <= exported_roots(SCHEMA).keys()
    assert {"assignments", "sectors", "documents", "changes", "duties", "workTasks", "targets"} <= exported_roots(
        SCHEMA
    ).keys()
    assert not {"area", "search", "coverage", "node", "enumLabels"} & exported_roots(SCHEMA).keys()


def test_the_usual_columns_are_its_values_and_the_names_of_what_it_links_to() -> None:
    paths = [column.path for column in export(SCHEMA, "enterprises").columns]
    assert paths == ["key", "uscc", "name", "isKey", "sectors.name", "area.name", "area.key"]
    assert {"citation.document.number", "citation.row", "assignee.name", "assignee.title", "subject.key"} <= {
        column.path for column in export(SCHEMA, "assignments").columns
    }


@pytest.mark.parametrize(
    ("root", "listed"),
    [
        ("changes", {"from.name", "to.name"}),
        ("measures", {"concerns.number", "concerns.title", "performedBy.name", "performedBy.title"}),
        ("documents", {"missingAnnexes", "basedOn.number", "basedOn.title", "supersededBy.number"}),
        ("records", {"performedBy.name", "performedBy.title", "concerns.name", "attachments.name", "dutyNumbers"}),
        ("posts", {"holders.name"}),
    ],
)
def test_the_usual_columns_have_the_names_of_what_lists_hold(root: str, listed: set[str]) -> None:
    assert listed <= {column.path for column in export(SCHEMA, root).columns if column.listed}


def test_entries_of_a_history_are_no_usual_columns() -> None:
    paths = {column.path for root in ("areas", "assignments", "records") for column in export(SCHEMA, root).columns}
    assert not {path for path in paths if path.startswith(("history", "subtree", "steps"))}


def test_headings_are_the_words_of_the_descriptions_or_of_the_names() -> None:
    (column, code) = export(SCHEMA, "enterprises", paths=["area.name", "uscc"]).columns
    assert column.headings == {"zh": "所在区域：名称", "en": "Area: Name"}
    assert code.headings == {"zh": "统一社会信用代码", "en": "USCC"}


def test_columns_behind_one_link_ask_it_once() -> None:
    document = export(SCHEMA, "enterprises", paths=["area.name", "name", "area.code"]).document
    assert document.count("area {") == 1


def test_a_field_of_several_types_is_found_on_each() -> None:
    (column,) = export(SCHEMA, "assignments", paths=["assignee.name"]).columns
    assert column.values({"assignee": {"Person_name": "示例甲"}}) == ["示例甲"]
    assert column.values({"assignee": {"Organization_name": "示例局"}}) == ["示例局"]
    assert column.values({"assignee": {}}) == []
    assert column.values({"assignee": None}) == []


def test_a_list_on_the_way_gives_all_its_values() -> None:
    (column,) = export(SCHEMA, "enterprises", paths=["sectors.name"]).columns
    assert column.listed
    assert column.values({"sectors": [{"name": "甲"}, {"name": "乙"}]}) == ["甲", "乙"]


def test_kinds_and_words() -> None:
    key, since, level = export(SCHEMA, "areas", paths=["hasChildren", "existsFrom", "level"]).columns
    assert [key.kind, since.kind, level.kind] == [Kind.TRUTH, Kind.DAY, Kind.TEXT]
    assert level.words["CITY"] == {"zh": "市", "en": "City"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nome", "'nome' is no field of Enterprise"),
        ("area", "'area' is a thing and no value"),
        ("name.length", "'length' is no field of"),
        ("assignments.key", "'assignments' is no field"),
        ("area.parent.nome", "'nome' is no field of Area"),
        ("__typename", "'__typename' is no field"),
        ("name }", "is no field"),
    ],
)
def test_a_path_that_is_none_is_refused_with_what_there_is(path: str, words: str) -> None:
    with pytest.raises(BadUserInput, match="name") as caught:
        export(SCHEMA, "enterprises", paths=[path])
    assert words in caught.value.message


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(BadUserInput, match="201 columns"):
        export(SCHEMA, "enterprises", paths=["name"] * 201)


@pytest.mark.parametrize("root", ["area", "search", "nothing", "__schema", ""])
def test_what_is_no_connection_is_not_found(root: str) -> None:
    with pytest.raises(NotFound, match="there are areas"):
        export(SCHEMA, root)
