"""A small random register of a city that does not exist: renamed, moved, merged, closed, corrected, and with links missing."""

import random
from collections.abc import Sequence
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from schema.organization import OrganizationKind
from tests.compiler.growing_changes import add_changes
from tests.compiler.growing_demands import add_demands, add_duty_lists, add_kinds, add_quotas, add_rosters
from tests.compiler.growing_ended import add_ended
from tests.compiler.growing_records import add_events
from tests.compiler.growing_returns import add_returns
from tests.compiler.world import World

DAYS = ("2019-01-01", "2020-03-05", "2020-03-10", "2021-01-01", "2022-07-01", "2024-03-15", "2024-03-16", "2026-01-01")
MOMENTS = (
    "2020-03-06T02:00:00.000000Z",
    "2020-03-10T15:59:59.999999Z",
    "2020-03-10T16:00:00.000000Z",
    "2022-01-01T00:00:00.000000Z",
    "2023-05-05T05:05:05.000005Z",
)
"""Few, so that questions hit the bounds: a half-open day, and the moment at which a Shanghai day is over."""

TWIN = "同名村"
"""The name of two areas."""

Clocks = dict[str, str]
_HEADS = {
    "ENTERPRISE_PRIMARY": ("LEGAL_REPRESENTATIVE", "ACTUAL_CONTROLLER", "PRINCIPAL"),
    "TERRITORIAL": ("PARTY_HEAD", "GOVERNMENT_HEAD", "DEPUTY_IN_CHARGE"),
    "SECTORAL": ("AGENCY", "AGENCY_HEAD"),
    "COMPREHENSIVE": ("AGENCY", "AGENCY_HEAD"),
    "LIAISON": ("LIAISON",),
}
_KINDS = (*[kind.name for kind in OrganizationKind][:4], "SUPERVISION_GROUP", "SUPERVISION_GROUP")


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
        """All of it."""
        self.world.node("Register", "Register", beganAt=MOMENTS[0])
        self._areas()
        self._organizations()
        self._enterprises()
        self._documents()
        self._memberships()
        self._assignments()
        add_rosters(self)
        add_changes(self.world, self.random)
        add_ended(self.world)
        add_demands(self)
        add_quotas(self)
        add_events(self)
        add_returns(self)
        add_duty_lists(self)
        # Its chances are its own: what grows before it may change, and it must still have something to find.
        self.random.seed(f"kinds8 {self.seed}")
        add_kinds(self)
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

    def _areas(self) -> None:
        counts = {"PROVINCE": 1, "CITY": 2, "DISTRICT": 3, "TOWN": 6, "VILLAGE": 6}
        above: list[str] = []
        for depth, (level, count) in enumerate(counts.items()):
            self.areas[level] = [self._area(level, f"99{depth}{place:02}") for place in range(count)]
            for key in self.areas[level] if above else ():
                self.one_at_a_time("PART_OF", key, above)
            above = self.areas[level]
        towns = self.areas["TOWN"]
        for number, merged in enumerate((towns[:2], towns[2:3])):
            zone = self.world.node(
                "Area",
                f"Area:xzone{number}",
                name=f"示例高新区{number}",
                level="TOWN",
                kind="FUNCTIONAL_ZONE",
                **self.clocks(),
            )
            self.one_at_a_time("PART_OF", zone, self.areas["DISTRICT"])
            for town in merged:
                for clocks in self.versions():
                    self.world.edge("MERGED_WITH", zone, town, **clocks)
            towns.append(zone)

        for number, town in enumerate(towns[:2]):
            always = {"validFrom": ALWAYS, "validTo": OPEN_DAY, "recordedFrom": MOMENTS[0], "recordedTo": OPEN_MOMENT}
            self.world.node("Area", f"Area:xtwin{number}", name=TWIN, level="VILLAGE", kind="ADMINISTRATIVE", **always)
            self.world.edge("PART_OF", f"Area:xtwin{number}", town, **always)

    def _area(self, level: str, code: str) -> str:
        key = self.world.node(
            "Area",
            f"Area:{code}",
            code=code,
            name=None if code == "99305" else f"示例{code}区",
            level=None if code == "99405" else level,
            kind="ADMINISTRATIVE",
            **self.clocks(),
        )
        self._names(key, code)
        return key

    def _names(self, key: str, code: str) -> None:
        if self.chance(0.4):
            former = {**self.clocks(), "validFrom": ALWAYS, "validTo": self.random.choice(DAYS)}
            self.world.node("Name", f"Name:f{code}", name=f"旧{code}", kind="FORMER", **former)
            self.world.edge("NAMED", key, f"Name:f{code}")
        for number in range(self.random.choice((0, 0, 1, 3))):
            alias = self.world.node(
                "Name",
                f"Name:a{code}{number}",
                name=f"别名{number % 2}{code}",
                kind=("ALIAS", "SHORT", "DECLARED")[number],
                **self.clocks(),
            )
            self.world.edge("NAMED", key, alias)

    def _organizations(self) -> None:
        everywhere = [key for level in self.areas.values() for key in level]
        for number in range(12):
            kind = _KINDS[number % len(_KINDS)]
            key = self.world.node(
                "Organization", f"Organization:o{number:02}", name=f"示例单位{number}", kind=kind, **self.clocks()
            )
            (self.groups if kind == "SUPERVISION_GROUP" else self.organizations).append(key)
            if number:
                self.one_at_a_time("PART_OF", key, [f"Organization:o{lower:02}" for lower in range(number)])
            for area in self.random.sample(everywhere, 2):
                for clocks in self.versions():
                    self.world.edge("ADMINISTERS", key, area, **clocks)
        for number in range(8):
            post = self.world.node(
                "Post",
                f"Post:p{number}",
                title=f"示例职务{number}",
                dualDuty=None if number == 5 else number % 2 == 0,
                **self.clocks(),
            )
            self.posts.append(post)
            if number != 3:
                self.world.edge("BELONGS_TO", post, self.random.choice(self.organizations))
        self.persons = [
            self.world.node("Person", f"Person:q{number}", name=f"示例人{number}", **self.clocks())
            for number in range(8)
        ]

    def _enterprises(self) -> None:
        sectors = [
            self.world.node("Sector", f"Sector:S{n}", code=f"S{n}", name=f"行业{n}", **self.clocks()) for n in range(3)
        ]
        homes = [key for level in ("DISTRICT", "TOWN", "VILLAGE") for key in self.areas[level]]
        for number in range(10):
            key = self.world.node(
                "Enterprise",
                f"Enterprise:E{number}",
                uscc=f"E{number}",
                name=f"示例企业{number}",
                isKey=None if number == 4 else number % 2 == 1,
                **self.clocks(),
            )
            self.enterprises.append(key)
            self._names(key, f"E{number}")
            self.one_at_a_time("LOCATED_IN", key, homes)
            for sector in self.random.sample(sectors, self.random.randint(0, 2)):
                self.world.edge("OPERATES_IN", key, sector, **self.clocks())

    def _documents(self) -> None:
        for number in range(6):
            key = self.world.node(
                "OfficialDocument",
                f"OfficialDocument:d{number}",
                number=None if number == 2 else f"示例〔2020〕{number}号",
                title=None if number == 3 else f"示例通知{number}",
                issuedOn=None if number == 2 else DAYS[number % 3],
                missingAnnexes=["附件2", "附件3"] if number % 3 == 1 else None,
                announcedEnterprises=51 if number == 1 else None,
                **(
                    {}
                    if number % 2
                    else {"fileName": f"示例.{number}.txt", "fileSha256": f"{number}" * 64, "fileSize": number}
                ),
                **self.clocks(),
            )
            if number != 4:
                self.world.edge("ISSUED_BY", key, self.random.choice(self.organizations))
            for other in self.documents:
                if self.chance(0.3):
                    self.world.edge(self.random.choice(("BASED_ON", "MENTIONS", "SUPERSEDES")), key, other)
            self.documents.append(key)

    def statement(self, label: str, name: str, clocks: Clocks, /, **properties: Any) -> str:
        key = self.world.node(
            label, f"{label}:{name}", slot=name[:3], row=self.random.choice((None, 1, 2)), annex=self.random.choice((None, 1)),
            clause=self.random.choice((None, "三")), excerpt=self.random.choice((None, "原文'\"\\{")),
            endCondition=self.random.choice((None, None, "行动结束")), validFromUncertain=self.random.choice((None, True)),
            **{**clocks, **properties},
        )  # fmt: skip
        if self.chance(0.7):
            document = self.random.choice(self.documents)
            for tie in ("STATED_IN", "DEMANDED_BY") if label == "Duty" else ("STATED_IN",):
                self.world.edge(tie, key, document)
        return key

    def _memberships(self) -> None:
        for number in range(28):
            in_group = number % 2 == 0
            role = self.random.choice(("LEAD", "DEPUTY", "MEMBER")) if in_group else "HOLDER"
            person, post = self.random.choice(self.persons), self.random.choice(self.posts)
            organization = self.random.choice(self.groups[1:] if in_group else self.organizations)
            for version, clocks in enumerate(self.versions()):
                key = self.statement("Membership", f"m{number:02}{version}", clocks, role=role)
                if number != 8:
                    self.world.edge("MEMBER", key, person)
                if number != 9:
                    self.world.edge("ORGANIZATION", key, organization)
                if not in_group:
                    self.world.edge("POST", key, post)

    def _assignments(self) -> None:
        subjects = [key for level in self.areas.values() for key in level] + self.enterprises
        for number in range(60):
            basis = self.random.choice((*_HEADS, "LIAISON", "LIAISON"))
            role = self.random.choice(_HEADS[basis])
            assignee, subject = self._assignee(role), self.random.choice(subjects)
            for version, clocks in enumerate(self.versions()):
                confirmed = self.random.choice((None, *DAYS[:5]))
                key = self.statement(
                    "Assignment", f"s{number:02}{version}", clocks, basis=basis, role=role, lastConfirmedOn=confirmed
                )
                if number != 20:
                    self.world.edge("ASSIGNEE", key, assignee)
                if number != 21:
                    self.world.edge("SUBJECT", key, subject)
                if basis == "SECTORAL":
                    self.world.edge("SECTOR", key, f"Sector:S{number % 3}")

    def _assignee(self, role: str) -> str:
        if role in ("LEGAL_REPRESENTATIVE", "ACTUAL_CONTROLLER", "PRINCIPAL"):
            return self.random.choice(self.persons)
        if role == "AGENCY":
            return self.random.choice(self.organizations)
        if role == "LIAISON":
            return self.random.choice((*self.persons, *self.groups, *self.groups, *self.posts))
        return self.random.choice(self.posts)
