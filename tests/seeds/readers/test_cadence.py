"""How often and by when something is due, read from the words."""

from __future__ import annotations

import datetime as dt
import re
import time
from calendar import monthrange

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.recurrence import RECURRENCES
from seeds.messages import LABELS
from seeds.readers.cadence import DURATION, Cadence, cadences_in, duration_of, last_days_in, reach_of
from seeds.readers.numerals import count_of

HAN = "零一二三四五六七八九"
RULES = {
    "月": "FREQ=MONTHLY",
    "个月": "FREQ=MONTHLY",
    "季": "FREQ=MONTHLY;INTERVAL=3",
    "季度": "FREQ=MONTHLY;INTERVAL=3",
    "半年": "FREQ=MONTHLY;INTERVAL=6",
    "年": "FREQ=YEARLY",
    "年度": "FREQ=YEARLY",
    "周": "FREQ=WEEKLY",
}


def the(text: str) -> Cadence:
    (cadence,) = cadences_in(text)
    return cadence


@pytest.mark.parametrize(
    ("text", "recurrence", "quota", "due_day"),
    [
        ("每月不少于1次到点", "FREQ=MONTHLY", 1, None),
        ("示例组每月至少２次走访", "FREQ=MONTHLY", 2, None),
        ("每季度至少一次", "FREQ=MONTHLY;INTERVAL=3", 1, None),
        ("每季组织演练两次", "FREQ=MONTHLY;INTERVAL=3", 2, None),
        ("每半年开展1次", "FREQ=MONTHLY;INTERVAL=6", 1, None),
        ("每半年评估", "FREQ=MONTHLY;INTERVAL=6", 1, None),
        ("每年至少十二次", "FREQ=YEARLY", 12, None),
        ("每年底前总结", "FREQ=YEARLY", 1, None),
        ("每两个月不得少于三次", "FREQ=MONTHLY;INTERVAL=2", 3, None),
        ("每2年1次", "FREQ=YEARLY;INTERVAL=2", 1, None),
        ("每两个季度一次", "FREQ=MONTHLY;INTERVAL=6", 1, None),
        ("每两周不少于1次", "FREQ=WEEKLY;INTERVAL=2", 1, None),
        ("每26周1次", "FREQ=WEEKLY;INTERVAL=26", 1, None),
        ("每4个月1次", "FREQ=MONTHLY;INTERVAL=4", 1, None),
        ("每十年1次", "FREQ=YEARLY;INTERVAL=10", 1, None),
        ("每星期不少于1次", "FREQ=WEEKLY", 1, None),
        ("每月5日前报送", "FREQ=MONTHLY", 1, 5),
        ("每月 ２５ 号之前报送1次", "FREQ=MONTHLY", 1, 25),
        ("每月二十五日以前", "FREQ=MONTHLY", 1, 25),
        ("每季度汇总，次月10日前上报", "FREQ=MONTHLY;INTERVAL=3", 1, 10),
        ("每月深入示例镇，走访不少于2次", "FREQ=MONTHLY", 2, None),
        ("每月召开1至2次", "FREQ=MONTHLY", 1, None),
        ("每月报告，示例2次", "FREQ=MONTHLY", 1, None),
        ("每月第二次例会", "FREQ=MONTHLY", 1, None),
        ("每月第十二次例会", "FREQ=MONTHLY", 1, None),
        ("每月5日报送", "FREQ=MONTHLY", 1, None),
    ],
)
def test_a_cadence(text: str, recurrence: str, quota: int, due_day: int | None) -> None:
    cadence = the(text)
    assert (cadence.recurrence, cadence.quota, cadence.due_day) == (recurrence, quota, due_day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月不少于0次", "WHOLE_NUMBER"),
        ("每0个月1次", "COUNTED_PERIOD"),
        ("每月38日前", "DAY_OF_MONTH"),
        ("每月0日前", "DAY_OF_MONTH"),
        ("每年0次", "WHOLE_NUMBER"),
        ("每27周1次", "COUNTED_PERIOD"),
        ("每37个月1次", "COUNTED_PERIOD"),
        ("每十三个季度1次", "COUNTED_PERIOD"),
        ("每11年1次", "COUNTED_PERIOD"),
        ("每周汇总，次月5日前", "WHOLE_MONTHS"),
    ],
)
def test_what_cannot_be_or_be_counted_has_no_recurrence(text: str, expected: str) -> None:
    cadence = the(text)
    assert (cadence.recurrence, cadence.quota, cadence.due_day, cadence.written) == (None, None, None, text)
    assert cadence.expected == expected
    assert expected in LABELS


@pytest.mark.parametrize(
    "text", ["", "每人2家", "每4人一组", "每次", "每周边", "年度计划", "每月不超过2次", "每年最多1次"]
)
def test_what_is_no_cadence(text: str) -> None:
    assert cadences_in(text) == ()


def test_several_cadences_of_one_sentence_stay_apart() -> None:
    found = cadences_in("每月走访2次，每季度至少3次检查，每年示例，每半年至少4次")
    assert [(cadence.recurrence, cadence.quota) for cadence in found] == [
        ("FREQ=MONTHLY", 2),
        ("FREQ=MONTHLY;INTERVAL=3", 3),
        ("FREQ=YEARLY", 1),
        ("FREQ=MONTHLY;INTERVAL=6", 4),
    ]


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("甲，乙每月丙，丁", "乙每月丙"),
        ("每半年，甲对乙，丙；丁", "每半年，甲对乙，丙"),
        ("每月，甲，每年，乙", "每月，甲，"),
        ("甲：每月乙。丙", "每月乙"),
        ("甲每月，乙", "甲每月"),
        ("每月", "每月"),
    ],
)
def test_what_a_cadence_speaks_of(text: str, reach: str) -> None:
    cadence = cadences_in(text)[0]
    start, end = reach_of(text, cadence.start, cadence.end)
    assert text[start:end] == reach


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7月上旬", dt.date(2031, 7, 10)),
        ("７月中旬前", dt.date(2031, 7, 20)),
        ("二月下旬", dt.date(2031, 2, 28)),
        ("2032年2月底前", dt.date(2032, 2, 29)),
        ("2032 年 9 月末", dt.date(2032, 9, 30)),
        ("今年十一月底", dt.date(2031, 11, 30)),
        ("6月5日前", dt.date(2031, 6, 5)),
        ("6月31日前", None),
        ("13月上旬", None),
        ("0月底", None),
    ],
)
def test_a_last_day(text: str, day: dt.date | None) -> None:
    (written,) = last_days_in(f"示例，{text}报送", 2031)
    assert written.day == day


@pytest.mark.parametrize("text", ["每年7月上旬", "每年的7月上旬", "次年1月底", "7月6日会议", "三个月底线", "上旬"])
def test_what_is_no_last_day(text: str) -> None:
    assert last_days_in(text, 2031) == ()


def test_a_last_day_without_year_needs_the_documents() -> None:
    assert [written.day for written in last_days_in("7月上旬", None)] == [None]
    assert [written.day for written in last_days_in("2032年7月上旬", None)] == [dt.date(2032, 7, 10)]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("一周内", "P1W"),
        ("2个月内", "P2M"),
        ("三十日之内", "P30D"),
        ("１０天以内", "P10D"),
        ("24小时内", "PT24H"),
        ("1年内", "P1Y"),
        ("0天内", None),
    ],
)
def test_a_duration(text: str, duration: str | None) -> None:
    match = re.search(DURATION, text)
    assert match is not None
    assert duration_of(match) == duration


def test_working_days_are_no_duration() -> None:
    assert re.search(DURATION, "五个工作日内") is None


def written_number(count: int, style: int) -> str:
    if style == 0:
        return str(count)
    if style == 1:
        return str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    tens, ones = divmod(count, 10)
    return (f"{HAN[tens] if tens > 1 else ''}十" if tens else "") + (HAN[ones] if ones else "")


numbers = st.tuples(st.integers(1, 99), st.integers(0, 2))
fillers = st.text(alphabet="甲乙丙丁戊 （）“”", max_size=8)


@given(numbers)
def test_the_numbers_of_these_tests_are_numbers(number: tuple[int, int]) -> None:
    assert count_of(written_number(*number)) == number[0]


@given(
    unit=st.sampled_from(sorted(RULES)),
    number=numbers,
    bound=st.sampled_from(["不少于", "至少", "不得少于", "最少", ""]),
    before=fillers,
    between=fillers,
    after=fillers,
)
def test_every_way_to_write_a_quota(
    unit: str, number: tuple[int, int], bound: str, before: str, between: str, after: str
) -> None:
    cadence = the(f"{before}每{unit}{between}{bound}{written_number(*number)}次{after}")
    assert (cadence.recurrence, cadence.quota, cadence.due_day) == (RULES[unit], number[0], None)


@given(day=numbers, before=fillers, end=st.sampled_from(["日前", "号前", "日之前", "日以前"]))
def test_every_day_of_the_month_and_no_other(day: tuple[int, int], before: str, end: str) -> None:
    cadence = the(f"{before}每月{written_number(*day)}{end}报送")
    expected = ("FREQ=MONTHLY", 1, day[0]) if day[0] <= 31 else (None, None, None)
    assert (cadence.recurrence, cadence.quota, cadence.due_day) == expected


@given(year=st.integers(1990, 2100), month=st.integers(1, 12), day=st.integers(1, 31), style=st.integers(0, 2))
def test_every_last_day_is_the_calendars(year: int, month: int, day: int, style: int) -> None:
    (written,) = last_days_in(f"{written_number(month, style)}月{written_number(day, style)}日前", year)
    last = monthrange(year, month)[1]
    assert written.day == (dt.date(year, month, day) if day <= last else None)


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from([*"每月季年周半度次日前不少于至第，；。0十两5３", "至少", "不超过", "示例"]), max_size=30
    ).map("".join)
)
@pytest.mark.slow
def test_whatever_is_written_the_values_can_be(text: str) -> None:
    end = 0
    for cadence in cadences_in(text):
        assert cadence.start >= end
        assert cadence.written == text[cadence.start : cadence.end]
        end = cadence.end
        start, stop = reach_of(text, cadence.start, cadence.end)
        assert start <= cadence.start < cadence.end <= stop
        if cadence.recurrence is None:
            continue
        assert cadence.recurrence in RECURRENCES
        assert cadence.quota is not None
        assert cadence.quota >= 1
        assert cadence.due_day is None or 1 <= cadence.due_day <= 31


@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1, 9999)))
def test_any_text_throws_nothing(text: str, year: int | None) -> None:
    cadences_in(text)
    last_days_in(text, year)


@given(text=fillers, cadence=st.sampled_from(["每月不少于2次", "每季度5次", "每月5日前"]))
def test_what_stands_before_changes_nothing(text: str, cadence: str) -> None:
    assume("每" not in text)
    alone, after = the(cadence), the(text + cadence)
    assert (alone.recurrence, alone.quota, alone.due_day) == (after.recurrence, after.quota, after.due_day)
    assert after.start == len(text)


@pytest.mark.parametrize("unit", ["每月", "每", "每月1", "每月至少，", "7月", "1", "每月 ", "每年不少于"])
@pytest.mark.slow
def test_an_endless_line_takes_no_endless_time(unit: str) -> None:
    text = unit * 20000
    started = time.perf_counter()
    for cadence in cadences_in(text):
        reach_of(text, cadence.start, cadence.end)
    last_days_in(text, 2031)
    assert time.perf_counter() - started < 10
