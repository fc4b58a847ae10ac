"""Ids and cursors: what was written is read again, and anything else is refused by name."""

import base64
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.clock import AsOf
from graph.compiler.cursors import order_tag, own_cursor, read_cursor, write_cursor
from graph.errors import BadUserInput
from graph.ids import BadId, read_id
from graph.moment import Moment
from tests.compiler.conftest import Register

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 29)).map(date.isoformat)
MOMENT = "2020-03-10T00:00:00.000000Z"
LATER = "2026-11-22T00:00:00.000000Z"
KEYS = st.lists(st.one_of(st.text(max_size=20), st.integers(-(2**53), 2**53)), min_size=1, max_size=3)
IMPOSSIBLE_DAYS = ("2020-02-30", "2020-13-01", "2020-00-10", "0000-01-01", "2021-02-29", "9999-12-31")


def cursor(*content: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@given(DAYS, st.from_regex(r"[^@~\s]{1,50}", fullmatch=True))
def test_an_id_with_clocks_is_read_again(day: str, rest: str) -> None:
    moment = Moment(datetime(2026, 11, 22, 5, tzinfo=UTC), LATER)
    for as_of in (AsOf(day, MOMENT, explicit=True), AsOf(day, LATER, explicit=True, pinned=False), moment.clocks):
        found = read_id(f"Area:{rest}{as_of.suffix}")
        assert (found.key, found.label, found.clocks(moment)) == (f"Area:{rest}", "Area", as_of)


def test_an_id_says_what_was_stated_and_nothing_else() -> None:
    """The moment of a request in an id would make another id of every thing in each answer."""
    assert AsOf("2020-01-01", MOMENT).suffix == ""
    assert AsOf("2020-01-01", MOMENT, explicit=True, pinned=False).suffix == "@2020-01-01"
    assert AsOf("2020-01-01", MOMENT, explicit=True).suffix == f"@2020-01-01~{MOMENT}"


@pytest.mark.parametrize(
    "text", ["", "Area", "Area:", "area:1", "Nothing:1", "Area:1@", "Area:1@2020-01-01~", "Area:1@~", "Area:1 ",
        f"Area:1@2020-1-1~{MOMENT}", "Area:" + "1" * 201]
)  # fmt: skip
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(BadId):
        read_id(text)


@pytest.mark.parametrize("day", IMPOSSIBLE_DAYS)
def test_an_impossible_day_in_an_id_is_refused(day: str) -> None:
    for text in (f"Area:1@{day}", f"Area:1@{day}~{MOMENT}"):
        with pytest.raises(BadId):
            read_id(text)


@pytest.mark.parametrize(
    "moment", ["2020-02-30T00:00:00.000000Z", "2020-01-01T25:00:00.000000Z", "2020-01-01T00:61:00.000000Z"]
)
def test_an_impossible_moment_in_an_id_is_refused(moment: str) -> None:
    with pytest.raises(BadId):
        read_id(f"Area:1@2020-01-01~{moment}")


@given(KEYS, DAYS, st.booleans(), st.booleans())
def test_a_cursor_is_read_again(keys: list[Any], day: str, explicit: bool, pinned: bool) -> None:
    as_of = AsOf(day, MOMENT, explicit, pinned)
    found = read_cursor(write_cursor(keys, as_of, 7), "after")
    assert (list(found.keys), found.as_of, found.order) == (keys, as_of, 7)


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "%%%", "名", "AAAA", cursor(1, 2), cursor(["a"], "2020-01-01", MOMENT, True),
        cursor(["a"], "2020-01-01", MOMENT, 1, True, 7), cursor("a", "2020-01-01", MOMENT, True, True, 7),
        cursor(["a"], "2020-01-01", MOMENT, True, True, "7"), cursor(["a"], 3, MOMENT, True, True, 7),
        cursor([{"a": 1}], "2020-01-01", MOMENT, True, True, 7), cursor([None], "2020-01-01", MOMENT, True, True, 7),
        cursor(["a"], "2020-01-01", "then", True, True, 7), cursor(["a"], "2020-01-01", "0001-01-01T00:00:00+08:00", True, True, 7),
        *(cursor(["a"], day, MOMENT, True, True, 7) for day in IMPOSSIBLE_DAYS),
    ],
)  # fmt: skip
def test_what_is_no_cursor_is_refused_by_the_name_of_its_argument(text: str) -> None:
    with pytest.raises(BadUserInput, match=r"^after: ") as refused:
        read_cursor(text, "after")
    assert refused.value.details["argument"] == "after"


@given(st.text(max_size=80))
def test_no_text_crashes_the_reading_of_a_cursor(text: str) -> None:
    with pytest.raises(BadUserInput):
        read_cursor(text, "before")


def test_a_cursor_of_another_order_is_refused() -> None:
    text = write_cursor(["a"], AsOf("2020-01-01", MOMENT), order_tag("Query.areas", []))
    assert own_cursor(text, "after", order_tag("Query.areas", []), 1).keys == ("a",)
    for foreign in (order_tag("Area.children", []), order_tag("Query.areas", ["name"])):
        with pytest.raises(BadUserInput, match="another connection or another order"):
            own_cursor(text, "after", foreign, 1)


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
        (f'{{ areas(after: "{cursor(["a"], day, MOMENT, True, True, 7)}") {{ totalCount }} }}', "after"),
        (
            f'{{ area(id: "Area:99000") {{ children(after: "{cursor(["a"], day, MOMENT, True, True, 7)}") {{ totalCount }} }} }}',
            "after",
        ),
    ):
        refused = await register.refusal(document)
        assert isinstance(refused, BadUserInput), document
        assert refused.details["argument"] == argument
