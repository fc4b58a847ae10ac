"""Random duties, holders and records, in which the graph and plain Python have to count the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

import pytest
from dateutil.relativedelta import relativedelta

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Thing, Tie, Value
from graph.store import Store
from seeds.events import waiver
from seeds.stating import Cited, membership
from tests.asking import Asker
from tests.resolvers.duty_city import BUREAU, ENTERPRISE, DutyCity, days

Days = tuple[str, str]
Assignee = Literal["person", "post", "group"]
STEPS = {
    "FREQ=WEEKLY": relativedelta(weeks=1),
    "FREQ=WEEKLY;INTERVAL=2": relativedelta(weeks=2),
    "FREQ=MONTHLY": relativedelta(months=1),
    "FREQ=MONTHLY;INTERVAL=3": relativedelta(months=3),
    "FREQ=MONTHLY;INTERVAL=4": relativedelta(months=4),
    "FREQ=MONTHLY;INTERVAL=6": relativedelta(months=6),
    "FREQ=YEARLY": relativedelta(years=1),
    "FREQ=YEARLY;INTERVAL=2": relativedelta(years=2),
}
LIMITS = {"P5D": relativedelta(days=5), "P1W": relativedelta(weeks=1), "P1M": relativedelta(months=1)}


@dataclass(frozen=True)
class Act:
    """Something that was done: on a day, by the holder or by the post or group, saying a month or none, an entry or a visit."""

    on: str
    by_holder: bool
    month: str | None
    entry: bool


@dataclass(frozen=True)
class Case:
    """Who is linked to an enterprise for a time, with one duty, what exempts them, and what was done."""

    name: str
    assignee: Assignee
    held: Days
    tenure: Days
    in_force: Days
    issued_on: str
    recurrence: str | None
    due_day: int | None
    within: str
    counted_from: str
    quota: int
    waived: Days | None
    acts: tuple[Act, ...]

    @property
    def theirs(self) -> Days:
        """When the duty is the holder's: a time limit from the issue on, of whom the document charges itself."""
        terms = [self.held] if self.assignee == "person" else [self.held, self.tenure]
        began = max(term[0] for term in terms)
        first, end = max(began, self.in_force[0]), min(term[1] for term in (*terms, self.in_force))
        if self.recurrence is None and began <= max(self.issued_on, self.in_force[0]):
            first = min(first, self.issued_on)
        return first, end

    def done_by(self, until: str) -> list[Act]:
        """What counts for the duty up to a day."""
        first, end = self.theirs
        return [act for act in self.acts if first <= act.on < end and act.on <= until and not act.entry]

    def periods(self, until: str) -> Iterator[tuple[str, str, str]]:
        """Those that have begun and lie wholly in the holder's time: first day, day behind, first day on which it is over."""
        first, end = self.theirs
        every = self._once(until) if self.recurrence is None else self._again(self.recurrence, until)
        yield from (p for p in every if first <= p[0] and p[1] <= end and p[0] <= until)

    def _again(self, recurrence: str, until: str) -> Iterator[tuple[str, str, str]]:
        start = date(2010, 1, 4) if "WEEKLY" in recurrence else date(2010, 1, 1)
        while start.isoformat() <= until:
            end = start + STEPS[recurrence]
            due = end + relativedelta(day=self.due_day) + timedelta(days=1) if self.due_day else end
            yield start.isoformat(), end.isoformat(), due.isoformat()
            start = end

    def _once(self, until: str) -> Iterator[tuple[str, str, str]]:
        entries = [act.on for act in self.acts if act.entry and self.theirs[0] <= act.on <= until]
        since = self.issued_on if self.counted_from == "ISSUE" else min(entries, default=None)
        if since is not None:
            end = (date.fromisoformat(since) + LIMITS[self.within] + timedelta(days=1)).isoformat()
            yield since, end, end

    def in_time(self, act: Act, period: tuple[str, str, str]) -> bool:
        """Whether something was done for a period by its last day."""
        first, end, over = period
        if self.due_day is None:
            return first <= act.on < end
        return end <= act.on < over if act.month is None else act.month == first[:7] and act.on < over

    def late(self, act: Act, period: tuple[str, str, str]) -> bool:
        """Whether it was done for it afterwards, as far as one can tell."""
        if self.due_day is None:
            return self.recurrence is None and period[2] <= act.on
        return act.month == period[0][:7] and period[2] <= act.on

    def counted(self, until: str) -> dict[str, Any]:
        """What the API has to say up to a day."""
        acts, exempt = self.done_by(until), self.waived or (OPEN_DAY, OPEN_DAY)
        every = list(self.periods(until))
        over = [p for p in every if p[2] <= until]
        required = [p for p in over if not exempt[0] <= p[0] < exempt[1]]
        done = {p: sum(self.in_time(act, p) for act in acts) for p in required}
        late = {p: sum(self.late(act, p) for act in acts) for p in required}
        return {
            "required": self.quota * len(required),
            "performed": sum(min(self.quota, times) for times in done.values()),
            "late": sum(min(late[p], max(0, self.quota - done[p])) for p in required),
            "notYetDue": len(every) - len(over),
            "waived": len(over) - len(required),
            "missedPeriods": [{"from": p[0], "to": p[1]} for p in required if done[p] < self.quota],
            "records": len(acts),
        }


class Source:
    """Random cases."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def day(self, first: int = 0, last: int = 2000) -> str:
        """A day between 2020 and the end of 2025, or a narrower one."""
        return (date(2020, 1, 1) + timedelta(days=self.random.randint(first, last))).isoformat()

    def case(self, number: int) -> Case:
        """A case under a name of its own."""
        choice = self.random.choice
        recurrence = choice([None, *STEPS])
        due_day = choice((None, 1, 5, 28, 29, 30, 31)) if recurrence and "WEEKLY" not in recurrence else None
        # Whoever is linked on the day of issue, when the duties begin, a day later, or whenever.
        issued_on = self.day(0, 1500)
        in_force = choice((issued_on, self.day(), "2020-01-31", "2020-02-29"))
        began = choice((self.day(), issued_on, in_force, (date.fromisoformat(issued_on) + timedelta(1)).isoformat()))
        first_of_waiver = self.random.randint(0, 2000)
        return Case(
            f"示例{number:03}",
            choice(("person", "post", "group")),
            (began, choice((OPEN_DAY, OPEN_DAY, "2025-08-21", "2026-01-01"))),
            (choice((ALWAYS, began, self.day())), choice((OPEN_DAY, "2025-12-31"))),
            (in_force, OPEN_DAY),
            issued_on,
            recurrence,
            due_day,
            choice(tuple(LIMITS)),
            choice(("ISSUE", "ENTRY")),
            self.random.randint(1, 3),
            choice((None, (self.day(first_of_waiver, first_of_waiver), self.day(first_of_waiver, 2300)))),
            tuple(self.act(issued_on) for _ in range(self.random.randint(0, 25))),
        )

    def act(self, issued_on: str) -> Act:
        """Something done on any day, or soon after the issue."""
        near = date.fromisoformat(issued_on) + timedelta(days=self.random.randint(-3, 40))
        on = self.random.choice((self.day(0, 2300), near.isoformat()))
        month = f"{date.fromisoformat(on) - relativedelta(months=self.random.randint(1, 3)):%Y-%m}"
        return Act(on, self.random.random() < 0.6, self.random.choice((None, month)), self.random.random() < 0.15)


def lay(city: DutyCity, case: Case, number: int) -> None:
    """A case into the city, with a document, a holder and a post or group of its own."""
    document, who = f"OfficialDocument:case{number:03}", city.person(case.name)
    city.document(document, f"示例〔2020〕{number}号", case.issued_on)
    said: dict[str, Value] = {"recurrence": case.recurrence, "dueDay": case.due_day}
    if case.recurrence is None:
        said = {"within": case.within, "countedFrom": case.counted_from}
    city.duty("一", "VISIT", {**said, "quota": case.quota}, days(*case.in_force), document)
    charged = charge(city, case, who, number)
    city.linked_by(document, charged, ENTERPRISE, days(*case.held))
    if case.waived:
        exempt = (charged, who, ENTERPRISE)[number % 3]
        city.facts.add(waiver(exempt, days(*case.waived), "示例理由", duty="一", cited=Cited(document)))
    for turn, act in enumerate(case.acts):
        kind, by = "ENTRY" if act.entry else "VISIT", who if act.by_holder else charged
        city.did(f"R{number}-{turn}", kind, act.on, by, ENTERPRISE, reports_on=act.month)


def charge(city: DutyCity, case: Case, who: str, number: int) -> str:
    """Who is linked: the person, or a post or group to which the person belongs."""
    if case.assignee == "person":
        return who
    term, cited = days(*case.tenure), Cited(f"OfficialDocument:case{number:03}")
    if case.assignee == "post":
        post = keys.post(BUREAU, f"示例职务{number}")
        city.facts.add(Thing("Post", post, {"title": f"示例职务{number}"}), Tie("BELONGS_TO", post, BUREAU))
        city.facts.add(membership(who, BUREAU, "HOLDER", term, cited, post))
        return post
    group = keys.organization(f"示例组{number}", BUREAU)
    city.facts.add(Thing("Organization", group, {"name": f"示例组{number}", "kind": "SUPERVISION_GROUP"}))
    city.facts.add(membership(who, group, "LEAD", term, cited))
    return group


QUESTION = """query ($incident: ID!) { incident(id: $incident) { retrospective { performance { holder { name }
  duties { required performed late notYetDue waived missedPeriods { from to } records { number } } } } } }"""
CASES = 120


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_the_graph_counts_as_plain_python_does(store: Store, seed: int) -> None:
    source = Source(seed)
    cases = [source.case(number) for number in range(CASES)]
    city = DutyCity()
    for number, case in enumerate(cases):
        lay(city, case, number)
    day = source.random.choice(("2025-08-20", "2024-02-29", "2025-12-30"))
    happened = city.incident("I1", datetime.fromisoformat(f"{day}T02:00:00+08:00"))
    await city.store(store)
    data = await Asker(store).ask(QUESTION, incident=happened)
    found = {
        one["holder"]["name"]: {**duty, "records": len(duty["records"])}
        for one in data["incident"]["retrospective"]["performance"]
        if one["holder"]
        for duty in one["duties"]
    }
    # The duty is in force on the day, or it is no duty then; and so is who has it.
    expected = {case.name: case.counted(day) for case in cases if all(a <= day < b for a, b in terms(case))}
    assert found == expected
    for name in ("required", "performed", "late", "notYetDue", "waived"):
        assert any(counted[name] for counted in expected.values()), name


def terms(case: Case) -> list[Days]:
    """What has to hold on the day for somebody to have the duty."""
    return [case.held, case.in_force, *([] if case.assignee == "person" else [case.tenure])]
