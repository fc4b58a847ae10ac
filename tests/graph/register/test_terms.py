"""Terms of the same: none takes the days of another away, whatever the files are called, cut into or put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Facts, Statement, Value
from graph.register.family import FamilyPlan
from graph.register.ordered import Stated, ordered
from graph.register.superseding import Superseding
from graph.register.terms import Family, HeldStatement
from seeds.stating import Cited, Term, duty_list, membership, requirement, statement

YEARS = ("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01")
DAYS = [f"{year}-{month:02}-15" for year in range(2019, 2026) for month in (1, 7)]
HOLDER = ("Person:甲", "Organization:局", "HOLDER")


def term(first: str, end: str = OPEN_DAY, at: int = 2, **more: object) -> Statement:
    """示例甲 holds the post from the day to before `end`, as row `at` of some sheet says."""
    cited = Cited(row=at, excerpt=f"册{at}.xlsx，任职，第{at}行")
    return membership(*HOLDER, Term(first, end, **more), cited, "Post:镇长")  # type: ignore[arg-type]


class Register:
    """The terms of one slot, as inputs change them."""

    def __init__(self) -> None:
        self.family, self.doubts, self.changes = Family(), list[str](), 0

    def take(self, said: Iterable[Statement], *, complete: bool = False, source: str = "册.xlsx") -> "Register":
        """Take in one input."""
        facts = Facts(source, complete)
        facts.extend(said)
        members = [stated for same in ordered(facts).statements.values() for stated in same.values()]
        if not members:
            return self
        plan = FamilyPlan(members, self.family, source, complete, Superseding())
        for closed in plan.closed:
            self.family.gone[closed.stated.slot] = str(closed.stated.content["validFrom"])
            del self.family.held[closed.stated.slot]
        for stated, _ in plan.new:
            self.family.gone.pop(stated.slot, None)
            self.family.held[stated.slot] = HeldStatement(stated.slot, _as_held(stated), {"source": source}, True)
        self.changes += len(plan.closed) + len(plan.new)
        self.doubts += [f"{doubt.kind} {doubt.first_day} {'、'.join(doubt.others)}" for doubt in plan.doubts]
        return self

    @property
    def terms(self) -> list[tuple[str, str]]:
        """First day and end of each."""
        held = (each.stated.content for each in self.family.held.values())
        return sorted((str(each["validFrom"]), str(each["validTo"])) for each in held)

    @property
    def listed(self) -> set[str]:
        """The units on the roster."""
        return {end for each in self.family.held.values() for end in each.stated.ends("LISTS")}

    def holds(self, day: str) -> bool:
        """Whether some term has the day."""
        return any(first <= day < end for first, end in self.terms)


def _as_held(stated: Stated) -> Stated:
    return Stated(stated.label, stated.slot, stated.content, stated.links)


bounds = st.sets(st.sampled_from((*YEARS, OPEN_DAY)), min_size=2, max_size=2).map(lambda days: (min(days), max(days)))
# One end for each first day: two ends of one term would contradict each other, and the newer is right.
books = st.lists(st.dictionaries(st.sampled_from(YEARS), st.booleans(), max_size=3), min_size=1, max_size=4)
ENDS = {"2020-01-01": "2022-01-01", "2021-01-01": "2023-01-01", "2022-01-01": "2023-01-01", "2023-01-01": "2024-01-01"}


def _rows(book: dict[str, bool]) -> list[Statement]:
    return [term(first, ENDS.get(first, OPEN_DAY) if ends else OPEN_DAY) for first, ends in book.items()]


@given(books, st.randoms(use_true_random=False))
def test_what_either_file_says_holds_whatever_their_order(said: list[dict[str, bool]], chances: object) -> None:
    register, other = Register(), Register()
    for book in said:
        register.take(_rows(book))
    shuffled = sorted(said, key=lambda book: chances.random())  # type: ignore[attr-defined]
    for number, book in enumerate(shuffled):
        for row in reversed(_rows(book)):
            other.take([replace(row, properties={**row.properties, "row": number, "excerpt": f"别册{number}"})])
    assert register.terms == other.terms
    ends: dict[str, str] = {}
    for book in said:
        for first, ended in book.items():
            ends[first] = min(ends.get(first, OPEN_DAY), ENDS.get(first, OPEN_DAY) if ended else OPEN_DAY)
    for day in DAYS:
        assert register.holds(day) is any(first <= day < end for first, end in ends.items())
    before = register.changes
    for book in shuffled:
        register.take([replace(row, properties={**row.properties, "annex": 7, "excerpt": "新"}) for row in _rows(book)])
    assert register.changes == before, "sent again under another name it changes nothing"


@given(st.lists(bounds, min_size=1, max_size=5))
def test_terms_of_the_same_follow_each_other(said: Sequence[tuple[str, str]]) -> None:
    register = Register()
    for first, end in said:
        register.take([duty_list("Post:镇长", "DUTIES", [first], Term(first, end))])
    first_days = [first for first, _ in register.terms]
    assert set(first_days) == {first for first, _ in said}
    for (first, end), (following, until) in zip(register.terms, register.terms[1:], strict=False):
        assert first < following
        assert end <= following or end > until, "unless it outlasts the other"


def test_two_readings_and_how_to_say_which() -> None:
    register = Register().take([term("2024-01-01")]).take([term("2026-01-01")])
    assert register.terms == [("2024-01-01", "2026-01-01"), ("2026-01-01", OPEN_DAY)]
    assert register.doubts == ["TERM_BESIDE 2026-01-01 2024-01-01"]
    # One term, and 2026 is right.
    one = Register().take([term("2024-01-01")]).take([term("2026-01-01")])
    one.take([term("2026-01-01", instead_of="2024-01-01")])
    assert one.terms == [("2026-01-01", OPEN_DAY)]
    changes = one.changes
    one.take([term("2024-01-01")]).take([term("2026-01-01", instead_of="2024-01-01")])
    assert (one.terms, one.changes) == ([("2026-01-01", OPEN_DAY)], changes), "the older file is recognised"
    # Two terms: the earlier one gets its last day.
    register.take([term("2024-01-01", "2025-07-01")])
    assert register.terms == [("2024-01-01", "2025-07-01"), ("2026-01-01", OPEN_DAY)]
    # It was one since 2024: the later day never was, and the earlier term goes on.
    third = Register().take([term("2024-01-01")]).take([term("2026-01-01")])
    third.take([term("2026-01-01", withdrawn=True)])
    assert third.terms == [("2024-01-01", OPEN_DAY)]
    fourth = Register().take([term("2024-01-01")]).take([term("2026-01-01")])
    assert fourth.take([term("2024-01-01", instead_of="2026-01-01")]).terms == [("2024-01-01", OPEN_DAY)]


def test_the_corrected_day_may_come_in_first() -> None:
    register = Register().take([term("2026-01-01", instead_of="2024-01-01")]).take([term("2024-01-01")])
    assert (register.terms, register.doubts) == ([("2026-01-01", OPEN_DAY)], [])


def test_what_follows_the_end_of_the_other_is_no_doubt() -> None:
    register = Register().take([term("2024-01-01", "2025-01-01")]).take([term("2026-01-01")])
    assert (len(register.terms), register.doubts) == (2, [])


def test_a_withdrawn_term_comes_back_under_its_own_slot() -> None:
    register = Register().take([term("2024-01-01")])
    (slot,) = register.family.held
    register.take([term("2024-01-01", withdrawn=True)])
    assert register.terms == []
    register.take([term("2024-01-01", withdrawn=True)])
    assert register.doubts == []
    register.take([term("2024-01-01")])
    assert list(register.family.held) == [slot]
    assert register.doubts == ["TERM_AGAIN 2024-01-01 "]
    assert Register().take([term("2020-01-01", withdrawn=True)]).doubts == ["TERM_UNKNOWN 2020-01-01 "]


def test_an_end_is_undone_only_by_words() -> None:
    register = Register().take([term("2024-01-01", "2025-01-01")]).take([term("2024-01-01")])
    assert register.terms == [("2024-01-01", "2025-01-01")]
    assert register.take([term("2024-01-01", open_end=True)]).terms == [("2024-01-01", OPEN_DAY)]


def _roster(*units: str, dropped: tuple[str, ...] = (), quantity: int = 1) -> Statement:
    demand: dict[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": quantity}
    listed = [(unit, Cited(annex=2, row=row)) for row, unit in enumerate(units, 1)]
    return requirement(demand, listed, Term("2020-01-01"), Cited("OfficialDocument:1"), dropped=dropped)


def test_a_roster_may_be_sent_in_parts() -> None:
    register = Register().take([_roster("Area:甲", "Area:乙")]).take([_roster("Area:丙")])
    assert register.listed == {"Area:甲", "Area:乙", "Area:丙"}
    changes = register.changes
    assert register.take([_roster("Area:丙", "Area:甲")]).changes == changes
    assert register.take([_roster(dropped=("Area:乙",))]).listed == {"Area:甲", "Area:丙"}
    whole = register.take([_roster("Area:甲")], complete=True, source="册.xlsx")
    assert whole.listed == {"Area:甲"}, "a source that says all there is lists all there are"


def test_another_recurrence_takes_the_place_of_a_deadline() -> None:
    parts, term_, cited = ("Duty", "OfficialDocument:1", "二"), Term("2020-01-01"), Cited("OfficialDocument:1")
    once: dict[str, Value] = {"number": "二", "within": "P7D", "countedFrom": "ISSUE"}
    monthly: dict[str, Value] = {"number": "二", "recurrence": "FREQ=MONTHLY", "quota": 1}
    register = Register()
    for said in (once, monthly):
        register.take([statement("Duty", keys.slot(*parts), said, [], term_, cited, parts)])
    (held,) = register.family.held.values()
    assert monthly.items() <= held.stated.content.items()
    assert not {"within", "countedFrom"} & held.stated.content.keys()


def test_an_uncertain_first_day_is_that_of_the_only_term() -> None:
    unsure, sure = [term("2020-12-31", uncertain=True)], [term("2020-03-06")]
    assert Register().take(unsure).take(sure).terms == [("2020-03-06", OPEN_DAY)]
    assert Register().take(sure).take(unsure).terms == [("2020-03-06", OPEN_DAY)]
    document = Register().take(sure, complete=True, source="OfficialDocument:1")
    assert document.take([term("2020-04-01")], complete=True, source="OfficialDocument:1").terms == [
        ("2020-04-01", OPEN_DAY)
    ], "a source that says all there is corrects itself"


def test_the_slots_are_those_that_registers_have() -> None:
    register = Register().take([term("2020-01-01", "2021-01-01"), term("2022-01-01")])
    person, organization, role = HOLDER
    parts = ("Membership", person, organization, "Post:镇长", role, "")
    assert set(register.family.held) == {keys.slot(*parts, ""), keys.slot(*parts, "1")}
