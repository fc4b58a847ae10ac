"""Hazards of the random register with their steps, deadlines, lists and plans; waivers; what indicators stood at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.clock import OPEN_DAY

if TYPE_CHECKING:
    from tests.compiler.growing import Clocks, Growing

STEPS = ("FOUND", "RECTIFYING", "RECTIFIED", "ACCEPTED", "CLOSED", "REVIEWED")
REJECTED = "REJECTED"
DAYS = ("2019-01-01", "2020-03-05", "2020-03-06", "2020-03-10", "2022-07-01", "2024-03-15")
LAST_DAYS = (None, "2020-03-05", "2020-03-09", "2020-03-10", "2024-03-14", "2024-03-15")
"""Deadlines on, before and behind the days that questions are asked about."""
RULES = ("AREA_WITHOUT_LIAISON", "POST_VACANT", "GROUP_OVERLOADED")
HAZARDS, LISTINGS, PLANS, WAIVERS, PROGRESS = 14, 10, 8, 10, 12


def happened(growing: Growing, on: str) -> list[Clocks]:
    """The versions of something that happened on a day."""
    return [{**clocks, "validFrom": on, "validTo": OPEN_DAY} for clocks in growing.versions()]


def add_hazards(growing: Growing) -> None:
    """All of it."""
    hazards = [_hazard(growing, number) for number in range(HAZARDS)]
    for number in range(LISTINGS):
        _listing(growing, number, hazards)
    for number in range(PLANS):
        _plan(growing, number, hazards)
    for number in range(WAIVERS):
        _waiver(growing, number)
    for number in range(PROGRESS):
        _progress(growing, number)


def _units(growing: Growing) -> list[str]:
    return [*growing.enterprises, *growing.areas["TOWN"], *growing.areas["VILLAGE"]]


def _doers(growing: Growing, key: str) -> None:
    everybody = (*growing.persons, *growing.posts, *growing.organizations, *growing.groups)
    for doer in growing.random.sample(everybody, growing.random.choice((0, 1, 2))):
        growing.world.edge("PERFORMED_BY", key, doer)


def _earlier(growing: Growing, hazard: str, number: int) -> None:
    """What the register held of a hazard before; of some the same, but for what no question can see."""
    now = {name: value for name, value in growing.world.nodes[hazard].properties.items() if name != "key"}
    was = {**now, "recordedFrom": "2019-06-01T00:00:00.000000Z", "recordedTo": "2024-02-20T00:00:00.000000Z"}
    if number % 4 != 0:
        was |= {"title": "示例旧名", "grade": "MAJOR", "category": None}
    growing.world.edge("WAS", hazard, growing.world.node("Version", f"Version:h{number:02}", **was))


def _hazard(growing: Growing, number: int) -> str:
    choice = growing.random.choice
    key = growing.world.node(
        "Hazard",
        f"Hazard:h{number:02}",
        number=f"示例隐患-{number}",
        title=None if number == 5 else f"示例隐患{number}",
        grade=choice(("GENERAL", "MAJOR")),
        category=choice((None, "设备")),
        caseFile=choice((None, f"案{number}")),
        **growing.clocks(),
    )
    if number % 3 != 1:
        _earlier(growing, key, number)
    if number != 7:
        growing.world.edge("FOUND_AT", key, choice(_units(growing)))
    for place, status in enumerate(STEPS[: choice((0, 1, 2, 2, 2, 3, 6))]):
        for version, clocks in enumerate(happened(growing, choice(DAYS[place // 2 :]))):
            name, due = f"e{number:02}{place}{version}", choice(LAST_DAYS) if place < 3 else None
            step = growing.statement("HazardStep", name, clocks, status=status, dueOn=due, note=choice((None, "示例")))
            growing.world.edge("OF_HAZARD", step, key)
            _doers(growing, step)
    for again in range(2, 2 + choice((0, 0, 1, 2)) if number % 3 == 0 else 2):
        for place, (status, number_of) in enumerate(
            ((REJECTED, again - 1), ("RECTIFYING", again), ("RECTIFIED", again))
        ):
            if place < choice((1, 2, 3)):
                for version, clocks in enumerate(happened(growing, choice(DAYS[1:]))):
                    name, due = f"r{number:02}{again}{place}{version}", choice((None, *LAST_DAYS))
                    said = {
                        "round": None if number_of == 1 else number_of,
                        "dueOn": due,
                        "note": choice((None, "示例")),
                    }
                    step = growing.statement("HazardStep", name, clocks, status=status, **said)
                    growing.world.edge("OF_HAZARD", step, key)
    for place, on in enumerate(growing.random.sample(DAYS, choice((0, 0, 1, 2)))):
        for version, clocks in enumerate(happened(growing, on)):
            name, due = f"y{number:02}{place}{version}", choice(LAST_DAYS[1:])
            extension = growing.statement("DeadlineExtension", name, clocks, dueOn=due, note=choice((None, "示例")))
            growing.world.edge("OF_HAZARD", extension, key)
    return key


def _listing(growing: Growing, number: int, hazards: list[str]) -> None:
    choice = growing.random.choice
    hazard, level = choice(hazards), choice(("CITY", "DISTRICT", "TOWN"))
    for version, clocks in enumerate(growing.versions()):
        said = {"number": None if number == 3 else f"示例挂{number}", "level": level, "dueOn": choice(LAST_DAYS)}
        key = growing.statement("ListedSupervision", f"l{number:02}{version}", clocks, **said)
        if number != 4:
            growing.world.edge("OF_HAZARD", key, hazard)
        _doers(growing, key)


def _plan(growing: Growing, number: int, hazards: list[str]) -> None:
    choice = growing.random.choice
    unit = choice(_units(growing))
    for version, clocks in enumerate(happened(growing, choice(DAYS))):
        key = growing.statement(
            "RectificationPlan",
            f"p{number:02}{version}",
            clocks,
            number=f"示例方案{number}",
            title=choice((None, "示例方案")),
            aims=choice((None, "示例目标")),
            measures=choice((None, "示例措施")),
            dueOn=choice(LAST_DAYS),
        )
        if number != 2:
            growing.world.edge("CONCERNS", key, unit)
        for hazard in growing.random.sample(hazards, choice((0, 1, 2))):
            growing.world.edge("OF_HAZARD", key, hazard)


def _waiver(growing: Growing, number: int) -> None:
    choice = growing.random.choice
    exempted = choice((*_units(growing), *growing.persons, *growing.posts, *growing.organizations))
    rule = choice((None, *RULES))
    for version, clocks in enumerate(growing.versions()):
        said = {"rule": rule, "dutyNumber": None if rule else "三（1）", "reason": None if number == 6 else "示例理由"}
        key = growing.statement("Waiver", f"z{number:02}{version}", clocks, **said)
        if number != 1:
            growing.world.edge("EXEMPTS", key, exempted)


def _progress(growing: Growing, number: int) -> None:
    choice = growing.random.choice
    said = {"target": f"二（{number % 3}）", "name": choice(("示例指标", "示例指标", "另一指标"))}
    for version, clocks in enumerate(happened(growing, choice(DAYS))):
        value = choice(("20", "20.0", "0.50", "9.5", "100", "-3"))
        growing.statement("IndicatorProgress", f"g{number:02}{version}", clocks, **said, value=value)
