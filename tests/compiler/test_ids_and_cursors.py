"""Ids and cursors: what was written is read again, and anything else is refused by name."""

import base64
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.clock import AsOf
from graph.compiler.cursors import read_cursor, write_cursor
from graph.errors import BadUserInput
from graph.ids import BadId, read_id
from tests.compiler.conftest import Register

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 29)).map(date.isoformat)
MOMENT = "2020-03-10T00:00:00.000000Z"
KEYS = st.lists(st.one_of(st.text(max_size=20), st.integers(-(2**53), 2**53)), min_size=1, max_size=3)
IMPOSSIBLE_DAYS = ("2020-02-30", "2020-13-01", "2020-00-10", "0000-01-01", "2021-02-29")


def cursor(*content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@given(DAYS, st.from_regex(r"[^@~\s]{1,50}", fullmatch=True))
def test_an_id_with_clocks_is_read_again(day: str, rest: str) -> None:
    as_of = AsOf(day, MOMENT, explicit=True)
    found = read_id(f"Area:{rest}{as_of.suffix}")
    assert (found.key, found.label, found.as_of) == (f"Area:{rest}", "Area", as_of)
    assert read_id(f"Area:{rest}").as_of is None


@pytest.mark.parametrize(
    "text", ["", "Area", "Area:", "area:1", "Nothing:1", "Area:1@2020-01-01", "Area:1@~", "Area:1 ",
        f"Area:1@2020-1-1~{MOMENT}", "Area:" + "1" * 201]
)  # fmt: skip
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(BadId):
        read_id(text)


@pytest.mark.parametrize("day", IMPOSSIBLE_DAYS)
def test_an_impossible_day_in_an_id_is_refused(day: str) -> None:
    with pytest.raises(BadId):
        read_id(f"Area:1@{day}~{MOMENT}")


@pytest.mark.parametrize(
    "moment", ["2020-02-30T00:00:00.000000Z", "2020-01-01T25:00:00.000000Z", "2020-01-01T00:61:00.000000Z"]
)
def test_an_impossible_moment_in_an_id_is_refused(moment: str) -> None:
    with pytest.raises(BadId):
        read_id(f"Area:1@2020-01-01~{moment}")


@given(KEYS, DAYS, st.booleans())
def test_a_cursor_is_read_again(keys: list[Any], day: str, explicit: bool) -> None:
    as_of = AsOf(day, MOMENT, explicit)
    found = read_cursor(write_cursor(keys, as_of), "after", len(keys))
    assert (list(found.keys), found.as_of) == (keys, as_of)


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "%%%", "名", "AAAA", cursor(1, 2), cursor(["a"], "2020-01-01", MOMENT), cursor(["a"], "2020-01-01", MOMENT, 1),
        cursor("a", "2020-01-01", MOMENT, True), cursor(["a", "b"], "2020-01-01", MOMENT, True), cursor(["a"], 3, MOMENT, True),
        cursor([{"a": 1}], "2020-01-01", MOMENT, True), cursor([None], "2020-01-01", MOMENT, True),
        cursor(["a"], "2020-01-01", "then", True), *(cursor(["a"], day, MOMENT, True) for day in IMPOSSIBLE_DAYS),
    ],
)  # fmt: skip
def test_what_is_no_cursor_is_refused_by_the_name_of_its_argument(text: str) -> None:
    with pytest.raises(BadUserInput, match=r"^after: ") as refused:
        read_cursor(text, "after", 1)
    assert refused.value.details["argument"] == "after"


@given(st.text(max_size=80))
def test_no_text_crashes_the_reading_of_a_cursor(text: str) -> None:
    with pytest.raises(BadUserInput):
        read_cursor(text, "before", 1)


@given(st.dates(date(1992, 1, 1), date(9999, 12, 28)).map(date.isoformat))
def test_a_day_is_over_when_the_next_one_begins_in_shanghai(day: str) -> None:
    assert AsOf(day, MOMENT).day_end == f"{day}T16:00:00.000000Z"


@pytest.mark.parametrize("day", IMPOSSIBLE_DAYS)
async def test_impossible_days_are_refused_at_every_root(register: Register, day: str) -> None:
    clocks = f"@{day}~{MOMENT}"
    for document, argument in (
        (f'{{ node(id: "Area:1{clocks}") {{ id }} }}', "id"),
        (f'{{ nodes(ids: ["Area:1", "Area:1{clocks}"]) {{ id }} }}', "ids.1"),
        (f'{{ coverage(area: "Area:1{clocks}") {{ area {{ id }} }} }}', "area"),
        (f'{{ areas(filter: {{within: "Area:1{clocks}"}}) {{ totalCount }} }}', "filter.within"),
        (f'{{ areas(after: "{cursor(["a"], day, MOMENT, True)}") {{ totalCount }} }}', "after"),
        (
            f'{{ area(id: "Area:99000") {{ children(after: "{cursor(["a"], day, MOMENT, True)}") {{ totalCount }} }} }}',
            "after",
        ),
    ):
        refused = await register.refusal(document)
        assert isinstance(refused, BadUserInput), document
        assert refused.details["argument"] == argument
