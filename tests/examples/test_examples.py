"""The worked examples of docs/importing.md: each is read, goes in, and is found again in the answers."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from graph.facts import Facts
from graph.register import record
from graph.store import Store
from seeds.importing.originals import Originals
from seeds.importing.outcome import ImportReport
from seeds.importing.unit import import_files
from seeds.readers.mapped.sheets import read_sheets
from seeds.readers.opening import open_document
from seeds.report import ProblemCode, Problems
from seeds.sample.area_facts import area_facts
from seeds.sample.areas import build_city
from seeds.sample.enterprises import enterprise, enterprise_facts
from seeds.sample.scale import scale_of
from seeds.sectors import sector_facts
from tests.asking import Asker
from tests.examples.make import FOLDER, examples
from tests.examples.roster import REGISTERED
from tests.wipe import migrated

NOW, LATER = datetime(2031, 6, 1, 1, tzinfo=UTC), datetime(2032, 6, 1, 1, tzinfo=UTC)
LINKS = """query ($number: String!, $on: Date!) {
  document(number: $number, asOf: {validOn: $on}) {
    title
    issuer { name }
    file { name sha256 url }
    assignments(first: 50) { edges { node {
      basis
      validFrom
      citation { annex row excerpt }
      assignee { __typename ... on Person { name } ... on Organization { name } }
      subject { __typename ... on Area { name } ... on Enterprise { name uscc } }
    } } }
  }
}"""


async def _city(store: Store) -> Store:
    """A register with the sample city's areas, and the first of its enterprises."""
    await migrated(store)
    facts, areas = Facts("示例市"), build_city(scale_of(60))
    facts.extend([*area_facts(areas), *sector_facts()])
    for number in REGISTERED:
        facts.extend(enterprise_facts(enterprise(number, supervised=False), list(areas.towns.values())))
    await store.write(lambda transaction: record(transaction, facts, NOW))
    return store


@pytest.fixture
async def city(embedded_store: Store) -> Store:
    return await _city(embedded_store)


async def _imported(store: Store, name: str, **options: Any) -> ImportReport:
    report = await import_files(store, [FOLDER / name], now=LATER, **options)
    assert not report.has_errors, report.problems
    return report


async def _links(store: Store, number: str, on: str) -> tuple[dict[str, Any], list[tuple[str, str, str, int]]]:
    """The document, and who is linked to what since when by which row."""
    document = (await Asker(store, lambda: LATER).ask(LINKS, number=number, on=on))["document"]
    nodes = [edge["node"] for edge in document.pop("assignments")["edges"]]
    assert {node["basis"] for node in nodes} <= {"LIAISON"}
    rows = [(n["assignee"]["name"], n["subject"]["name"], n["validFrom"], n["citation"]["row"]) for n in nodes]
    return document, sorted(rows)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["notice.txt", "plan.docx", "notice.pdf", "roster.xlsx"])
def test_the_files_are_those_that_the_script_makes(name: str) -> None:
    committed, made = (FOLDER / name).read_bytes(), examples()[name]
    problems = Problems(name)
    read = read_sheets if name.endswith(".xlsx") else open_document
    assert read(committed, problems) == read(made, problems), "python -m tests.examples.make"
    assert not problems.found


def test_they_are_made_the_same_each_time() -> None:
    assert {name: sha256(content).hexdigest() for name, content in examples().items()} == {
        name: sha256(content).hexdigest() for name, content in examples().items()
    }


@pytest.mark.parametrize(
    ("name", "number", "since"),
    [("notice.txt", "示例应急〔2031〕7号", "2031-03-06"), ("notice.pdf", "示例应急〔2032〕5号", "2032-02-29")],
)
async def test_a_notice_links_leaders_to_places(
    city: Store, tmp_path: Path, name: str, number: str, since: str
) -> None:
    kept = Originals(tmp_path)
    await _imported(city, name, originals=kept)
    document, links = await _links(city, number, since)
    assert links == sorted(
        [
            ("示例甲", "示例甲区", since, 1),
            ("示例乙", "示例乙区", since, 2),
            ("示例丙", "示例甲经济开发区", since, 3),
            ("示例丙", "示例乙二镇", since, 3),
            ("示例丁", "示例丙一镇", since, 4),
            ("示例丁", "示例丁二镇", since, 4),
        ]
    )
    digest = sha256((FOLDER / name).read_bytes()).hexdigest()
    assert document["file"] == {"name": name, "sha256": digest, "url": f"/files/{digest}{Path(name).suffix}"}
    found = kept.find(document["file"]["url"].removeprefix("/files/"))
    assert found is not None
    assert found.read_bytes() == (FOLDER / name).read_bytes()
    assert (await _imported(city, name)).changes_nothing


async def test_a_plan_founds_its_group(city: Store) -> None:
    report = await _imported(city, "plan.docx")
    assert report.files[0].counts["GROUP_MEMBERS"] == 5
    members = await city.value(
        "MATCH (g:Organization {name: '挂钩督导工作领导小组'})<-[:ORGANIZATION]-(m:Membership)-[:MEMBER]->(p:Person) "
        "RETURN collect([m.role, p.name, m.validFrom, m.validTo])"
    )
    period = ["2031-05-11", "2032-01-01"]
    assert sorted(members) == sorted(
        [["LEAD", "示例甲", *period]]
        + [["DEPUTY", name, *period] for name in ("示例乙", "示例丙")]
        + [["MEMBER", name, *period] for name in ("示例丁", "示例戊")]
    )


async def test_a_roster_links_groups_to_enterprises(store: Store, tmp_path: Path) -> None:
    await _city(store)
    before = await store.value("MATCH (e:Enterprise) RETURN count(e)")
    mapping = FOLDER / "roster.toml"
    kept = Originals(tmp_path)
    report = await _imported(store, "roster.xlsx", mapping=mapping, originals=kept)
    assert report.files[0].counts == {"ENTERPRISES": 5, "GROUPS": 2, "GROUP_MEMBERS": 6}
    document, links = await _links(store, "示例应急〔2031〕12号", "2031-12-31")
    assert (document["title"], document["issuer"]["name"]) == (
        "示例市应急管理局2031年重点企业挂钩督导名单",
        "示例市应急管理局",
    )
    named = [1, 2, 3, 4, 900_001]
    assert links == sorted(
        ("第一组" if row <= 3 else "第二组", f"示例企业{number:06}有限公司", "2031-04-01", row)
        for row, number in enumerate(named, 1)
    )
    assert await store.value("MATCH (e:Enterprise) RETURN count(e)") == before + 1
    home = "MATCH (:Enterprise {uscc: '91000000000900000T'})-[:LOCATED_IN]->(a:Area) RETURN collect(a.name)"
    assert await store.value(home) == ["示例丁二镇"]
    assert kept.find(document["file"]["url"].removeprefix("/files/")) is not None
    assert (await _imported(store, "roster.xlsx", mapping=mapping)).changes_nothing


async def test_the_roster_without_its_mapping_says_what_to_do(city: Store) -> None:
    report = await import_files(city, [FOLDER / "roster.xlsx"], now=NOW)
    assert [(p.code, p.seen, p.expected) for p in report.problems] == [
        (ProblemCode.MAPPING_NEEDED, "挂钩督导名单", "--map")
    ]
