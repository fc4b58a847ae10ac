"""Incidents, investigations and measures."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.compiler.naive import filters, incident_filters
from tests.compiler.naive.connections import connection
from tests.compiler.naive.things import FIELDS, NEWEST, Resolve, answers, by_key, properties
from tests.compiler.naive.view import Order, Thing

BOUNDS = {"deaths": (3, 10, 30), "seriousInjuries": (10, 50, 100), "directLossCents": (10**9, 5 * 10**9, 10**10)}
GRADES = ("GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")
LATEST = Order(lambda incident: [incident.get("occurredAt"), incident.key], 2, descending=(0,))
NAMES_OF_1986 = (
    "物体打击", "车辆伤害", "机械伤害", "起重伤害", "触电", "淹溺", "灼烫", "火灾", "高处坠落", "坍塌",
    "冒顶片帮", "透水", "放炮", "火药爆炸", "瓦斯爆炸", "锅炉爆炸", "容器爆炸", "其他爆炸", "中毒和窒息", "其他伤害",
)  # fmt: skip
FIRST_DAY_OF_1986, FIRST_DAY_OF_2025 = "1987-02-01", "2026-07-01"


def grade_of(figures: Sequence[int | None]) -> str | None:
    """By deaths, injuries and hundredths of a CNY: the worst, as far as no unknown one could be worse."""
    known = [
        bisect_right(BOUNDS[name], value) for name, value in zip(BOUNDS, figures, strict=True) if value is not None
    ]
    worst = max(known, default=0)
    return GRADES[worst] if len(known) == len(BOUNDS) or worst == len(GRADES) - 1 else None


@dataclass(frozen=True)
class Changed:
    """A change of the grade."""

    on: str
    grade: str | None
    counts: list[Thing]


def label(incident: Thing) -> str | None:
    """The type's name in its edition."""
    names = {f"0{place}": name for place, name in enumerate(NAMES_OF_1986, 1)}
    return names.get(incident.get("type")) if edition(incident) == "GB 6441-1986" else None


def edition(incident: Thing) -> str | None:
    """The edition of the incident's day."""
    day = incident.get("validFrom")
    if day < FIRST_DAY_OF_1986:
        return None
    return "GB 6441-1986" if day < FIRST_DAY_OF_2025 else "GB 6441-2025"


def category(incident: Thing) -> str:
    """As stated, else as the type says."""
    return incident.get("category") or ("FIRE" if label(incident) == "火灾" else "OTHER")


def counts_of(incident: Thing) -> list[Thing]:
    """The counts, the oldest first."""
    found = [one for one in incident.into("OF_INCIDENT") if one.type_name == "CasualtyCount"]
    return sorted(found, key=lambda count: (count.get("validFrom"), count.key))


def decisive(counts: Sequence[Thing], name: str, last_day: str) -> Thing | None:
    """The count that gives a figure: the last in time, else the first."""
    saying = [count for count in counts if count.get(name) is not None]
    in_time = [count for count in saying if count.get("validFrom") <= last_day]
    return in_time[-1] if in_time else next(iter(saying), None)


def deciding(incident: Thing, counts: Sequence[Thing]) -> list[Thing | None]:
    """For each figure the count that gives it."""
    days = 30 if category(incident) == "OTHER" else 7
    last_day = (date.fromisoformat(incident.get("validFrom")) + timedelta(days)).isoformat()
    return [decisive(counts, name, last_day) for name in BOUNDS]


def grade(incident: Thing, counts: Sequence[Thing]) -> str | None:
    """The grade that counts give."""
    if not incident.get("isProductionSafety"):
        return None
    given = zip(deciding(incident, counts), BOUNDS, strict=True)
    return grade_of([count.get(name) if count else None for count, name in given])


def changes(incident: Thing) -> list[Changed]:
    """Each change of the grade."""
    counts, before, found = counts_of(incident), None, []
    for place, newest in enumerate(counts, 1):
        now = grade(incident, counts[:place])
        if now != before:
            giving = [each.key for each in deciding(incident, counts[:place]) if each]
            found.append(Changed(newest.get("validFrom"), now, [c for c in counts[:place] if c.key in giving]))
        before = now
    return found


def latest(name: str) -> Resolve:
    """A figure as last counted."""
    return lambda incident, _: next(
        (count.get(name) for count in reversed(counts_of(incident)) if count.get(name) is not None), None
    )


def cny(cents: int | None) -> str | None:
    """As text."""
    return None if cents is None else f"{cents // 100}.{cents % 100:02}"


def area_of(incident: Thing) -> Thing | None:
    """Where it happened, on its own day; what is found is seen on the day asked about."""
    key = incident_filters.area_key(incident)
    return incident.view.thing(key) if key else None


properties("Incident", "number", "title", "occurredAt", "type", "isProductionSafety")
properties("CasualtyCount", "deaths", "seriousInjuries")
properties("Investigation", "level", "elevatedFrom", "concludedOn", "conclusion")
properties("AccountabilityMeasure", "number", "kind", "note", "replyBy", "repliedOn", "dueOn", "completedOn")
for _path in ("Incident.on", "CasualtyCount.countedOn", "Investigation.begunOn", "AccountabilityMeasure.issuedOn"):
    FIELDS[_path] = lambda thing, _: thing.get("validFrom")
FIELDS["Incident.typeLabel"] = lambda incident, _: label(incident)
FIELDS["Incident.typeEdition"] = lambda incident, _: edition(incident)
FIELDS["Incident.category"] = lambda incident, _: category(incident)
FIELDS["Incident.deaths"] = latest("deaths")
FIELDS["Incident.seriousInjuries"] = latest("seriousInjuries")
FIELDS["Incident.directLoss"] = lambda incident, _: cny(latest("directLossCents")(incident, None))
FIELDS["Incident.area"] = lambda incident, _: area_of(incident)
FIELDS["Incident.counts"] = lambda incident, _: counts_of(incident)
FIELDS["Incident.grade"] = lambda incident, _: grade(incident, counts_of(incident))
FIELDS["Incident.initialGrade"] = lambda incident, _: grade(incident, counts_of(incident)[:1])
FIELDS["Incident.grades"] = lambda incident, _: changes(incident)
for _field in ("on", "grade", "counts"):
    FIELDS[f"GradeChange.{_field}"] = lambda change, _, field=_field: getattr(change, field)
FIELDS["CasualtyCount.directLoss"] = lambda count, _: cny(count.get("directLossCents"))
FIELDS["CasualtyCount.incident"] = FIELDS["Investigation.incident"] = lambda thing, _: thing.one("OF_INCIDENT")
FIELDS["Investigation.isElevated"] = lambda thing, _: thing.get("elevatedFrom") is not None
FIELDS["Investigation.isConcluded"] = lambda thing, _: incident_filters.is_concluded(thing)
FIELDS["AccountabilityMeasure.against"] = lambda thing, _: thing.one("AGAINST")
FIELDS["AccountabilityMeasure.isReplyOverdue"] = lambda thing, _: incident_filters.is_late(
    thing, "replyBy", "repliedOn"
)
FIELDS["AccountabilityMeasure.isOverdue"] = lambda thing, _: incident_filters.is_late(thing, "dueOn", "completedOn")
FIELDS["AccountabilityMeasure.concerns"] = lambda thing, _: by_key(thing.out("CONCERNS"))
for _kind in ("Investigation", "AccountabilityMeasure"):
    FIELDS[f"{_kind}.performedBy"] = lambda thing, _: by_key(thing.out("PERFORMED_BY"))


@answers("Incident.enterprise")
def enterprise(incident: Thing, _: Any) -> Thing | None:
    """The enterprise where it happened."""
    return next((place for place in incident.out("OCCURRED_AT") if place.type_name == "Enterprise"), None)


@answers("Incident.investigations")
def investigations(incident: Thing, _: Any) -> list[Thing]:
    """The oldest first."""
    found = [one for one in incident.into("OF_INCIDENT") if one.type_name == "Investigation"]
    return sorted(found, key=lambda inquiry: (inquiry.get("validFrom"), inquiry.key))


def at_enterprise(place: Thing) -> list[Thing]:
    """The incidents that have happened at an enterprise."""
    return [incident for incident in place.into("OCCURRED_AT") if incident.holds()]


def incidents_in(area: Thing, recursive: bool = True) -> list[Thing]:
    """The incidents that have happened in an area."""
    found = [one for one in area.view.all("Incident") if one.holds()]
    if recursive:
        return [one for one in found if area.key in incident_filters.around(one)]
    return [one for one in found if area.key == incident_filters.area_key(one)]


def measures(tie: str) -> Resolve:
    """The measures whose arrow arrives."""
    return lambda thing: [one for one in thing.into(tie) if one.type_name == "AccountabilityMeasure"]


def _connected(path: str, things: Resolve, order: Order, fits: filters.Fits, sorts: Any) -> None:
    FIELDS[path] = connection(path, things, order, fits, sorts)


incident_filters.SORTS["grade"] = lambda one: GRADES.index(found) + 1 if (found := grade(one, counts_of(one))) else 0
incident_filters.SORTS["deaths"] = lambda one: -1 if (dead := latest("deaths")(one, None)) is None else dead
incident_filters.INCIDENT.update(
    grade=lambda one, value: grade(one, counts_of(one)) == value,
    gradeIn=lambda one, value: grade(one, counts_of(one)) in value,
    hasGrade=lambda one, value: (grade(one, counts_of(one)) is not None) is value,
    category=lambda one, value: category(one) == value,
)
_connected("Area.incidents", incidents_in, LATEST, incident_filters.INCIDENT, incident_filters.SORTS)
_connected("Enterprise.incidents", at_enterprise, LATEST, incident_filters.INCIDENT, incident_filters.SORTS)
for _kind in ("Person", "Post", "Organization", "Enterprise", "Area", "Incident"):
    _tie = "CONCERNS" if _kind == "Incident" else "AGAINST"
    _connected(f"{_kind}.measures", measures(_tie), NEWEST, incident_filters.MEASURE, incident_filters.MEASURE_SORTS)
