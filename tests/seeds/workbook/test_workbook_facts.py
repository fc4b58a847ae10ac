"""A workbook's rows as facts: resolved among itself and what the register holds, or objected to."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from graph import keys
from graph.facts import Statement
from seeds.places import KnownArea, KnownName
from seeds.workbook import Entry, Known, read_workbook, workbook_facts
from tests.seeds.workbook.made_up import (
    ASSIGNMENT,
    BUREAU,
    CITY,
    DISTRICT,
    ENTERPRISE,
    KNOWN,
    MEMBERSHIP,
    OTHER_DISTRICT,
    TODAY,
    TOWN,
    USCC,
    WHOLE,
    Row,
    Rows,
    changed,
    plain,
)
from tests.seeds.workbook.outcomes import facts, made, problem

ORGANIZATION = keys.organization("示例甲区应急管理局")


def test_a_whole_workbook() -> None:
    found = facts(WHOLE)
    assert (found.source, found.complete) == ("示例.xlsx", False)
    assert [(thing.label, thing.key) for thing in found.things] == [
        ("Sector", "Sector:WHP"),
        ("Organization", ORGANIZATION),
        ("Post", keys.post(ORGANIZATION, "局长")),
        ("Person", keys.person(ORGANIZATION, "示例甲")),
        ("Person", keys.person(ORGANIZATION, "示例乙")),
        ("Enterprise", f"Enterprise:{USCC}"),
        ("OfficialDocument", keys.document("示例应急〔2020〕1号")),
    ]
    assert [(tie.type, tie.start, tie.end) for tie in found.ties] == [
        ("ADMINISTERS", ORGANIZATION, DISTRICT.key),
        ("BELONGS_TO", keys.post(ORGANIZATION, "局长"), ORGANIZATION),
        ("LOCATED_IN", f"Enterprise:{USCC}", TOWN.key),
        ("OPERATES_IN", f"Enterprise:{USCC}", "Sector:WHP"),
    ]
    assert facts(WHOLE) == found


def test_each_statement_carries_its_period_and_its_citation() -> None:
    membership, first, second = facts(WHOLE).statements
    assert (membership.properties["validFrom"], membership.properties["validTo"]) == ("2020-03-06", "9999-12-31")
    assert membership.properties["excerpt"] == "示例.xlsx，任职，第2行"
    assert "STATED_IN" not in ends(membership)
    assert first.properties["validTo"] == "2021-01-01"
    assert (first.properties["annex"], first.properties["row"]) == (1, 3)
    assert ends(first)["STATED_IN"] == keys.document("示例应急〔2020〕1号")
    assert [ends(each)["ASSIGNEE"] for each in (first, second)] == [
        keys.person(ORGANIZATION, name) for name in ("示例甲", "示例乙")
    ]


def ends(statement: Statement) -> dict[str, str]:
    """The keys that a statement links to, by type."""
    return {type_: key for type_, key, _ in statement.links}


def test_what_is_said_does_not_depend_on_the_file_or_the_order_of_its_rows() -> None:
    terms = [{**MEMBERSHIP, "截止日期": dt.date(2021, 12, 31)}, {**MEMBERSHIP, "起始日期": dt.date(2024, 1, 1)}]
    rows = {
        **WHOLE,
        "任职": terms,
        "责任": [ASSIGNMENT, {**ASSIGNMENT, "起始日期": dt.date(2021, 3, 6), "截止日期": None}],
    }
    turned = {sheet: [*reversed(said)] for sheet, said in rows.items()}
    said, again = (
        sorted((each.slot, *_what(each)) for each in found.statements)
        for found in (facts(rows), workbook_facts(read_workbook(plain(turned), "改名.xlsx"), KNOWN, TODAY).facts)
        if found
    )
    assert len(said) == 2 + 4
    assert said == again


def test_an_indicator_is_told_apart_by_its_name() -> None:
    shared = {"文号": "示例〔2020〕1号", "起始日期": dt.date(2020, 1, 1)}
    target = {**shared, "条款": "一", "名称": "检查全覆盖"}
    indicators: list[Row] = [
        {**shared, "目标": "一", "指标": name, "比较": "不低于", "目标值": 40, "计量单位": "家"}
        for name in ("甲", "乙")
    ]
    document: Row = {
        "文号": "示例〔2020〕1号",
        "标题": "通知",
        "发文机关": "示例甲区应急管理局",
        "成文日期": "2020-01-01",
    }
    whole: Rows = {"单位": [BUREAU], "文件": [document], "目标": [target]}
    slots = [
        [each.slot for each in facts({**whole, "指标": said}).statements if each.label == "Indicator"]
        for said in (indicators, indicators[:1], indicators[1:])
    ]
    assert slots[0] == [*slots[1], *slots[2]]


def _what(statement: Statement) -> tuple[str, str]:
    where = {"annex", "row", "clause", "excerpt"}
    told = {name: value for name, value in statement.properties.items() if name not in where}
    return repr(sorted(told.items())), repr(sorted(statement.links, key=repr))


def test_a_known_document_is_not_described_again() -> None:
    document = {"示例应急〔2020〕1号": keys.document("示例应急〔2020〕1号")}
    known = Known(KNOWN.areas, documents=document)
    assert "OfficialDocument" not in {thing.label for thing in facts(WHOLE, known).things}


def test_everything_may_stand_in_the_register() -> None:
    bureau = Entry("Organization:x", "示例甲区应急管理局")
    within = frozenset({bureau.key})
    known = Known(
        KNOWN.areas,
        (bureau,),
        (Entry("Post:x", "局长", None, within),),
        (Entry("Person:1", "示例甲", None, within), Entry("Person:2", "示例乙", None, within)),
        (Entry("Enterprise:x", "示例企业", USCC),),
    )
    membership, *assignments = facts({"任职": [MEMBERSHIP], "责任": [ASSIGNMENT]}, known).statements
    assert ends(membership) == {"MEMBER": "Person:1", "ORGANIZATION": "Organization:x", "POST": "Post:x"}
    assert {ends(each)["SUBJECT"] for each in assignments} == {"Enterprise:x"}


AREA: Row = {"代码": "990103", "名称": "示例丙区", "级别": "区县级", "上级": "示例市", "起始日期": dt.date(2019, 1, 1)}
ZONE: Row = {
    "名称": "示例园",
    "级别": "镇街级",
    "类型": "功能区",
    "上级": "示例丙区",
    "别名": "丙园",
    "区镇合一": "示例丙一镇",
}
NEW_TOWN: Row = {"代码": "990103101", "名称": "示例丙一镇", "级别": "镇街级", "上级": "示例丙区"}


@pytest.mark.parametrize("areas", [[AREA, NEW_TOWN, ZONE], [ZONE, NEW_TOWN, AREA]])
def test_areas_in_any_order(areas: list[Row]) -> None:
    found = facts({"区划": areas})
    zone = keys.area(None, "Area:990103", "示例园")
    ties = {(tie.type, tie.start, tie.end) for tie in found.ties}
    assert {
        ("PART_OF", "Area:990103", "Area:990100"),
        ("PART_OF", "Area:990103101", "Area:990103"),
        ("PART_OF", zone, "Area:990103"),
        ("MERGED_WITH", zone, "Area:990103101"),
        ("NAMED", zone, keys.name(zone, "丙园", "ALIAS", valid_from="0001-01-01")),
    } == ties
    kinds = {thing.key: thing.properties.get("kind") for thing in found.things if thing.label == "Area"}
    assert kinds == {"Area:990103": "ADMINISTRATIVE", "Area:990103101": "ADMINISTRATIVE", zone: "FUNCTIONAL_ZONE"}


def test_a_new_area_may_be_named_in_a_later_sheet() -> None:
    rows: Rows = {**changed("企业", {"所在地": "丙园", "所在地上级": None}), "区划": [AREA, NEW_TOWN, ZONE]}
    located = [tie.end for tie in facts(rows).ties if tie.type == "LOCATED_IN"]
    assert located == [keys.area(None, "Area:990103", "示例园")]


SAME_NAME = "示例甲区示例城关镇（990101101）、示例乙区示例城关镇（990102101）"


@pytest.mark.parametrize(
    ("sheet", "cells", "expected"),
    [
        ("企业", {"所在地上级": None}, ("REFERENCE_AMBIGUOUS", 3, "示例城关镇", SAME_NAME)),
        ("企业", {"所在地上级": "示例丁区"}, ("REFERENCE_UNKNOWN", 4, "示例丁区", None)),
        ("企业", {"行业领域": "危化"}, ("REFERENCE_UNKNOWN", 6, "危化", "危化品")),
        ("单位", {"所辖区划": "示例城关镇"}, ("REFERENCE_AMBIGUOUS", 4, "示例城关镇", SAME_NAME)),
        ("任职", {"岗位": "书记"}, ("REFERENCE_UNKNOWN", 4, "书记", "局长")),
        ("任职", {"岗位": None}, ("CELL_WRONG", 4, "", "POST_IF_HOLDER")),
        ("任职", {"角色": "组长"}, ("CELL_WRONG", 4, "局长", "POST_IF_HOLDER")),
        ("任职", {"姓名": "示例丙"}, ("REFERENCE_UNKNOWN", 1, "示例丙", None)),
        ("任职", {"截止日期": "2020-03-05"}, ("PERIOD_IMPOSSIBLE", 7, "2020-03-06 – 2020-03-05", None)),
        ("责任", {"企业": "示例企业000002有限公司"}, ("REFERENCE_UNKNOWN", 8, "示例企业000002有限公司", None)),
        ("责任", {"企业": None}, ("CELL_WRONG", 6, "｜", "ONE_SUBJECT")),
        ("责任", {"区划": "示例甲区"}, ("CELL_WRONG", 6, f"示例甲区｜{USCC}", "ONE_SUBJECT")),
        ("责任", {"岗位": "局长"}, ("CELL_WRONG", 3, "示例甲、示例乙、局长", "ONE_ASSIGNEE")),
        ("责任", {"行业领域": "危化品"}, ("CELL_WRONG", 9, "危化品", "SECTOR_IF_SECTORAL")),
        ("责任", {"责任类型": "属地监管"}, ("CELL_WRONG", 2, None, "ROLE_OF_BASIS")),
        (
            "责任",
            {"责任类型": "属地监管", "责任角色": "党委主要负责人"},
            ("CELL_WRONG", 2, None, "FITTING_ASSIGNEE"),
        ),
    ],
)
def test_what_does_not_resolve_or_fit(
    sheet: str, cells: dict[str, Any], expected: tuple[str, int, str | None, str | None]
) -> None:
    found = problem(changed(sheet, cells))
    code, column, seen, wanted = expected
    assert (found.code.value, found.sheet, found.row, found.column) == (code, sheet, 2, column)
    if seen is not None:
        assert found.seen == seen
    if wanted is not None:
        assert wanted in (found.expected or "")


@pytest.mark.parametrize("place", ["990101101", "示例甲区示例城关镇"])
def test_two_places_of_one_name_are_told_apart(place: str) -> None:
    rows = changed("企业", {"所在地": place, "所在地上级": None})
    assert [tie.end for tie in facts(rows).ties if tie.type == "LOCATED_IN"] == [TOWN.key]


@pytest.mark.parametrize(
    "areas",
    [
        [
            {**NEW_TOWN, "上级": "示例丙二镇"},
            {**NEW_TOWN, "代码": "990103102", "名称": "示例丙二镇", "上级": "示例丙一镇"},
        ],
        [{**AREA, "上级": "990101101"}],
        [{**AREA, "代码": "990101", "名称": "示例新区", "起始日期": None}],
    ],
)
def test_areas_that_cannot_be(areas: list[Row]) -> None:
    outcome = made({"区划": areas})
    assert outcome.facts is None
    assert {found.code.value for found in outcome.problems} == {"CELL_WRONG"}


def test_an_agency_is_charged_with_a_sector_and_its_head_with_it() -> None:
    agency: Row = {
        "责任类型": "行业监管",
        "责任角色": "监管部门",
        "单位": "示例甲区应急管理局",
        "区划": "示例甲区",
        "行业领域": "危化品",
        "起始日期": dt.date(2020, 3, 6),
    }
    head = {**agency, "责任角色": "监管部门负责人", "岗位": "局长"}
    found = [ends(each) for each in facts({**WHOLE, "任职": [], "责任": [agency, head]}).statements]
    subject = {"SUBJECT": DISTRICT.key, "SECTOR": "Sector:WHP"}
    post = keys.post(ORGANIZATION, "局长")
    assert found == [{"ASSIGNEE": ORGANIZATION, **subject}, {"ASSIGNEE": post, **subject}]


def test_a_row_that_has_ended_is_read_as_of_its_last_day() -> None:
    closed = KnownArea(
        "Area:990101109", "990101109", "示例旧镇", "TOWN", "ADMINISTRATIVE", DISTRICT.key, valid_to=dt.date(2021, 1, 1)
    )
    known = Known((*KNOWN.areas, closed))
    over = changed("企业", {"所在地": "示例旧镇", "截止日期": "2020-12-31"})
    assert [tie.end for tie in facts(over, known).ties if tie.type == "LOCATED_IN"] == [closed.key]
    still = made({**WHOLE, "企业": [{**ENTERPRISE, "所在地": "示例旧镇"}], "责任": []}, known)
    assert [(each.code.value, each.column, each.expected) for each in still.problems] == [
        ("PLACE_ENDED", 3, "2020-12-31")
    ]
    later = {**ENTERPRISE, "所在地": "示例旧镇", "起始日期": dt.date(2021, 1, 1)}
    assert problem({**WHOLE, "企业": [later], "责任": []}, known).code.value == "PLACE_GONE"


def test_what_cannot_be_read_is_not_resolved() -> None:
    outcome = made(changed("任职", {"起始日期": "2020-02-30", "岗位": "书记"}))
    assert outcome.facts is None
    assert [found.code.value for found in outcome.problems] == ["DATE_IMPOSSIBLE"]


def test_what_is_stated_in_two_rows_is_objected_to() -> None:
    found = problem({**WHOLE, "责任": [ASSIGNMENT, {**ASSIGNMENT, "人员": "示例乙"}]})
    assert (found.code.value, found.row, found.seen, found.expected) == ("SAME_ROW_TWICE", 3, "示例乙", "2")


def test_an_area_code_stands_once() -> None:
    found = problem({"区划": [AREA, {**AREA, "名称": "示例戊区"}]})
    assert (found.code.value, found.row, found.expected) == ("SAME_ROW_TWICE", 3, "2")


def test_a_declared_alias_is_reported_when_used() -> None:
    town = replace(TOWN, names=(KnownName("示例老城", "DECLARED"),))
    known = Known((CITY, DISTRICT, OTHER_DISTRICT, town))
    outcome = made(changed("企业", {"所在地": "示例老城"}), known)
    assert outcome.facts is not None
    assert [(p.severity.value, p.code.value, p.column, p.expected) for p in outcome.problems] == [
        ("WARNING", "PLACE_BY_DECLARED_ALIAS", 3, "示例城关镇")
    ]
