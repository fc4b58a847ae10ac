"""Telephone numbers and mail addresses leave no trace."""

from __future__ import annotations

import pytest

from seeds.messages import message
from seeds.readers import read_document
from seeds.readers.redaction import without_contacts
from tests.seeds.readers.made_up import liaison_notice, work_plan


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("电话：80001234（带传真）。", "电话：（带传真）。"),
        ("联系电话：0000-8000 1234、80005678。", "联系电话：。"),
        ("电 话：（0000）80001234", "电 话："),
        ("电话８０００１２３４", "电话"),
        ("手机13800001234", "手机"),
        ("示例丙 138 0000 1234。", "示例丙 。"),
        ("+86-13800001234", ""),
        ("示例丙（0000-80001234）", "示例丙（）"),
        ("\t80001234\n", "\t\n"),
        ("热线12345", "热线"),
        ("邮箱：example.person@example.org。", "邮箱：。"),
        ("邮箱：ｅｘａｍｐｌｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "邮箱："),
        ("QQ：100200300", "QQ："),
    ],
)
def test_contacts_go(text: str, left: str) -> None:
    assert without_contacts(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "示应急〔2031〕82号",
        "2031年4月2日",
        "以电话会议，2031年4月2日召开",
        "电话通知（示应急〔2031〕82号）",
        "990101",
        "990101001",
        "990101001001",
        "91990000MA00000000",
        "损失12345678元",
        "2018-2020年",
        "每月不少于2次、51家重点企业",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert without_contacts(text) == text


@pytest.mark.parametrize(
    "text",
    [
        liaison_notice(),
        liaison_notice(visits="电话80001234挂钩每月不少于2次，example.person@example.org。"),
        liaison_notice().replace("\t示例丙\n", "\t示例丙80001234\n"),
        liaison_notice().replace("\t示例丙\n", "\t示例丙\n\t13800001234\n"),
        work_plan(period="电话80001234，example.person@example.org"),
        "电话80001234 example.person@example.org",
    ],
)
def test_no_contact_in_what_was_read_nor_in_the_report(text: str) -> None:
    document = read_document(text.encode(), "made-up.txt")
    told = repr(document) + "".join(message(problem) for problem in document.problems)
    assert not any(contact in told for contact in ("80001234", "13800001234", "@", "example.org"))
