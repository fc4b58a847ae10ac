"""The hierarchy as a tree, and paths in it."""

import pytest

from tests.asking import Asker

CITY = "Area:990100"
TREE = """query ($id: ID!, $depth: Int! = 9, $levels: [AreaLevel!]) { area(id: $id) {
  subtree(depth: $depth, levels: $levels) { area { key level } parentKey depth childCount }
  descendants { totalCount } } }"""


async def test_a_whole_city_in_one_list_each_area_before_what_lies_in_it(city: Asker) -> None:
    data = (await city.ask(TREE, id=CITY))["area"]
    rows = data["subtree"]
    assert len(city.statements) == 1
    assert len(rows) == data["descendants"]["totalCount"] + 1
    assert (rows[0]["area"]["key"], rows[0]["parentKey"], rows[0]["depth"]) == (CITY, None, 0)
    open_branch: list[str] = []
    for row in rows:
        del open_branch[row["depth"] :]
        assert row["parentKey"] == (open_branch[-1] if open_branch else None)
        open_branch.append(row["area"]["key"])
    for row in rows:
        children = [other for other in rows if other["parentKey"] == row["area"]["key"]]
        assert len(children) == row["childCount"]
        assert children == sorted(children, key=lambda child: str(child["area"]["key"]))


async def test_depth_and_levels_cut_a_tree(city: Asker) -> None:
    rows = (await city.ask(TREE, id=CITY, depth=1))["area"]["subtree"]
    assert {row["depth"] for row in rows} == {0, 1}
    assert len(rows) == 11
    assert all(row["childCount"] for row in rows)
    only = (await city.ask(TREE, id=CITY, depth=0))["area"]["subtree"]
    assert [row["area"]["key"] for row in only] == [CITY]
    towns = (await city.ask(TREE, id=CITY, levels=["TOWN"]))["area"]["subtree"]
    assert {(row["area"]["level"], row["depth"]) for row in towns} == {("TOWN", 2)}
    assert (await city.ask(TREE, id=CITY, levels=[]))["area"]["subtree"] == []


async def test_a_tree_is_that_of_its_day(city: Asker) -> None:
    query = """query ($day: Date!) { area(id: "Area:990103", asOf: {validOn: $day}) {
      subtree(depth: 1) { area { name } } } }"""
    before, after = [
        {row["area"]["name"] for row in (await city.ask(query, day=day))["area"]["subtree"]}
        for day in ("2021-06-30", "2021-07-01")
    ]
    assert before - after == {"示例丙三镇"}
    assert after - before == {"示例丙三东街道", "示例丙三西街道"}


async def test_the_path_between_two_areas_turns_in_the_nearest_that_both_lie_in(city: Asker) -> None:
    query = """query ($from: ID!, $to: ID!) { area(id: $from) {
      path(to: $to) { steps commonAncestor { key } areas { key } } } }"""
    way = (await city.ask(query, **{"from": "Area:990103101", "to": "Area:990101102"}))["area"]["path"]
    assert way == {
        "steps": 4,
        "commonAncestor": {"key": CITY},
        "areas": [
            {"key": "Area:990103101"}, {"key": "Area:990103"}, {"key": CITY}, {"key": "Area:990101"}, {"key": "Area:990101102"},
        ],
    }  # fmt: skip
    down = (await city.ask(query, **{"from": CITY, "to": "Area:990101"}))["area"]["path"]
    assert (down["steps"], down["areas"]) == (1, [{"key": CITY}, {"key": "Area:990101"}])
    here = (await city.ask(query, **{"from": CITY, "to": CITY}))["area"]["path"]
    assert (here["steps"], here["areas"]) == (0, [{"key": CITY}])
    assert (await city.ask(query, **{"from": CITY, "to": "Area:nowhere"}))["area"]["path"] is None


async def test_siblings_depth_and_children(city: Asker) -> None:
    data = await city.ask(
        """{ area(id: "Area:990101") { depth hasChildren siblings { totalCount edges { node { key } } } }
             top: area(id: "Area:990100") { siblings { totalCount } } }"""
    )
    area = data["area"]
    assert area["hasChildren"]
    assert area["siblings"]["totalCount"] == 9
    assert "Area:990101" not in {edge["node"]["key"] for edge in area["siblings"]["edges"]}
    above = (await city.ask('{ area(id: "Area:990101") { ancestors { key } } }'))["area"]["ancestors"]
    assert area["depth"] == len(above)


@pytest.mark.parametrize(
    ("field", "argument"),
    [
        ("subtree(depth: -1) { depth }", "depth"),
        ("subtree(depth: 10) { depth }", "depth"),
        ('path(to: "Enterprise:1") { steps }', "to"),
        ('path(to: "nonsense") { steps }', "to"),
        ("siblings(first: -1) { totalCount }", "first"),
    ],
)
async def test_a_bad_argument_is_refused_by_its_name(city: Asker, field: str, argument: str) -> None:
    _, (error,) = await city.answer(f'{{ area(id: "{CITY}") {{ {field} }} }}')
    assert (error.original_error.code, error.original_error.details["argument"]) == ("BAD_USER_INPUT", argument)
    assert city.statements == []
