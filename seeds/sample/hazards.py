"""隐患 of 示例市: general and major, in every state, some overdue, some with extensions, plans, and listed at three levels."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Statement, Thing, Tie, Value
from seeds.events import (
    accountability_measure,
    deadline_extension,
    hazard,
    hazard_step,
    listed_supervision,
    rectification_plan,
)
from seeds.sample.days import LAST_DAY, later
from seeds.sample.officers import Officers
from seeds.sample.words import lot
from seeds.stating import Term

STEPS = ("FOUND", "RECTIFYING", "RECTIFIED", "ACCEPTED", "CLOSED", "REVIEWED")
CATEGORIES = ("用电安全", "消防设施", "有限空间", "粉尘防爆", "危化品储存", "特种设备")
_WAITS = (0, 2, 14, 5, 3, 75)
"""The least days from each step to the next, and by lot up to twice as many."""


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of a hazard: its grade, the last step so far, whether its day has passed by then, and who lists it."""

    grade: str
    last: str
    overdue: bool = False
    levels: tuple[str, ...] = ()
    extended: bool = False
    on_road: bool = False


COURSES = (
    Course("MAJOR", "RECTIFYING", overdue=True, levels=("CITY",), extended=True),
    Course("GENERAL", "REVIEWED"),
    Course("GENERAL", "FOUND"),
    Course("MAJOR", "ACCEPTED", levels=("DISTRICT",)),
    Course("GENERAL", "RECTIFIED"),
    Course("GENERAL", "CLOSED"),
    Course("MAJOR", "CLOSED", levels=("TOWN",)),
    Course("GENERAL", "RECTIFYING", extended=True),
    Course("GENERAL", "REVIEWED", on_road=True),
    Course("GENERAL", "FOUND", overdue=True),
    Course("GENERAL", "CLOSED"),
    Course("MAJOR", "REVIEWED", levels=("CITY", "DISTRICT")),
    Course("GENERAL", "CLOSED", extended=True),
    Course("GENERAL", "RECTIFYING", on_road=True),
    Course("GENERAL", "REVIEWED"),
    Course("GENERAL", "CLOSED"),
)
"""In turn: each of the first sixteen hazards is another case, and of many each case is as frequent as it is here."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where something is found: an enterprise, and who looks after the place that it lies in."""

    key: str
    name: str
    officers: Officers


@dataclass(frozen=True, slots=True)
class Found:
    """A hazard that was found: its key, where, by whom and on what day, and its facts."""

    key: str
    at: str
    name: str
    by: str
    on: str
    facts: tuple[Thing | Tie | Statement, ...]


def found_hazard(number: int, site: Site) -> Found:
    """The hazard with that number, from 0, and everything that has become of it by the last day."""
    course, text = COURSES[number % len(COURSES)], f"示例患{number + 1:06}"
    place, by = site.officers.place, site.officers.officer(text)
    at, name = (place.key, place.name) if course.on_road else (site.key, site.name)
    days = _days(course, text)
    category = "道路安全" if course.on_road else CATEGORIES[lot(len(CATEGORIES), text)]
    case_file = f"示例档{number + 1:06}" if course.grade == "MAJOR" else None
    made = _Made(number, keys.hazard(text), site, course, days, by)
    thing, tie = hazard(text, f"{name}{category}隐患", course.grade, at, category, case_file)
    return Found(made.key, at, name, by, days[0], (thing, tie, *_steps(made), *_beside(made)))


@dataclass(frozen=True, slots=True)
class _Made:
    """A hazard in the making; `days` are those of its steps."""

    number: int
    key: str
    site: Site
    course: Course
    days: list[str]
    by: str

    @property
    def due_on(self) -> str:
        """The last day to rectify it: well after its rectification, unless it is overdue."""
        if self.course.overdue:
            return later(self.days[0], 30)
        return later(self.days[min(2, len(self.days) - 1)], 90 if self.course.grade == "MAJOR" else 30)

    @property
    def over(self) -> bool:
        return self.course.last in ("CLOSED", "REVIEWED")


def _days(course: Course, text: str) -> list[str]:
    """The days of its steps: what is still open was found lately, or longer ago than it may be."""
    waits = [wait + lot(wait + 1, text, "wait", str(wait)) for wait in _WAITS[: STEPS.index(course.last) + 1]]
    since_last = 60 + lot(60, text, "open") if course.overdue else lot(20, text, "open")
    if course.last in ("CLOSED", "REVIEWED"):
        since_last += lot(400, text, "long ago")
    left, days = since_last + sum(waits), []
    for wait in waits:
        left -= wait
        days.append(later(LAST_DAY, -left))
    return days


def _steps(made: _Made) -> Iterator[Statement]:
    offices = made.site.officers.committees
    by = {"FOUND": made.by, "ACCEPTED": made.by, "CLOSED": offices["TOWN"], "REVIEWED": offices["DISTRICT"]}
    for status, on in zip(STEPS, made.days, strict=False):
        due_on = made.due_on if status == "FOUND" else None
        yield hazard_step(made.key, status, on, [by[status]] if status in by else [], due_on)


def _beside(made: _Made) -> Iterator[Statement]:
    if made.course.extended:
        extended = later(made.due_on, 20 if made.course.overdue else 45)
        yield deadline_extension(made.key, later(made.days[1], 1), extended, "示例：设备到货推迟")
    for level in made.course.levels:
        yield _listing(made, level)
    if made.course.grade == "MAJOR":
        yield _plan(made)
    if made.course.overdue:
        yield from _measures(made)


def _listing(made: _Made, level: str) -> Statement:
    on = later(made.days[0], 1)
    until = later(made.days[STEPS.index("CLOSED")], 1) if made.over else OPEN_DAY
    number = f"示例挂牌{on[:4]}-{level[0]}{made.number + 1:06}"
    return listed_supervision(
        made.key, number, level, Term(on, until), [made.site.officers.committees[level]], made.due_on
    )


def _plan(made: _Made) -> Statement:
    said: dict[str, Value] = {
        "title": f"{made.site.name}重大隐患整改方案",
        "aims": "消除重大隐患，实现闭环管理",
        "measures": "停用隐患设备、专业机构检测、整改后复核",
        "dueOn": made.due_on,
    }
    return rectification_plan(f"示例策{made.number + 1:06}", made.days[1], made.site.key, [made.key], said)


def _measures(made: _Made) -> Iterator[Statement]:
    """The enterprise is ordered to rectify by a day, and who inspects there is reminded; one in two has replied."""
    number, on = f"示例督{made.number + 1:06}", later(made.due_on, 5)
    committee = made.site.officers.committees["DISTRICT"]
    ordered: dict[str, Value] = {"note": "示例：逾期未整改", "dueOn": later(LAST_DAY, 30)}
    yield accountability_measure(
        f"{number}-1", "RECTIFICATION_ORDER", on, made.site.key, [made.key], [committee], ordered
    )
    reminded: dict[str, Value] = {"replyBy": later(on, 10)}
    if made.number % (2 * len(COURSES)) < len(COURSES):
        reminded["repliedOn"] = later(on, 6)
    yield accountability_measure(f"{number}-2", "REMINDER_LETTER", on, made.by, [made.key], [committee], reminded)
