"""Pinyin behind characters and traditional script: what goes, what stays, what is reported."""

from __future__ import annotations

import pytest

from seeds.messages import message
from seeds.readers.glosses import plain_script
from seeds.readers.text import Line
from seeds.report import ProblemCode, Problems, Severity


def cleaned(text: str) -> tuple[str, Problems]:
    problems = Problems("made-up.txt")
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    plain = plain_script(lines, problems)
    assert [line.number for line in plain] == [line.number for line in lines]
    return "\n".join(line.text for line in plain), problems


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("发(fā)布", "发布"),
        ("关（guān）于", "关于"),
        ("负责(zé)人", "负责人"),
        ("装(zhuāng)备(bèi)", "装备"),
        ("女(nǚ)工", "女工"),
        ("略(lu\u0308e\u0300)", "略"),
        ("发(fa\u0304)布", "发布"),
        ("安(Ān)全", "安全"),
        ("儿(ér)童", "儿童"),
    ],
)
def test_pinyin_behind_a_character_goes(text: str, plain: str) -> None:
    found, problems = cleaned(text)
    assert found == plain
    assert [(p.code, p.severity, p.line) for p in problems.found] == [
        (ProblemCode.GLOSSES_REMOVED, Severity.WARNING, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "镇(街道、园区)",
        "(一)认真",
        "二（四）条",
        "公司(A)和",
        "标准(GB)与",
        "单位(kg)计",
        "名称(le)的",
        " (fā)布",
        "A(fā)布",
        "词(fāzhǎn)语",
        "词(fā zhǎn)",
        "法(fāfā)",
        "率(āáǎ)",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    found, problems = cleaned(text)
    assert (found, problems.found) == (text, [])


def test_how_many_and_the_first_few_are_told() -> None:
    _, problems = cleaned("甲\n发(fā)展(zhǎn)发(fā)布(bù)于(yú)")
    (problem,) = problems.found
    assert (problem.line, problem.seen) == (2, "5: 发(fā)、展(zhǎn)、布(bù)")
    assert "5: 发(fā)" in message(problem, "en")


def test_a_traditional_document_becomes_simplified() -> None:
    found, problems = cleaned("甲\n無錫市鎮(街道、園區(qū))安全生產(chǎn)")
    assert found == "甲\n无锡市镇(街道、园区)安全生产"
    assert [(p.code, p.line, p.seen) for p in problems.found] == [
        (ProblemCode.GLOSSES_REMOVED, 2, "2: 區(qū)、產(chǎn)"),
        (ProblemCode.SCRIPT_CONVERTED, 2, "6: 無、錫、鎮"),
    ]


@pytest.mark.parametrize("text", ["关于乾县安全生产责任的通知", "刘於同志负责", "安全", "著名"])
def test_a_simplified_document_keeps_its_characters(text: str) -> None:
    found, problems = cleaned(f"责任的通知{text}")
    assert (found, problems.found) == (f"责任的通知{text}", [])


def test_a_number_whose_label_held_a_gloss_is_not_kept() -> None:
    found, _ = cleaned("聯(lián)系人。傳(chuán)真:12350")
    assert found == "联系人。传真:"
    assert "12350" not in cleaned("傳(chuán)真:12350、\n12351發(fā)")[0]
