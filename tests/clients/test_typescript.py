"""What TypeScript's clients make of the committed schema, generated and run against a real service."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.clients.workshop import Workshop, open_workshop
from tests.service.commands import Service

pytestmark = pytest.mark.slow

TOWN = "Area:990104101"
BEFORE, AFTER = "示例丁旧镇", "示例丁一镇"
"""The town's names on the two days that the programs ask about."""

DISTRICTS = """{
  areas(
    filter: { level: DISTRICT }, orderBy: [{ kind: DESC }, { name: DESC }], first: 6, asOf: { validOn: "2019-10-01" }
  ) { edges { node { key } } }
}"""
"""Both pages of the programs in one."""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Types generated from the schema, and the programs that use them, checked and compiled."""
    made = open_workshop(tmp_path_factory.mktemp("typescript") / "clients")
    made.node("codegen.mjs", "schema.graphql", "documents", "generated")
    made.module("typescript/bin/tsc", "--project", ".")
    return made


def run(workshop: Workshop, program: str, city: Service) -> Any:
    """What a program printed; no library had anything to complain of."""
    printed = json.loads(workshop.node(f"built/programs/{program}.js", f"{city.url}/graphql"))
    assert printed["warnings"] == []
    return printed


@pytest.fixture(scope="module", params=["apollo", "graphcache"])
def cached(request: pytest.FixtureRequest, workshop: Workshop, city: Service) -> Any:
    """What the program of one normalising cache printed."""
    return run(workshop, request.param, city)


def test_generated_types_hold_a_real_answer(workshop: Workshop, city: Service) -> None:
    printed = run(workshop, "typed", city)
    assert printed["validOn"] == "2020-03-10"
    assert printed["links"] == [
        {"basis": "LIAISON", "holder": name, "from": area, "assignee": name, "document": "苏应急〔2020〕82号"}
        for name, area in (("刘伟群", None), ("杨晓帆", "吴江区"))
    ]


@pytest.mark.parametrize("mistake", ["area.name.length", "area!.parent!.title", "area!.level === 'CONTINENT'"])
def test_the_compiler_refuses_what_the_schema_does_not_say(workshop: Workshop, tmp_path: Path, mistake: str) -> None:
    program = workshop.folder / "programs" / "mistaken.ts"
    program.write_text(
        'import type { AreaTodayQuery } from "../generated/operations.js";\n'
        f'export const mistaken = (area: AreaTodayQuery["area"]) => {mistake};\n'
    )
    try:
        with pytest.raises(AssertionError, match=r"mistaken\.ts\(2,"):
            workshop.module("typescript/bin/tsc", "--project", ".", "--outDir", tmp_path)
    finally:
        program.unlink()


def test_one_area_on_two_days_stays_two(cached: Any) -> None:
    before, after = cached["asked"]
    assert before["key"] == after["key"]
    assert before["id"] != after["id"]
    assert (before["parent"]["key"], before["parent"]["name"]) == (TOWN, BEFORE)
    assert (after["parent"]["key"], after["parent"]["name"]) == (TOWN, AFTER)
    assert cached["cached"] == cached["asked"]
    assert cached["today"] == before["key"]
    assert cached.get("names", [BEFORE, AFTER]) == [BEFORE, AFTER]


def test_asked_again_by_its_id_each_day_answers_under_its_own_clocks(cached: Any) -> None:
    assert [again["__typename"] for again in cached["again"]] == ["Area", "Area"]
    assert [again | asked for again, asked in zip(cached["again"], cached["asked"], strict=True)] == cached["again"]
    assert cached["afterwards"] == cached["asked"]


def test_a_link_on_another_day_leads_to_another_object(cached: Any) -> None:
    parent, later = cached["parents"]
    assert (parent["key"], later["key"]) == (TOWN, TOWN)
    assert (parent["name"], later["name"]) == (BEFORE, AFTER)
    assert parent["id"] != later["id"]


def test_the_pages_of_a_connection_run_together(cached: Any, city: Service) -> None:
    whole, _ = city.ask(DISTRICTS)
    assert [text.partition("@")[0] for text in cached["pages"]] == [
        edge["node"]["key"] for edge in whole["data"]["areas"]["edges"]
    ]
    assert len({text.partition("@")[2] for text in cached["pages"]}) == 1, "one run of pages has one pair of clocks"


@pytest.fixture(scope="module")
def requests(workshop: Workshop, city: Service) -> Any:
    """How often each way of asking for an area made two watching parts of a page ask."""
    return run(workshop, "watching", city)


@pytest.mark.parametrize(
    "asked",
    [
        "today",
        "dayAndMoment",
        "dayAlone",
    ],
)
def test_two_parts_of_a_page_that_watch_one_area_come_to_rest(requests: Any, asked: str) -> None:
    assert requests[asked] == 2
