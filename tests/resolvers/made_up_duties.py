"""Three districts of a city that does not exist, with what a document demands of them and what was done by 2026-11-22."""

from collections.abc import Iterator, Mapping

from graph import keys
from graph.facts import Facts, Statement, Thing, Tie, Value
from seeds.events import (
    Done,
    deadline_extension,
    duty_record,
    hazard,
    hazard_step,
    listed_supervision,
    monthly_return,
    waiver,
)
from seeds.stating import Cited, Term, assignment, membership, requirement, statement

NUMBER = "示例应急〔2026〕8号"
DOCUMENT = keys.document(NUMBER)
CITY, FIRST, SECOND, THIRD = "Area:990100", "Area:990102", "Area:990103", "Area:990104"
TOWN = "Area:990102001"
BUREAU = keys.organization("示例市应急管理局")
GROUP = keys.organization("示例第一挂钩组", BUREAU)
PEOPLE = {name: keys.person(BUREAU, name) for name in ("示例甲", "示例乙", "示例丙", "示例丁")}
DUST, COLD = keys.sector("DUST"), keys.sector("COLD")
FIRMS = {
    name: keys.enterprise(None, CITY, name) for name in ("示例一厂", "示例二厂", "示例三厂", "示例四厂", "示例五厂")
}
ISSUED = "2026-03-06"
KEPT = "2026-02-11"
"""Records are kept, and the register with them, from this day on: what was done before the document counts for nothing."""
WAIVED_FROM = "2026-12-01"
OPEN = Term(ISSUED)

COUNTS: Mapping[str, Mapping[str, int | None]] = {
    FIRST: {"liaisonGroups": 3, "inspections": 12, "leaders": 5, "departments": 9, "linkedVillages": 20},
    SECOND: {"liaisonGroups": 1, "inspections": 4, "leaders": None, "departments": 2, "linkedVillages": 7},
}
"""What two districts reported of October; nobody said how many key enterprises are linked."""


def facts() -> Facts:
    """All of it."""
    found = Facts(DOCUMENT)
    for part in (_places(), _firms(), _demands(), _liaisons(), _records(), _returns(), _hazards(), _waivers()):
        found.extend(part)
    return found


def cited(row: int | None = None, annex: int | None = None, clause: str | None = None) -> Cited:
    """A place in the document."""
    return Cited(DOCUMENT, annex, row, clause)


def _places() -> Iterator[Thing | Tie]:
    areas = {CITY: ("示例市", "CITY"), FIRST: ("示例甲区", "DISTRICT"), SECOND: ("示例乙区", "DISTRICT")}
    areas |= {THIRD: ("示例丙区", "DISTRICT"), TOWN: ("示例镇", "TOWN")}
    for key, (name, level) in areas.items():
        yield Thing("Area", key, {"code": key[5:], "name": name, "level": level, "kind": "ADMINISTRATIVE"})
    for part, whole in ((FIRST, CITY), (SECOND, CITY), (THIRD, CITY), (TOWN, FIRST)):
        yield Tie("PART_OF", part, whole)
    yield Thing("Organization", BUREAU, {"name": "示例市应急管理局", "kind": "BUREAU"})
    yield Thing("Organization", GROUP, {"name": "示例第一挂钩组", "kind": "SUPERVISION_GROUP"})
    yield Tie("ADMINISTERS", BUREAU, CITY)
    yield Thing(
        "OfficialDocument", DOCUMENT, {"number": NUMBER, "title": "示例挂钩联系通知", "issuedOn": ISSUED}, ISSUED
    )
    yield Tie("ISSUED_BY", DOCUMENT, BUREAU)
    for name, key in PEOPLE.items():
        yield Thing("Person", key, {"name": name})


def _firms() -> Iterator[Thing | Tie | Statement]:
    homes = (TOWN, SECOND, THIRD, SECOND, TOWN)
    for (name, key), home in zip(FIRMS.items(), homes, strict=True):
        yield Thing("Enterprise", key, {"name": name, "isKey": True})
        yield Tie("LOCATED_IN", key, home)
    yield Thing("Sector", DUST, {"code": "DUST", "name": "粉尘涉爆"})
    yield Thing("Sector", COLD, {"code": "COLD", "name": "涉氨制冷"})
    one, two, _, four, five = FIRMS.values()
    for firm, sector in ((one, DUST), (two, COLD), (four, COLD), (five, COLD)):
        yield Tie("OPERATES_IN", firm, sector)
    for subject, sector in ((CITY, DUST), (four, COLD), (FIRST, COLD)):
        yield assignment("SECTORAL", "AGENCY", BUREAU, subject, OPEN, cited(), sector)


def _demands() -> Iterator[Statement]:
    listed = [(key, cited(row, annex=2)) for row, key in enumerate((FIRST, SECOND, THIRD), 1)]
    demand: Mapping[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": 1, "per": "MONTH"}
    yield requirement(demand, listed, OPEN, cited(clause="三（四）"))
    yield duty("二", "VISIT", "LIAISON", quota=1)
    yield duty("三（四）", "MONTHLY_RETURN", "COMPREHENSIVE", dueDay=5)


def duty(number: str, kind: str, basis: str, **said: int) -> Statement:
    """A duty of every month."""
    says: dict[str, Value] = {
        "number": number,
        "kind": kind,
        "recurrence": "FREQ=MONTHLY",
        "bearerBasis": basis,
        "position": 1,
        **said,
    }
    return statement("Duty", keys.slot("Duty", DOCUMENT, number), says, [], OPEN, cited(clause=number))


def _liaisons() -> Iterator[Statement]:
    for name in ("示例丙", "示例丁"):
        yield membership(PEOPLE[name], GROUP, "LEAD" if name == "示例丙" else "MEMBER", OPEN, cited())
    subjects = ((PEOPLE["示例甲"], FIRST), (PEOPLE["示例乙"], SECOND), (GROUP, THIRD), (GROUP, FIRMS["示例一厂"]))
    for row, (assignee, subject) in enumerate(subjects, 1):
        yield assignment("LIAISON", "LIAISON", assignee, subject, OPEN, cited(row, annex=1))


def _records() -> Iterator[Statement]:
    one, two, three, _ = PEOPLE.values()
    for number, who in enumerate((one, two, GROUP), 1):
        yield visit(f"J-0{number}", KEPT, who, CITY)
    yield visit("J-1", "2026-10-31", one, FIRST)
    yield visit("J-2", "2026-10-10", two, FIRMS["示例二厂"])
    # The first of November is no day of October: the group has not been to the third district in that month.
    yield visit("J-3", "2026-11-01", three, THIRD)
    yield visit("J-4", "2026-10-15", three, FIRMS["示例一厂"])


def visit(number: str, on: str, by: str, *concerns: str) -> Statement:
    """Somebody was there."""
    return duty_record(Done(number, "VISIT", on, (by,), concerns))


def _returns() -> Iterator[Statement]:
    for area in (FIRST, SECOND, THIRD):
        yield monthly_return(area, "2026-01", KEPT, {}, cited())
    yield monthly_return(FIRST, "2026-10", "2026-11-05", COUNTS[FIRST], cited())
    yield monthly_return(SECOND, "2026-10", "2026-11-06", COUNTS[SECOND], cited())


def _hazards() -> Iterator[Thing | Tie | Statement]:
    at = FIRMS["示例一厂"]
    grades = {"Y-1": "MAJOR", "Y-2": "GENERAL", "Y-3": "GENERAL", "Y-4": "GENERAL", "Y-5": "GENERAL", "Y-6": "MAJOR"}
    # Y-1 has its deadline from the day on which it was found; that of Y-5 was another until it was ordered to be rectified.
    due_at_first = {"Y-1": "2026-10-01", "Y-5": "2026-10-10"}
    due_on = {"Y-2": "2026-11-22", "Y-3": "2026-10-01", "Y-5": "2026-11-21", "Y-6": "2026-10-01"}
    for number, grade in grades.items():
        yield from hazard(number, f"示例隐患{number}", grade, at)
        key = keys.hazard(number)
        yield hazard_step(
            key, "FOUND", "2026-09-01", due_on=due_at_first.get(number), cited=cited(clause=f"{number}（1）")
        )
        yield hazard_step(key, "RECTIFYING", "2026-09-02", due_on=due_on.get(number), cited=cited(clause=number))
    yield deadline_extension(keys.hazard("Y-3"), "2026-09-20", "2026-12-31", cited=cited())
    for status, on in (("RECTIFIED", "2026-09-30"), ("ACCEPTED", "2026-10-10"), ("CLOSED", "2026-10-31")):
        yield hazard_step(keys.hazard("Y-6"), status, on)
    for number, due in (("Y-1", "2026-10-31"), ("Y-6", "2026-10-31"), ("Y-5", "2026-11-22")):
        listed = Term("2026-09-10")
        yield listed_supervision(keys.hazard(number), f"G-{number}", "CITY", listed, [BUREAU], due, cited())


def _waivers() -> Iterator[Statement]:
    from_then = Term(WAIVED_FROM, "2027-01-01")
    for rule, exempt in (
        ("ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR", FIRMS["示例二厂"]),
        ("RETURN_OVERDUE", THIRD),
        ("VISIT_OVERDUE", SECOND),
        ("LISTED_HAZARD_NOT_CLOSED", FIRMS["示例一厂"]),
    ):
        yield waiver(exempt, from_then, "示例理由", rule, cited=cited())
    yield waiver(GROUP, Term("2026-05-01", "2026-06-01"), "示例停工", duty="二", cited=cited())
