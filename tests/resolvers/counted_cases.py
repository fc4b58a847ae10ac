"""Random duties, holders and records, and what plain Python counts of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Thing, Tie, Value
from seeds.events import waiver
from seeds.stating import Cited, membership
from tests.resolvers.duty_city import BUREAU, DISTRICT, ENTERPRISE, TOWN, DutyCity, days

Days = tuple[str, str]
Assignee = Literal["person", "post", "group"]
ENTERED = datetime(2021, 1, 1, tzinfo=UTC)
"""When all of it is entered."""
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
LIMITS = {
    "P5D": relativedelta(days=5),
    "P1W": relativedelta(weeks=1),
    "P1M": relativedelta(months=1),
    "PT24H": relativedelta(hours=24),
}
Span = tuple[str, str, str, str | None]
"""A period: first day, day behind, first day on which it is over, the incident that it is counted from."""


@dataclass(frozen=True)
class Act:
    """Something that was done: on a day, by the holder or by the post or group, saying a month or none, an entry or a visit;
    it may name an incident."""

    on: str
    by_holder: bool
    month: str | None
    entry: bool
    names: str | None = None


@dataclass(frozen=True)
class Happened:
    """An incident: at the enterprise, in its town, or elsewhere in the district."""

    number: str
    at: datetime
    where: str

    def concerns(self, unit: str) -> bool:
        """Whether it is one of the unit."""
        return self.where == unit or (unit == TOWN and self.where == ENTERPRISE)


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
    unit: str
    incidents: tuple[Happened, ...]

    @property
    def theirs(self) -> Days:
        """When the duty is the holder's: a time limit from the issue on, of whom the document charges itself."""
        terms = [self.held] if self.assignee == "person" else [self.held, self.tenure]
        began = max(term[0] for term in terms)
        first, end = max(began, self.in_force[0]), min(term[1] for term in (*terms, self.in_force))
        if self.recurrence is None and not self.of_incidents and began <= max(self.issued_on, self.in_force[0]):
            first = min(first, self.issued_on)
        return first, end

    @property
    def of_incidents(self) -> bool:
        """Whether it is due after each incident."""
        return self.recurrence is None and self.counted_from == "INCIDENT"

    def done_by(self, until: str) -> list[Act]:
        """What counts for the duty up to a day."""
        first, end = self.theirs
        return [act for act in self.acts if first <= act.on < end and act.on <= until and not act.entry]

    def periods(self, until: str) -> Iterator[Span]:
        """Those that have begun and lie wholly in the holder's time: first day, day behind, first day on which it is over."""
        first, end = self.theirs
        every = self._once(until) if self.recurrence is None else self._again(self.recurrence, until)
        yield from (p for p in every if first <= p[0] and p[1] <= end and p[0] <= until)

    def _again(self, recurrence: str, until: str) -> Iterator[Span]:
        start = date(2010, 1, 4) if "WEEKLY" in recurrence else date(2010, 1, 1)
        while start.isoformat() <= until:
            end = start + STEPS[recurrence]
            due = end + relativedelta(day=self.due_day) + timedelta(days=1) if self.due_day else end
            yield start.isoformat(), end.isoformat(), due.isoformat(), None
            start = end

    def _once(self, until: str) -> Iterator[Span]:
        if self.of_incidents:
            yield from self._each_incident()
            return
        entries = [act.on for act in self.acts if act.entry and self.theirs[0] <= act.on <= until]
        since = self.issued_on if self.counted_from == "ISSUE" else min(entries, default=None)
        if since is not None:
            end = (date.fromisoformat(since) + LIMITS[self.within] + timedelta(days=1)).isoformat()
            yield since, end, end, None

    def _each_incident(self) -> Iterator[Span]:
        for incident in self.incidents:
            if incident.concerns(self.unit):
                end = ((incident.at + LIMITS[self.within]).date() + timedelta(days=1)).isoformat()
                yield incident.at.date().isoformat(), end, end, incident.number

    def in_time(self, act: Act, period: Span) -> bool:
        """Whether something was done for a period by its last day."""
        first, end, over, incident = period
        if incident is not None and act.names not in (None, incident):
            return False
        if self.due_day is None:
            return first <= act.on < end
        if act.month is None:
            # Until the period before is due it is for that one.
            opens = date.fromisoformat(first) + relativedelta(day=self.due_day) + timedelta(days=1)
            return opens.isoformat() <= act.on < over
        return first[:7] <= act.month < end[:7] and act.on < over

    def late(self, act: Act, period: Span) -> bool:
        """Whether it was done for it afterwards, as far as one can tell."""
        if self.due_day is None:
            return self.recurrence is None and period[2] <= act.on and period[3] in (None, act.names)
        return act.month is not None and period[0][:7] <= act.month < period[1][:7] and period[2] <= act.on

    @property
    def kept_from(self) -> str:
        """Since when visits are kept: since the first, but not before they were entered."""
        return max(ENTERED.date().isoformat(), min((act.on for act in self.acts if not act.entry), default=OPEN_DAY))

    def missed(self, period: Span, done: int, late: int) -> int:
        """How much of a period was surely missed."""
        lacking = max(0, self.quota - done)
        return lacking if self.kept_from <= period[0] else min(lacking, late)

    def counted(self, until: str) -> dict[str, Any]:
        """What the API has to say up to a day."""
        acts, exempt = self.done_by(until), self.waived or (OPEN_DAY, OPEN_DAY)
        every = list(self.periods(until))
        over = [p for p in every if p[2] <= until]
        required = [p for p in over if not exempt[0] <= p[0] < exempt[1]]
        done = {p: sum(self.in_time(act, p) for act in acts) for p in required}
        late = {p: sum(self.late(act, p) for act in acts) for p in required}
        missed = {p: self.missed(p, done[p], late[p]) for p in required}
        performed = sum(min(self.quota, times) for times in done.values())
        return {
            "required": self.quota * len(required),
            "performed": performed,
            "missed": sum(missed.values()),
            "unknown": self.quota * len(required) - performed - sum(missed.values()),
            "late": sum(min(late[p], max(0, self.quota - done[p])) for p in required),
            "notYetDue": len(every) - len(over),
            "waived": len(over) - len(required),
            "missedPeriods": [
                {"from": first, "to": end} for first, end in sorted(p[:2] for p in required if missed[p])
            ],
            "records": len(acts),
        }


class Source:
    """Random cases."""

    def __init__(self, seed: int, day: str) -> None:
        """`day` is that of the incident `I1`, from which one looks back."""
        self.random = random.Random(seed)
        last = Happened("I1", datetime.fromisoformat(f"{day}T10:00:00+08:00"), ENTERPRISE)
        self.incidents = (*(self._incident(number) for number in range(2, 12)), last)

    def _incident(self, number: int) -> Happened:
        """One on any day, some of them in the first or the last minute."""
        moment = self.random.choice(("00:00", "23:59", "12:00"))
        at = datetime.fromisoformat(f"{self.day(0, 2100)}T{moment}:00+08:00")
        return Happened(f"I{number}", at, self.random.choice((ENTERPRISE, ENTERPRISE, TOWN, DISTRICT)))

    def day(self, first: int = 0, last: int = 2000) -> str:
        """A day between 2020 and the end of 2025, or a narrower one."""
        return (date(2020, 1, 1) + timedelta(days=self.random.randint(first, last))).isoformat()

    def case(self, number: int) -> Case:
        """A case under a name of its own."""
        choice = self.random.choice
        recurrence = choice([None, None, None, *STEPS])
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
            choice(("ISSUE", "ENTRY", "INCIDENT", "INCIDENT")),
            self.random.randint(1, 3),
            choice((None, (self.day(first_of_waiver, first_of_waiver), self.day(first_of_waiver, 2300)))),
            tuple(self.act(issued_on) for _ in range(self.random.randint(0, 25))),
            choice((ENTERPRISE, TOWN)),
            self.incidents,
        )

    def act(self, issued_on: str) -> Act:
        """Something done on any day, or soon after the issue or an incident."""
        incident = self.random.choice(self.incidents)
        since = self.random.choice((date.fromisoformat(issued_on), incident.at.date()))
        near = since + timedelta(days=self.random.randint(-3, 40))
        on = self.random.choice((self.day(0, 2300), near.isoformat()))
        month = f"{date.fromisoformat(on) - relativedelta(months=self.random.randint(1, 3)):%Y-%m}"
        by_holder, entry = self.random.random() < 0.6, self.random.random() < 0.15
        names = self.random.choice((None, None, incident.number, self.random.choice(self.incidents).number))
        return Act(on, by_holder, self.random.choice((None, month)), entry, names)


def lay(city: DutyCity, case: Case, number: int) -> None:
    """A case into the city, with a document, a holder and a post or group of its own."""
    document, who = f"OfficialDocument:case{number:03}", city.person(case.name)
    city.document(document, f"示例〔2020〕{number}号", case.issued_on)
    said: dict[str, Value] = {"recurrence": case.recurrence, "dueDay": case.due_day}
    if case.recurrence is None:
        said = {"within": case.within, "countedFrom": case.counted_from}
    city.duty("一", "VISIT", {**said, "quota": case.quota}, days(*case.in_force), document)
    charged = charge(city, case, who, number)
    city.linked_by(document, charged, case.unit, days(*case.held))
    if case.waived:
        exempt = (charged, who, case.unit)[number % 3]
        city.facts.add(waiver(exempt, days(*case.waived), "示例理由", duty="一", cited=Cited(document)))
    for turn, act in enumerate(case.acts):
        kind, by = "ENTRY" if act.entry else "VISIT", who if act.by_holder else charged
        about = [case.unit, *([keys.incident(act.names)] if act.names else [])]
        city.did(f"R{number}-{turn}", kind, act.on, by, *about, reports_on=act.month)


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
