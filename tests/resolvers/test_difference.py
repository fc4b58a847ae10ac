"""Two days compared: assignments, holders and areas, from what began or ended in between."""

from typing import Any

import pytest

from tests.asking import Asker

CITY = "Area:990100"
FROM, TO = "2021-06-30", "2021-07-01"
QUERY = """query ($area: ID!, $from: Date!, $to: Date!, $known: DateTime) {
  diff(area: $area, from: $from, to: $to, knownAt: $known) {
    area { key } from to knownAt
    assignments(first: 1000) { totalCount edges { node { kind assignment { id basis } replaces { id } } } }
    holders(first: 1000) { totalCount edges { node { kind membership { id } replaces { id } } } }
    changes { edges { node { kind on } } } } }"""


async def _held(city: Asker, root: str, day: str) -> set[str]:
    """The keys of all statements of a root that hold on a day."""
    query = f"query ($after: String, $asOf: AsOf) {{ {root}(first: 1000, after: $after, asOf: $asOf) {{"
    query += " pageInfo { hasNextPage endCursor } edges { node { id } } } }"
    found: set[str] = set()
    after, more = None, True
    while more:
        page = (await city.ask(query, after=after, asOf=None if after else {"validOn": day}))[root]
        found |= {edge["node"]["id"].partition("@")[0] for edge in page["edges"]}
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return found


def _told(edges: list[Any], what: str) -> tuple[set[str], set[str]]:
    """The keys of what came and of what went."""
    came = {edge["node"][what]["id"].partition("@")[0] for edge in edges if edge["node"]["kind"] != "ENDED"}
    gone = {edge["node"][what]["id"].partition("@")[0] for edge in edges if edge["node"]["kind"] == "ENDED"}
    gone |= {replaced["id"].partition("@")[0] for edge in edges for replaced in edge["node"]["replaces"]}
    return came, gone


@pytest.mark.parametrize(("first", "end"), [(FROM, TO), ("2019-12-31", "2022-01-01")])
async def test_the_difference_is_that_of_the_two_lists(city: Asker, first: str, end: str) -> None:
    """Everything made up is of this city, so that what is another in it is what is another at all."""
    data = (await city.ask(QUERY, **{"area": CITY, "from": first, "to": end}))["diff"]
    assert len(city.statements) == 1
    for root, what in (("assignments", "assignment"), ("memberships", "membership")):
        before, after = await _held(city, root, first), await _held(city, root, end)
        came, gone = _told(data["assignments" if what == "assignment" else "holders"]["edges"], what)
        if what == "assignment":
            assert (came, gone) == (after - before, before - after)
        assert came <= after - before
        assert gone <= before - after


async def test_a_split_is_in_the_difference_of_its_days_alone(city: Asker) -> None:
    split = (await city.ask(QUERY, **{"area": CITY, "from": FROM, "to": TO}))["diff"]
    assert split["changes"]["edges"] == [{"node": {"kind": "SPLIT", "on": TO}}]
    assert (split["area"]["key"], split["from"], split["to"]) == (CITY, FROM, TO)
    assert split["assignments"]["totalCount"] > 0
    later = (await city.ask(QUERY, **{"area": CITY, "from": TO, "to": "2021-07-02"}))["diff"]
    assert later["changes"]["edges"] == []
    elsewhere = (await city.ask(QUERY, **{"area": "Area:990101", "from": FROM, "to": TO}))["diff"]
    assert elsewhere["changes"]["edges"] == []


async def test_kinds_part_the_whole(city: Asker) -> None:
    query = """{ diff(area: "Area:990100", from: "2019-12-31", to: "2022-01-01") {
      all: assignments { totalCount } began: assignments(kinds: [BEGAN]) { totalCount }
      ended: assignments(kinds: [ENDED]) { totalCount } changed: assignments(kinds: [CHANGED]) { totalCount }
      none: assignments(kinds: []) { totalCount } } }"""
    counts = {name: page["totalCount"] for name, page in (await city.ask(query))["diff"].items()}
    assert counts["all"] == counts["began"] + counts["ended"] + counts["changed"]
    assert counts["began"] > 0
    assert counts["none"] == 0


async def test_nothing_was_another_before_the_register_knew_anything(city: Asker) -> None:
    asked = {"area": CITY, "from": FROM, "to": TO, "known": "2020-01-01T00:00:00Z"}
    assert (await city.ask(QUERY, **asked))["diff"] is None


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ('area: "Area:990100", from: "2020-01-01", to: "2020-01-01"', "to"),
        ('area: "Area:990100", from: "2020-01-02", to: "2020-01-01"', "to"),
        ('area: "Person:1", from: "2020-01-01", to: "2020-01-02"', "area"),
        ('area: "Area:1", from: "2020-01-01", to: "2020-01-02", knownAt: "2020-01-01T00:00:00"', "knownAt"),
    ],
)
async def test_a_bad_argument_is_refused_by_its_name(city: Asker, arguments: str, argument: str) -> None:
    _, (error,) = await city.answer(f"{{ diff({arguments}) {{ to }} }}")
    assert (error.original_error.code, error.original_error.details["argument"]) == ("BAD_USER_INPUT", argument)
    assert city.statements == []


async def test_a_day_that_does_not_exist_is_refused(city: Asker) -> None:
    assert "2021-02-30" in await city.refused('{ diff(area: "Area:1", from: "2021-02-30", to: "2021-03-01") { to } }')
