"""A mapping file that cannot be used says where and why, and days are read as clerks write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from seeds.readers.mapped import load_mapping
from seeds.readers.mapped.days import period_in
from seeds.readers.mapped.mapping import LARGEST_MAPPING
from seeds.readers.mapped.rows import split
from seeds.report import NOWHERE, ProblemCode, Problems

LEADER = '[columns]\nleader = "姓名"\n'
WHOLE = f'{LEADER}place = "地区"\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("columns = ", "Invalid value"),
        ("", "columns"),
        ('[columns]\nplace = "地区"\n', "leader, to group"),
        (LEADER, "map place, enterprise or uscc"),
        (f'{WHOLE}laeder = "x"\n', "columns.laeder = 'x'"),
        (f'{WHOLE}members = "组员"\n', "map a column to group"),
        (f'{WHOLE}period = "期限"\nfrom = "起"\n', "not both"),
        (f'{WHOLE}role = "职务"\n', "needs [roles]"),
        (f'{WHOLE}[values]\nbasis = "TERRITORIAL"\n', "values.basis = 'TERRITORIAL'"),
        (f'{WHOLE}[values]\nbasis = "ENTERPRISE_PRIMARY"\n', "values.role is needed"),
        (f'{WHOLE}[values]\nrole = "PRINCIPAL"\n', "no role of LIAISON"),
        (f'{WHOLE}group = "组"\n[values]\nbasis = "ENTERPRISE_PRIMARY"\nrole = "PRINCIPAL"\n', "LIAISON only"),
        (f'{WHOLE}role = "职务"\n[roles]\n"组长" = "LEAD"\n', "“组长” = LEAD does not fit"),
        (f"{WHOLE}[table]\nheading_rows = 9\n", "table.heading_rows = 9"),
        (f'{WHOLE}[table]\nfill_down = ["group"]\n', "fill_down names group"),
        (f"{WHOLE}[document]\ntitle = {{ line = 1, cell = 'A1' }}\n", "exactly one of"),
        (f"{WHOLE}[document]\ntitle = {{ cell = 'first' }}\n", "document.title.cell = 'first'"),
        (f'{WHOLE}[separators]\nnames = ""\n', "separators.names = ''"),
    ],
)
def test_a_mapping_that_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    found, problems = load_mapping(path)
    assert found is None
    assert {problem.code for problem in problems} == {ProblemCode.MAPPING_WRONG}
    assert words in " ".join(f"{problem.seen} {problem.expected}" for problem in problems)
    assert {problem.file for problem in problems} == {"mapping.toml"}


def test_a_mapping_that_is_no_file(tmp_path: Path) -> None:
    _, (missing,) = load_mapping(tmp_path / "none.toml")
    assert missing.code is ProblemCode.FILE_UNREADABLE
    large, binary = tmp_path / "large.toml", tmp_path / "binary.toml"
    large.write_bytes(b"#" * (LARGEST_MAPPING + 1))
    binary.write_bytes(b"\xff\xfe\x00")
    assert [load_mapping(path)[1][0].code for path in (large, binary)] == [
        ProblemCode.FILE_TOO_LARGE,
        ProblemCode.MAPPING_WRONG,
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031年4月1日至2032年2月29日", "2031-04-01", "2032-02-29"),
        ("2032年2月", "2032-02-01", "2032-02-29"),
        ("2031年", "2031-01-01", "2031-12-31"),
        ("2031.4.1-2031.4.9".replace("-", "—"), "2031-04-01", "2031-04-09"),
        ("2031/4/1~4/9", "2031-04-01", "2031-04-09"),
        ("自2031年4月起至12月止", "2031-04-01", "2031-12-31"),
        ("2031-04-01至今", "2031-04-01", None),
        ("２０３１年４月至长期", "2031-04-01", None),
    ],
)
def test_periods(text: str, first: str, last: str | None) -> None:
    problems = Problems("a")
    expected = (dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
    assert period_in(text, NOWHERE, problems) == expected
    assert problems.found == []


@pytest.mark.parametrize(
    "text", ["4月", "20310401", "2031年13月", "2031年4月31日至今", "明年", "2031-04-01", "4月至2031年5月"]
)
def test_what_is_no_period(text: str) -> None:
    problems = Problems("a")
    period_in(text, NOWHERE, problems)
    assert problems.found


@pytest.mark.parametrize(
    ("cell", "separators", "parts"),
    [
        ("甲、乙（丙、丁）", "、", ["甲", "乙（丙、丁）"]),
        ("甲、\n乙\n\n丙\n", "、\n", ["甲", "乙", "丙"]),
        ("甲、、乙", "、\n", ["甲", "", "乙"]),
        ("甲、", "、", ["甲"]),
        ("甲 乙", "/", ["甲 乙"]),
    ],
)
def test_names_of_one_cell(cell: str, separators: str, parts: list[str]) -> None:
    assert list(split(cell, separators)) == parts
