"""What Relay's compiler makes of the committed schema: Node, connections, refetching; and what it generated is asked."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.clients.workshop import Workshop, open_workshop
from tests.service.commands import Service

pytestmark = pytest.mark.slow

AREA, CITY = "Area:990104", "Area:320500"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """What the compiler generated."""
    made = open_workshop(tmp_path_factory.mktemp("relay") / "clients")
    made.module("relay-compiler/cli.js", "relay.config.json")
    return made


def generated(workshop: Workshop, operation: str) -> str:
    """The text of an operation as Relay sends it."""
    text = (workshop.folder / "relay" / "__generated__" / f"{operation}.graphql.ts").read_text("utf-8")
    found = re.search(r'^ *"text": (".*")$', text, re.MULTILINE)
    assert found
    query: str = json.loads(found[1])
    return query


def without_cursors(answer: Any) -> Any:
    """The answer but for its cursors, which carry the moment at which their page was begun."""
    if isinstance(answer, list):
        return [without_cursors(item) for item in answer]
    if not isinstance(answer, dict):
        return answer
    return {name: without_cursors(value) for name, value in answer.items() if "ursor" not in name}


def test_a_fragment_is_fetched_again_by_its_node(workshop: Workshop, city: Service) -> None:
    page, _ = city.ask(generated(workshop, "AreaPageQuery"), area=AREA, day="2019-09-30")
    area = page["data"]["area"]
    again, _ = city.ask(generated(workshop, "AreaPageAreaRefetchQuery"), id=area["id"], count=20)
    assert without_cursors(again["data"]["node"]) == without_cursors(area | {"__typename": "Area"})
    assert "示例丁旧镇" in [edge["node"]["name"] for edge in area["children"]["edges"]]


def test_a_connection_pages_on(workshop: Workshop, city: Service) -> None:
    refetch = generated(workshop, "AreaPageAreaRefetchQuery")
    names: list[str] = []
    cursor = None
    for _ in range(2):
        answer, _ = city.ask(refetch, id=CITY, count=2, cursor=cursor)
        children = answer["data"]["node"]["children"]
        names += [edge["node"]["name"] for edge in children["edges"]]
        cursor = children["pageInfo"]["endCursor"]
    assert len(set(names)) == 4
    assert children["totalCount"] >= 4


def test_a_root_connection_pages_in_both_directions(workshop: Workshop, city: Service) -> None:
    refetch = generated(workshop, "AreaPageEnterprisesPaginationQuery")
    first, _ = city.ask(refetch, first=3)
    found = first["data"]["enterprises"]
    back, _ = city.ask(refetch, last=2, before=found["pageInfo"]["endCursor"])
    assert [edge["node"]["id"] for edge in back["data"]["enterprises"]["edges"]] == [
        edge["node"]["id"] for edge in found["edges"][:2]
    ]


def test_the_compiler_refuses_a_field_that_is_not_there(tmp_path: Path) -> None:
    mistaken = open_workshop(tmp_path / "clients")
    page = mistaken.folder / "relay" / "AreaPage.ts"
    page.write_text(page.read_text("utf-8").replace("    key\n", "    colour\n"), "utf-8")
    with pytest.raises(AssertionError, match="colour"):
        mistaken.module("relay-compiler/cli.js", "relay.config.json")
