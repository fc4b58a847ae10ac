"""What is wrong in the sheets of documents and events is named with its sheet, row and column."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from graph import keys
from graph.incident_types import edition_on
from seeds.messages import message
from seeds.report import Problem
from seeds.workbook import Entry, Known, read_workbook, workbook_facts
from seeds.workbook.columns import SHEETS
from tests.seeds.workbook.made_up import KNOWN, TODAY, Rows, changed, plain
from tests.seeds.workbook.made_up_events import ALL, DOCUMENT, HAZARD, INCIDENT

TOMORROW = TODAY + dt.timedelta(days=1)
PLAN = "示例安办〔2026〕2号"
HEADERS = {(sheet.title, n): c.header for sheet in SHEETS for n, c in enumerate(sheet.columns, start=1)}


def problems(rows: Rows, known: Known = KNOWN) -> list[Problem]:
    """What stops a workbook with these rows; all of it can be told in both languages."""
    outcome = workbook_facts(read_workbook(plain(rows), "示例.xlsx"), known, TODAY)
    assert (outcome.facts is None) == bool(outcome.problems)
    for each in outcome.problems:
        assert message(each, "zh") != message(each, "en")
        assert "{" not in message(each, "zh")
    return list(outcome.problems)


def the_problem(rows: Rows, known: Known = KNOWN) -> tuple[str, str, int | None, str | None, str | None, str | None]:
    """Code, sheet, row, header, what was seen and what was expected."""
    (found,) = problems(rows, known)
    header = HEADERS.get((found.sheet or "", found.column or 0))
    return found.code.value, found.sheet or "", found.row, header, found.seen, found.expected


def test_the_whole_workbook_is_right() -> None:
    assert problems(ALL) == []


CELLS: list[tuple[str, int, dict[str, Any], str, str, str, str]] = [
    # 文件
    ("文件", 0, {"文号": "示例应急2020"}, "CELL_WRONG", "文号", "示例应急2020", "NUMBER"),
    ("情况表", 0, {"党政领导数（人）": -1}, "CELL_WRONG", "党政领导数（人）", "-1", "COUNT"),
    ("情况表", 0, {"党政领导数（人）": 1.5}, "CELL_WRONG", "党政领导数（人）", "1.5", "COUNT"),
    ("情况表", 0, {"月份": "2026-13"}, "DATE_IMPOSSIBLE", "月份", "2026-13", "MONTH_IN_CELL"),
    ("情况表", 0, {"月份": "三月"}, "CELL_WRONG", "月份", "三月", "MONTH_IN_CELL"),
    ("情况表", 0, {"月份": dt.date(2026, 3, 2)}, "CELL_WRONG", "月份", "2026-03-02", "MONTH_IN_CELL"),
    ("事故", 0, {"发生时间": "2026-05-18"}, "CELL_WRONG", "发生时间", "2026-05-18", "MOMENT_IN_CELL"),
    ("事故", 0, {"发生时间": dt.date(2026, 5, 18)}, "CELL_WRONG", "发生时间", "2026-05-18", "MOMENT_IN_CELL"),
    ("事故", 0, {"发生时间": "2026-05-18 25:00"}, "DATE_IMPOSSIBLE", "发生时间", "2026-05-18 25:00", "CALENDAR_DAY"),
    ("事故", 0, {"发生时间": "2026-02-30 05:00"}, "DATE_IMPOSSIBLE", "发生时间", "2026-02-30 05:00", "CALENDAR_DAY"),
    ("事故", 0, {"发生时间": 46160.5}, "CELL_WRONG", "发生时间", "46160.5", "MOMENT_IN_CELL"),
    ("事故伤亡", 0, {"死亡人数": "一人"}, "CELL_WRONG", "死亡人数", "一人", "COUNT"),
    *(
        ("事故伤亡", 1, {"直接经济损失（万元）": bad}, "CELL_WRONG", "直接经济损失（万元）", str(bad), "AMOUNT")
        for bad in (-1.0, "约100", "0.1234567", "1e3", 10**16, True, "NaN", "1,200")
    ),
    ("指标进展", 0, {"数值": "40%"}, "CELL_WRONG", "数值", "40%", "DECIMAL"),
    ("指标", 0, {"比较": "大于"}, "CELL_WRONG", "比较", "大于", "不低于、不高于、等于、下降"),
    (
        "隐患进展",
        0,
        {"进展": "整改"},
        "CELL_WRONG",
        "进展",
        "整改",
        "发现、整改中、整改完成、验收不合格、验收、销号、回头看",
    ),
    ("挂牌督办", 0, {"级别": "省级"}, "CELL_WRONG", "级别", "省级", "市级、区县级、镇街级"),
    ("任务", 0, {"时限": "2020-06-31、2020-12-31"}, "DATE_IMPOSSIBLE", "时限", "2020-06-31", "CALENDAR_DAY"),
    ("任务", 0, {"时限": "2020-06-30、年底"}, "CELL_WRONG", "时限", "年底", "DAY_IN_CELL"),
    ("任务", 0, {"时限": "2020-06-30；2020/6/30"}, "PERSON_REPEATED", "时限", "2020-06-30", "ONCE"),
    ("履职记录", 0, {"附件文件": "照片.jpg；照片.jpg"}, "PERSON_REPEATED", "附件文件", "照片.jpg", "ONCE"),
]


@pytest.mark.parametrize(("sheet", "number", "cells", "code", "header", "seen", "expected"), CELLS)
def test_cells(
    sheet: str, number: int, cells: dict[str, Any], code: str, header: str, seen: str, expected: str
) -> None:
    shown = {"-1.0": "-1.0", "10000000000000000": "1e+16"}.get(seen, seen)
    found = the_problem(changed(sheet, cells, number, ALL))
    assert found == (code, sheet, number + 2, header, shown, expected)


FUTURE = ("EVENT_IN_FUTURE", TOMORROW.isoformat(), TODAY.isoformat())
ROWS: list[tuple[str, int, dict[str, Any], str, str, str | None, str | None]] = [
    # What has not happened yet.
    ("文件", 0, {"成文日期": TOMORROW}, "EVENT_IN_FUTURE", "成文日期", *FUTURE[1:]),
    ("指标进展", 0, {"统计日期": TOMORROW}, "EVENT_IN_FUTURE", "统计日期", *FUTURE[1:]),
    ("履职记录", 1, {"日期": TOMORROW}, "EVENT_IN_FUTURE", "日期", *FUTURE[1:]),
    ("情况表", 0, {"报送日期": TOMORROW}, "EVENT_IN_FUTURE", "报送日期", *FUTURE[1:]),
    ("隐患进展", 2, {"日期": TOMORROW}, "EVENT_IN_FUTURE", "日期", *FUTURE[1:]),
    ("整改方案", 0, {"日期": TOMORROW, "完成期限": None}, "EVENT_IN_FUTURE", "日期", *FUTURE[1:]),
    ("事故", 1, {"发生时间": f"{TOMORROW} 00:00"}, "EVENT_IN_FUTURE", "发生时间", *FUTURE[1:]),
    ("事故伤亡", 0, {"统计日期": TOMORROW}, "EVENT_IN_FUTURE", "统计日期", *FUTURE[1:]),
    ("事故调查", 0, {"结束日期": TOMORROW}, "EVENT_IN_FUTURE", "结束日期", *FUTURE[1:]),
    ("措施", 1, {"日期": TOMORROW}, "EVENT_IN_FUTURE", "日期", *FUTURE[1:]),
    # What ends before it begins.
    ("职责", 2, {"截止日期": "2020-03-05"}, "PERIOD_IMPOSSIBLE", "截止日期", "2020-03-06 – 2020-03-05", None),
    ("隐患进展", 0, {"整改期限": "2026-03-02"}, "PERIOD_IMPOSSIBLE", "整改期限", "2026-03-03 – 2026-03-02", None),
    ("隐患延期", 0, {"延期至": "2026-03-19"}, "PERIOD_IMPOSSIBLE", "延期至", "2026-03-20 – 2026-03-19", None),
    ("挂牌督办", 0, {"截止日期": "2026-03-04"}, "PERIOD_IMPOSSIBLE", "截止日期", "2026-03-05 – 2026-03-04", None),
    ("整改方案", 0, {"完成期限": "2026-03-05"}, "PERIOD_IMPOSSIBLE", "完成期限", "2026-03-06 – 2026-03-05", None),
    ("事故调查", 0, {"结束日期": "2026-05-18"}, "PERIOD_IMPOSSIBLE", "结束日期", "2026-05-19 – 2026-05-18", None),
    ("措施", 0, {"答复日期": "2026-05-24"}, "PERIOD_IMPOSSIBLE", "答复日期", "2026-05-25 – 2026-05-24", None),
    ("豁免", 0, {"截止日期": "2026-05-31"}, "PERIOD_IMPOSSIBLE", "截止日期", "2026-06-01 – 2026-05-31", None),
    # What precedes that which it follows.
    ("隐患延期", 0, {"批准日期": "2026-03-01"}, "EVENT_TOO_EARLY", "批准日期", "2026-03-01", "2026-03-02"),
    ("挂牌督办", 0, {"起始日期": "2026-03-01"}, "EVENT_TOO_EARLY", "起始日期", "2026-03-01", "2026-03-02"),
    ("事故伤亡", 0, {"统计日期": "2026-05-17"}, "EVENT_TOO_EARLY", "统计日期", "2026-05-17", "2026-05-18"),
    ("事故调查", 0, {"开始日期": "2026-05-17"}, "EVENT_TOO_EARLY", "开始日期", "2026-05-17", "2026-05-18"),
    ("措施", 0, {"日期": "2026-05-17"}, "EVENT_TOO_EARLY", "日期", "2026-05-17", "2026-05-18"),
    # Steps.
    ("隐患进展", 2, {"进展": "验收"}, "STEP_SKIPPED", "进展", "验收", "整改完成"),
    ("隐患进展", 2, {"日期": "2026-03-02"}, "STEP_OUT_OF_ORDER", "日期", "整改完成 2026-03-02", "整改中 2026-03-03"),
    # What is named and not there.
    ("文件", 0, {"发文机关": "示例乙局"}, "REFERENCE_UNKNOWN", "发文机关", "示例乙局", None),
    ("文件", 1, {"依据文件": "示例旧文"}, "CELL_WRONG", "依据文件", "示例旧文", "NUMBER"),
    ("文件", 1, {"依据文件": PLAN}, "CELL_WRONG", "依据文件", PLAN, "OTHER_DOCUMENT"),
    ("职责", 1, {"文号": "示例应急〔2020〕9号"}, "REFERENCE_UNKNOWN", "文号", "示例应急〔2020〕9号", None),
    ("任务", 1, {"文号": "示例应急〔2020〕9号"}, "REFERENCE_UNKNOWN", "文号", "示例应急〔2020〕9号", None),
    ("指标进展", 0, {"指标": "培训人次"}, "REFERENCE_UNKNOWN", "指标", "一（一） 培训人次", None),
    ("履职记录", 0, {"人员": "示例丙"}, "REFERENCE_UNKNOWN", "人员", "示例丙", None),
    ("履职记录", 1, {"岗位": "书记"}, "REFERENCE_UNKNOWN", "岗位", "书记", "局长"),
    ("履职记录", 1, {"区划": "示例丁镇"}, "REFERENCE_UNKNOWN", "区划", "示例丁镇", None),
    ("履职记录", 1, {"区划上级": None}, "REFERENCE_AMBIGUOUS", "区划", "示例城关镇", None),
    ("履职记录", 0, {"企业": "示例企业二"}, "REFERENCE_UNKNOWN", "企业", "示例企业二", None),
    ("履职记录", 0, {"隐患": "YH-2026-002"}, "REFERENCE_UNKNOWN", "隐患", "YH-2026-002", HAZARD),
    ("履职记录", 1, {"事故": "SG-2026-003"}, "REFERENCE_UNKNOWN", "事故", "SG-2026-003", None),
    ("履职记录", 0, {"职责条款": "二（九）"}, "REFERENCE_UNKNOWN", "职责条款", "二（九）", None),
    ("履职记录", 0, {"附件文件": "照片.jpg"}, "ATTACHMENT_MISSING", "附件文件", "照片.jpg", "附件"),
    ("情况表", 0, {"区划": "示例丁区"}, "REFERENCE_UNKNOWN", "区划", "示例丁区", None),
    ("隐患", 0, {"企业": "示例企业二"}, "REFERENCE_UNKNOWN", "企业", "示例企业二", None),
    ("挂牌督办", 0, {"督办单位": "示例乙局"}, "REFERENCE_UNKNOWN", "督办单位", "示例乙局", None),
    ("整改方案", 0, {"隐患": "YH-1"}, "REFERENCE_UNKNOWN", "隐患", "YH-1", HAZARD),
    ("措施", 1, {"企业": "示例企业二"}, "REFERENCE_UNKNOWN", "企业", "示例企业二", None),
    ("豁免", 1, {"职责条款": "二（九）"}, "REFERENCE_UNKNOWN", "职责条款", "二（九）", None),
    # What does not fit its row.
    ("职责", 0, {"完成期限": "2020-07-10"}, "CELL_WRONG", "完成期限", "2020-07-10", "ONE_CADENCE"),
    ("职责", 0, {"次月截止日": 32}, "CELL_WRONG", "次月截止日", "32", "DAY_OF_MONTH"),
    ("职责", 0, {"周期": "每周"}, "CELL_WRONG", "次月截止日", "5", "WHOLE_MONTHS"),
    ("职责", 0, {"周期": "每两周"}, "CELL_WRONG", "次月截止日", "5", "WHOLE_MONTHS"),
    ("职责", 2, {"每期次数": 2}, "CELL_WRONG", "每期次数", "2", "WITH_RECURRENCE"),
    ("职责", 1, {"起算": None}, "CELL_WRONG", "时限", "1个月", "TIME_AND_EVENT"),
    ("职责", 1, {"时限": "尽快"}, "CELL_WRONG", "时限", "尽快", "TIME_LIMIT"),
    ("职责", 1, {"责任角色": "法定代表人"}, "CELL_WRONG", "责任角色", "挂钩联系 法定代表人", "ROLE_OF_BASIS"),
    (
        "报送名单",
        0,
        {"要求类别": "每组人数"},
        "CELL_WRONG",
        "要求类别",
        f"{DOCUMENT} PEOPLE_PER_GROUP",
        "REQUIREMENT_IN_SHEET",
    ),
    ("报送名单", 0, {"区划": None}, "CELL_WRONG", "区划", "｜", "ONE_SUBJECT"),
    ("履职记录", 0, {"人员": None, "单位": None}, "CELL_WRONG", "人员", "", "ONE_ASSIGNEE"),
    ("履职记录", 0, {"文号": None}, "CELL_WRONG", "职责条款", "二（一）", "CLAUSE_AND_DOCUMENT"),
    ("情况表", 0, {"月份": "2026-05"}, "CELL_WRONG", "月份", "2026-05", "MONTH_NOT_AFTER"),
    ("隐患", 0, {"区划": "示例甲区"}, "CELL_WRONG", "区划", "示例甲区｜示例企业000001有限公司", "ONE_SUBJECT"),
    ("事故", 1, {"区划": None}, "CELL_WRONG", "区划", "｜", "ONE_SUBJECT"),
    ("事故", 0, {"类别": "走失"}, "CELL_WRONG", "类别", "走失", "01 物体打击"),
    ("事故伤亡", 0, {"死亡人数": None, "重伤人数": None}, "CELL_WRONG", "死亡人数", "", "ONE_FIGURE"),
    ("事故调查", 0, {"提级自": "市级"}, "CELL_WRONG", "提级自", "CITY", "LOWER_LEVEL"),
    ("措施", 0, {"区划": "示例甲区"}, "CELL_WRONG", "人员", "示例甲｜示例甲区", "ONE_TARGET"),
    ("措施", 1, {"企业": None}, "CELL_WRONG", "人员", "", "ONE_TARGET"),
    ("措施", 0, {"岗位": "局长"}, "CELL_WRONG", "人员", "示例甲、局长", "ONE_ASSIGNEE"),
    ("豁免", 0, {"审计规则": None}, "CELL_WRONG", "审计规则", "｜", "RULE_OR_DUTY"),
    ("豁免", 0, {"职责条款": "二（一）"}, "CELL_WRONG", "审计规则", "VISIT_OVERDUE｜二（一）", "RULE_OR_DUTY"),
    ("豁免", 1, {"文号": None}, "CELL_WRONG", "职责条款", "二（一）", "CLAUSE_AND_DOCUMENT"),
    ("豁免", 0, {"审计规则": "所附文件缺失"}, "CELL_WRONG", "豁免文件", "", "DOCUMENT_OF_RULE"),
    ("豁免", 2, {"审计规则": "走访逾期"}, "CELL_WRONG", "豁免文件", DOCUMENT, "DOCUMENT_OF_RULE"),
    ("豁免", 2, {"区划": "示例甲区"}, "CELL_WRONG", "豁免文件", f"示例甲区｜{DOCUMENT}", "ONE_TARGET"),
    ("豁免", 2, {"豁免文件": "示例应急〔2020〕9号"}, "REFERENCE_UNKNOWN", "豁免文件", "示例应急〔2020〕9号", DOCUMENT),
]


@pytest.mark.parametrize(("sheet", "number", "cells", "code", "header", "seen", "expected"), ROWS)
def test_rows(
    sheet: str, number: int, cells: dict[str, Any], code: str, header: str, seen: str | None, expected: str | None
) -> None:
    found = the_problem(changed(sheet, cells, number, ALL))
    assert found[:5] == (code, sheet, number + 2, header, seen)
    assert expected is None or expected in (found[5] or "")


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet.optional], ids=lambda sheet: sheet.name)
def test_a_row_twice(sheet: Any) -> None:
    first, *others = ALL[sheet.title]
    rows = {**ALL, sheet.title: [first, *others, first]}
    assert ("SAME_ROW_TWICE", len(others) + 3, "2") in [(p.code.value, p.row, p.expected) for p in problems(rows)]


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("报送名单", {"区划": "990101"}),
        ("情况表", {"区划": "示例市示例甲区"}),
        ("豁免", {"企业": "91000000000000001N"}),
    ],
)
def test_a_row_twice_in_other_words(sheet: str, cells: dict[str, Any]) -> None:
    first = ALL[sheet][0]
    found = the_problem({**ALL, sheet: [*ALL[sheet], {**first, **cells}]})
    assert (found[0], found[2], found[5]) == ("SAME_ROW_TWICE", len(ALL[sheet]) + 2, "2")


def test_a_hazard_that_nobody_found() -> None:
    rows = {sheet: ALL[sheet] for sheet in ("单位", "企业", "行业领域", "隐患")}
    assert the_problem(rows) == ("STEP_SKIPPED", "隐患", 2, "编号", HAZARD, "发现")


def test_a_type_is_one_of_the_edition_of_its_day() -> None:
    after, before = "2026-07-01T00:00+08:00", "2026-06-30T23:59+08:00"
    alone = {**{sheet: ALL[sheet] for sheet in ("单位", "企业", "行业领域")}, "事故": [ALL["事故"][0]]}
    older = {**alone, "事故": [{**ALL["事故"][0], "发生时间": before, "类别": "018"}]}
    assert problems(older) == []
    newer = {**older, "事故": [{**older["事故"][0], "发生时间": after}]}
    edition = edition_on("2026-07-01")
    assert edition
    assert [p.code.value for p in problems(newer)] == (["CELL_WRONG"] if edition.types else [])


def test_what_the_register_holds_of_a_hazard_counts() -> None:
    key = keys.hazard(HAZARD)
    known = replace(KNOWN, hazards=(Entry(key, HAZARD),), steps={key: [("FOUND", "2026-03-02")]})
    step = {"隐患": HAZARD, "进展": "整改完成", "日期": "2026-04-20"}
    assert the_problem({"隐患进展": [step]}, known)[:5] == ("STEP_SKIPPED", "隐患进展", 2, "进展", "整改完成")
    begun = replace(known, steps={key: [("FOUND", "2026-03-02"), ("RECTIFYING", "2026-04-21")]})
    assert the_problem({"隐患进展": [step]}, begun)[5] == "整改中 2026-04-21"
    early = {"隐患": HAZARD, "批准日期": "2026-03-01", "延期至": "2026-04-30"}
    assert the_problem({"隐患延期": [early]}, known)[0] == "EVENT_TOO_EARLY"


def test_what_the_register_holds_of_an_incident_counts() -> None:
    key = keys.incident(INCIDENT)
    known = replace(KNOWN, incidents=(Entry(key, INCIDENT),), days={key: "2026-05-18"})
    count = {"事故": INCIDENT, "统计日期": "2026-05-17", "死亡人数": 1}
    assert the_problem({"事故伤亡": [count]}, known)[4:] == ("2026-05-17", "2026-05-18")


def test_what_is_tied_for_good_stays() -> None:
    elsewhere = ("Area:990102", "示例乙区")
    ends = {keys.hazard(HAZARD): elsewhere, keys.incident("SG-2026-002"): elsewhere}
    issuer = {keys.document(DOCUMENT): (keys.organization("示例市局"), "示例市局")}
    found = problems(ALL, replace(KNOWN, ends={**ends, **issuer}))
    assert [(p.code.value, p.sheet, p.row, p.expected) for p in found] == [
        ("TIED_ALREADY", "文件", 2, "示例市局"),
        ("TIED_ALREADY", "隐患", 2, "示例乙区"),
        ("TIED_ALREADY", "事故", 3, "示例乙区"),
    ]


def test_a_document_with_an_original_says_itself_what_it_says() -> None:
    key = keys.document(DOCUMENT)
    found = problems(ALL, replace(KNOWN, documents={DOCUMENT: key}, originals=frozenset({key})))
    stopped = [(p.sheet, p.row) for p in found if p.code.value == "DOCUMENT_HAS_ORIGINAL"]
    assert stopped == [
        ("文件", 2),
        ("要求", 2),
        ("要求", 3),
        ("职责", 2),
        ("职责", 3),
        ("职责", 4),
        ("任务", 2),
        ("任务", 3),
    ]


def test_a_record_before_the_assignment_is_a_record() -> None:
    assert problems(changed("履职记录", {"日期": "2019-04-08"}, of=ALL)) == []
