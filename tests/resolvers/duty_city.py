"""A made-up city of one district and one town, in which tests lay duties on people and let them do things."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Facts, Statement, Thing, Tie, Value
from graph.register import record
from graph.store import Store
from seeds.events import Done, duty_record, incident
from seeds.stating import Cited, Term, assignment, membership, statement
from tests.asking import Asker
from tests.wipe import migrated, wipe

CITY, DISTRICT, TOWN = "Area:990100", "Area:990101", "Area:990101101"
BUREAU = keys.organization("示例市应急管理局")
GROUP = keys.organization("示例督导组", BUREAU)
POST = keys.post(BUREAU, "示例职务")
NOTICE = keys.document("示例应急〔2025〕1号")
ENTERPRISE = keys.enterprise("91000000000000001N")
EARLY = datetime(2024, 1, 1, tzinfo=UTC)
"""When the city was entered."""
KEPT = "2024-06-01"
"""From when on records are kept, where a test says that they are."""
TODAY = datetime(2026, 3, 10, 4, tzinfo=UTC)
"""When it is asked what is due."""
MONTHLY: Mapping[str, Value] = {"recurrence": "FREQ=MONTHLY", "quota": 1}


def person(name: str) -> str:
    """The key of a person of the bureau."""
    return keys.person(BUREAU, name)


@dataclass(slots=True)
class DutyCity:
    """Facts of the city; `add` what a test is about, then `store` them."""

    facts: Facts = field(default_factory=lambda: Facts("示例"))

    def __post_init__(self) -> None:
        areas = ((CITY, "示例市", "CITY"), (DISTRICT, "示例甲区", "DISTRICT"), (TOWN, "示例甲一镇", "TOWN"))
        for key, name, level in areas:
            said: dict[str, Value] = {"code": key[5:], "name": name, "level": level, "kind": "ADMINISTRATIVE"}
            self.facts.add(Thing("Area", key, said))
        self.facts.add(Tie("PART_OF", DISTRICT, CITY), Tie("PART_OF", TOWN, DISTRICT))
        self.facts.add(Thing("Organization", BUREAU, {"name": "示例市应急管理局", "kind": "BUREAU"}))
        self.facts.add(Thing("Organization", GROUP, {"name": "示例督导组", "kind": "SUPERVISION_GROUP"}))
        self.facts.add(Thing("Post", POST, {"title": "示例职务"}), Tie("BELONGS_TO", POST, BUREAU))
        self.facts.add(Tie("ADMINISTERS", BUREAU, CITY))
        self.document(NOTICE, "示例应急〔2025〕1号", "2025-01-01")
        self.facts.add(Thing("Enterprise", ENTERPRISE, {"uscc": ENTERPRISE[11:], "name": "示例企业000001有限公司"}))
        self.facts.add(Tie("LOCATED_IN", ENTERPRISE, TOWN))

    def document(self, key: str, number: str, issued_on: str) -> None:
        """A document that the bureau issued."""
        said: dict[str, Value] = {"number": number, "title": number, "issuedOn": issued_on}
        self.facts.add(Thing("OfficialDocument", key, said), Tie("ISSUED_BY", key, BUREAU))

    def duty(self, number: str, kind: str, said: Mapping[str, Value], term: Term, document: str = NOTICE) -> None:
        """A duty of a document, on liaisons unless told."""
        bearer: dict[str, Value] = {"bearerBasis": "LIAISON", "number": number, "kind": kind}
        bearer["position"] = len(self.facts.statements)
        slot = keys.slot("Duty", document, number)
        self.facts.add(statement("Duty", slot, {**bearer, **said}, [], term, Cited(document, clause=number)))

    def person(self, name: str) -> str:
        """A person of the bureau."""
        self.facts.add(Thing("Person", person(name), {"name": name}))
        return person(name)

    def liaison(self, who: str, unit: str, term: Term) -> None:
        """A liaison by the notice."""
        self.linked_by(NOTICE, who, unit, term)

    def linked_by(self, document: str, who: str, unit: str, term: Term) -> None:
        """A liaison by a document."""
        self.facts.add(assignment("LIAISON", "LIAISON", who, unit, term, Cited(document, 1, 1)))

    def member(self, who: str, role: str, term: Term) -> None:
        """Somebody in the group."""
        self.facts.add(membership(who, GROUP, role, term, Cited(NOTICE)))

    def holder(self, who: str, term: Term) -> None:
        """Somebody in the post."""
        self.facts.add(membership(who, BUREAU, "HOLDER", term, Cited(NOTICE), POST))

    def did(self, number: str, kind: str, on: str, by: str, *concerns: str, **further: object) -> None:
        """A record."""
        self.facts.add(done(number, kind, on, by, *concerns, **further))

    def keeps(self, kind: str, *who: str, since: str = KEPT) -> None:
        """Somebody's records of a kind are kept from a day on: the first is of the whole city, and counts for no part of it."""
        for by in who:
            self.did(f"示例首{len(self.facts.statements)}", kind, since, by, CITY)

    def incident(self, number: str, at: datetime, where: str = ENTERPRISE) -> str:
        """An incident."""
        self.facts.extend(incident(number, f"示例事故{number}", at, where))
        return keys.incident(number)

    async def store(self, store: Store, now: datetime = EARLY) -> None:
        """Into an empty register."""
        await wipe(store)
        await migrated(store)
        await add(store, self.facts, now)


def done(number: str, kind: str, on: str, by: str, *concerns: str, **further: object) -> Statement:
    """A record; `further` as `Done` has it."""
    return duty_record(Done(number, kind, on, (by,), concerns, **further))  # type: ignore[arg-type]


async def add(store: Store, facts: Facts, now: datetime) -> None:
    """Record facts."""
    await store.write(partial(record, facts=facts, now=now))


def days(first: str = ALWAYS, end: str = OPEN_DAY) -> Term:
    """A term."""
    return Term(first, end)


DUE = """query ($holder: ID!, $from: Date!, $to: Date!) { dutiesDue(holder: $holder, from: $from, to: $to) {
  duty { number } incident { number } from to dueBy required done late status records { number } } }"""


async def due(store: Store, holder: str, first: str = "2025-01-01", end: str = "2026-12-31") -> list[dict[str, Any]]:
    """What a holder has to do, asked on the day `TODAY`."""
    data = await Asker(store, now=lambda: TODAY).ask(DUE, holder=holder, **{"from": first, "to": end})
    found: list[dict[str, Any]] = data["dutiesDue"]
    return found
