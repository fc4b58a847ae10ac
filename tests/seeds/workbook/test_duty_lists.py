"""The lists of leaders and units of a workbook (清单): rows that make one list, and rows that do not fit."""

from typing import Any

import pytest

from graph import keys
from seeds.workbook.columns import SHEETS
from tests.seeds.workbook.made_up import Row, Rows, changed
from tests.seeds.workbook.made_up_events import ALL, DOCUMENT
from tests.seeds.workbook.outcomes import facts, problem

BUREAU = keys.organization("示例甲区应急管理局")
POST, PERSON = keys.post(BUREAU, "局长"), keys.person(BUREAU, "示例甲")
HEARING, INSPECTION = "年内听取四次安全生产工作汇报。", "每季度带队检查一次重点企业。"
HEADERS = {position: c.header for s in SHEETS if s.title == "清单" for position, c in enumerate(s.columns, 1)}
HEAD = ALL["清单"][0]


def lists(rows: Rows) -> list[tuple[Any, ...]]:
    """Owner, kind, year, items and last day of each list."""
    found = [each for each in facts(rows).statements if each.label == "DutyList"]
    return [
        (
            *(end for type_, end, _ in each.links if type_ == "OWNED_BY"),
            *(each.properties.get(name) for name in ("kind", "year", "items", "validTo")),
        )
        for each in found
    ]


def more(*rows: Row) -> Rows:
    """A whole workbook with further rows of the sheet."""
    return {**ALL, "清单": [*ALL["清单"], *rows]}


def test_rows_of_one_owner_kind_and_year_make_a_list_in_the_order_of_their_numbers() -> None:
    assert lists(ALL) == [
        (POST, "WORK", 2026, [HEARING, INSPECTION], "2027-01-01"),
        (BUREAU, "DUTIES", None, ["承担安委会办公室日常工作。"], "9999-12-31"),
        (PERSON, "DUTIES", None, ["负责综合协调。"], "9999-12-31"),
    ]


@pytest.mark.parametrize(
    "cells",
    [{"年度": 2027}, {"类别": "责任清单"}, {"岗位": None}, {"文号": DOCUMENT}],
)
def test_another_year_kind_owner_or_document_is_another_list(cells: Row) -> None:
    further = {**HEAD, **cells, "序号": 1, "内容": "另一份清单。"}
    assert [found[3] for found in lists(more(further))] == [found[3] for found in lists(ALL)] + [["另一份清单。"]]
    slots = [each.slot for each in facts(more(further)).statements if each.label == "DutyList"]
    assert len(set(slots)) == 4


def test_a_list_is_the_same_in_any_order_of_its_rows() -> None:
    first, second, *others = ALL["清单"]
    assert lists({**ALL, "清单": [second, first, *others]}) == lists(ALL)


@pytest.mark.parametrize(
    ("rows", "code", "row", "header", "seen", "expected"),
    [
        (changed("清单", {"序号": 3}, 0, ALL), "CELL_WRONG", 2, "序号", "3", "2"),
        (changed("清单", {"序号": 2}, 2, ALL), "CELL_WRONG", 4, "序号", "2", "1"),
        (changed("清单", {"序号": None}, 0, ALL), "CELL_EMPTY", 2, "序号", None, None),
        (changed("清单", {"序号": 0}, 0, ALL), "CELL_WRONG", 2, "序号", "0", "WHOLE_NUMBER"),
        (changed("清单", {"内容": None}, 0, ALL), "CELL_EMPTY", 2, "内容", None, None),
        (changed("清单", {"类别": "问题清单"}, 0, ALL), "CELL_WRONG", 2, "类别", "问题清单", "责任清单、重点工作清单"),
        (changed("清单", {"年度": 26}, 0, ALL), "CELL_WRONG", 2, "年度", "26", "YEAR"),
        (changed("清单", {"年度": None}, 0, ALL), "CELL_WRONG", 2, "年度", "", "YEAR_OF_WORK"),
        (changed("清单", {"条款": "三"}, 0, ALL), "CELL_WRONG", 2, "条款", "三", "ONE_OF_ITS_LIST"),
        (changed("清单", {"附件": None}, 0, ALL), "CELL_WRONG", 2, "附件", "", "ONE_OF_ITS_LIST"),
        (changed("清单", {"截止日期": None}, 0, ALL), "CELL_WRONG", 2, "截止日期", "", "ONE_OF_ITS_LIST"),
        (changed("清单", {"岗位": "书记"}, 2, ALL), "REFERENCE_UNKNOWN", 4, "岗位", "书记", "局长"),
        (changed("清单", {"单位": None, "人员": None}, 3, ALL), "CELL_WRONG", 5, "人员", "", "ONE_ASSIGNEE"),
        (
            changed("清单", {"截止日期": "2020-03-05"}, 2, ALL),
            "PERIOD_IMPOSSIBLE",
            4,
            "截止日期",
            "2020-03-06 – 2020-03-05",
            None,
        ),
        (more(HEAD), "SAME_ROW_TWICE", 6, None, None, "2"),
    ],
)
def test_what_does_not_fit(
    rows: Rows, code: str, row: int, header: str | None, seen: str | None, expected: str | None
) -> None:
    found = problem(rows)
    assert (found.code.value, found.sheet, found.row) == (code, "清单", row)
    assert HEADERS.get(found.column or 0) == header
    assert seen is None or found.seen == seen
    assert expected is None or found.expected == expected


def test_a_number_twice_in_other_words() -> None:
    """The person is found without the organisation as well, so that both rows are of one list."""
    found = problem(more({**ALL["清单"][3], "单位": None, "内容": "另一条。"}))
    assert (found.code.value, found.row, found.seen, found.expected) == ("SAME_ROW_TWICE", 6, "1", "5")
