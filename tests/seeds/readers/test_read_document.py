"""What well-formed documents yield."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from seeds.readers import read_document
from seeds.readers.demanded import CountedFrom
from seeds.readers.parsed import DateSource, DocumentFormat, ParsedDocument, Per, RequirementKind
from seeds.report import ProblemCode
from tests.seeds.readers.made_up import liaison_notice, work_plan


def read(text: str, issued_on: dt.date | None = None, encoding: str = "utf-8") -> ParsedDocument:
    return read_document(text.encode(encoding), "made-up.txt", issued_on)


def test_a_whole_liaison_notice_has_no_problems() -> None:
    document = read(liaison_notice())
    assert document.problems == ()
    assert document.format is DocumentFormat.LIAISON_TABLE
    assert (document.number, document.title) == ("示应急〔2031〕7号", "关于示例挂钩联系工作的通知")
    assert (document.issuer_name, document.issued_on) == ("示例市应急管理局", dt.date(2031, 4, 2))
    assert [liaison.leader_name for liaison in document.liaisons] == ["示例甲", "示乙", "示例丙", "示例丁"]
    assert document.liaisons[2].place_names == ("东区高新区（示例镇）", "西区示例街道")
    assert document.liaisons[1].citation.excerpt == "2｜示 乙｜示例市西区"
    assert (document.liaisons[1].citation.annex, document.liaisons[1].citation.row) == (1, 2)
    assert [entry.place_text for entry in document.roster] == ["东区", "西区"]
    assert [(r.title, r.number) for r in document.based_on] == [
        ("示例市责任制办法", "示委〔2029〕11号"),
        ("示例市问责办法", "示委〔2029〕12号"),
    ]
    assert [(r.title, r.number, r.citation.clause) for r in document.mentions] == [
        ("示例旧通知", "示应急〔2030〕3号", "二")
    ]


def test_requirements_and_period_of_a_liaison_notice() -> None:
    document = read(liaison_notice())
    visits, returns = document.requirements
    assert (visits.kind, visits.quantity, visits.per) == (RequirementKind.VISITS_PER_MONTH, 2, Per.MONTH)
    assert (returns.kind, returns.deadline_day, returns.roster_annex) == (RequirementKind.MONTHLY_RETURN, 8, 2)
    assert returns.citation.clause == "三（二）"
    assert document.period is not None
    assert (document.period.valid_from, document.period.valid_to) == (dt.date(2031, 4, 2), None)
    assert not document.period.valid_from_uncertain


def test_a_whole_work_plan_has_no_problems() -> None:
    document = read(work_plan())
    assert document.problems == ()
    assert document.format is DocumentFormat.WORK_PLAN
    (group,) = document.groups
    assert (group.name, group.lead, group.deputies) == ("示例督导工作领导小组", "示例甲", ("示例乙", "示例丙"))
    assert (group.members, group.office_name, group.office_head) == (("示例丁", "示例戊"), "督导办", "示例丙")
    assert group.citation.clause == "四（二）"
    assert document.announced is not None
    assert (document.announced.enterprises, document.announced.open_list) == (12, True)
    assert document.announced.sectors == ("危险化学品", "粉尘涉爆")
    assert {r.kind: (r.quantity, r.within, r.counted_from) for r in document.requirements} == {
        RequirementKind.ENTERPRISES_PER_LEADER: (2, None, None),
        RequirementKind.PEOPLE_PER_GROUP: (4, None, None),
        RequirementKind.ENTERPRISES_PER_GROUP: (5, None, None),
        RequirementKind.ENTRY_AFTER_ISSUE: (1, "P1W", CountedFrom.ISSUE),
        RequirementKind.HAZARD_LIST_AFTER_ENTRY: (1, "P1M", CountedFrom.ENTRY),
    }


def test_a_plan_without_a_day_starts_on_the_latest_possible_one() -> None:
    document = read(work_plan(end="附：示例任务分解表"))
    assert [problem.code for problem in document.problems] == [
        ProblemCode.DATE_NOT_SAID,
        ProblemCode.CITED_ANNEX_MISSING,
    ]
    assert document.errors == ()
    assert document.missing_annexes == ("示例任务分解表",)
    assert (document.issued_on, document.issue_year) == (None, 2031)
    assert document.period is not None
    assert (document.period.valid_from, document.period.valid_from_uncertain) == (dt.date(2031, 12, 31), True)
    assert document.period.end_condition == "示例专项行动结束"


def test_the_caller_supplies_the_day_and_the_citation_says_so() -> None:
    document = read(work_plan(end="附：示例任务分解表"), dt.date(2031, 5, 11))
    assert (document.issued_on, document.issued_on_source) == (dt.date(2031, 5, 11), DateSource.CALLER)
    assert document.issued_on_citation is not None
    assert document.issued_on_citation.excerpt == "--issued-on 2031-05-11"
    assert document.period is not None
    assert (document.period.valid_from, document.period.valid_from_uncertain) == (dt.date(2031, 5, 11), False)


@pytest.mark.parametrize(
    ("words", "valid_to"),
    [
        ("自方案印发之日起至2031年12月31日止。", dt.date(2032, 1, 1)),
        ("自方案印发之日起至2032年2月底。", dt.date(2032, 3, 1)),
        ("自方案印发之日起至2031年底。", dt.date(2032, 1, 1)),
        ("自二〇三一年六月一日起至二〇三一年六月三十日。", dt.date(2031, 7, 1)),
    ],
)
def test_an_inclusive_end_becomes_the_day_after(words: str, valid_to: dt.date) -> None:
    document = read(work_plan(period=words))
    assert document.problems == ()
    assert document.period is not None
    assert document.period.valid_to == valid_to


@pytest.mark.parametrize(
    "number", ["示应急[2031]7号", "示应急（2031）7号", "示應急〔２０３１〕７號", "示应急 〔2031〕 07号"]
)
def test_numbers_have_one_spelling(number: str) -> None:
    document = read(liaison_notice(number=number))
    assert (document.number, document.problems) == ("示应急〔2031〕7号", ())


@pytest.mark.parametrize(
    "change", [("\n", "\r\n"), ("示例市东区", "示例市 东区"), ("挂钩领导", "挂钩 领导"), ("\t1\n", "\t １ \n")]
)
def test_layout_changes_nothing(change: tuple[str, str]) -> None:
    plain, laid_out = read(liaison_notice()), read(liaison_notice().replace(*change))
    assert laid_out.problems == ()
    assert [x.leader_name for x in laid_out.liaisons] == [x.leader_name for x in plain.liaisons]
    assert [x.place_names for x in laid_out.liaisons] == [x.place_names for x in plain.liaisons]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_other_encodings_are_read_and_reported(encoding: str) -> None:
    document = read(liaison_notice(), encoding=encoding)
    assert [problem.code for problem in document.problems] == [ProblemCode.NOT_UTF8]
    assert len(document.liaisons) == 4


def test_a_byte_order_mark_is_no_problem() -> None:
    assert read(liaison_notice(), encoding="utf-8-sig").problems == ()


def test_the_file_is_read_from_a_path_and_hashed(tmp_path: Path) -> None:
    content = liaison_notice().encode()
    path = tmp_path / "notice.txt"
    path.write_bytes(content)
    document = read_document(path)
    assert (document.file, document.sha256) == ("notice.txt", hashlib.sha256(content).hexdigest())


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_document(tmp_path / "nothing.txt").problems
    assert (problem.code, problem.seen) == (ProblemCode.FILE_UNREADABLE, "FileNotFoundError")


def test_reading_twice_gives_the_same() -> None:
    assert read(work_plan()) == read(work_plan())
