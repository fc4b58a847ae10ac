"""Days by which something is due, as key points write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.readers.months import deadlines_in
from seeds.report import Place, Problems


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2031年底前", ["2031-12-31"]),
        ("到2031年年底完成", ["2031-12-31"]),
        ("年底前", ["2031-12-31"]),
        ("今年年底前", ["2031-12-31"]),
        ("明年3月底", ["2032-03-31"]),
        ("在6月底前", ["2031-06-30"]),
        ("2月份,召开", ["2031-02-28"]),
        ("2032年2月底", ["2032-02-29"]),
        ("9月前后", ["2031-09-30"]),
        ("１２月底", ["2031-12-31"]),
        ("十二月底", ["2031-12-31"]),
        ("上半年,完成；下半年,完成", ["2031-06-30", "2031-12-31"]),
        ("第三季度完成、四季度完成", ["2031-09-30", "2031-12-31"]),
        ("6月15日前", ["2031-06-15"]),
        ("5月中旬", ["2031-05-20"]),
        ("1月至6月", ["2031-06-30"]),
        ("6月底前开展，10月底前完成", ["2031-06-30", "2031-10-31"]),
        ("每2月、每月、每年年底、每半年、每季度", []),
        ("2030年6月、去年底、2030年底", []),
        ("底数、见底、安全生产月、2个月、近2月", []),
        ("3月起、3月以来", []),
        ("3月21日事故、“3·21”", []),
        ("2031年度、2029～2032年", []),
    ],
)
def test_deadlines(text: str, days: list[str]) -> None:
    problems = Problems("made-up.txt")
    assert [found.day.isoformat() for found in deadlines_in(text, 2031, Place(1), problems)] == days
    assert problems.found == []


def test_without_a_year_only_what_names_one_is_due() -> None:
    problems = Problems("made-up.txt")
    found = deadlines_in("6月底前，2031年底前", None, Place(1), problems)
    assert [deadline.day for deadline in found] == [dt.date(2031, 12, 31)]


@given(text=st.text("0129年月日底前上下半季度份至每十", max_size=20))
def test_deadlines_throw_nothing(text: str) -> None:
    deadlines_in(text, 2031, Place(1), Problems("made-up.txt"))
