"""Rules that lay duties on an office: what is read from them, in whichever script, and what a cut costs."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.readers import read_document
from seeds.readers.demanded import Bearer, DutyKind
from seeds.readers.glosses import plain_script
from seeds.readers.parsed import DocumentFormat, ParsedDocument, Per, RequirementKind
from seeds.readers.text import read_lines
from seeds.report import ProblemCode, Problems, Severity
from tests.seeds.readers.made_up_rules import ITEMS, LEAD_IN, PAGE_HEAD, PAGE_NUMBER, garbled, page, rules
from tests.seeds.readers.test_real_documents import DOCUMENTS, real

HEADS = Bearer("TERRITORIAL", "GOVERNMENT_HEAD", "TOWN")
QUARTERLY, HALF_YEARLY = "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6"
K, C = DutyKind, ProblemCode


def read(text: str) -> ParsedDocument:
    return read_document(text.encode(), "made-up.txt")


def told(document: ParsedDocument) -> list[tuple[str, DutyKind, str | None, int | None]]:
    return [(duty.number, duty.kind, duty.recurrence, duty.quota) for duty in document.duties]


def test_each_item_is_a_duty_with_its_cadence() -> None:
    document = read(rules())
    assert document.format is DocumentFormat.DUTY_RULES
    assert told(document) == [
        ("二（一）", K.HEARING, QUARTERLY, 2),
        ("二（二）", K.PLAN, "FREQ=YEARLY", 1),
        ("二（三）", K.ORGANISATION, None, None),
        ("二（四）", K.INSPECTION, HALF_YEARLY, 1),
        ("二（五）", K.PLAN, "FREQ=YEARLY", 1),
        ("二（六）", K.DRILL, "FREQ=MONTHLY", 1),
        ("二（七）", K.EMERGENCY_RESPONSE, None, None),
    ]
    assert {duty.bearer for duty in document.duties} == {HEADS}
    assert document.problems == ()


def test_an_item_with_two_cadences_is_two_duties() -> None:
    document = read(rules(items=("每年至少三次检查，每周听取1次汇报。",)))
    assert told(document) == [
        ("二（一）-1", K.INSPECTION, "FREQ=YEARLY", 3),
        ("二（一）-2", K.HEARING, "FREQ=WEEKLY", 1),
    ]


@pytest.mark.parametrize(
    ("item", "is_demand"),
    [
        ("按属地原则，明确本地区各类生产经营单位的安全生产监管机构。", True),
        ("明确辖区内各类企业监管部门。", True),
        ("及时明确本地区相关职能机构安全生产职责。", False),
        ("各类企业的安全生产监管机构加强检查。", False),
        ("明确职责，各类企业加强管理。", False),
    ],
)
def test_that_each_class_has_its_supervisor_is_a_demand(item: str, is_demand: bool) -> None:
    document = read(rules(items=("充实力量。", item, f"（再次）{item}")))
    said = [(r.kind, r.quantity, r.per, r.level, r.citation.clause) for r in document.requirements]
    assert said == ([(RequirementKind.SECTORAL_SUPERVISOR, 1, Per.SECTOR, "TOWN", "二（二）")] if is_demand else [])
    assert len(document.duties) == 3


def test_what_stands_below_an_item_belongs_to_it() -> None:
    (duty,) = read(rules(items=("加强检查。\n1.每月不少于十二次检查。\n另作安排。",))).duties
    assert (duty.number, duty.recurrence, duty.quota) == ("二（一）", "FREQ=MONTHLY", 12)
    assert (duty.citation.clause, duty.citation.excerpt) == (
        "二（一）",
        "（一）加强检查。 1.每月不少于十二次检查。 另作安排。",
    )


def test_a_web_page_says_the_same_as_the_red_head() -> None:
    document, shown = read(rules()), read(page())
    for name in ("number", "title", "issuer_name", "issued_on", "issued_on_citation", "based_on", "duties", "period"):
        assert getattr(shown, name) == getattr(document, name), name
    assert shown.title == "关于印发示例市镇（街道、园区）行政主要负责人分管工作制度的通知"
    assert (shown.number, shown.issuer_name) == ("示政办发〔2031〕85号", "示例市人民政府办公室")
    assert shown.issued_on == dt.date(2031, 12, 31)
    assert (shown.problems, [r.number for r in shown.based_on]) == ((), ["示委〔2029〕11号"])


def test_a_garbled_page_says_the_same() -> None:
    document, shown = read(page()), read(garbled(page()))
    assert told(shown) == told(document)
    assert [p.code for p in shown.problems] == [C.GLOSSES_REMOVED, C.SCRIPT_CONVERTED]
    assert (shown.number, shown.issuer_name, shown.issued_on) == (
        document.number,
        document.issuer_name,
        document.issued_on,
    )


@pytest.mark.parametrize(
    ("old", "new", "severity", "code", "seen"),
    [
        ("制发机关 | 示例市人民政府办公室 |\n", "", Severity.ERROR, C.ISSUER_MISSING, None),
        ("文号 | 示政办发〔2031〕85号", "文号 | 示政办发〔2031〕86号", Severity.ERROR, C.PART_REPEATED, PAGE_NUMBER.strip()),
        ("文号 | 示政办发〔2031〕85号", "文号 | 示政办发2031 85", Severity.ERROR, C.NUMBER_BROKEN, "示政办发2031 85"),
        ("成文日期 | 2031-12-31", "成文日期 | 2031-12-30", Severity.ERROR, C.DATE_AMBIGUOUS, "2031-12-30"),
        ("成文日期 | 2031-12-31", "成文日期 | 2031-02-30", Severity.ERROR, C.DATE_IMPOSSIBLE, "2031-02-30"),
        ("2031-12-31 10:21:54", "去年", Severity.WARNING, C.CELL_NOT_READ, "成文日期 | 去年 |"),
        ("执行中", "已废止", Severity.WARNING, C.CELL_NOT_READ, "文件状态 | 已废止 |"),
        ("文件状态 |", "示例项 | 示例 |\n文件状态 |", Severity.WARNING, C.UNEXPECTED_TEXT, "示例项 | 示例 |"),
        ("发布时间：", "示例栏目\n发布时间：", Severity.WARNING, C.UNEXPECTED_TEXT, "示例栏目"),
    ],
)  # fmt: skip
def test_a_page_head_that_is_wrong(old: str, new: str, severity: Severity, code: ProblemCode, seen: str | None) -> None:
    assert old in page()
    document = read(page().replace(old, new, 1))
    found = [(p.severity, p.seen) for p in document.problems if p.code is code]
    assert found == [(severity, seen)]
    assert len(document.duties) == len(ITEMS)


def test_the_table_gives_the_day_where_the_text_has_none() -> None:
    document = read(page().replace("\n2031年12月31日\n", "\n"))
    assert (document.issued_on, document.issued_on_citation and document.issued_on_citation.excerpt) == (
        dt.date(2031, 12, 31),
        "2031-12-31",
    )
    chinese = read(page().replace("2031-12-31 10:21:54", "2031年12月30日"))
    assert C.DATE_AMBIGUOUS in {problem.code for problem in chinese.errors}


def test_a_page_without_any_number_is_warned_of() -> None:
    text = page().replace("文号 | 示政办发〔2031〕85号 |\n---|---|\n", "").replace(PAGE_NUMBER, "")
    assert C.NUMBER_MISSING in {problem.code for problem in read(text).warnings}


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (rules().replace("（三）充", "充"), C.HEADING_MISSING, {"seen": "四", "expected": "3"}),
        (rules().replace("（一）全", "全"), C.HEADING_MISSING, {"seen": "二", "expected": "1"}),
        (rules().replace("（三）充", "（二）充"), C.HEADING_REPEATED, {"seen": "二", "expected": "3"}),
        (rules().replace("演练。\n三、", "演练。（八）建立制度。\n三、"), C.PART_MISSING,
         {"seen": "八", "expected": "DUTY_ON_ITS_OWN_LINE"}),
        (rules().replace("二、职责内容", "职责内容"), C.HEADING_MISSING, {"seen": "三", "expected": "2"}),
        (rules().replace("二、职责内容", "职责内容"), C.PART_MISSING, {"expected": "DUTIES"}),
        (rules(items=()), C.PART_MISSING, {"expected": "DUTIES"}),
        (rules(lead_in="各单位主要履行以下职责："), C.PART_MISSING, {"expected": "DUTY_BEARER"}),
        (rules(items=("每年检查0次。",)), C.QUANTITY_IMPOSSIBLE, {"seen": "每年检查0次"}),
        (rules(after="", end=""), C.PART_MISSING, {"expected": "PART_AFTER_DUTIES"}),
        (rules().replace("二、职责内容", "二、工作内容"), C.UNKNOWN_FORMAT, {}),
    ],
)  # fmt: skip
def test_what_is_missing_is_an_error(text: str, code: ProblemCode, says: dict[str, str]) -> None:
    errors = [problem for problem in read(text).errors if problem.code is code]
    assert any(all(getattr(problem, name) == value for name, value in says.items()) for problem in errors), errors


def test_rules_without_a_further_part_are_whole_where_the_document_ends() -> None:
    document = read(rules(after=""))
    assert (len(document.duties), document.problems) == (len(ITEMS), ())


def test_a_cut_before_the_end_of_the_duties_is_an_error() -> None:
    text = rules()
    for cut in range(text.index("三、保障") + 2):
        assert read(text[:cut]).errors, text[:cut][-20:]


def test_a_cut_behind_the_duties_is_reported() -> None:
    text = rules().rstrip("\n")
    for cut in range(text.index("三、保障") + 2, len(text)):
        assert read(text[:cut]).problems, text[:cut][-20:]


def test_a_page_head_alone_throws_nothing() -> None:
    for cut in range(len(PAGE_HEAD)):
        assert read(PAGE_HEAD[:cut]).errors


def test_the_lead_in_names_no_duty() -> None:
    assert all(LEAD_IN not in (duty.citation.excerpt or "") for duty in read(rules()).duties)


# The real rules (documents/003): traditional script, pinyin, the debris of a web page.


def test_the_real_rules_have_twelve_duties() -> None:
    document = real("003")
    plain: tuple[str | None, int | None] = (None, None)
    expected = {
        "一": (K.HEARING, QUARTERLY, 1),
        "二": (K.PLAN, "FREQ=YEARLY", 1),
        "三": (K.ORGANISATION, *plain),
        "四": (K.INSPECTION, "FREQ=YEARLY", 1),
        "五": (K.PLAN, "FREQ=YEARLY", 1),
        "六": (K.PLAN, "FREQ=YEARLY", 1),
        **dict.fromkeys(("七", "八", "九", "十", "十一"), (K.ORGANISATION, *plain)),
        "十二": (K.EMERGENCY_RESPONSE, *plain),
    }
    assert told(document) == [(f"二（{number}）", *said) for number, said in expected.items()]
    assert {duty.bearer for duty in document.duties} == {HEADS}


def test_the_real_rules_are_dated_numbered_and_founded() -> None:
    document = real("003")
    assert (document.number, document.issuer_name) == ("锡政办发〔2021〕85号", "无锡市人民政府办公室")
    assert document.title == "关于印发无锡市镇(街道、园区)行政主要负责人分管安全生产工作制度的通知"
    assert (document.issued_on, document.issue_year) == (dt.date(2021, 12, 31), 2021)
    assert [reference.number for reference in document.based_on] == ["锡委办发〔2018〕106号"]
    assert document.mentions == ()
    assert document.period is not None
    assert (document.period.valid_from, document.period.valid_from_uncertain) == (dt.date(2021, 12, 31), False)


def test_the_real_rules_have_two_warnings() -> None:
    document = real("003")
    assert document.errors == ()
    assert [(w.code, w.line) for w in document.warnings] == [(C.GLOSSES_REMOVED, 1), (C.SCRIPT_CONVERTED, 1)]


def test_the_cleaned_rules_say_the_same() -> None:
    document = real("003")
    (path,) = DOCUMENTS.glob("003_*.txt")
    lines = plain_script(read_lines(path.read_bytes(), Problems("")), Problems(""))
    clean = read_document("\n".join(line.text for line in lines).encode(), document.file)
    assert (clean.duties, clean.title, clean.based_on) == (document.duties, document.title, document.based_on)
    assert clean.problems == ()


def test_the_real_rules_cut_off_are_refused() -> None:
    real("003")
    (path,) = DOCUMENTS.glob("003_*.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("二、"))
    last = next(number for number, line in enumerate(lines) if line.startswith("三、"))
    for end in range(first + 2, last):
        assert read("\n".join(lines[:end])).errors, end
    for lost in range(first + 2, last - 1):
        assert read("\n".join(lines[:lost] + lines[lost + 1 :])).errors, lost
