"""The schema keeps the public contract: names, shapes and nullability that clients rely on."""

import re
from pathlib import Path
from typing import Any

from graphql import DocumentNode, GraphQLInputObjectType, GraphQLObjectType, parse, print_ast

from schema import build_schema
from schema.sdl import COMMITTED, sdl

CONTRACT = Path(__file__).with_name("contract.graphql")


def shapes(document: DocumentNode) -> dict[str, str]:
    """Every type, field, argument, value and member of a document by its path."""
    found: dict[str, str] = {}
    for definition in document.definitions:
        node: Any = definition
        name = node.name.value
        found[name] = node.kind
        for field in getattr(node, "fields", None) or ():
            found[f"{name}.{field.name.value}"] = print_ast(field.type)
            for argument in getattr(field, "arguments", None) or ():
                default = f" = {print_ast(argument.default_value)}" if argument.default_value else ""
                found[f"{name}.{field.name.value}({argument.name.value})"] = print_ast(argument.type) + default
        for part in (*(getattr(node, "values", None) or ()), *(getattr(node, "types", None) or ())):
            found[f"{name}.{part.name.value}"] = ""
        for interface in getattr(node, "interfaces", None) or ():
            found[f"{name} implements {interface.name.value}"] = ""
    return found


def test_everything_of_the_contract_is_there_as_written() -> None:
    contract, ours = shapes(parse(CONTRACT.read_text("utf-8"))), shapes(parse(sdl()))
    assert {path: ours.get(path) for path in contract} == contract


def test_the_committed_sdl_is_the_schema() -> None:
    assert COMMITTED.read_text("utf-8") == sdl(), "run `make schema` and review the difference"


CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _undescribed() -> list[str]:
    """Parts of the schema without a description that names the Chinese term."""
    bare = []
    for kind in build_schema()._schema.type_map.values():
        if kind.name.startswith("__") or kind.name in {"String", "Int", "Float", "Boolean", "ID", "Date", "DateTime"}:
            continue
        parts: dict[str, Any] = {kind.name: kind}
        if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType):
            parts |= {f"{kind.name}.{name}": field for name, field in kind.fields.items()}
        for path, part in list(parts.items()):
            for name, argument in getattr(part, "args", {}).items():
                parts[f"{path}({name})"] = argument
        for name, value in getattr(kind, "values", {}).items():
            parts[f"{kind.name}.{name}"] = value
        bare += [path for path, part in parts.items() if not CHINESE.search(part.description or "")]
    return bare


def test_everything_is_described_with_its_chinese_term() -> None:
    assert _undescribed() == []
