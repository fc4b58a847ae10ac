"""The monthly return as the table of the annex: its headings, the sums, the areas in the order of the roster."""

import csv
import io
from typing import Any

import openpyxl

from tests.service.exports.conftest import City

ASKED = {"area": "Area:990100", "month": "2026-10"}
COLUMNS = (
    "组织挂钩联系组", "抽查企业数家次", "党政领导数（人）", "内设机构数（个）", "挂钩联系村（社区）数（个）", "挂钩重点企业（家）",
)  # fmt: skip
RETURN = """{ monthlyReturn(area: "Area:990100", month: "2026-10") {
  rows { area { name } liaisonGroups inspections leaders departments linkedVillages linkedKeyEnterprises isMissing }
  total { liaisonGroups inspections leaders departments linkedVillages linkedKeyEnterprises } } }"""


async def sheets(city: City, **parameters: str) -> tuple[Any, Any]:
    """The table and what the file says of itself."""
    response = await city.get("monthly-return.xlsx", **parameters)
    table, about = openpyxl.load_workbook(io.BytesIO(response.content)).worksheets
    return table, {row[0]: row[1] for row in about.iter_rows(values_only=True)}


async def test_the_workbook_is_the_table_of_the_annex(city: City) -> None:
    returned = (await city.ask(RETURN))["monthlyReturn"]
    table, about = await sheets(city, **ASKED)
    first, second, *rows = table.iter_rows(values_only=True)
    assert first == ("地区", "市（区）", None, "镇（街道、开发区）", None, None, None)
    assert {str(merged) for merged in table.merged_cells.ranges} == {"B1:C1", "D1:G1"}
    assert second == (None, *COLUMNS)
    assert rows[0] == ("合计", *returned["total"].values())
    assert rows[1:] == [(row.pop("area")["name"], *list(row.values())[:6]) for row in map(dict, returned["rows"])]
    assert len(rows) > 5
    assert about["报告月份"] == "2026-10"
    missing = [row["area"]["name"] for row in returned["rows"] if row["isMissing"]]
    assert (about["未报"] or "") == "、".join(missing)


async def test_the_same_as_csv(city: City) -> None:
    table, _ = await sheets(city, **ASKED)
    response = await city.get("monthly-return.csv", **ASKED)
    assert response.headers["content-type"].startswith("text/csv")
    assert "monthly-return-2026-10" in response.headers["content-disposition"]
    first, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert first == ["地区", *COLUMNS]
    _, _, *written = table.iter_rows(values_only=True)
    assert rows == [["" if cell is None else str(cell) for cell in row] for row in written]


async def test_it_speaks_english(city: City) -> None:
    table, about = await sheets(city, **ASKED, lang="en")
    assert [cell.value for cell in table[2]][1:3] == ["Liaison groups", "Inspections"]
    assert table["A3"].value == "Total"
    assert about["Month reported on"] == "2026-10"


async def test_what_cannot_be_asked_is_refused(city: City) -> None:
    assert await city.refused("monthly-return.csv", area=ASKED["area"]) == (
        400,
        "BAD_USER_INPUT",
        "month: it has to be said, such as month=2020-03",
    )
    status, _, message = await city.refused("monthly-return.xlsx", area=ASKED["area"], month="2026-13")
    assert (status, "2026-13" in message) == (400, True)
    assert (await city.refused("monthly-return.xlsx", area="Area:nothing", month="2026-10"))[:2] == (404, "NOT_FOUND")
    assert (await city.refused("monthly-return.csv", **ASKED, fields="area.name"))[0] == 400
