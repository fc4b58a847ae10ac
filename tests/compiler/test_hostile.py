"""What a client may send and nobody would: each is answered, or refused by the name of the argument."""

import re
from typing import Any

import pytest

from graph.clock import AsOf
from graph.compiler.cursors import order_tag, write_cursor
from graph.errors import BadUserInput
from tests.compiler.conftest import Register
from tests.compiler.growing_things import TWIN

AREA = 'area(id: "Area:99000")'
NOW_CLOCK = AsOf("2024-03-15", "2024-03-15T00:00:00.000000Z")
ONE_KEY = write_cursor(["Area:99000"], NOW_CLOCK, order_tag("Query.areas", []))
TWO_KEYS = write_cursor(["LIAISON", "Assignment:s000"], NOW_CLOCK, order_tag("Area.assignments", []))
CHILD = write_cursor(["Area:99000"], NOW_CLOCK, order_tag("Area.children", []))
MANY = ", ".join(['{nameContains: "示例"}'] * 101)


@pytest.mark.parametrize(
    ("document", "argument"),
    [
        ("{ areas(first: -1) { totalCount } }", "first"),
        ("{ areas(first: 1001) { totalCount } }", "first"),
        ("{ areas(last: 2147483647) { totalCount } }", "last"),
        ("{ areas(first: 1, last: 1) { totalCount } }", "last"),
        (f'{{ areas(first: 1, before: "{ONE_KEY}") {{ totalCount }} }}', "first"),
        (f'{{ areas(last: 1, after: "{ONE_KEY}") {{ totalCount }} }}', "after"),
        ('{ areas(after: "") { totalCount } }', "after"),
        (f'{{ areas(after: "{TWO_KEYS}") {{ totalCount }} }}', "after"),
        (f'{{ documents(after: "{ONE_KEY}") {{ totalCount }} }}', "after"),
        (f'{{ {AREA} {{ children(after: "{TWO_KEYS}") {{ totalCount }} }} }}', "after"),
        (f"{{ {AREA} {{ descendants(first: -7) {{ totalCount }} }} }}", "first"),
        (f'{{ {AREA} {{ enterprises(filter: {{within: "Person:q1"}}) {{ totalCount }} }} }}', "filter.within"),
        (f'{{ {AREA} {{ enterprises(filter: {{within: "?"}}) {{ totalCount }} }} }}', "filter.within"),
        ('{ areas(filter: {within: "Enterprise:E1"}) { totalCount } }', "filter.within"),
        ('{ enterprises(filter: {within: ""}) { totalCount } }', "filter.within"),
        ('{ area(id: "Enterprise:E1") { id } }', "id"),
        ('{ enterprise(id: "Area:1") { id } }', "id"),
        ('{ person(id: "Post:p1") { id } }', "id"),
        ('{ document(id: "Area:1") { id } }', "id"),
        ('{ node(id: "Register:Register") { id } }', "id"),
        ('{ node(id: "Name:a") { id } }', "id"),
        ('{ node(id: "Finding:NOTHING/Area:1/Area:2") { id } }', "id"),
        ('{ node(id: "Finding:x") { id } }', "id"),
        ('{ nodes(ids: ["Area:1", "nothing"]) { id } }', "ids.1"),
        ('{ responsibilityChain(area: "Enterprise:E1") { asOf { validOn } } }', "area"),
        ('{ coverage(area: "Enterprise:E1") { asOf { validOn } } }', "area"),
        ('{ area(id: "Area:1", code: "1") { id } }', "id"),
        ("{ area { id } }", None),
        ('{ areas(asOf: {knownAt: "2020-03-10T08:00:00"}) { totalCount } }', "asOf.knownAt"),
        (f'{{ areas(after: "{ONE_KEY}", asOf: {{validOn: "2020-01-01"}}) {{ totalCount }} }}', "after"),
        ('{ enumLabels(enum: "Nothing") { value } }', "enum"),
        (f'{{ areas(after: "{ONE_KEY}", orderBy: [{{name: ASC}}]) {{ totalCount }} }}', "after"),
        (f'{{ areas(after: "{CHILD}") {{ totalCount }} }}', "after"),
        (f'{{ {AREA} {{ children(after: "{CHILD}", on: "2020-01-01") {{ totalCount }} }} }}', "after"),
        (f"{{ areas(orderBy: [{', '.join(['{name: ASC}'] * 9)}]) {{ totalCount }} }}", "orderBy"),
        (f"{{ areas(filter: {{or: [{MANY}]}}) {{ totalCount }} }}", "filter"),
        ('{ areas(filter: {or: [{}, {not: {within: "Person:q1"}}]}) { totalCount } }', "filter.or.1.not.within"),
        ('{ assignments(filter: {assignee: "Area:1"}) { totalCount } }', "filter.assignee"),
        ('{ post(id: "Person:q1") { id } }', "id"),
        ('{ organization(id: "Organization:o1", name: "x") { id } }', "id"),
    ],
)
async def test_what_cannot_be_is_refused_by_its_argument(
    register: Register, document: str, argument: str | None
) -> None:
    refused = await register.refusal(document)
    assert isinstance(refused, BadUserInput), refused
    assert refused.details["argument"] == argument


@pytest.mark.parametrize(
    ("document", "data"),
    [
        ("{ nodes(ids: []) { id } }", {"nodes": []}),
        ("{ nodes(ids: []) { ... on Finding { subject { id } message } } }", {"nodes": []}),
        ("{ areas(first: 0) { edges { cursor } pageInfo { startCursor } } }",
         {"areas": {"edges": [], "pageInfo": {"startCursor": None}}}),
        (f"{{ {AREA} {{ assignments(basis: []) {{ totalCount }} }} }}", {"area": {"assignments": {"totalCount": 0}}}),
        ('{ coverage(area: "Area:99000") { findings(rule: []) { totalCount edges { cursor } } } }',
         {"coverage": {"findings": {"totalCount": 0, "edges": []}}}),
        ('{ node(id: "Finding:POST_VACANT/Area:9/Post:9") { id } }', {"node": None}),
        ('{ nodes(ids: ["Area:99000", "Area:nothing", "Area:99000"]) { id } }',
         {"nodes": [{"id": "Area:99000"}, None, {"id": "Area:99000"}]}),
    ],
)  # fmt: skip
async def test_nothing_asked_is_nothing_answered(register: Register, document: str, data: Any) -> None:
    assert await register.ask(document) == {"data": data, "errors": []}


async def test_null_is_as_if_it_were_left_out(register: Register) -> None:
    nulls = "(filter: null, first: null, after: null, last: null, before: null, asOf: null)"
    same = (
        "",
        nulls,
        "(filter: {})",
        "(filter: {level: null, within: null, hasLiaison: null})",
        "(asOf: {validOn: null})",
    )
    answers = [await register.ask(f"{{ areas{text} {{ totalCount edges {{ node {{ id }} }} }} }}") for text in same]
    assert answers[0]["errors"] == []
    assert all(answer == answers[0] for answer in answers)


async def test_many_names_for_one_field(register: Register) -> None:
    names = " ".join(f"k{number}: name" for number in range(150))
    answer = await register.ask(f"{{ {AREA} {{ {names} }} }}")
    assert len(answer["data"]["area"]) == 150


async def test_a_chain_inside_a_chain_inside_a_chain(register: Register) -> None:
    step = "enterprise { responsibilityChain { links(basis: [LIAISON]) { distance } %s } }"
    document = f'{{ responsibilityChain(enterprise: "Enterprise:E1") {{ {step % (step % (step % ""))} }} }}'
    answer = await register.ask(document)
    assert answer["errors"] == []
    first = answer["data"]["responsibilityChain"]["enterprise"]["responsibilityChain"]
    assert first["links"] == first["enterprise"]["responsibilityChain"]["links"]


async def test_a_name_that_fits_several_is_refused_with_the_candidates(register: Register) -> None:
    refused = await register.refusal(f'{{ area(name: "{TWIN}") {{ id }} }}')
    assert isinstance(refused, BadUserInput)
    candidates: Any = refused.details["candidates"]
    assert [item["id"] for item in candidates] == ["Area:xtwin0", "Area:xtwin1"]
    assert all(item["within"] and item["name"] == TWIN for item in candidates)


@pytest.mark.parametrize(
    ("document", "path", "field"),
    [
        ("query ($n: Int) { area(id: \"Area:99000\") { id e: enterprises(first: $n) { totalCount } } }", ["area", "e"], "e: ent"),
        ("{ area(id: \"Area:99000\") { id e: enterprises(first: -1) { totalCount } } }", ["area", "e"], "e: ent"),
        ("query ($n: Int) { areas { edges { node { children(first: $n) { totalCount } } } } }",
         ["areas", "edges", 0, "node", "children"], "children("),
        ("query ($n: Int) { nodes(ids: []) { ... on Area { children(first: $n) { totalCount } } } }",
         ["nodes", 0, "children"], "children("),
        ("query ($n: Int) { areas(first: $n) { totalCount } }", ["areas"], "areas("),
    ],
)  # fmt: skip
async def test_the_error_of_an_argument_is_at_its_own_field(
    register: Register, document: str, path: list[str | int], field: str
) -> None:
    if "$n" in document:
        await register.ask(document, {"n": 1})
        assert await register.ask_directly(document, {"n": 1}) is not None
        assert await register.ask_directly(document, {"n": -1}) is None, "the whole way says what is wrong, and where"
    (error,) = (await register.execute(document, {"n": -1})).errors
    assert (error.path, [place.column for place in error.locations]) == (path, [document.index(field) + 1])
    assert isinstance(error.original_error, BadUserInput)
    assert error.original_error.details["argument"] == "first"


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        ("{ areas(orderBy: [{name: null}]) { totalCount } }", {}),
        ("query ($o: [AreaOrder!]) { areas(orderBy: $o) { totalCount } }", {"o": [{"name": None}]}),
        ("query ($o: [AreaOrder!]) { areas(orderBy: $o) { totalCount } }", {"o": [{"name": "ASC", "code": None}]}),
        ("query ($o: [AreaOrder!]) { areas(orderBy: $o) { totalCount } }", {"o": [{}]}),
        ("query ($o: [AreaOrder!]) { areas(orderBy: $o) { totalCount } }", {"o": [None]}),
        ("query ($o: [AreaOrder!]) { area(id: \"Area:99000\") { children(orderBy: $o) { totalCount } } }", {"o": [{"name": None}]}),
        ("query ($d: Direction) { areas(orderBy: [{name: $d}]) { totalCount } }", {"d": None}),
    ],
)  # fmt: skip
async def test_a_null_in_an_order_is_refused_in_the_words_of_the_schema(
    register: Register, document: str, variables: dict[str, Any]
) -> None:
    found = await register.ask(document, variables)
    assert found["data"] is None or set(found["data"].values()) == {None}
    (error,) = found["errors"]
    assert not re.search(r"Strawberry|<|Maybe|object has no|unpack", error["message"]), error
    assert await register.ask_directly(document, variables) is None
