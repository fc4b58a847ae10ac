"""Duties, tasks, targets and indicators of the random register's documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

ROUNDS = 10


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
            key = growing.statement("Requirement", f"r{number}{version}", clocks, kind="ROSTER", basis=basis)
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


def _duty(growing: Growing, number: int) -> dict[str, object]:
    choice = growing.random.choice
    return {
        "number": f"三（{number}）",
        "kind": choice(("VISIT", "REPORT", "HEARING")),
        "recurrence": choice((None, "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2")),
        "quota": choice((None, 1, 2)),
        "dueDay": choice((None, 5, 31)),
        "dueOn": choice((None, "2020-07-10")),
        "within": choice((None, "P1W")),
        "countedFrom": choice((None, "ISSUE", "ENTRY")),
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
