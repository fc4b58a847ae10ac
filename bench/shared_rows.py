"""The answers of the service and of `@neo4j/graphql` as the same rows, so that they can be compared."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bench.questions import Ask

Node = Mapping[str, Any]
Row = list[Any]


def our_rows(ask: Ask, data: Node) -> dict[str, dict[str, list[Row]]]:
    """What the service answered."""
    return _answer(_OURS[ask.kind](data))


def peer_rows(ask: Ask, data: Node) -> dict[str, dict[str, list[Row]]]:
    """What the peer answered."""
    return _answer(_PEERS[ask.kind](data))


def _answer(rows: Iterator[Row]) -> dict[str, dict[str, list[Row]]]:
    return {"answer": {"rows": list(rows)}}


def _nodes(connection: Node) -> list[Node]:
    return [edge["node"] for edge in connection["edges"]]


def _our_leaders(data: Node) -> Iterator[Row]:
    enterprise = data["enterprise"]
    area = enterprise["area"]
    for at in (enterprise, area, *area["ancestors"]):
        yield _level(at, [_our_link(link) for link in _nodes(at["assignments"])])


def _peer_leaders(data: Node) -> Iterator[Row]:
    (at,) = data["enterprises"]
    yield _level(at, [_peer_link(link) for link in at["assignments"]])
    above = _nodes(at["areasConnection"])
    while above:
        (at,) = above
        yield _level(at, [_peer_link(link) for link in at["assignments"]])
        above = _nodes(at.get("parentsConnection", {"edges": []}))


def _level(at: Node, links: list[Row]) -> Row:
    """The peer sorts no leaders, and cannot sort those of a union."""
    return [at["key"], at["name"], at.get("level"), sorted(links)]


def _our_link(link: Node) -> Row:
    who = link["assignee"]
    members = _nodes(who.get("members", {"edges": []}))
    people = [[each["role"], each["person"]["key"], each["person"]["name"]] for each in members]
    people += [["", holder["key"], holder["name"]] for holder in who.get("holders", ())]
    return _link(link, who, people)


def _peer_link(link: Node) -> Row:
    (who,) = link["assignee"]
    memberships = who.get("memberships", ())
    people = [
        [each.get("role", ""), person["key"], person["name"]] for each in memberships for person in each["member"]
    ]
    return _link(link, who, people)


def _link(link: Node, who: Node, people: list[Row]) -> Row:
    named = who.get("name") or who.get("title")
    return [link["basis"], who["__typename"], who["key"], named, sorted(people)]


def _our_list(data: Node) -> Iterator[Row]:
    for each in _nodes(data["enterprises"]):
        area = each["area"]
        key = area and _without_clocks(area["id"])
        place = [key, area["name"], area["level"]] if area else None
        yield [_without_clocks(each["id"]), each["uscc"], each["name"], each["isKey"], place]


def _peer_list(data: Node) -> Iterator[Row]:
    for each in data["enterprises"]:
        areas = _nodes(each["areasConnection"])
        place = [areas[0]["key"], areas[0]["name"], areas[0]["level"]] if areas else None
        yield [each["key"], each["uscc"], each["name"], each["isKey"], place]


def _without_clocks(id_: str) -> str:
    return id_.partition("@")[0]


def _our_nested(data: Node) -> Iterator[Row]:
    yield from _nested(data["area"], ("children", "children", "enterprises"))


def _peer_nested(data: Node) -> Iterator[Row]:
    (area,) = data["areas"]
    yield from _nested(area, ("childrenConnection", "childrenConnection", "enterprisesConnection"))


def _nested(at: Node, below: tuple[str, ...]) -> Iterator[Row]:
    connection = at[below[0]] if below else None
    yield [at["key"], at["name"], connection and connection["totalCount"]]
    for node in _nodes(connection) if connection else ():
        yield from _nested(node, below[1:])


Reading = Mapping[str, Callable[[Node], Iterator[Row]]]
_OURS: Reading = {"leaders": _our_leaders, "list": _our_list, "nested": _our_nested}
_PEERS: Reading = {"leaders": _peer_leaders, "list": _peer_list, "nested": _peer_nested}
