"""How Neo4j plans the statement of each root: from an index, unless everything there is has been asked for."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import build_schema as build_ast
from neo4j import AsyncGraphDatabase

from graph.cypher import CompiledCypher
from graph.store import Store
from schema import build_schema
from tests.compiler.conftest import Register

COVERAGE = """coverage(area: "Area:99000") { units { area { name } subareas subareasWithLiaison enterprises keyEnterprises
  keyEnterprisesWithLiaison hasLiaison } rules { rule examined failing unknown } findings { totalCount edges { node {
  message severity subject { id } citation { row document { number } } } } } }"""
CHAIN = """responsibilityChain(enterprise: "Enterprise:E1") { links { basis role holder { name } post { title }
  organization { name } inheritedFrom { name } path { id } citation { annex document { number } } }
  gaps { basis message } }"""
PAGE = "totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor }"
QUERIES = {
    "node": '{ node(id: "Area:99000") { id ... on Area { name parent { name } children { totalCount } } } }',
    "nodes": '{ nodes(ids: ["Area:99000", "Enterprise:E1", "Person:q1"]) { id } }',
    "area": """{ id: area(id: "Area:99000") { name aliases ancestors { name } descendants { edges { node { name } } }
      enterprises { totalCount } assignments { edges { node { basis } } } }
      code: area(code: "99000") { name } name: area(name: "示例99000区") { name } }""",
    "areas": f'{{ all: areas(first: 5) {{ {PAGE} }} below: areas(filter: {{within: "Area:99000"}}) {{ {PAGE} }} }}',
    "enterprise": """{ id: enterprise(id: "Enterprise:E1") { name area { name } sectors { name } }
      uscc: enterprise(uscc: "E1") { name } name: enterprise(name: "示例企业1") { name } }""",
    "enterprises": f"""{{ all: enterprises(first: 5) {{ {PAGE} }}
      below: enterprises(filter: {{within: "Area:99000", isKey: true}}) {{ {PAGE} }} }}""",
    "dutiesDue": """{ person: dutiesDue(holder: "Person:q1", from: "2023-01-01", to: "2024-06-01") { status records { id } }
      group: dutiesDue(holder: "Organization:o04", from: "2023-01-01", to: "2024-06-01") { status } }""",
    "dutyReport": """{ dutyReport(area: "Area:99000", from: "2023-01-01", to: "2024-06-01") { totals { required performed }
      kinds { kind totals { missed } } units { unit { name } totals { required } } } }""",
    "incident": """{ incident(id: "Incident:n00") { title grade initialGrade grades { grade } enterprise { name } area { name }
      retrospective { chain { links { role holder { name } } } performance { holder { name } duties {
        required performed recordedAfterIncident missedPeriods { from } records { id } } } } } }""",
    "incidents": f"""{{ all: incidents(first: 5) {{ {PAGE} }}
      below: incidents(filter: {{within: "Area:99000", grade: GENERAL}}) {{ {PAGE} }} }}""",
    "investigations": f"{{ investigations(first: 5) {{ {PAGE} }} }}",
    "measures": f"{{ measures(first: 5) {{ {PAGE} }} }}",
    "monthlyReturn": """{ monthlyReturn(area: "Area:99000", month: "2023-03") { late missing
      rows { area { name } submittedOn inspections } total { inspections } } }""",
    "coverageHistory": """{ coverageHistory(area: "Area:99000", from: "2023-01", to: "2023-03") {
      months { month rules { rule examined failing } } } }""",
    "person": '{ person(id: "Person:q1") { name memberships { edges { node { role } } } } }',
    "persons": f"{{ persons(first: 5) {{ {PAGE} }} }}",
    "organization": '{ organization(id: "Organization:o01") { name posts { title } } }',
    "organizations": f"{{ organizations(first: 5) {{ {PAGE} }} }}",
    "post": '{ post(id: "Post:p1") { title organization { name } } }',
    "posts": f"{{ posts(first: 5) {{ {PAGE} }} }}",
    "memberships": f"{{ memberships(first: 5) {{ {PAGE} }} }}",
    "assignment": '{ assignment(id: "Assignment:s000") { basis subject { ... on Area { name } } } }',
    "assignments": f"{{ assignments(first: 5) {{ {PAGE} }} }}",
    "sectors": f"{{ sectors(first: 5) {{ {PAGE} }} }}",
    "document": """{ number: document(number: "示例〔2020〕0号") { title }
      id: document(id: "OfficialDocument:d0") { targets { edges { node { indicators { isMet latest { value } } } } } } }""",
    "documents": f"{{ documents(first: 5) {{ {PAGE} }} }}",
    "records": f"""{{ all: records(first: 5) {{ {PAGE} }} late: records(filter: {{recordedLater: true}}) {{ {PAGE} }}
      by: records(filter: {{performedBy: "Post:p1"}}) {{ {PAGE} }} of: records(filter: {{concerns: "Enterprise:E1"}}) {{ {PAGE} }}
      below: records(filter: {{within: "Area:99000"}}) {{ edges {{ node {{ on history {{ changed record {{ on }} }} }} }} }} }}""",
    "hazard": """{ id: hazard(id: "Hazard:h00") { status dueOn isOverdue steps { on } listings { isClosed } plans { title } }
      number: hazard(number: "示例隐患-1") { at { ... on Area { name } } records { totalCount } } }""",
    "hazards": f"""{{ all: hazards(first: 5) {{ {PAGE} }} at: hazards(filter: {{at: "Enterprise:E1"}}) {{ {PAGE} }}
      below: hazards(filter: {{within: "Area:99000", isOverdue: true}}) {{ {PAGE} }} }}""",
    "listedSupervisions": f"""{{ all: listedSupervisions(first: 5) {{ {PAGE} }}
      below: listedSupervisions(filter: {{within: "Area:99000", isClosed: false}}) {{ {PAGE} }} }}""",
    "rectificationPlans": f"""{{ all: rectificationPlans(first: 5) {{ {PAGE} }}
      below: rectificationPlans(filter: {{within: "Area:99000"}}) {{ {PAGE} }} }}""",
    "waivers": f"""{{ all: waivers(first: 5) {{ {PAGE} }} of: waivers(filter: {{exempts: "Post:p1"}}) {{ {PAGE} }} }}""",
    "duties": f"""{{ all: duties(first: 5) {{ {PAGE} }}
      of: duties(filter: {{document: "OfficialDocument:d0"}}, orderBy: [{{document: ASC}}, {{position: ASC}}]) {{ {PAGE} }} }}""",
    "workTasks": f'{{ workTasks(first: 5, filter: {{document: "OfficialDocument:d0"}}) {{ {PAGE} }} }}',
    "targets": f'{{ targets(first: 5, filter: {{document: "OfficialDocument:d0"}}) {{ {PAGE} }} }}',
    "dutyLists": f"""{{ all: dutyLists(first: 5) {{ {PAGE} }}
      of: dutyLists(filter: {{owner: "Post:p1", year: 2020}}, orderBy: [{{year: DESC}}]) {{ {PAGE} }} }}""",
    "responsibilityChain": f"{{ {CHAIN} }}",
    "coverage": f"{{ {COVERAGE} }}",
    "changes": f"{{ changes(first: 5) {{ {PAGE} }} }}",
    "diff": """{ diff(area: "Area:99000", from: "2019-01-01", to: "2022-01-01") { assignments { totalCount } holders { totalCount }
      changes { totalCount } } }""",
    "search": '{ search(text: "示例") { node { id } matched kind fit within { name } } }',
}
WITHOUT_STATEMENT = {"enumLabels"}
SCANS = {"AllNodesScan", "NodeByLabelScan", "UndirectedAllRelationshipsScan", "DirectedAllRelationshipsScan",
         "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan", "UnionNodeByLabelsScan"}  # fmt: skip
WHOLE = {
    "documents": "OfficialDocument",
    "sectors": "Sector",
    "changes": "ChangeEvent",
    "Register": "Register",
}
"""Labels that a root may read as a whole: it lists all that there is of a few dozen, and orders it by something else than
a key. `Register` is one node."""


def operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operator of a plan."""
    yield plan
    for child in plan.get("children", ()):
        yield from operators(child)


def scans(plan: dict[str, Any], allowed: set[str]) -> list[str]:
    """The operators that read a whole label or more without being allowed to."""
    found = []
    for operator in operators(plan):
        kind, details = operator["operatorType"].partition("@")[0], operator["args"].get("Details", "")
        if kind in SCANS and not any(f":{label}" in details for label in allowed):
            found.append(f"{kind} {details}")
    return found


@pytest.fixture(scope="module", params=["neo4j"])
def engine(neo4j_session: Store) -> Store:
    """Neo4j alone: the embedded engine explains no plans."""
    return neo4j_session


def test_every_root_has_a_query() -> None:
    query = build_ast(build_schema().as_str()).query_type
    assert query
    assert query.fields.keys() - WITHOUT_STATEMENT == QUERIES.keys()


@pytest.mark.slow
@pytest.mark.parametrize("root", QUERIES)
async def test_no_root_reads_a_whole_label_where_an_index_could_serve(register: Register, root: str) -> None:
    sent = await register.written(QUERIES[root])
    assert sent, f"{root} asks the graph"
    allowed = {"Register", *([WHOLE[root]] if root in WHOLE else [])}
    async with AsyncGraphDatabase.driver(register.store.address.uri, notifications_min_severity="OFF") as driver:
        for statement in dict.fromkeys(sent):
            plan = await _explain(driver, CompiledCypher(statement))
            assert scans(plan, allowed) == [], statement


async def _explain(driver: Any, statement: CompiledCypher) -> dict[str, Any]:
    async with driver.session() as session:
        result = await session.run(f"EXPLAIN {statement}")
        found: dict[str, Any] = (await result.consume()).plan
    return found
