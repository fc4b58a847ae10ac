"""Key points of a year: their head, their numbered tasks, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.messages import LABELS
from seeds.readers import read_document
from seeds.readers.bare_title import is_key_points_title
from seeds.readers.parsed import DocumentFormat, ParsedDocument
from seeds.report import ProblemCode, Severity
from tests.seeds.readers.made_up_points import SECTIONS, TARGETS, notice_of_points, page_of_points, running

C = ProblemCode
E, W = Severity.ERROR, Severity.WARNING
NOTICE, PAGE = notice_of_points(), page_of_points()
ASCII = str.maketrans("，（）；：", ",();:")


def read(text: str) -> ParsedDocument:
    return read_document(text.encode(), "made-up.txt")


def edited(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_a_whole_notice_of_key_points_has_no_problems() -> None:
    document = read(NOTICE)
    assert document.problems == ()
    assert document.format is DocumentFormat.KEY_POINTS
    assert (document.number, document.issuer_name) == ("示管发〔2031〕9号", "示例区管理委员会")
    assert document.title == "关于印发《示例区安全生产委员会2031年工作要点》的通知"
    assert (document.issued_on, document.issue_year) == (dt.date(2031, 4, 28), 2031)
    assert [(task.number, task.section, task.title) for task in document.tasks] == [
        ("1", "示例责任", "加强统筹"),
        ("2", "示例责任", "健全机制"),
        ("3", "示例整治", "开展整治"),
    ]
    first, second, third = document.tasks
    assert (first.owners, second.owners, third.due_on) == ((), ("示例办",), (dt.date(2031, 12, 31),))
    assert (first.citation.clause, first.citation.excerpt) == ("三（一）1", "1.加强统筹")
    assert second.citation.excerpt == "2.健全机制。由示例办牵头落实"


def test_key_points_on_a_page_are_known_by_title_and_day() -> None:
    document = read(PAGE)
    assert [(p.severity, p.code) for p in document.problems] == [(W, C.NUMBER_MISSING), (W, C.TEXT_BREAKS_OFF)]
    assert (document.number, document.title, document.issuer_name) == (
        None,
        "示例市示例局2031年工作要点",
        "示例市示例局",
    )
    assert document.issued_on == dt.date(2031, 3, 17)
    assert [(task.number, task.section) for task in document.tasks] == [
        ("一.1", "示例责任"),
        ("一.2", "示例责任"),
        ("二.1", "示例整治"),
    ]
    assert document.targets == ()


@pytest.mark.parametrize("issuer", ["XX市示例局", "××市示例局", "某市示例局", "ＸＸ市示例局", "**市示例局"])
def test_an_issuer_made_unreadable_is_kept_as_seen(issuer: str) -> None:
    document = read(page_of_points(issuer=issuer))
    assert document.issuer_name == issuer
    assert document.errors == ()
    (problem,) = [p for p in document.problems if p.code is C.ISSUER_UNREADABLE]
    assert (problem.severity, problem.line, problem.seen) == (W, 1, issuer)


def test_a_title_on_two_lines_and_without_repetition() -> None:
    text = edited(PAGE, "示例市示例局2031年工作要点\n\n \n", "\n")
    assert read(text).tasks == read(PAGE).tasks
    assert read(edited(PAGE, "示例市示例局2031", "示例市示例局\n2031")).tasks == read(PAGE).tasks


def test_the_remark_of_a_page_is_no_text_and_shows_no_end() -> None:
    whole, cut = read(PAGE), read(page_of_points(sections={"示例": ("加强统筹。深化示例", "再深化。抓好示")}))
    (problem,) = [p for p in whole.problems if p.code is C.TEXT_BREAKS_OFF]
    assert problem.expected == "CLOSING_PART"
    (problem,) = [p for p in cut.problems if p.code is C.TEXT_BREAKS_OFF]
    assert (problem.severity, problem.expected, problem.seen) == (W, "SENTENCE_END", "2.再深化。抓好示")
    assert cut.errors == ()
    assert len(cut.tasks) == 2


@pytest.mark.parametrize("text", [NOTICE, PAGE])
def test_ascii_punctuation_changes_nothing(text: str) -> None:
    plain, ascii_ = read(text), read(text.translate(ASCII))
    assert [(t.number, t.title, t.owners, t.due_on) for t in ascii_.tasks] == [
        (t.number, t.title, t.owners, t.due_on) for t in plain.tasks
    ]
    without = [
        [replace(found, citation=plain.targets[0].citation) for found in target.indicators]
        for document in (plain, ascii_)
        for target in document.targets
    ]
    half = len(without) // 2
    assert without[:half] == without[half:]
    assert [problem.code for problem in ascii_.problems] == [problem.code for problem in plain.problems]


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("示例市示例局2031年工作要点", True),
        ("示例区安委会２０３１年度安全生产工作要点", True),
        ("关于印发《示例区2031年工作要点》的通知", True),
        ("示例办关于印发2031年示例工作要点的通知", True),
        ("关于报送2031年工作要点的通知", False),
        ("关于征求《2031年工作要点》意见的函", False),
        ("工作要点", False),
        ("示例市示例局2031年工作总结", False),
    ],
)
def test_the_title_tells_the_format(title: str, known: bool) -> None:
    assert is_key_points_title(title) is known


def test_a_title_without_any_numbered_part_is_not_enough() -> None:
    document = read("示例市示例局2031年工作要点\n2031年3月17日\n一切如常。\n")
    assert [problem.code for problem in document.problems] == [C.UNKNOWN_FORMAT]


@given(split=st.lists(st.integers(1, 6), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_numbers_running_through_any_sections_are_read_in_order(split: list[int]) -> None:
    sections = {f"部分{place}": tuple("加强示例。深化。" for _ in range(size)) for place, size in enumerate(split)}
    document = read(notice_of_points(tasks=running(sections)))
    assert document.problems == ()
    assert [task.number for task in document.tasks] == [str(number) for number in range(1, sum(split) + 1)]
    assert [task.section for task in document.tasks] == [name for name, items in sections.items() for _ in items]


@given(split=st.lists(st.integers(1, 6), min_size=2, max_size=8))
@settings(max_examples=40, deadline=None)
def test_numbers_that_start_again_bear_their_section(split: list[int]) -> None:
    sections = {f"部分{place}": tuple("加强示例。深化。" for _ in range(size)) for place, size in enumerate(split)}
    document = read(page_of_points(sections=sections))
    assert document.errors == ()
    assert [task.number for task in document.tasks] == [
        f"{'一二三四五六七八'[place]}.{number}" for place, size in enumerate(split) for number in range(1, size + 1)
    ]


@given(split=st.lists(st.integers(1, 5), min_size=2, max_size=6), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_lost_number_is_an_error(split: list[int], data: st.DataObject) -> None:
    sections = {f"部分{place}": tuple("加强示例。深化。" for _ in range(size)) for place, size in enumerate(split)}
    last = sum(split)
    lost = data.draw(st.integers(1, last - 1))
    lines = [line for line in running(sections).split("\n") if not line.startswith(f"{lost}.")]
    assert read(notice_of_points(tasks="\n".join(lines))).errors


def test_numbers_either_run_or_start_again() -> None:
    text = "（一）甲\n1.示例。\n2.示例。\n（二）乙\n3.示例。\n（三）丙\n1.示例。\n"
    found = [(p.code, p.seen, p.expected) for p in read(notice_of_points(tasks=text)).errors]
    assert found == [(C.HEADING_REPEATED, "1", "4")]
    text = "（一）甲\n1.示例。\n2.示例。\n（二）乙\n1.示例。\n（三）丙\n2.示例。\n"
    found = [(p.code, p.seen, p.expected) for p in read(notice_of_points(tasks=text)).errors]
    assert found == [(C.HEADING_MISSING, "2", "1")]


def test_numbers_may_run_through_the_first_level_too() -> None:
    text = edited(edited(PAGE, "二、示例整治\n\n1.", "二、示例整治\n\n3."), "本文共约900字\n", "")
    assert [task.number for task in read(text).tasks] == ["1", "2", "3"]


def test_numbers_do_not_run_in_other_documents() -> None:
    text = edited(NOTICE, "2031年工作要点", "2031年挂钩督导方案")
    assert any(p.code is C.HEADING_MISSING and p.seen == "3" for p in read(text).problems)


def test_paragraphs_below_an_item_belong_to_it() -> None:
    text = "（一）甲\n1.加强示例。\n6月底前完成示例。\n（1）由示例局负责。\n（二）乙\n2.示例。\n"
    first, _ = read(notice_of_points(tasks=text)).tasks
    assert (first.title, first.due_on, first.owners) == ("加强示例", (dt.date(2031, 6, 30),), ("示例局",))
    assert first.citation.excerpt == "1.加强示例。6月底前完成示例。（1）由示例局负责"


def test_the_year_is_that_of_the_key_points_not_of_the_issue() -> None:
    document = read(notice_of_points(day="2030年12月28日"))
    assert document.tasks[2].due_on == (dt.date(2031, 12, 31),)
    assert document.targets[2].indicators[4].due_on == dt.date(2031, 9, 30)


CASES: dict[str, tuple[str, Severity, ProblemCode, dict[str, object]]] = {
    "no tasks": (notice_of_points(tasks="抓好示例。\n"), E, C.PART_MISSING, {"expected": "TASKS"}),
    "heading without tasks": (
        notice_of_points(tasks=running(SECTIONS) + "（三）示例保障\n"),
        E,
        C.PART_MISSING,
        {"seen": "示例保障", "expected": "TASKS"},
    ),
    "section without tasks": (NOTICE + "四、示例保障\n", E, C.PART_MISSING, {"seen": "示例保障"}),
    "prose below the tasks": (
        notice_of_points(end="四、示例保障\n认真落实。再落实。\n抄送：存档。\n"),
        W,
        C.PART_NOT_READ,
        {"seen": "示例保障", "expected": "TASKS"},
    ),
    "item without words": (
        edited(NOTICE, "2.健全机制。由示例办牵头落实。", "2.。"),
        E,
        C.PART_MISSING,
        {"seen": "2.。"},
    ),
    "cut inside the last heading": (
        notice_of_points(tasks=running(SECTIONS) + "4.强化示", end=""),
        E,
        C.PART_MISSING,
        {"seen": "4.强化示", "expected": "TASK_TITLE"},
    ),
    "cut after the last item": (notice_of_points(end=""), W, C.TEXT_BREAKS_OFF, {"expected": "CLOSING_PART"}),
    "targets lost": (notice_of_points(targets=()), E, C.PART_MISSING, {"expected": "TARGETS", "seen": "主要目标"}),
    "target lost": (edited(NOTICE, f"{TARGETS[1]}\n", ""), E, C.HEADING_MISSING, {"seen": "三", "expected": "2"}),
    "target without words": (
        notice_of_points(targets=("（一）。",)),
        E,
        C.PART_MISSING,
        {"expected": "TARGET_TITLE"},
    ),
    "share that is not read": (
        notice_of_points(targets=("（一）控制。事故起数分别下降10%、15%。",)),
        W,
        C.PART_NOT_READ,
        {"seen": "事故起数分别下降10%、15%", "expected": "INDICATOR"},
    ),
    "reduced by more than all": (
        notice_of_points(targets=("（一）控制。事故起数同比下降120%。",)),
        E,
        C.QUANTITY_IMPOSSIBLE,
        {"seen": "事故起数同比下降120%"},
    ),
    "impossible month": (
        edited(NOTICE, "2031年底前", "2031年13月底前"),
        W,
        C.DATE_IMPOSSIBLE,
        {"seen": "2031年13月底前"},
    ),
    "broken number": (
        edited(PAGE, "深化示例。", "按照《示例意见》(示委办发〔2030115号)抓好示例。"),
        W,
        C.NUMBER_BROKEN,
        {"seen": "示委办发〔2030115号"},
    ),
    "unreadable issuer": (page_of_points(issuer="XX市示例局"), W, C.ISSUER_UNREADABLE, {"expected": "ISSUER_NAME"}),
    "unreadable issuer of a red head": (
        edited(NOTICE, "示例区管理委员会文件", "××区管理委员会文件"),
        W,
        C.ISSUER_UNREADABLE,
        {"seen": "××区管理委员会"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_problem(case: str) -> None:
    text, severity, code, says = CASES[case]
    found = [p for p in read(text).problems if p.code is code]
    assert any(
        p.severity is severity and all(getattr(p, name) == value for name, value in says.items()) for p in found
    ), read(text).problems
    labels = {p.expected for p in found if p.expected and p.expected.isascii() and p.expected[0].isalpha()}
    assert labels <= set(LABELS)


def test_a_broken_number_is_never_mended() -> None:
    document = read(CASES["broken number"][0])
    (reference,) = [r for r in document.based_on if r.title == "示例意见"]
    assert (reference.number, reference.citation.excerpt) == (None, "《示例意见》(示委办发〔2030115号)")


def test_no_contact_is_kept() -> None:
    text = edited(NOTICE, "由示例办牵头落实。", "由示例办牵头落实，电话80001234。")
    told = repr(read(text))
    assert "示例办牵头" in told
    assert "80001234" not in told


@pytest.mark.parametrize("text", [NOTICE, PAGE])
def test_a_text_cut_at_any_character_is_reported(text: str) -> None:
    # Of what stands below the text nothing is read.
    for end in range(0, text.find("送：") if "送：" in text else text.index("本文共约"), 3):
        assert read(text[:end]).problems, text[:end][-20:]


@settings(max_examples=60, deadline=None)
@given(text=st.sampled_from([NOTICE, PAGE]), at=st.integers(min_value=0), noise=st.text(max_size=8))
def test_noise_throws_nothing(text: str, at: int, noise: str) -> None:
    place = at % len(text)
    read_document((text[:place] + noise + text[place:]).encode("utf-8", "surrogatepass"))
