"""Monthly returns of the random register, what demands them, visits to what somebody is linked to, and waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.clock import OPEN_DAY

if TYPE_CHECKING:
    from tests.compiler.growing import Clocks, Growing

MONTHS = ("2020-02", "2020-03", "2020-12", "2022-07", "2024-01", "2024-02", "2024-03")
RULES = (
    "AREA_WITHOUT_LIAISON", "KEY_ENTERPRISE_WITHOUT_LIAISON", "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR", "VISIT_OVERDUE",
    "RETURN_OVERDUE", "ASSIGNMENT_STALE", "HOLDER_LEFT_POST", "HAZARD_OVERDUE",
)  # fmt: skip
VISITED = (
    "2020-02-10",
    "2020-02-29",
    "2020-03-01",
    "2022-06-30",
    "2024-01-31",
    "2024-02-01",
    "2024-02-29",
    "2025-12-24",
)
COLUMNS = ("liaisonGroups", "inspections", "leaders", "departments", "linkedVillages", "linkedKeyEnterprises")


def add_returns(growing: Growing) -> None:
    """All of it."""
    areas = [key for level in growing.areas.values() for key in level]
    for number in range(3):
        _demand(growing, number, growing.random.sample(areas, 8))
    _visit_duties(growing)
    _visits(growing)
    for number in range(24):
        _waiver(growing, number, growing.random.choice((areas, growing.enterprises, growing.persons))[number % 7])
    for number, document in enumerate(growing.documents, 24):
        _waiver(growing, number, document, "CITED_ANNEX_MISSING")


def _demand(growing: Growing, number: int, listed: list[str]) -> None:
    """A document that wants returns of some areas, by a day that it says or by the fifth; some of them came."""
    choice, document = growing.random.choice, growing.documents[number]
    for version, clocks in enumerate(growing.versions()):
        key = growing.world.node(
            "Requirement", f"Requirement:w{number}{version}", slot=f"w{number}", kind="MONTHLY_RETURN", **clocks
        )
        growing.world.edge("STATED_IN", key, document)
        for row, area in enumerate(listed):
            growing.world.edge("LISTS", key, area, annex=2, row=row // 2)
    duty = {
        "number": "三（四）",
        "kind": "MONTHLY_RETURN",
        "recurrence": "FREQ=MONTHLY",
        "dueDay": (8, None, 30)[number],
    }
    _duty(growing, f"w{number}", document, {**duty, "bearerBasis": "COMPREHENSIVE"})
    for area in listed[1:]:
        for month in growing.random.sample(MONTHS, 3):
            _return(growing, area, month, choice((1, 5, 6, 8, 9, 20)))


def _return(growing: Growing, area: str, month: str, day: int) -> None:
    year, after = int(month[:4]) + month.endswith("12"), int(month[5:]) % 12 + 1
    name = f"{area.removeprefix('Area:')}{month.replace('-', '')}"
    for version, clocks in enumerate(_happened(growing, f"{year}-{after:02}-{day:02}")):
        counts = {column: growing.random.choice((None, 0, 3, 12)) for column in COLUMNS}
        key = growing.statement("MonthlyReturn", f"{name}{version}", clocks, month=month, **counts)
        growing.world.edge("CONCERNS", key, area)


def _happened(growing: Growing, on: str) -> list[Clocks]:
    """The versions of something that happened on a day."""
    return [{**clocks, "validFrom": on, "validTo": OPEN_DAY} for clocks in growing.versions()]


def _duty(growing: Growing, name: str, document: str, said: dict[str, object]) -> None:
    key = growing.world.node("Duty", f"Duty:{name}", slot=name, position=9, **growing.clocks(), **said)
    growing.world.edge("STATED_IN", key, document)
    growing.world.edge("DEMANDED_BY", key, document)


def _visit_duties(growing: Growing) -> None:
    """Each document wants visits of those that it links, but for the last."""
    for number, document in enumerate(growing.documents[:-1]):
        said = {
            "number": f"二（{number}）",
            "kind": "VISIT",
            "bearerBasis": "LIAISON",
            "quota": (None, 1, 2)[number % 3],
        }
        recurrence = "FREQ=MONTHLY;INTERVAL=3" if number == 3 else "FREQ=MONTHLY"
        due_day = {4: 29}.get(number)
        _duty(growing, f"y{number}", document, {**said, "recurrence": recurrence, "dueDay": due_day})


def _visits(growing: Growing) -> None:
    """Whoever is linked goes there, or somewhere else; some say which duty it was, or of which month they report."""
    choice, world = growing.random.choice, growing.world
    linked = [node for node in world.of("Assignment") if node.properties["basis"] == "LIAISON"]
    for number, assignment in enumerate(linked * 2):
        subjects = [edge.end for edge in world.leaving[assignment.key, "SUBJECT"]]
        for on in growing.random.sample(VISITED, 3):
            clocks = choice(_happened(growing, on))
            key = world.node(
                "DutyRecord",
                f"DutyRecord:y{number:03}{on.replace('-', '')}",
                slot=f"y{number:03}",
                number=f"示例走访{number}-{on}",
                kind=choice(("VISIT", "VISIT", "VISIT", "REPORT")),
                dutyNumbers=choice((None, None, None, ["二（0）", "二（4）"])),
                reportsOn=choice((None, None, "2024-01")),
                **clocks,
            )
            for edge in world.leaving[assignment.key, "ASSIGNEE"]:
                world.edge("PERFORMED_BY", key, choice(([edge.end], growing.persons))[0])
            world.edge("STATED_IN", key, choice(growing.documents))
            for about in choice((subjects, subjects, [], [choice(growing.enterprises)])):
                world.edge("CONCERNS", key, about)


def _waiver(growing: Growing, number: int, exempt: str, rule: str | None = None) -> None:
    duty = number % 6 == 5 and rule is None
    about = {"dutyNumber": f"二（{number % 5}）"} if duty else {"rule": rule or RULES[number % len(RULES)]}
    key = growing.world.node(
        "Waiver", f"Waiver:y{number:02}", slot=f"y{number:02}", reason="示例理由", **about, **growing.clocks()
    )
    growing.world.edge("STATED_IN", key, growing.random.choice(growing.documents))
    growing.world.edge("EXEMPTS", key, exempt)
