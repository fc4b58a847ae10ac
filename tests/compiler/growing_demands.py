"""Duties, tasks, targets and indicators of the random register's documents, and the lists of those who bear them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.clock import ALWAYS as OPEN_START
from graph.clock import OPEN_DAY, OPEN_MOMENT

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

ALWAYS = {"validFrom": OPEN_START, "validTo": OPEN_DAY, "recordedFrom": OPEN_START, "recordedTo": OPEN_MOMENT}

ROUNDS, LISTS = 10, 16


def add_demands(growing: Growing) -> None:
    """Some of each kind, with and without what may be left out, several of them corrected since."""
    for number in range(ROUNDS):
        for version, clocks in enumerate(growing.versions()):
            name = f"{number:02}{version}"
            target = f"二（{number % 3}）"
            growing.statement("Duty", f"u{name}", clocks, position=number % 4, **_duty(growing, number))
            growing.statement("WorkTask", f"w{name}", clocks, position=number % 4, **_task(growing, number))
            growing.statement(
                "Target", f"t{name}", clocks, position=number % 4, number=target, title=f"示例目标{number}"
            )
            growing.statement("Indicator", f"i{name}", clocks, position=number % 4, **_indicator(growing, target))


def add_rosters(growing: Growing) -> None:
    """Documents that list areas and enterprises, some of which demand a link of them."""
    areas = [key for level in growing.areas.values() for key in level]
    for number in range(6):
        basis = growing.random.choice((None, "LIAISON", "LIAISON", "TERRITORIAL"))
        for version, clocks in enumerate(growing.versions()):
            key = growing.statement("Requirement", f"r{number}{version}", clocks, kind="LIAISON", basis=basis)
            listed = growing.random.sample(areas, 5) + growing.random.sample(growing.enterprises, 2)
            for row, unit in enumerate(listed):
                growing.world.edge("LISTS", key, unit, annex=2, row=row)


def add_quotas(growing: Growing) -> None:
    """Every document says how many enterprises a group and a leader may be linked to, some of them not on every day."""
    for number, document in enumerate(growing.documents):
        for kind in ("ENTERPRISES_PER_GROUP", "ENTERPRISES_PER_LEADER"):
            clocks = growing.clocks()
            key = f"Requirement:v{number}{kind[-5:].lower()}"
            growing.world.node("Requirement", key, slot=key, kind=kind, quantity=number % 2, clause="八", **clocks)
            growing.world.edge("STATED_IN", key, document)


def add_kinds(growing: Growing) -> None:
    """Demands of every enterprise of a kind: of all key ones, or of those in some sectors, and that each has its supervisor.

    Half of them are of a document whose issuer administers a district and, for a time, all there is.
    """
    world = growing.world
    issuer = world.node("Organization", "Organization:xissuer", name="示例总局", kind="BUREAU", **growing.clocks())
    document = world.node("OfficialDocument", "OfficialDocument:x", title="示例总方案", **growing.clocks())
    world.edge("ISSUED_BY", document, issuer)
    world.edge("ADMINISTERS", issuer, growing.areas["DISTRICT"][1], **ALWAYS)
    for clocks in growing.versions():
        world.edge("ADMINISTERS", issuer, growing.areas["PROVINCE"][0], **clocks)
    _key_enterprises(growing)
    for number in range(10):
        for version, clocks in enumerate(growing.versions()):
            name, said = f"k{number}{version}", _of_a_kind(growing, number)
            if number % 2:
                key = world.node("Requirement", f"Requirement:{name}", slot=name[:2], clause="三", **clocks, **said)
                world.edge("STATED_IN", key, document)
            else:
                key = growing.statement("Requirement", name, clocks, **said)
            for sector in growing.random.sample(range(3), growing.random.choice((0, 1, 2))):
                world.edge("SECTOR", key, f"Sector:S{sector}")
            if growing.chance(0.2):
                world.edge("LISTS", key, growing.random.choice(growing.enterprises), row=1)


def add_announced_by_who_rules_nothing(growing: Growing) -> None:
    """A demand of all key enterprises by an issuer of whom the register knows no area that it rules: nobody can say how many."""
    world = growing.world
    issuer = world.node("Organization", "Organization:xruleless", name="示例无辖区局", kind="BUREAU", **ALWAYS)
    document = world.node("OfficialDocument", "OfficialDocument:xruleless", title="示例无辖区方案", **ALWAYS)
    world.edge("ISSUED_BY", document, issuer)
    said = {"kind": "LIAISON_OF_KEY_ENTERPRISES", "basis": "LIAISON", "position": 0, "clause": "一"}
    key = world.node("Requirement", "Requirement:xruleless", slot="xruleless", **ALWAYS, **said)
    world.edge("STATED_IN", key, document)


def _key_enterprises(growing: Growing) -> None:
    """Key enterprises in several places and sectors, to a few of which somebody is or was linked."""
    world = growing.world
    homes = [*growing.areas["VILLAGE"], *growing.areas["TOWN"][:4], growing.areas["DISTRICT"][1]]
    for number in range(9):
        key = world.node(
            "Enterprise", f"Enterprise:K{number}", uscc=f"K{number}", name=f"示例重点{number}", isKey=True, **ALWAYS
        )
        growing.one_at_a_time("LOCATED_IN", key, homes)
        for sector in growing.random.sample(range(3), number % 3):
            world.edge("OPERATES_IN", key, f"Sector:S{sector}", **growing.clocks())
        for clocks in growing.versions() if number % 3 == 0 else ():
            charge = growing.statement(
                "Assignment", f"kk{number}{clocks['recordedFrom']}", clocks, basis="LIAISON", role="LIAISON"
            )
            world.edge("ASSIGNEE", charge, growing.random.choice(growing.persons))
            world.edge("SUBJECT", charge, key)


def _of_a_kind(growing: Growing, number: int) -> dict[str, object]:
    choice = growing.random.choice
    of_keys = number % 4 < 2
    return {
        "kind": "LIAISON_OF_KEY_ENTERPRISES" if of_keys else "SECTORAL_SUPERVISOR",
        "basis": "LIAISON" if of_keys else "SECTORAL",
        "position": number % 3,
        "quantity": choice((None, 51)),
        "per": choice((None, "SECTOR")),
        "isOpen": choice((None, True, False, False)),
        "level": choice((None, "TOWN")),
        "within": choice((None, "P1W")),
        "countedFrom": choice((None, "ISSUE")),
        "dueDay": choice((None, 5)),
    }


def add_duty_lists(growing: Growing) -> None:
    """Lists of persons, posts and organisations; one is nobody's, and one says nothing."""
    choice = growing.random.choice
    for number in range(LISTS):
        owner = choice((*growing.persons[:3], *growing.posts[:3], *growing.organizations[:3]))
        year = choice((None, 2020, 2020, 2024))
        for version, clocks in enumerate(growing.versions()):
            said = {"kind": choice(("DUTIES", "WORK")), "year": year}
            items = None if number == 4 else growing.random.sample(("示例职责一", "示例职责二", "示例'\"\\{"), 2)
            key = growing.statement("DutyList", f"l{number:02}{version}", clocks, items=items, **said)
            if number != 5:
                growing.world.edge("OWNED_BY", key, owner)


def _duty(growing: Growing, number: int) -> dict[str, object]:
    choice = growing.random.choice
    return {
        "number": f"三（{number}）",
        "kind": choice(("VISIT", "REPORT", "HEARING")),
        "recurrence": choice((None, "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2")),
        "quota": choice((None, 1, 2)),
        "dueDay": choice((None, 5, 31)),
        "dueOn": choice((None, "2020-07-10")),
        "within": choice((None, "P1W", "PT24H")),
        "countedFrom": choice((None, "ISSUE", "ENTRY", "INCIDENT")),
        "bearerBasis": choice(("LIAISON", "TERRITORIAL")),
        "bearerRole": choice((None, "LIAISON", "GOVERNMENT_HEAD")),
        "bearerLevel": choice((None, "TOWN")),
    }


def _task(growing: Growing, number: int) -> dict[str, object]:
    choice = growing.random.choice
    return {
        "number": str(number),
        "section": "三",
        "title": None if number == 7 else f"示例任务{number}",
        "owners": choice((None, ["示例单位", "示例办公室"])),
        "dueOn": choice((None, ["2020-03-31", "2020-12-31"])),
    }


def _indicator(growing: Growing, target: str) -> dict[str, object]:
    choice = growing.random.choice
    return {
        "target": target,
        "name": "示例指标",
        "comparison": choice(("AT_LEAST", "EXACTLY", "REDUCED_BY")),
        "value": choice(("20", "0.5", "100")),
        "unit": choice(("%", "项")),
        "baseline": choice((None, "上年")),
        "level": choice((None, "CITY", "TOWN")),
        "dueOn": choice((None, "2020-06-30")),
    }
