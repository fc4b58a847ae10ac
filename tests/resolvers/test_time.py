"""Time: areas renamed, split and left, two days in one query, clocks through every relation, ids and cursors that carry them."""

import pytest

from tests.asking import Asker

RENAMED = "Area:990104101"
MOVED = "91000000000000001N"


async def test_two_days_in_one_query_stay_two(city: Asker) -> None:
    data = await city.ask(
        """query ($id: ID!) {
             before: area(id: $id, asOf: {validOn: "2019-09-30"}) { id key name }
             after: area(id: $id, asOf: {validOn: "2019-10-01"}) { id key name }
             today: area(id: $id) { id key name } }""",
        id=RENAMED,
    )
    assert data["before"]["name"] == "示例丁旧镇"
    assert data["after"]["name"] == data["today"]["name"] == "示例丁一镇"
    assert data["before"]["key"] == data["after"]["key"] == data["today"]["id"]
    assert len({area["id"] for area in data.values()}) == 3
    assert len(city.statements) == 3


async def test_the_day_flows_into_a_link_below_a_link_below_a_root(city: Asker) -> None:
    query = """query ($day: Date!) { area(code: "990104", asOf: {validOn: $day}) {
      children(first: 50) { edges { node { name parent { children(first: 50) { edges { node { name id } } } } } } } } }"""

    async def names(day: str) -> set[str]:
        data = await city.ask(query, day=day)
        first = data["area"]["children"]["edges"][0]["node"]
        return {edge["node"]["name"] for edge in first["parent"]["children"]["edges"]}

    assert "示例丁旧镇" in await names("2019-09-30")
    assert "示例丁一镇" in await names("2019-10-01")
    assert "示例丁旧镇" not in await names("2019-10-01")


async def test_a_former_name_finds_the_area_on_its_day_only(city: Asker) -> None:
    query = "query ($name: String, $day: Date) { area(name: $name, asOf: {validOn: $day}) { key } }"
    assert (await city.ask(query, name="示例丁旧镇", day="2019-01-01"))["area"] == {"key": RENAMED}
    assert (await city.ask(query, name="示例丁旧镇", day="2020-01-01"))["area"] is None
    assert (await city.ask(query, name="示例丁一镇", day="2019-01-01"))["area"] is None


async def test_a_split_town_is_gone_and_its_heirs_inherit_nobody_silently(city: Asker) -> None:
    query = """query ($day: Date!) { areas(first: 200, filter: {level: TOWN, nameContains: "示例丙三"}, asOf: {validOn: $day}) {
      edges { node { name assignments(basis: [LIAISON]) { totalCount } } } } }"""

    async def towns(day: str) -> dict[str, int]:
        edges = (await city.ask(query, day=day))["areas"]["edges"]
        return {edge["node"]["name"]: edge["node"]["assignments"]["totalCount"] for edge in edges}

    before, after = await towns("2021-06-30"), await towns("2021-07-01")
    assert list(before) == ["示例丙三镇"]
    assert before["示例丙三镇"] > 0
    assert after.keys() == {"示例丙三东街道", "示例丙三西街道"}


async def test_an_enterprise_that_moved_has_the_chain_of_where_it_was(city: Asker) -> None:
    query = """query ($uscc: String!, $day: Date!) { enterprise(uscc: $uscc, asOf: {validOn: $day}) {
      area { key ancestors { key } }
      responsibilityChain { area { key } links(basis: [TERRITORIAL]) { inheritedFrom { key } } } } }"""

    async def places(day: str) -> tuple[str, set[str]]:
        found = (await city.ask(query, uscc=MOVED, day=day))["enterprise"]
        chain = found["responsibilityChain"]
        assert chain["area"]["key"] == found["area"]["key"]
        above = {found["area"]["key"], *(area["key"] for area in found["area"]["ancestors"])}
        assert {link["inheritedFrom"]["key"] for link in chain["links"]} <= above
        return found["area"]["key"], above

    assert (await places("2022-04-30"))[0] != (await places("2022-05-01"))[0]


async def test_an_id_read_under_a_day_answers_under_it(city: Asker) -> None:
    data = await city.ask(
        'query ($id: ID!) { area(id: $id, asOf: {validOn: "2019-09-30"}) { id parent { id } } }', id=RENAMED
    )
    dated = data["area"]["id"]
    assert data["area"]["parent"]["id"].endswith(dated.partition("@")[2])
    again = await city.ask(
        """query ($id: ID!, $ids: [ID!]!) {
             node(id: $id) { id ... on Area { name } } area(id: $id) { name }
             nodes(ids: $ids) { id ... on Area { name } }
             wins: area(id: $id, asOf: {validOn: "2020-01-01"}) { name } }""",
        id=dated,
        ids=[dated, RENAMED, "Area:nowhere"],
    )
    assert again["node"] == {"id": dated, "name": "示例丁旧镇"}
    assert again["area"] == {"name": "示例丁旧镇"}
    assert again["wins"] == {"name": "示例丁一镇"}
    assert again["nodes"] == [{"id": dated, "name": "示例丁旧镇"}, {"id": RENAMED, "name": "示例丁一镇"}, None]


async def test_pages_go_on_under_the_clocks_they_began_with(city: Asker) -> None:
    query = """query ($after: String, $asOf: AsOf) { areas(first: 40, after: $after, asOf: $asOf) {
      totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { key name } } } }"""
    seen: list[str] = []
    after, as_of = None, {"validOn": "2019-09-30"}
    while True:
        page = (await city.ask(query, after=after, asOf=as_of if after is None else None))["areas"]
        assert page["pageInfo"]["hasPreviousPage"] == (after is not None)
        seen += [edge["node"]["name"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == page["totalCount"]
    assert "示例丁旧镇" in seen
    refused = await city.refused(query, after=after, asOf={"validOn": "2020-01-01"})
    assert "2019-09-30" in refused
    assert refused.startswith("after: ")


async def test_paging_backward_gives_the_same_items(city: Asker) -> None:
    forward = (await city.ask("{ areas(first: 1000) { edges { node { key } } } }"))["areas"]["edges"]
    backward: list[dict[str, object]] = []
    before = None
    while True:
        page = (
            await city.ask(
                """query ($before: String) { areas(last: 30, before: $before) {
                     pageInfo { hasPreviousPage startCursor } edges { node { key } } } }""",
                before=before,
            )
        )["areas"]
        backward = page["edges"] + backward
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert backward == forward


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ("{ areas(first: -1) { totalCount } }", "first"),
        ("{ areas(first: 1001) { totalCount } }", "first"),
        ("{ areas(first: 1, last: 1) { totalCount } }", "last"),
        ('{ areas(after: "nonsense") { totalCount } }', "after"),
        ('{ area(id: "Enterprise:1") { name } }', "id"),
        ('{ area(id: "nonsense") { name } }', "id"),
        ('{ area(id: "1", code: "2") { name } }', "id"),
        ('{ areas(filter: {within: "Person:1"}) { totalCount } }', "filter.within"),
        ('{ area(code: "990101") { enterprises(filter: {within: "x"}) { totalCount } } }', "filter.within"),
        ('{ nodes(ids: ["Area:1", "x"]) { id } }', "ids.1"),
        ('{ area(code: "1", asOf: {knownAt: "2020-01-01T00:00:00"}) { name } }', "asOf.knownAt"),
        ('{ enumLabels(enum: "Nonsense") { value } }', "enum"),
        ('{ node(id: "Area:1@2020-02-30~2020-01-01T00:00:00.000000Z") { id } }', "id"),
    ],
)
async def test_a_bad_argument_is_refused_by_its_name(city: Asker, query: str, argument: str) -> None:
    _, errors = await city.answer(query)
    (error,) = errors
    assert error.original_error.details["argument"] == argument
    assert error.original_error.code == "BAD_USER_INPUT"
    assert city.statements == []
