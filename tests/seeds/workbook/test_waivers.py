"""Waivers of documents: which document a row means, and sheets made before there was a column for it."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from graph.facts import Facts, Thing
from graph.migrations import migrate
from graph.register import record
from graph.store import Store
from seeds.workbook import load_known, read_workbook, workbook_facts
from tests.seeds.workbook.made_up import KNOWN, TODAY, Row, Rows, filled, plain
from tests.seeds.workbook.outcomes import facts, problem

ANNEX: Row = {"豁免文件": "关于示例工作要点的通知", "审计规则": "所附文件缺失", "理由": "不对外", "起始日期": TODAY}
ROWS: Rows = {"豁免": [ANNEX]}
TITLE = "关于示例工作要点的通知"


def exempts(rows: Rows, titled: dict[str, tuple[str, ...]]) -> list[str]:
    """The things that the waivers of a workbook exempt, where documents without a number have these titles."""
    made = facts(rows, replace(KNOWN, unnumbered=titled))
    return [end for each in made.statements for type_, end, _ in each.links if type_ == "EXEMPTS"]


def test_a_document_without_a_number_is_called_by_its_title() -> None:
    assert exempts(ROWS, {TITLE: ("OfficialDocument:one",)}) == ["OfficialDocument:one"]


@pytest.mark.parametrize(
    ("titled", "code", "expected"),
    [
        ({}, "REFERENCE_UNKNOWN", None),
        ({"示例": ("OfficialDocument:x",)}, "REFERENCE_UNKNOWN", "示例"),
        (
            {TITLE: ("OfficialDocument:a", "OfficialDocument:b")},
            "REFERENCE_AMBIGUOUS",
            "OfficialDocument:a、OfficialDocument:b",
        ),
    ],
)
def test_a_title_of_no_document_or_of_two_is_refused(
    titled: dict[str, tuple[str, ...]], code: str, expected: str | None
) -> None:
    found = problem(ROWS, replace(KNOWN, unnumbered=titled))
    assert (found.code.value, found.seen, found.expected) == (code, TITLE, expected)


async def test_the_register_tells_its_documents_without_a_number(store: Store) -> None:
    await migrate(store)
    told = Facts("示例")
    told.add(Thing("OfficialDocument", "OfficialDocument:one", {"title": "关于示例 工作要点的通知"}))
    told.add(Thing("OfficialDocument", "OfficialDocument:two", {"title": TITLE, "number": "示例应急〔2020〕1号"}))

    await store.write(partial(record, facts=told, now=datetime(2026, 11, 1, tzinfo=UTC)))
    known = await load_known(store, read_workbook(plain(ROWS), "示例.xlsx"), ())
    assert known.unnumbered == {TITLE: ("OfficialDocument:one",)}


def test_a_sheet_from_before_the_column_is_read_as_it_was() -> None:
    waiver: Row = {"区划": "示例甲区", "审计规则": "情况表逾期", "理由": "撤并", "起始日期": TODAY}
    content = filled({"豁免": [waiver]}, lambda workbook: workbook["豁免"].delete_cols(7))
    made = workbook_facts(read_workbook(content, "示例.xlsx"), KNOWN, TODAY)
    assert made.problems == ()
    assert made.facts
    assert [each.properties["rule"] for each in made.facts.statements] == ["RETURN_OVERDUE"]
