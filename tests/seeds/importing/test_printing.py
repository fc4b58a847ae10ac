"""The import report on paper."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from graph.facts import Changes
from graph.labels import NODES, RELATIONSHIPS
from language import translate
from seeds.importing.outcome import FileReport, ImportReport
from seeds.importing.printing import print_report
from seeds.importing.words import COUNTS, KINDS, OUTCOMES, SEVERITIES
from seeds.report import Problem, ProblemCode, Severity

PROBLEM = Problem(Severity.ERROR, ProblemCode.REFERENCE_UNKNOWN, "a.txt", annex=1, row=2, column=3, seen="例三镇")
WARNING = Problem(Severity.WARNING, ProblemCode.DATE_NOT_SAID, "a.txt", expected="DATE_OF_ISSUE")
GOOD = FileReport("a.txt", "示应急〔2031〕7号", "示例", Changes(new={"Assignment": 39}), {"PLACES": 39}, (WARNING,))


def printed(report: ImportReport, language: str) -> str:
    console = Console(file=io.StringIO(), highlight=False, soft_wrap=True)
    print_report(report, console, language)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["示应急〔2031〕7号", "挂钩地区 39", "责任（挂钩）", "警告", "成文日期", "已导入1个文件。"]),
        (
            "en",
            [
                "示应急〔2031〕7号",
                "Places linked 39",
                "Assignments",
                "Warning",
                "its day of issue",
                "1 file(s) imported.",
            ],
        ),
    ],
)
def test_what_went_in(language: str, words: list[str]) -> None:
    text = printed(ImportReport((GOOD,)), language)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["错误", "附件1，第2行，第3格", "例三镇", "未导入：有1处错误"]),
        ("en", ["Error", "annex 1, row 2, cell 3", "例三镇", "Refused, 1 error(s): nothing was written."]),
    ],
)
def test_what_was_refused(language: str, words: list[str]) -> None:
    text = printed(ImportReport((FileReport("a.txt", problems=(PROBLEM,)),)), language)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(("dry_run", "words"), [(True, "试导入1个文件"), (False, "没有变化")])
def test_nothing_to_write(dry_run: bool, words: str) -> None:
    assert words in printed(ImportReport((FileReport("a.txt", changes=Changes()),), dry_run), "zh")


def test_an_empty_workbook_changes_nothing_and_has_no_empty_table() -> None:
    text = printed(ImportReport((FileReport("空.xlsx", changes=Changes()),)), "zh")
    assert text.split() == ["空.xlsx", "已导入1个文件：登记簿均已收录，没有变化。"]


def test_a_report_in_a_file_is_not_squeezed() -> None:
    problem = Problem(Severity.ERROR, ProblemCode.FILE_UNREADABLE, "a.txt", seen="示例" * 10)
    assert f"文件无法打开（{'示例' * 10}）" in printed(ImportReport((FileReport("a.txt", problems=(problem,)),)), "zh")


def test_every_word_is_in_the_catalogue() -> None:
    words = [*KINDS.values(), *COUNTS.values(), *OUTCOMES.values(), *SEVERITIES.values()]
    assert [word for word in words if translate(word, "zh") == word] == []


def test_everything_that_can_change_has_a_word() -> None:
    counted = {label for label in NODES if label not in ("Register", "Version")}
    counted |= RELATIONSHIPS.keys() - {
        "MEMBER",
        "POST",
        "ORGANIZATION",
        "ASSIGNEE",
        "SUBJECT",
        "SECTOR",
        "STATED_IN",
        "LISTS",
        "WAS",
        "LEFT_IN",
        "VACANCY_OF",
        "OWNED_BY",
        "DEPARTED_FROM",
        "DEMANDED_BY",
        "PERFORMED_BY",
        "CONCERNS",
        "ATTACHED",
        "OF_HAZARD",
        "OF_INCIDENT",
        "AGAINST",
        "EXEMPTS",
    }
    assert counted == KINDS.keys()
