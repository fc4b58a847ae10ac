"""Organisations in a workbook: told apart by what they are part of, and by what the register holds."""

import pytest

from graph import keys
from seeds.workbook import Entry, Known
from tests.seeds.workbook.made_up import BUREAU, KNOWN, PERSON, Row, Rows
from tests.seeds.workbook.outcomes import facts, problem


def test_organisations_of_one_name_are_told_apart_by_what_they_are_part_of() -> None:
    other = {**BUREAU, "名称": "示例乙区应急管理局", "所辖区划": "示例乙区"}
    offices = [
        {"名称": "办公室", "类型": "科室", "上级单位": "示例甲区应急管理局"},
        {"名称": "办公室", "类型": "科室", "上级单位": "示例乙区应急管理局"},
    ]
    rows: Rows = {"单位": [BUREAU, other, *offices], "人员": [{**PERSON, "单位": "示例乙区应急管理局/办公室"}]}
    office = keys.organization("办公室", keys.organization("示例乙区应急管理局"))
    assert [thing.key for thing in facts(rows).things if thing.label == "Person"] == [keys.person(office, "示例甲")]
    found = problem({**rows, "人员": [{**PERSON, "单位": "办公室"}]})
    assert (found.code.value, found.row, found.column) == ("REFERENCE_AMBIGUOUS", 2, 2)
    assert set((found.expected or "").split("、")) == {"示例甲区应急管理局/办公室", "示例乙区应急管理局/办公室"}


@pytest.mark.parametrize(
    ("parent", "code"), [("示例无局", "REFERENCE_UNKNOWN"), ("示例无局/示例甲区应急管理局", "REFERENCE_UNKNOWN")]
)
def test_an_organisation_that_is_not_there(parent: str, code: str) -> None:
    division: Row = {"名称": "危化处", "类型": "处室", "上级单位": parent}
    found = problem({"单位": [BUREAU, division]})
    assert (found.code.value, found.row, found.column, found.seen) == (code, 3, 3, "示例无局")


def test_a_division_that_the_register_holds_keeps_its_key() -> None:
    bureau = Entry("Organization:x", "示例甲区应急管理局")
    division = Entry("Organization:y", "危化处", None, frozenset({bureau.key}))
    rows: Rows = {"单位": [{"名称": "危化处", "类型": "处室", "上级单位": "示例甲区应急管理局"}]}
    found = facts(rows, Known(KNOWN.areas, (bureau, division)))
    assert [thing.key for thing in found.things] == ["Organization:y"]
    assert [(tie.start, tie.end) for tie in found.ties] == [("Organization:y", "Organization:x")]
