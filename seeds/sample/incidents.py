"""事故 of 示例市: of every grade, at enterprises and on roads, with casualties that change, investigations and measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from graph import keys
from graph.clock import SHANGHAI
from graph.facts import Statement, Thing, Tie, Value
from graph.incident_types import edition_on
from seeds.events import accountability_measure, casualty_count, incident, investigation
from seeds.sample.days import LAST_DAY, later
from seeds.sample.hazards import Site
from seeds.sample.words import lot

Counted = tuple[int, int | None, int | None, int | None]
"""Days after the incident, deaths, serious injuries, direct loss in ten thousand CNY (万元)."""
Measure = tuple[str, str]
"""The kind of a measure, and against whom: ENTERPRISE, OFFICER or COMMITTEE."""


@dataclass(frozen=True, slots=True)
class Case:
    """An incident: days before the last one, its type by the standard of 1986, what was counted, and what followed."""

    what: str
    days_ago: int
    type: str
    counted: tuple[Counted, ...]
    level: str | None = None
    elevated_from: str | None = None
    measures: tuple[Measure, ...] = ()
    on_road: bool = False
    production_safety: bool = True
    minute: time = time(9, 30)


_FULL: tuple[Measure, ...] = (("PENALTY", "ENTERPRISE"), ("INTERVIEW", "OFFICER"), ("WRITTEN_REVIEW", "COMMITTEE"))
CASES = (
    Case("机械伤害事故", 210, "03", ((0, 2, 1, None), (9, 3, 0, 260)), "CITY", "DISTRICT", _FULL),
    Case("高处坠落事故", 95, "09", ((0, 1, 0, 130),), "DISTRICT", measures=(("PENALTY", "ENTERPRISE"),)),
    Case("车辆伤害事故", 160, "02", ((0, 1, 2, 40), (5, 2, 1, 90)), "DISTRICT", on_road=True, minute=time(23, 59)),
    Case("其他爆炸事故", 500, "018", ((0, 8, 14, None), (3, 11, 10, 4_800)), "PROVINCE", "CITY", _FULL),
    Case(
        "坍塌事故",
        420,
        "010",
        ((0, 24, 60, None), (12, 31, 52, 12_600)),
        "PROVINCE",
        "CITY",
        (*_FULL, ("VETO", "COMMITTEE")),
    ),
    Case("中毒和窒息事故", 20, "019", ((0, 0, None, None),)),
    Case("溺水事件", 320, "06", ((0, 1, 0, 0),), on_road=True, production_safety=False, minute=time(0, 1)),
    Case("灼烫事故", 260, "07", ((0, 0, 2, 75),), "DISTRICT", measures=(("WARNING_CIRCULAR", "COMMITTEE"),)),
)
"""In turn; the two worst happen once in a city of any size."""
_ONCE = (3, 4)


def incident_facts(number: int, site: Site) -> Iterator[Thing | Tie | Statement]:
    """The incident with that number, from 0, and everything that followed from it by the last day."""
    case, text = _case(number), f"示例故{number + 1:06}"
    key, place = keys.incident(text), site.officers.place
    at, name = (place.key, place.name) if case.on_road else (site.key, site.name)
    day = later(LAST_DAY, -case.days_ago - (lot(200, text) if number >= len(CASES) else 0))
    occurred = datetime.combine(date.fromisoformat(day), case.minute, SHANGHAI)
    edition = edition_on(day)
    type_ = case.type if edition and case.type in edition.types else None
    title, category = f"{name}{case.what}", "ROAD_TRAFFIC" if case.type == "02" else None
    yield from incident(text, title, occurred, at, type_, category=category, production_safety=case.production_safety)
    yield from _counts(key, case, day)
    if case.level:
        yield _investigation(key, case, day, site)
    for turn, measure in enumerate(case.measures, 1):
        yield _measure(f"{text}-{turn}", key, measure, later(day, 30 + 5 * turn), site)


def _case(number: int) -> Case:
    if number < len(CASES):
        return CASES[number]
    others = [case for turn, case in enumerate(CASES) if turn not in _ONCE]
    return others[number % len(others)]


def _counts(key: str, case: Case, day: str) -> Iterator[Statement]:
    for after, deaths, injured, loss in case.counted:
        # 万元 to hundredths of a CNY.
        cents = None if loss is None else loss * 1_000_000
        yield casualty_count(key, later(day, after), deaths, injured, cents)


def _investigation(key: str, case: Case, day: str, site: Site) -> Statement:
    over = later(day, 100)
    concluded = over if over <= LAST_DAY else None
    committees = site.officers.committees
    by = [office for level, office in committees.items() if level == case.level]
    words = "示例：认定为生产安全责任事故" if concluded else None
    return investigation(key, later(day, 1), case.level or "", by, case.elevated_from, concluded, words)


def _measure(number: str, key: str, measure: Measure, on: str, site: Site) -> Statement:
    kind, against = measure
    officers = site.officers
    whom = {"ENTERPRISE": site.key, "OFFICER": officers.officer(number), "COMMITTEE": officers.committees["TOWN"]}
    said: dict[str, Value] = {"note": "示例：事故追责", "replyBy": later(on, 15), "dueOn": later(on, 60)}
    if lot(4, number, "replied"):
        said["repliedOn"] = later(on, 10)
    if later(on, 45) <= LAST_DAY:
        said["completedOn"] = later(on, 45)
    return accountability_measure(number, kind, on, whom[against], [key], [officers.committees["CITY"]], said)
