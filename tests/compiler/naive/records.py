"""Records of duty with their versions, and what indicators stood at."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.compiler.naive.connections import connection
from tests.compiler.naive.filters import among, any_out, before, equal, leads, not_before
from tests.compiler.naive.filters import key as bare
from tests.compiler.naive.hazard_filters import Check, around, to
from tests.compiler.naive.hazards import distinct, units_in
from tests.compiler.naive.roots import listed
from tests.compiler.naive.sorts import text
from tests.compiler.naive.stated import connected, stated
from tests.compiler.naive.things import BY_KEY, FIELDS, NEWEST, answers, by_key, properties
from tests.compiler.naive.view import Thing

stated("DutyRecord", "IndicatorProgress")
connected("DutyRecord")
properties("DutyRecord", "number", "kind", "title", "summary", "reportsOn")
properties("Attachment", "name", "sha256", "size", "mediaType")
properties("IndicatorProgress", "value")
FIELDS["Attachment.url"] = lambda file, _: f"/attachments/{file.get('sha256')}.{file.get('name').rsplit('.')[-1]}"
FIELDS["DutyRecord.on"] = FIELDS["IndicatorProgress.on"] = lambda thing, _: thing.get("validFrom")
FIELDS["DutyRecord.dutyNumbers"] = lambda record, _: record.get("dutyNumbers") or []
FIELDS["DutyRecord.performedBy"] = lambda record, _: by_key(record.out("PERFORMED_BY"))
FIELDS["DutyRecord.concerns"] = lambda record, _: by_key(record.out("CONCERNS"))
FIELDS["DutyRecord.attachments"] = lambda record, _: sorted(
    record.out("ATTACHED"), key=lambda file: (file.get("name"), file.key)
)
FIELDS["DutyRecord.recordedLater"] = lambda record, _: recorded_later(record)


def recorded_later(record: Thing) -> bool:
    """No version of that day was there when the day was over."""
    on = record.get("validFrom")
    over = datetime.combine(date.fromisoformat(on) + timedelta(1), time(), ZoneInfo("Asia/Shanghai"))
    same = [one for one in _versions(record) if one.get("validFrom") == on]
    return all(datetime.fromisoformat(one.get("recordedFrom")) >= over for one in same)


def _versions(record: Thing) -> list[Thing]:
    every = [one for one in record.view.all("DutyRecord") if one.get("slot") == record.get("slot")]
    return sorted(every, key=lambda one: (one.get("recordedFrom"), one.key))


def _ends(record: Thing, kind: str) -> list[str]:
    return sorted(edge.end for edge in record.view.world.leaving[record.key, kind])


def _place(record: Thing) -> list[Any]:
    return [*(record.get(name) for name in ("annex", "row", "clause", "excerpt")), *_ends(record, "STATED_IN")]


PARTS: Mapping[str, Callable[[Thing], Any]] = {
    "DAY": lambda record: record.get("validFrom"),
    "KIND": lambda record: record.get("kind"),
    "TITLE": lambda record: record.get("title"),
    "SUMMARY": lambda record: record.get("summary"),
    "DUTIES": lambda record: record.get("dutyNumbers"),
    "MONTH": lambda record: record.get("reportsOn"),
    "PERFORMED_BY": lambda record: _ends(record, "PERFORMED_BY"),
    "CONCERNS": lambda record: _ends(record, "CONCERNS"),
    "ATTACHMENTS": lambda record: _ends(record, "ATTACHED"),
    "CITATION": _place,
}


@answers("DutyRecord.history")
def history(record: Thing, _: Any) -> list[tuple[Thing, Thing | None]]:
    """The versions that were recorded by then, each with the one before it."""
    known = [one for one in _versions(record) if one.get("recordedFrom") <= record.view.clock.known_at]
    return [(one, _before(one, known)) for one in known]


def _before(version: Thing, versions: list[Thing]) -> Thing | None:
    """The version that the register held until it learned another."""
    return next((one for one in reversed(versions) if one.get("recordedFrom") < version.get("recordedFrom")), None)


FIELDS["DutyRecordVersion.record"] = lambda version, _: version[0]


@answers("DutyRecordVersion.changed")
def changed(version: tuple[Thing, Thing | None], _: Any) -> list[str]:
    """In what it differs."""
    now, earlier = version
    return [part for part, of in PARTS.items() if earlier is not None and of(now) != of(earlier)]


def _about(record: Thing) -> list[Thing]:
    """The areas and enterprises that a record is about, also through a hazard or an incident."""
    found: list[Thing] = []
    for one in record.out("CONCERNS"):
        found += one.out("FOUND_AT") + one.out("OCCURRED_AT") if one.type_name in ("Hazard", "Incident") else [one]
    return found


def _records(tie: str) -> Callable[[Thing], list[Thing]]:
    return lambda thing: [one for one in thing.into(tie) if one.type_name == "DutyRecord"]


def _about_units(units: list[Thing]) -> list[Thing]:
    keys = {unit.key for unit in units}
    every = units[0].view.all("DutyRecord") if units else []
    return [one for one in every if one.holds() and keys & {unit.key for unit in _about(one)}]


def records_in(area: Thing, recursive: bool = True) -> list[Thing]:
    """Those about the area and what lies in it."""
    return distinct(_about_units(units_in(area, recursive)))


RECORD: dict[str, Check] = {
    "kind": equal("kind"),
    "kindIn": among("kind"),
    "doneBefore": before("validFrom"),
    "doneOnOrAfter": not_before("validFrom"),
    "performedBy": to("PERFORMED_BY"),
    "concerns": to("CONCERNS"),
    "within": lambda record, value: any(bare(value) in around(unit) for unit in _about(record)),
    "document": leads("STATED_IN", "OfficialDocument"),
    "dutyNumber": lambda record, value: value in (record.get("dutyNumbers") or []),
    "recordedLater": lambda record, value: recorded_later(record) is value,
    "hasAttachments": any_out("ATTACHED"),
}
SORTS = {"on": text("validFrom"), "kind": text("kind"), "number": text("number"), "recordedFrom": text("recordedFrom")}
_BELOW: dict[str, Callable[..., list[Thing]]] = {
    "Area.records": records_in,
    "Enterprise.records": lambda enterprise: _about_units([enterprise]),
    "Hazard.records": _records("CONCERNS"),
    "Incident.records": _records("CONCERNS"),
    "Person.records": _records("PERFORMED_BY"),
    "Post.records": _records("PERFORMED_BY"),
    "Organization.records": _records("PERFORMED_BY"),
}
for _path, _things in _BELOW.items():
    FIELDS[_path] = connection(_path, _things, NEWEST, RECORD, SORTS)
listed("Query.records", "DutyRecord", BY_KEY, RECORD, SORTS)


@answers("Indicator.progress")
def progress(indicator: Thing, _: Any = None) -> list[Thing]:
    """What its document's indicator of that name stood at, the newest first."""
    beside = [one for document in indicator.out("STATED_IN") for one in document.into("STATED_IN")]
    found = [
        one
        for one in by_key(beside)
        if one.type_name == "IndicatorProgress"
        and (one.get("target"), one.get("name")) == (indicator.get("target"), indicator.get("name"))
    ]
    return sorted(found, key=lambda one: one.get("validFrom"), reverse=True)


FIELDS["Indicator.latest"] = lambda indicator, _: next(iter(progress(indicator)), None)


@answers("Indicator.isMet")
def is_met(indicator: Thing, _: Any) -> bool | None:
    """As numbers."""
    for newest in progress(indicator)[:1]:
        stood, figure = Decimal(newest.get("value")), Decimal(indicator.get("value"))
        comparison = indicator.get("comparison")
        return (
            stood <= figure
            if comparison == "AT_MOST"
            else stood == figure
            if comparison == "EXACTLY"
            else stood >= figure
        )
    return None
