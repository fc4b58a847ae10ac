"""However one time is cut into terms, one term of it stands on each day, and the last one knows all of it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from graph.clock import OPEN_DAY
from graph.runs import run_until, stated_run
from tests.graph.register.test_terms import DAYS, Register, bounds, term

Content = dict[str, object]


def _contents(register: Register) -> list[Content]:
    return [dict(held.stated.content) for held in register.family.held.values()]


def _covers(content: Content, day: str) -> bool:
    return str(content["validFrom"]) <= day < str(content["validTo"])


def _runs(said: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The union of the periods, by plain days."""
    found: list[tuple[str, str]] = []
    for first, end in sorted(said):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((first, end))
    return found


@given(st.lists(bounds, min_size=1, max_size=5, unique_by=lambda days: days[0]))
def test_one_stands_and_one_counts(said: Sequence[tuple[str, str]]) -> None:
    register = Register()
    for first, end in said:
        register.take([term(first, end)])
    held = _contents(register)
    last = [each for each in held if "runsTo" not in each]
    assert sorted((each.get("runsFrom", each["validFrom"]), each["validTo"]) for each in last) == _runs(said)
    for day in DAYS:
        standing = [each for each in held if _covers(each, day) and "isWithin" not in each]
        around = [days for days in _runs(said) if days[0] <= day < days[1]]
        assert [(e.get("runsFrom", e["validFrom"]), e.get("runsTo", e["validTo"])) for e in standing] == around


def test_what_is_stated_stays() -> None:
    register = Register().take([term("2020-01-01", "2024-01-01")]).take([term("2021-01-01", "2022-01-01")])
    outer, inner = sorted(_contents(register), key=lambda each: str(each["validFrom"]))
    assert (inner["validFrom"], inner["validTo"], inner["isWithin"]) == ("2021-01-01", "2022-01-01", True)
    assert (inner["runsFrom"], inner["runsTo"]) == ("2020-01-01", "2024-01-01")
    assert not outer.keys() & {"runsFrom", "runsTo", "isWithin"}
    register.take([term("2020-01-01", withdrawn=True)])
    (inner,) = _contents(register)
    assert not inner.keys() & {"runsFrom", "runsTo", "isWithin"}, "alone it is no run"


def test_a_run_may_be_ended_and_go_on_again() -> None:
    register = Register().take([term("2020-01-01")]).take([term("2022-01-01")])
    first = next(each.stated.content for each in register.family.held.values() if "runsTo" in each.stated.content)
    assert (first["validTo"], first["runsTo"]) == ("2022-01-01", OPEN_DAY)
    still = run_until(first, "2023-01-01")
    assert (still["runsTo"], still["runsStatedTo"]) == ("2023-01-01", OPEN_DAY)
    last = run_until(first, "2022-01-01")
    assert "runsTo" not in last, "what followed never came into force"
    assert stated_run(still) == stated_run(last) == {"runsTo": OPEN_DAY}
