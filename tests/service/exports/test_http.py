"""Exports over HTTP: the rows of the connection as GraphQL answers them, whole or refused, in pages."""

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook

from graph.compiler.recordings import LAST, SETTLING
from graph.migrations import REGISTER_KEY
from resolvers.export import exported_roots
from schema import build_schema
from service.exports.pages import page_rows
from service.settings import Settings
from tests.service.exports.conftest import AT_ONCE, ENTERPRISES, City

ROOTS = sorted(exported_roots(build_schema()._schema))


def table(response: httpx.Response) -> list[list[str]]:
    """The rows of a CSV with their headings, as they were before they were protected."""
    text = response.content.decode("utf-8-sig")
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


def sheets(response: httpx.Response) -> Mapping[str, list[list[Any]]]:
    """The sheets of an XLSX by their names."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def as_text(cell: Any) -> str:
    """A cell of an XLSX as it stands in the CSV."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | datetime):
        return cell.isoformat()[:10]
    return str(cell)


def shortened(cell: str) -> str:
    """A cell of a CSV without the noughts behind a point, which a number in a workbook has not."""
    return re.sub(
        r"^(-?\d+)\.(?:0+|(\d*[1-9])0+)$", lambda found: f"{found[1]}.{found[2]}" if found[2] else found[1], cell
    )


async def every(city: City, root: str, selection: str) -> list[Any]:
    """All nodes of a connection, page by page, as a client of GraphQL reads them."""
    found: list[Any] = []
    after = "null"
    while True:
        below = f"edges {{ node {{ {selection} }} }} pageInfo {{ hasNextPage endCursor }}"
        query = f"{{ {root}(first: 70, after: {after}) {{ {below} }} }}"
        page = (await city.ask(query))[root]
        found += [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = json.dumps(page["pageInfo"]["endCursor"])


@pytest.mark.parametrize("root", ROOTS)
async def test_every_connection_comes_whole_in_its_order_and_both_forms_say_the_same(city: City, root: str) -> None:
    heading, *rows = table(await city.get(f"{root}.csv", lang="zh"))
    assert [row[0] for row in rows] == [node["key"] for node in await every(city, root, "key")]
    workbook = sheets(await city.get(f"{root}.xlsx", lang="zh"))
    (found, *cells), about = workbook.values()
    assert found == heading
    assert [[as_text(cell) for cell in row] for row in cells] == [[shortened(cell) for cell in row] for row in rows]
    assert ["行数", len(rows)] in about


async def test_enterprises_are_those_that_graphql_answers(city: City) -> None:
    nodes = await every(city, "enterprises", "uscc name isKey area { name parent { name } } sectors { name }")
    assert len(nodes) == ENTERPRISES
    fields = "uscc,name,isKey,area.name,area.parent.name,sectors.name"
    response = await city.get("enterprises.csv", fields=fields, lang="zh")
    assert table(response)[1:] == [
        [
            node["uscc"] or "",
            node["name"],
            "是" if node["isKey"] else "否",
            (node["area"] or {}).get("name", ""),
            ((node["area"] or {}).get("parent") or {}).get("name", ""),
            "；".join(sector["name"] for sector in node["sectors"]),
        ]
        for node in nodes
    ]


async def test_lists_stand_in_one_cell_without_being_asked_for(city: City) -> None:
    one = "... on Person { name } ... on Organization { name }"
    nodes = await every(city, "records", f"key performedBy {{ {one} ... on Post {{ title }} }} attachments {{ name }}")
    heading, *rows = table(await city.get("records.csv", lang="en"))
    who, post, files = (
        heading.index(f"{name}") for name in ("Performed by: Name", "Performed by: Title", "Attachments: Name")
    )
    assert [(row[0], row[who], row[post], row[files]) for row in rows] == [
        (
            node["key"],
            "; ".join(by["name"] for by in node["performedBy"] if "name" in by),
            "; ".join(by["title"] for by in node["performedBy"] if "title" in by),
            "; ".join(file["name"] for file in node["attachments"]),
        )
        for node in nodes
    ]
    assert any(row[who] or row[post] for row in rows)


async def test_changes_say_what_areas_became_of_what(city: City) -> None:
    heading, *rows = table(await city.get("changes.csv"))
    nodes = await every(city, "changes", "from { name } to { name }")
    assert nodes
    assert [[row[heading.index("变更前区域：名称")], row[heading.index("变更后区域：名称")]] for row in rows] == [
        ["；".join(area["name"] for area in node[side]) for side in ("from", "to")] for node in nodes
    ]


async def test_assignments_are_those_that_graphql_answers(city: City) -> None:
    assignee = "assignee { ... on Person { name } ... on Organization { name } ... on Post { title } }"
    subject = "subject { ... on Area { name } ... on Enterprise { name } }"
    nodes = await every(
        city, "assignments", f"basis validFrom {assignee} {subject} citation {{ annex document {{ number }} }}"
    )
    labels = {
        item["value"]: item["label"]
        for item in (await city.ask('{ enumLabels(enum: "SupervisionBasis") { value label } }'))["enumLabels"]
    }
    fields = "basis,validFrom,assignee.name,assignee.title,subject.name,citation.annex,citation.document.number"
    rows = table(await city.get("assignments.csv", fields=fields))[1:]
    assert rows
    assert rows == [
        [
            labels[node["basis"]],
            node["validFrom"] or "",
            node["assignee"].get("name") or "",
            node["assignee"].get("title") or "",
            node["subject"]["name"],
            str((node["citation"] or {}).get("annex") or ""),
            ((node["citation"] or {}).get("document") or {}).get("number") or "",
        ]
        for node in nodes
    ]


async def test_filter_order_and_language_are_those_of_graphql(city: City) -> None:
    response = await city.get(
        "enterprises.csv", filter='{"isKey": true}', orderBy='[{"name": "DESC"}]', fields="name,isKey", lang="en"
    )
    heading, *rows = table(response)
    asked = await city.ask(
        "{ enterprises(filter: {isKey: true}, orderBy: [{name: DESC}]) { edges { node { name } } } }"
    )
    assert heading == ["Name", "Is key"]
    assert rows == [[edge["node"]["name"], "Yes"] for edge in asked["enterprises"]["edges"]]
    assert response.headers["content-language"] == "en"


async def test_a_root_takes_its_own_arguments(city: City) -> None:
    response = await city.get("changes.csv", **{"from": "2020-01-01", "to": "2021-01-01", "within": "Area:990100"})
    assert table(response)[0][0] == "实体标识"
    assert (await city.refused("enterprises.csv", within="Area:990100"))[1] == "BAD_USER_INPUT"


async def test_the_language_is_what_the_client_accepts_unless_it_says_one(city: City) -> None:
    headers = {"accept-language": "en"}
    asked = await city.client.get("/exports/sectors.csv", headers=headers)
    assert table(asked)[0] == ["Key", "Code", "Name"]
    stated = await city.client.get("/exports/sectors.csv", params={"lang": "zh"}, headers=headers)
    assert table(stated)[0] == ["实体标识", "代码", "名称"]
    assert stated.headers["vary"] == "Accept-Language"


async def test_its_headers(city: City) -> None:
    last = await city.store.value(LAST, {"key": REGISTER_KEY})
    response = await city.get("enterprises.csv", validOn="2026-03-10", knownAt="2099-01-01T00:00:00+08:00")
    headers = response.headers
    assert headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert headers["content-disposition"] == (
        "attachment; filename=\"enterprises-2026-03-10.csv\"; filename*=UTF-8''%E4%BC%81%E4%B8%9A-2026-03-10.csv"
    )
    assert (headers["zerenlian-valid-on"], headers["zerenlian-known-at"]) == ("2026-03-10", last)
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert response.content.startswith(b"\xef\xbb\xbf")
    finished = await city.get("enterprises.xlsx", validOn="2026-03-10")
    assert finished.headers["content-type"].endswith("spreadsheetml.sheet")
    assert int(finished.headers["content-length"]) == len(finished.content)


async def test_a_moment_may_be_written_as_addresses_write_it(city: City) -> None:
    written = await city.client.get("/exports/sectors.csv?knownAt=1999-01-01T00:00:00+08:00")
    assert written.headers["zerenlian-known-at"] == "1998-12-31T16:00:00.000000Z"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00", "20240229T000000Z"])
@pytest.mark.parametrize("name", ["enterprises.csv", "coverage.xlsx", "monthly-return.csv", "dossier.json"])
async def test_a_moment_outside_of_the_calendar_is_refused(city: City, name: str, moment: str) -> None:
    needed = {"coverage": "Area:990100", "monthly-return": "Area:990100"}.get(name.partition(".")[0])
    stated = {"area": needed} if needed else {"incident": "示例"} if "dossier" in name else {}
    stated |= {"month": "2026-01"} if "monthly" in name else {}
    assert (await city.refused(name, knownAt=moment, **stated))[:2] == (400, "BAD_USER_INPUT")


async def test_an_earlier_day_and_an_earlier_register_are_asked(city: City) -> None:
    assert len(table(await city.get("enterprises.csv", knownAt="2019-01-01T00:00:00Z"))) == 1
    (asked,) = (await city.ask('{ enterprises(asOf: {validOn: "1990-01-01"}) { totalCount } }')).values()
    assert len(table(await city.get("enterprises.csv", validOn="1990-01-01"))) == 1 + asked["totalCount"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
async def test_rows_are_asked_in_pages_under_one_pair_of_clocks(city: City, suffix: str) -> None:
    asked: list[str] = []
    clocks: list[Any] = []
    value = city.store.value

    async def seen(statement: Any, parameters: Any = None) -> Any:
        if statement in SETTLING:
            return await value(statement, parameters)
        asked.append(statement)
        clocks.append((parameters["validOn"], parameters["knownAt"], parameters["a0_limit"]))
        return await value(statement, parameters)

    city.store.value = seen  # type: ignore[method-assign]
    try:
        response = await city.get(f"enterprises.{suffix}")
    finally:
        del city.store.value
    assert len(asked) == ENTERPRISES / AT_ONCE
    assert set(clocks) == {
        (response.headers["zerenlian-valid-on"], response.headers["zerenlian-known-at"], AT_ONCE + 1)
    }


async def test_pages_are_three_thousand_rows_where_no_setting_says_otherwise() -> None:
    assert page_rows(Settings()) == 3_000


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
async def test_head_asks_one_page_and_sends_none(city: City, suffix: str) -> None:
    response = await city.client.head(f"/exports/enterprises.{suffix}")
    assert (response.status_code, response.content) == (200, b"")
    assert "zerenlian-known-at" in response.headers


@pytest.mark.parametrize(
    ("path", "parameters", "status", "code", "words"),
    [
        ("nothing.csv", {}, 404, "NOT_FOUND", "there are areas"),
        ("enterprise.csv", {}, 404, "NOT_FOUND", "enterprises"),
        ("enterprises", {}, 404, "NOT_FOUND", ".csv or .xlsx"),
        ("enterprises.ods", {}, 404, "NOT_FOUND", ".csv or .xlsx"),
        ("enterprises.csv", {"fields": "name,nome"}, 400, "BAD_USER_INPUT", "'nome'"),
        ("enterprises.csv", {"filtre": "{}"}, 400, "BAD_USER_INPUT", "filter, orderBy"),
        ("enterprises.csv", {"first": "5"}, 400, "BAD_USER_INPUT", "'first'"),
        ("enterprises.csv", {"filter": "isKey"}, 400, "BAD_USER_INPUT", "not JSON"),
        ("enterprises.csv", {"filter": '{"isKee": true}'}, 400, "BAD_USER_INPUT", "isKee"),
        ("enterprises.csv", {"filter": '{"within": "示例"}'}, 400, "BAD_USER_INPUT", "filter.within"),
        ("enterprises.csv", {"orderBy": '[{"name": "UP"}]'}, 400, "BAD_USER_INPUT", "UP"),
        ("enterprises.csv", {"validOn": "2020-02-30"}, 400, "BAD_USER_INPUT", "2020-02-30"),
        ("enterprises.xlsx", {"knownAt": "2020-02-20T00:00:00"}, 400, "BAD_USER_INPUT", "offset"),
        ("enterprises.csv", {"lang": "fr"}, 400, "BAD_USER_INPUT", "zh, en"),
        (
            "enterprises.csv",
            {"fields": ",".join(["area" + ".parent" * 30 + ".name"])},
            400,
            "GRAPHQL_VALIDATION_FAILED",
            "levels",
        ),
    ],
)
async def test_what_cannot_be_is_refused_with_the_codes_of_graphql(
    city: City, path: str, parameters: dict[str, str], status: int, code: str, words: str
) -> None:
    found = await city.refused(path, **parameters)
    assert found[:2] == (status, code)
    assert words in found[2]


async def test_a_parameter_that_stands_there_twice_is_refused(city: City) -> None:
    response = await city.client.get("/exports/enterprises.csv?fields=name&fields=uscc")
    assert (response.status_code, "twice" in response.text) == (400, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_another_method_is_405(city: City, method: str) -> None:
    response = await city.client.request(method, "/exports/enterprises.csv")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
