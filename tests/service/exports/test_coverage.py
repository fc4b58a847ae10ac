"""The coverage report as a workbook: the numbers of GraphQL, and charts drawn from its own cells."""

import io
from typing import Any

import openpyxl
import pytest

from tests.service.exports.conftest import City

AREA = "Area:990100"
BEFORE_ANY_ENTERPRISE = "1990-01-01"
VILLAGES = "{ areas(filter: {level: VILLAGE}, first: 100) { edges { node { key name enterprises { totalCount } } } } }"
REPORT = """{ coverage(area: "%s") {
  units { area { name } subareas subareasWithLiaison keyEnterprises keyEnterprisesWithLiaison }
  rules { label examined failing unknown waived }
  waivers(first: 100) { edges { node { reason validFrom exempts { ... on Area { name } ... on Person { name } } } } }
  findings(first: 100) { totalCount edges { node { message subject { ... on Area { key } ... on Enterprise { key } } } } }
} }"""


async def workbook(city: City, **parameters: str) -> Any:
    response = await city.get("coverage.xlsx", **parameters)
    return openpyxl.load_workbook(io.BytesIO(response.content))


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


async def test_its_sheets_are_the_report(city: City) -> None:
    report = (await city.ask(REPORT % AREA))["coverage"]
    book = await workbook(city, area=AREA)
    units, rules, findings, waivers, about = book.worksheets
    assert book.sheetnames == ["下级单位", "审计规则", "审计发现", "豁免", "文件说明"]
    assert [(row[0], row[2], row[3], row[5], row[6]) for row in rows(units)[1:]] == [
        (unit["area"]["name"], *list(unit.values())[1:]) for unit in report["units"]
    ]
    assert [(row[0], *row[2:]) for row in rows(rules)[1:]] == [tuple(rule.values()) for rule in report["rules"]]
    assert len(rows(findings)) - 1 == report["findings"]["totalCount"] > 0
    nodes = [edge["node"] for edge in report["findings"]["edges"]]
    assert [row[2] for row in rows(findings)[1 : len(nodes) + 1]] == [node["message"] for node in nodes]
    silenced = [edge["node"] for edge in report["waivers"]["edges"]]
    assert [(row[1], row[4], row[5].date().isoformat()) for row in rows(waivers)[1:]] == [
        (waiver["exempts"]["name"], waiver["reason"], waiver["validFrom"]) for waiver in silenced
    ]
    assert silenced, "the city has a waiver that silences something"
    assert sum(rule["waived"] for rule in report["rules"]) >= len(silenced)
    assert ("区域标识", AREA) in rows(about)


async def test_the_charts_are_drawn_from_the_cells_of_the_units(city: City) -> None:
    sheet = (await workbook(city, area=AREA)).worksheets[0]
    last = sheet.max_row
    drawn = [[series.val.numRef.f for series in chart.series] for chart in sheet._charts]
    assert drawn == [
        [f"下级单位!$F$2:$F${last}", f"下级单位!$G$2:$G${last}"],
        [f"下级单位!$C$2:$C${last}", f"下级单位!$D$2:$D${last}"],
    ]
    headings = rows(sheet)[0]
    assert (headings[2], headings[5]) == ("下级单位数", "重点企业数")


async def test_it_speaks_english(city: City) -> None:
    book = await workbook(city, area=AREA, lang="en")
    assert book.sheetnames == ["Units", "Rules", "Findings", "Exemptions", "About this file"]
    assert rows(book["Rules"])[0] == ("Label", "Question", "Examined", "Failing", "Unknown", "Waived")


async def test_its_name_and_its_clocks(city: City) -> None:
    response = await city.get("coverage.xlsx", area=f"{AREA}@2026-03-10")
    assert response.headers["zerenlian-valid-on"] == "2026-03-10"
    assert 'filename="coverage-2026-03-10.xlsx"' in response.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert ("事实日期", "2026-03-10") in rows(book.worksheets[-1])


async def settled_village(city: City) -> dict[str, Any]:
    """A village in which enterprises lie."""
    villages = (await city.ask(VILLAGES))["areas"]["edges"]
    return next(edge["node"] for edge in villages if edge["node"]["enterprises"]["totalCount"])


async def test_an_area_without_units_has_a_row_of_itself_where_enterprises_lie_in_it(city: City) -> None:
    village = await settled_village(city)
    (_, own) = rows((await workbook(city, area=village["key"])).worksheets[0])
    assert village["name"] in own


async def test_an_area_with_neither_units_nor_enterprises_has_no_charts(city: City) -> None:
    village = await settled_village(city)
    book = await workbook(city, area=f"{village['key']}@{BEFORE_ANY_ENTERPRISE}")
    assert (book.worksheets[0].max_row, book.worksheets[0]._charts) == (1, [])


@pytest.mark.parametrize(
    ("parameters", "status", "code", "words"),
    [
        ({"area": "Area:999999"}, 404, "NOT_FOUND", "Area:999999"),
        ({"area": "示例市"}, 400, "BAD_USER_INPUT", "no id"),
        ({"area": "Person:1"}, 400, "BAD_USER_INPUT", "Area"),
        ({}, 400, "BAD_USER_INPUT", "area=Area:320500"),
        ({"area": AREA, "fields": "name"}, 400, "BAD_USER_INPUT", "'fields'"),
        ({"area": AREA, "validOn": "today"}, 400, "BAD_USER_INPUT", "today"),
    ],
)
async def test_what_cannot_be_is_refused(
    city: City, parameters: dict[str, str], status: int, code: str, words: str
) -> None:
    found = await city.refused("coverage.xlsx", **parameters)
    assert found[:2] == (status, code)
    assert words in found[2]
