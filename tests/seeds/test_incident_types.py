"""Types of incidents: by the edition of the day, and refused where that edition does not have them."""

import pytest

from graph.clock import OPEN_DAY
from graph.incident_types import edition_on, editions
from seeds.incident_types import check_type, is_checked, type_code


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("1987-01-31", None),
        ("1987-02-01", "GB 6441-1986"),
        ("2026-06-30", "GB 6441-1986"),
        ("2026-07-01", "GB 6441-2025"),
        ("2090-01-01", "GB 6441-2025"),
    ],
)
def test_the_edition_of_a_day(day: str, name: str | None) -> None:
    edition = edition_on(day)
    assert (edition and edition.name) == name


def test_editions_follow_each_other_without_a_gap() -> None:
    first, second = editions()
    assert first.valid_to == second.valid_from
    assert second.valid_to == OPEN_DAY
    assert len(first.types) == len({each.name for each in first.types.values()}) == 20


def test_a_code_that_the_edition_does_not_have_is_refused_with_those_that_it_has() -> None:
    assert check_type("09", "2026-06-30") is None
    expected = check_type("21", "2026-06-30")
    assert expected is not None
    assert expected.startswith("GB 6441-1986: 01 物体打击、02 车辆伤害")
    assert expected.endswith("020 其他伤害")


@pytest.mark.parametrize("day", ["1980-01-01", "2026-07-01"])
def test_where_no_types_are_known_every_code_is_taken_and_unchecked(day: str) -> None:
    assert check_type("21", day) is None
    assert not is_checked(day)
    assert is_checked("2026-06-30")


def test_a_name_gives_the_code_of_its_edition() -> None:
    assert type_code(" 坍塌 ", "2020-03-10") == "010"
    assert type_code("010", "2020-03-10") == "010"
    assert type_code("坍塌", "2026-07-01") == "坍塌"
    assert check_type(type_code("示例", "2020-03-10"), "2020-03-10") is not None
