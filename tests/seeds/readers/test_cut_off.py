"""Whatever is cut from a document or garbled in it: nothing is thrown, and nothing is lost in silence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.readers import read_document
from tests.seeds.readers.made_up import liaison_notice, work_plan

pytestmark = pytest.mark.slow

NOTICE, PLAN = liaison_notice(), work_plan()
texts = st.sampled_from([NOTICE, PLAN])


def test_a_text_cut_at_any_character_is_reported() -> None:
    for text in (NOTICE, PLAN):
        for end in range(len(text.rstrip("\n"))):
            assert read_document(text[:end].encode()).problems, text[:end][-20:]


def test_a_cut_inside_the_assignments_is_an_error() -> None:
    start, end = NOTICE.index("附件1：\n"), NOTICE.index("\t东区")
    for cut in range(start, end):
        assert read_document(NOTICE[:cut].encode()).errors, NOTICE[:cut][-20:]


@settings(max_examples=150, deadline=None)
@given(text=texts, cut=st.integers(min_value=1))
def test_bytes_cut_anywhere_are_reported(text: str, cut: int) -> None:
    content = text.rstrip("\n").encode()
    assert read_document(content[: cut % len(content)]).problems


@settings(max_examples=150, deadline=None)
@given(text=texts, first=st.integers(min_value=0), count=st.integers(1, 5))
def test_lines_taken_out_throw_nothing(text: str, first: int, count: int) -> None:
    lines = text.split("\n")
    start = first % len(lines)
    read_document("\n".join(lines[:start] + lines[start + count :]).encode())


@settings(max_examples=150, deadline=None)
@given(text=texts, at=st.integers(min_value=0), noise=st.text(max_size=8))
def test_noise_throws_nothing(text: str, at: int, noise: str) -> None:
    place = at % len(text)
    read_document((text[:place] + noise + text[place:]).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_problems_and_throw_nothing(content: bytes) -> None:
    assert read_document(content).errors


@pytest.mark.parametrize(
    "unit", ["1", "a.", "电话1 ", "成立由", "甲同志为组长，", "根据《a》、", "《", "（0", "2031年", "附件"]
)
def test_an_endless_line_takes_no_endless_time(unit: str) -> None:
    started = time.perf_counter()
    read_document(liaison_notice(visits=unit * 4000).encode())
    read_document(work_plan(period=unit * 4000, group=f"成立由{unit * 4000}").encode())
    assert time.perf_counter() - started < 10
