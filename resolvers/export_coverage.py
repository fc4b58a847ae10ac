"""The coverage report as tables (覆盖面审计报告): the question for its units and its rules, with their columns.

Its findings and its waivers are exports of their own (`resolvers.export`).
"""

from dataclasses import dataclass

from graphql import GraphQLObjectType, GraphQLSchema

from resolvers.export_columns import Column, Selection, columns

UNITS = (
    "area.name",
    "area.key",
    "subareas",
    "subareasWithLiaison",
    "enterprises",
    "keyEnterprises",
    "keyEnterprisesWithLiaison",
    "hasLiaison",
)
RULES = ("label", "question", "examined", "failing", "unknown", "waived")
_HEAD = "query Coverage($area: ID!, $asOf: AsOf) {{ coverage(area: $area, asOf: $asOf) {{ {below} }} }}"


@dataclass(frozen=True, slots=True)
class CoverageTables:
    """The query of the report's units and rules, and the columns of each table."""

    head: str
    units: tuple[Column, ...]
    rules: tuple[Column, ...]


def coverage_tables(schema: GraphQLSchema) -> CoverageTables:
    """The tables of the report in a schema."""
    units, unit = _columns(schema, "UnitCoverage", UNITS)
    rules, rule = _columns(schema, "RuleResult", RULES)
    below = f"area {{ name key }} units {{ {unit} }} rules {{ {rule} }}"
    return CoverageTables(_HEAD.format(below=below), units, rules)


def _columns(schema: GraphQLSchema, name: str, paths: tuple[str, ...]) -> tuple[tuple[Column, ...], Selection]:
    kind = schema.type_map[name]
    if not isinstance(kind, GraphQLObjectType):
        raise TypeError(f"{name} is no object type")
    return columns(schema, kind, paths)
