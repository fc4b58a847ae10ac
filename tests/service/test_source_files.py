"""From a statement to the very file that it was read from: the workbook whose row it names, or the document."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest_asyncio

from graph.clock import moment_text
from graph.cypher import CompiledCypher
from graph.store import Store
from seeds.importing.originals import Originals
from seeds.importing.unit import import_files
from tests.seeds.readers.made_up import liaison_notice
from tests.seeds.workbook.made_up import Row, Rows, plain
from tests.service.desks import CITY, NOW, OFFICE, VISIT, Served, served
from tests.wipe import migrated

EAST: Row = {"代码": "990101", "名称": "东区", "级别": "区县级", "上级": "示例市"}
FILE = "sourceFile { name sha256 size url }"


@dataclass(frozen=True, slots=True)
class Desk(Served):
    """Files are imported, and what was read from them is asked for."""

    async def imported(self, name: str, content: bytes, days: int = 0) -> None:
        """Import a file of that name."""
        path = self.folder / name
        path.write_bytes(content)
        now = NOW + timedelta(days=days)
        report = await import_files(self.store, [path], now=now, originals=Originals(self.data))
        assert not report.has_errors, report.problems

    async def ask(self, query: str) -> dict[str, Any]:
        """The data of the answer."""
        answered: dict[str, Any] = (await self.client.post("/graphql", json={"query": query})).json()
        assert "errors" not in answered, answered
        found: dict[str, Any] = answered["data"]
        return found

    async def records(self, as_of: str = "") -> dict[str, dict[str, Any]]:
        """The records by number, with where they were entered from, as of a moment that the register knew."""
        asked = "enteredFrom " + FILE + " citation { excerpt " + FILE + " }"
        found = (await self.ask("{ records" + as_of + " { edges { node { number " + asked + " } } } }"))["records"][
            "edges"
        ]
        return {edge["node"].pop("number"): edge["node"] for edge in found}

    async def fetched(self, file: dict[str, Any]) -> bytes:
        """What the service gives at the address of a file."""
        return (await self.client.get(file["url"])).content


@pytest_asyncio.fixture
async def desk(store: Store, tmp_path: Path) -> AsyncIterator[Desk]:
    """An empty register, served."""
    await migrated(store)
    async with served(Desk, store, tmp_path) as opened:
        yield opened


def _book(*records: Row, **sheets: list[Row]) -> bytes:
    rows: Rows = {"区划": [CITY, EAST], "单位": [OFFICE], "履职记录": list(records), **sheets}
    return plain(rows)


async def test_a_row_of_a_workbook_leads_to_the_version_of_it_that_said_so(desk: Desk) -> None:
    second = {**VISIT, "编号": "LZ-2", "文号": "示例〔2026〕1号"}
    first_book = _book(VISIT, second)
    await desk.imported("台账.xlsx", first_book)
    before = await desk.records()
    file = {"name": "台账.xlsx", "sha256": sha256(first_book).hexdigest(), "size": len(first_book)}
    file["url"] = f"/files/{file['sha256']}.xlsx"
    assert before["LZ-1"] == {"enteredFrom": "台账.xlsx，履职记录，第2行", "sourceFile": file, "citation": None}
    row = {"excerpt": "台账.xlsx，履职记录，第3行", "sourceFile": file}
    assert before["LZ-2"] == {"enteredFrom": None, "sourceFile": file, "citation": row}, "a row that cites a document"
    assert await desk.fetched(file) == first_book
    # Another day, the same workbook, longer by a row and with one row corrected: only what is new leads to the new file.
    next_book = _book(VISIT, {**second, "日期": "2026-10-09"}, {**VISIT, "编号": "LZ-3"})
    await desk.imported("台账.xlsx", next_book, 1)
    after = await desk.records()
    assert after["LZ-1"] == before["LZ-1"], "unchanged, and its row stands in the file that it came with"
    assert await desk.fetched(after["LZ-2"]["citation"]["sourceFile"]) == next_book
    assert await desk.fetched(after["LZ-3"]["sourceFile"]) == next_book
    assert await desk.fetched(file) == first_book, "both are kept"


async def test_what_came_before_files_were_noted_gets_its_file_when_it_is_imported_again(desk: Desk) -> None:
    book = _book(VISIT)
    await desk.imported("台账.xlsx", book)
    first = await desk.records()
    await desk.store.run(
        CompiledCypher("MATCH (n:DutyRecord) SET n.fileName = null, n.fileSha256 = null, n.fileSize = null")
    )
    before = await desk.records()
    assert before == {"LZ-1": {**first["LZ-1"], "sourceFile": None}}
    earlier = f'(asOf: {{ knownAt: "{moment_text(NOW)}" }})'
    await desk.imported("台账.xlsx", book, 1)
    assert await desk.records() == first
    assert await desk.records(earlier) == before, "what is asked as of before does not tell it"
    (record,) = (await desk.ask("{ records { edges { node { history { record { recordedFrom } } } } } }"))["records"][
        "edges"
    ]
    assert len(record["node"]["history"]) == 1, "and no new version"


async def test_what_a_document_says_leads_to_the_document_as_it_was_read(desk: Desk) -> None:
    areas = [CITY, EAST, {**EAST, "代码": "990102", "名称": "西区"}]
    await desk.imported("区划.xlsx", plain({"区划": areas}))
    annexes = (_table("东区"),)
    notice = liaison_notice(day="2026年4月2日", announced="    附件：1.示例挂钩分工表\n", annexes=annexes).encode()
    await desk.imported("通知.txt", notice)
    asked = """{ documents(filter: {number: "示应急〔2031〕7号"}) { edges { node {
      file { sha256 } duties { edges { node { SOURCE citation { SOURCE } } } }
      requirements { edges { node { units { edges { node { citation { SOURCE } } } } } } }
      assignments { edges { node { citation { SOURCE } } } } } } }
      responsibilityChain(area: "Area:990101") { links { citation { SOURCE } } } }""".replace("SOURCE", FILE)
    found = await desk.ask(asked)
    (document,) = (edge["node"] for edge in found["documents"]["edges"])
    files = list(_files({"documents": found["documents"], "chain": found["responsibilityChain"]}))
    assert len(files) > 4
    assert {file["sha256"] for file in files} == {document["file"]["sha256"]} == {sha256(notice).hexdigest()}
    assert await desk.fetched(files[0]) == notice


async def test_a_finding_and_a_return_lead_to_the_file_of_the_row_that_names_the_area(desk: Desk) -> None:
    demand: Row = {"文号": "示例〔2026〕1号", "要求类别": "每月报送情况表"}
    listed: Row = {**demand, "区划": "东区", "附件": 2, "序号": 1}
    book = _book(
        VISIT,
        文件=[{"文号": "示例〔2026〕1号", "标题": "示例通知", "发文机关": "示例局", "成文日期": "2026-04-01"}],
        要求=[{**demand, "数量": 1, "起始日期": "2026-04-01"}],
        报送名单=[listed],
    )
    await desk.imported("名单.xlsx", book)
    asked = """{ coverage(area: "Area:990100") { findings(rule: [AREA_WITHOUT_LIAISON]) { edges { node {
      citation { row SOURCE } } } } }
      monthlyReturn(area: "Area:990100", month: "2026-10") { demandedBy { row SOURCE } rows { citation { row SOURCE } } } }"""
    found = await desk.ask(asked.replace("SOURCE", FILE))
    (edge,) = found["coverage"]["findings"]["edges"]
    (row,) = found["monthlyReturn"]["rows"]
    assert edge["node"]["citation"]["row"] == row["citation"]["row"] == 1
    for citation in (edge["node"]["citation"], row["citation"], found["monthlyReturn"]["demandedBy"]):
        assert await desk.fetched(citation["sourceFile"]) == book


def _table(place: str) -> str:
    return f"附件1：\n\n示例挂钩分工表\n\n\t序号\n\t挂钩领导\n\t挂钩地区\n\n\t1\n\t示例甲\n\t示例市{place}\n\n"


def _files(found: Any) -> list[dict[str, Any]]:
    """Every source file in an answer; each that is asked for has to be there."""
    if isinstance(found, list):
        return [file for each in found for file in _files(each)]
    if not isinstance(found, dict):
        return []
    own = [found["sourceFile"]] if "sourceFile" in found else []
    return own + [file for name, each in found.items() if name != "sourceFile" for file in _files(each)]
