"""Recording held against a naive register: a list of what was said on which day, asked by replaying it."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.clock import ALWAYS, OPEN_DAY, moment_text
from graph.facts import Facts, Statement, Tie
from graph.register import record
from graph.register.timeline import Period, contradictory, tell
from graph.store import Store
from tests.graph.register.made_up import DOCUMENT, FIRM, FIRST, OTHER_TOWN, PERSON, TOWN, Links, facts, places
from tests.wipe import migrated, wipe

DAYS = [ALWAYS, "2001-01-01", "2002-01-01", "2003-01-01", OPEN_DAY]
SLOTS = ("a", "b", "c")
BEGINS = DAYS[:-1]
Content = tuple[str, str]
Years = dict[str, tuple[str, str] | None]

inputs = st.lists(
    st.tuples(
        st.dictionaries(
            st.sampled_from(SLOTS), st.tuples(st.sampled_from(DAYS[:3]), st.sampled_from("12")), max_size=3
        ),
        st.booleans(),
        st.none() | st.tuples(st.sampled_from((TOWN, OTHER_TOWN)), st.sampled_from(DAYS[:4])),
    ),
    min_size=1,
    max_size=5,
)
periods = st.builds(
    lambda days, end: Period(min(days), max(days), end),
    st.sets(st.sampled_from(DAYS), min_size=2, max_size=2),
    st.sampled_from("ABC"),
)


@dataclass
class NaiveRegister:
    """Every state that it was ever in, whole: statements by slot, and the enterprise's stay in each year."""

    states: list[tuple[str, dict[str, Content], Years]] = field(default_factory=list)

    def put(self, moment: str, slots: dict[str, Content], complete: bool, place: tuple[str, str] | None) -> None:
        """Take in one input."""
        _, held, years = self.states[-1] if self.states else ("", {}, dict.fromkeys(BEGINS))
        self.states.append(
            (moment, slots if complete else {**held, **slots}, _moved(years, *place) if place else years)
        )


def _moved(years: Years, town: str, day: str) -> Years:
    """The years once the enterprise is said to be in a town from a day on; each year is (town, beginning of stay)."""
    last = years[BEGINS[-1]]
    if day == ALWAYS and last:  # no day is said: nothing new of a town it was in, else the last town was another
        if town in {stay[0] for stay in years.values() if stay}:
            return years
        before = [year for year in BEGINS if years[year] not in (None, last)]
        day = BEGINS[BEGINS.index(max(before)) + 1] if before else ALWAYS
        years = {year: None if stay == last else stay for year, stay in years.items()}
    elsewhere = [stay[1] for stay in years.values() if stay and stay[0] != town and stay[1] > day]
    span = [year for year in BEGINS if day <= year < min(elsewhere, default=OPEN_DAY)]
    corrected = {stay for year in span if (stay := years[year]) and town == stay[0]}
    corrected |= {stay for stay in years.values() if stay and stay[1] == day}
    kept = {year: None if stay in corrected else stay for year, stay in years.items()}
    return kept | dict.fromkeys(span, (town, day))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=inputs)
async def test_the_register_holds_what_a_naive_one_holds(
    store: Store, said: list[tuple[dict[str, Content], bool, tuple[str, str] | None]]
) -> None:
    await wipe(store)
    await migrated(store)
    await store.write(lambda transaction: record(transaction, _base(), FIRST))
    naive = NaiveRegister()
    for number, (slots, complete, place) in enumerate(said, 1):
        now = FIRST + timedelta(days=number)
        naive.put(moment_text(now), slots, complete, place)
        stated = _input(slots, complete, place)
        await store.write(lambda transaction, f=stated, at=now: record(transaction, f, at))  # type: ignore[misc]
    for moment, slots, years in naive.states:
        assert await _statements_at(store, moment) == slots
        assert await _places_at(store, moment) == _stays(years)


def _base() -> Facts:
    return facts(*(said for said in places() if not (isinstance(said, Tie) and said.type == "LOCATED_IN")))


def _input(slots: dict[str, Content], complete: bool, place: tuple[str, str] | None) -> Facts:
    found = replace(facts(complete=complete), exact=True)
    for slot, (day, role) in slots.items():
        links: Links = (("ASSIGNEE", PERSON, {}), ("STATED_IN", DOCUMENT, {}))
        found.add(Statement("Assignment", slot, {"validFrom": day, "role": role}, links))
    if place:
        found.add(Tie("LOCATED_IN", FIRM, place[0], {}, place[1]))
    return found


async def _statements_at(store: Store, moment: str) -> dict[str, Content]:
    rows = await store.rows(
        "MATCH (s:Assignment)-[:ASSIGNEE]->() WHERE s.recordedFrom <= $at AND $at < s.recordedTo"
        " RETURN s.slot, s.validFrom, s.role",
        {"at": moment},
    )
    assert len(rows) == len({slot for slot, *_ in rows})
    return {slot: (day, role) for slot, day, role in rows}


async def _places_at(store: Store, moment: str) -> list[list[str]]:
    return await store.rows(
        "MATCH (e:Enterprise)-[r:LOCATED_IN]->(a) WHERE r.recordedFrom <= $at AND $at < r.recordedTo"
        " RETURN r.validFrom, r.validTo, a.key ORDER BY r.validFrom",
        {"at": moment},
    )


def _stays(years: Years) -> list[list[str]]:
    found = []
    for stay in sorted({stay for stay in years.values() if stay}, key=lambda stay: stay[1]):
        last = max(year for year in BEGINS if years[year] == stay)
        found.append([stay[1], DAYS[DAYS.index(last) + 1], stay[0]])
    return found


@given(inputs=st.lists(st.lists(periods, max_size=3), max_size=5), functional=st.booleans(), exact=st.booleans())
def test_a_timeline_told_twice_is_told_once(inputs: list[list[Period]], functional: bool, exact: bool) -> None:
    live: set[Period] = set()
    for stated in inputs:
        if contradictory(stated, functional=functional):
            continue
        once = tell(live, stated, functional=functional, exact=exact)
        twice = tell(once.now, stated, functional=functional, exact=exact)
        assert twice.now == once.now, (live, stated)
        live = once.now
        assert all(period.valid_from < period.valid_to for period in live)
        same = [(a, b) for a in live for b in live if a < b and (functional or a.end == b.end)]
        assert not any(a.overlaps(b) for a, b in same)
