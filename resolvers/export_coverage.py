"""The coverage report as tables (覆盖面审计报告): its questions, and the columns of its units, its rules and its findings."""

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
FINDINGS = (
    "rule",
    "severity",
    "message",
    "subject.key",
    "since",
    "citation.document.number",
    "citation.document.title",
    "citation.annex",
    "citation.row",
    "citation.clause",
    "citation.excerpt",
)

_HEAD = "query Coverage($area: ID!, $asOf: AsOf) {{ coverage(area: $area, asOf: $asOf) {{ {below} }} }}"
_PAGE = (
    "query Findings($area: ID!, $asOf: AsOf, $first: Int, $after: String) {{ coverage(area: $area, asOf: $asOf) {{"
    " findings(first: $first, after: $after) {{"
    " edges {{ node {{ {below} }} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
)


@dataclass(frozen=True, slots=True)
class CoverageTables:
    """The query of the report without its findings, that of a page of findings, and the columns of each table."""

    head: str
    page: str
    units: tuple[Column, ...]
    rules: tuple[Column, ...]
    findings: tuple[Column, ...]


def coverage_tables(schema: GraphQLSchema) -> CoverageTables:
    """The tables of the report in a schema."""
    units, unit = _columns(schema, "UnitCoverage", UNITS)
    rules, rule = _columns(schema, "RuleResult", RULES)
    findings, finding = _columns(schema, "Finding", FINDINGS)
    below = f"area {{ name key }} units {{ {unit} }} rules {{ {rule} }}"
    return CoverageTables(_HEAD.format(below=below), _PAGE.format(below=finding), units, rules, findings)


def _columns(schema: GraphQLSchema, name: str, paths: tuple[str, ...]) -> tuple[tuple[Column, ...], Selection]:
    kind = schema.type_map[name]
    if not isinstance(kind, GraphQLObjectType):
        raise TypeError(f"{name} is no object type")
    return columns(schema, kind, paths)
