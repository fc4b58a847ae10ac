"""What the real key points say, where they are at hand (they are no part of the project)."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import pytest

from seeds.readers import read_document
from seeds.readers.parsed import ParsedDocument
from seeds.report import ProblemCode as C
from tests.seeds.readers.test_real_documents import DOCUMENTS


def real(prefix: str, issued_on: dt.date | None = None) -> ParsedDocument:
    found = sorted(DOCUMENTS.glob(f"{prefix}_*.txt"))
    if not found:
        pytest.skip("skipped: the folder shared/documents with the real documents is not beside this checkout")
    return read_document(found[0], issued_on=issued_on)


def test_the_real_notice_of_key_points() -> None:
    document = real("002")
    assert document.problems == ()
    assert (document.number, document.issued_on) == ("吴东太管发〔2020〕39号", dt.date(2020, 4, 28))
    assert document.issuer_name == "江苏省吴江东太湖生态旅游度假区管理委员会"
    assert document.title == "关于印发《吴江东太湖生态旅游度假区安全生产委员会2020年工作要点》的通知"
    assert [task.number for task in document.tasks] == [str(number) for number in range(1, 30)]
    assert [len(list(tasks)) for _, tasks in groupby(document.tasks, lambda task: task.section)] == [4, 4, 8, 4, 5, 4]
    assert {task.number: task.owners for task in document.tasks if task.owners} == {"3": ("度假区安委办",)}
    year_end = (dt.date(2020, 12, 31),)
    assert {task.number: task.due_on for task in document.tasks if task.due_on} == {"10": year_end, "13": year_end}
    assert document.tasks[28].citation.clause == "三（六）29"


def test_the_targets_of_the_real_notice() -> None:
    targets = real("002").targets
    assert [target.number for target in targets] == [f"二（{number}）" for number in "一二三四五"]
    assert [len(target.indicators) for target in targets] == [0, 5, 5, 0, 4]
    accidents, hazards, standards = (targets[place].indicators for place in (1, 2, 4))
    assert [(i.comparison.value, i.value, i.unit, i.baseline) for i in accidents] == [
        ("REDUCED_BY", "20", "%", "同比"),
        ("REDUCED_BY", "20", "%", "同比"),
        ("EXACTLY", "0", "起", None),
        ("REDUCED_BY", "20", "%", "同比"),
        ("REDUCED_BY", "20", "%", "同比"),
    ]
    assert [(i.value, i.unit, i.level) for i in hazards] == [
        ("9", "项", None),
        ("1", "项", "CITY"),
        ("4", "项", "DISTRICT"),
        ("4", "项", "TOWN"),
        ("100", "%", None),
    ]
    assert [i.due_on for i in hazards] == [None, None, None, None, dt.date(2020, 6, 30)]
    year_end = dt.date(2020, 12, 31)
    assert [(i.comparison.value, i.value, i.due_on) for i in standards] == [
        ("EXACTLY", "100", year_end),
        ("EXACTLY", "100", year_end),
        ("AT_LEAST", "40", None),
        ("AT_LEAST", "5", None),
    ]


def test_the_real_page_of_key_points() -> None:
    # The page writes its day 2020-03-17.
    document = real("004", dt.date(2020, 3, 17))
    assert (document.number, document.issuer_name) == (None, "XX市应急管理局")
    assert (document.title, document.issued_on) == ("XX市应急管理局2020年工作要点", dt.date(2020, 3, 17))
    sections = dict(zip("一二三四五六七", (3, 4, 6, 5, 5, 4, 3), strict=True))
    assert [task.number for task in document.tasks] == [
        f"{section}.{number}" for section, size in sections.items() for number in range(1, size + 1)
    ]
    assert len(document.tasks) == 30
    assert not any(task.owners for task in document.tasks)
    assert {task.number: [(d.month, d.day) for d in task.due_on] for task in document.tasks if task.due_on} == {
        "一.3": [(2, 29), (6, 30)],
        "二.1": [(3, 31)],
        "三.4": [(9, 30), (5, 31)],
        "四.1": [(12, 31)],
        "七.3": [(6, 30), (12, 31)],
    }
    assert document.targets == ()


def test_the_real_page_breaks_off_and_its_broken_numbers_stay_broken() -> None:
    document = real("004", dt.date(2020, 3, 17))
    assert document.errors == ()
    assert sorted((p.code.value, p.line) for p in document.warnings) == [
        ("ISSUER_UNREADABLE", 1),
        ("NUMBER_BROKEN", 36),
        ("NUMBER_BROKEN", 49),
        ("NUMBER_BROKEN", 75),
        ("NUMBER_MISSING", 1),
        ("TEXT_BREAKS_OFF", 90),
    ]
    seen = [p.seen for p in document.warnings if p.code is C.NUMBER_BROKEN]
    assert seen == ["苏委办发〔2019115号", "苏委办〔201947号", "应急〔2019107号"]
    assert not any(reference.number for reference in (*document.based_on, *document.mentions))
