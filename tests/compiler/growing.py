"""A small random register of a city that does not exist: renamed, moved, merged, closed, corrected, and with links missing."""

import random
from collections.abc import Sequence
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from tests.compiler.growing_changes import add_changes
from tests.compiler.growing_charges import add_assignments, add_memberships, add_runs, add_vacancies
from tests.compiler.growing_demands import (
    add_announced_by_who_rules_nothing,
    add_demands,
    add_duty_lists,
    add_kinds,
    add_quotas,
    add_rosters,
)
from tests.compiler.growing_ended import add_ended
from tests.compiler.growing_records import add_events
from tests.compiler.growing_returns import add_returns
from tests.compiler.growing_things import add_areas, add_documents, add_enterprises, add_organizations
from tests.compiler.growing_versions import add_versions
from tests.compiler.moments import DAYS, MOMENTS
from tests.compiler.world import World

Clocks = dict[str, str]

PARTS = (
    add_areas,
    add_organizations,
    add_enterprises,
    add_documents,
    add_memberships,
    add_assignments,
    add_rosters,
    add_changes,
    add_ended,
    add_demands,
    add_quotas,
    add_events,
    add_returns,
    add_duty_lists,
    add_kinds,
    add_vacancies,
    add_versions,
    add_runs,
    add_announced_by_who_rules_nothing,
)
"""What grows, in this order: later parts stand on earlier ones."""

SALT = 113
"""By it the parts are worth comparing: several tests say what each must have. One that lost it takes another salt."""


class Growing:
    """Grows a world from a seed; the same each time."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.world = World()
        self.areas: dict[str, list[str]] = {}
        self.organizations: list[str] = []
        self.groups: list[str] = []
        self.posts: list[str] = []
        self.persons: list[str] = []
        self.enterprises: list[str] = []
        self.documents: list[str] = []

    def grow(self) -> World:
        """All parts."""
        self.world.node("Register", "Register", beganAt=MOMENTS[0])
        for part in PARTS:
            # Its chances are its own: what grows before it may change, and it must still have something to find.
            self.random.seed(f"{part.__name__} {SALT} {self.seed}")
            part(self)
        return self.world

    def chance(self, probability: float) -> bool:
        """True as often as that."""
        return self.random.random() < probability

    def period(self) -> tuple[str, str]:
        """When something holds; half the time always."""
        if self.chance(0.5):
            return ALWAYS, OPEN_DAY
        bounds = self.random.sample(range(len(DAYS)), 2)
        first, last = DAYS[min(bounds)], DAYS[max(bounds)]
        return self.random.choice([(first, OPEN_DAY), (ALWAYS, last), (first, last)])

    def clocks(self, since: str = MOMENTS[0], until: str = OPEN_MOMENT) -> Clocks:
        """Both clocks of one version."""
        first, last = self.period()
        return {"validFrom": first, "validTo": last, "recordedFrom": since, "recordedTo": until}

    def versions(self) -> list[Clocks]:
        """The versions of one fact: one, one learned late, or one and its correction."""
        if self.chance(0.6):
            return [self.clocks()]
        later = self.random.choice(MOMENTS[1:])
        return [self.clocks(since=later)] if self.chance(0.5) else [self.clocks(until=later), self.clocks(since=later)]

    def one_at_a_time(self, kind: str, start: str, ends: Sequence[str]) -> None:
        """A tie to one end, which may move on a day, or be corrected."""
        first, second = self.random.choice(ends), self.random.choice(ends)
        day, moment = self.random.choice(DAYS), self.random.choice(MOMENTS[1:])
        always = {"validFrom": ALWAYS, "validTo": OPEN_DAY, "recordedFrom": MOMENTS[0], "recordedTo": OPEN_MOMENT}
        fate = self.random.random()
        if fate < 0.5:
            self.world.edge(kind, start, first, **always)
        elif fate < 0.75:
            self.world.edge(kind, start, first, **{**always, "validTo": day})
            self.world.edge(kind, start, second, **{**always, "validFrom": day})
        elif fate < 0.95:
            self.world.edge(kind, start, first, **{**always, "recordedTo": moment})
            self.world.edge(kind, start, second, **{**always, "recordedFrom": moment})

    def statement(self, label: str, name: str, clocks: Clocks, /, **properties: Any) -> str:
        key = f"{label}:{name}"
        self.world.node(
            label, key, slot=name[:3], row=self.random.choice((None, 1, 2)), annex=self.random.choice((None, 1)),
            clause=self.random.choice((None, "三")), excerpt=self.random.choice((None, "原文'\"\\{")),
            endCondition=self.random.choice((None, None, "行动结束")), validFromUncertain=self.random.choice((None, True)),
            **{**clocks, **_file_of(key), **properties},
        )  # fmt: skip
        if self.chance(0.7):
            document = self.random.choice(self.documents)
            for tie in ("STATED_IN", "DEMANDED_BY") if label == "Duty" else ("STATED_IN",):
                self.world.edge(tie, key, document)
        return key


def _file_of(key: str) -> dict[str, Any]:
    """The file that a statement was read from, which two of three know. No chance: all that grows after it stays as it was."""
    number = sum(map(ord, key)) % 3
    kept = {"fileName": f"示例.{number}.xlsx", "fileSha256": f"{number}" * 64, "fileSize": number} if number else {}
    return {**kept, "fileNotedAt": MOMENTS[3]} if number == 2 else kept
