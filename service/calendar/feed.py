"""What is due, as iCalendar (RFC 5545): an all-day event on the last day of each period, with warnings before it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from language import _, translate

WARNINGS = (timedelta(days=-3), timedelta(hours=-15))
"""Before the day begins: three days, and nine in the morning of the day before."""

SHANGHAI_OFFSET = timedelta(hours=8)
_OPEN = frozenset({"DUE", "AHEAD"})
NAME = _("What is due: {name}")
SUMMARY = _("{duty}: {subject}")
EXPLANATION = _("{status}. Done {done} of {required}. Counted from {first} to {last}. Source: {source}")


def calendar(
    name: str, due: Iterable[Mapping[str, Any]], labels: Mapping[str, str], now: datetime, language: str
) -> bytes:
    """The calendar of a holder by that name; `due` as GraphQL's `dutiesDue` answers `QUERY`, `labels` the words of enum values."""
    feed = Calendar()
    feed.add("prodid", "-//Zerenlian//zerenlian//ZH")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", translate(NAME, language).format(name=name))
    feed.add("refresh-interval;value=duration", "PT6H")
    feed.add_component(_zone())
    # A duty of which nobody knows by when it is due has no day to stand on.
    for item in (each for each in due if each["dueBy"] is not None):
        feed.add_component(_event(item, labels, now, language))
    content: bytes = feed.to_ical()
    return content


def _zone() -> Timezone:
    """The zone of the days: a calendar has to have a component (RFC 5545, 3.4) also where nothing is due, and this one says
    nothing of anybody."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - a local time, as RFC 5545 has it
    standard.add("tzname", "CST")
    standard.add("tzoffsetfrom", SHANGHAI_OFFSET)
    standard.add("tzoffsetto", SHANGHAI_OFFSET)
    zone = Timezone()
    zone.add("tzid", "Asia/Shanghai")
    zone.add_component(standard)
    return zone


def _event(item: Mapping[str, Any], labels: Mapping[str, str], now: datetime, language: str) -> Event:
    last = date.fromisoformat(item["dueBy"])
    event = Event()
    event.add("uid", f"{_identity(item)}@zerenlian")
    event.add("dtstamp", now)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", summary(item, labels, language))
    event.add("description", _explanation(item, labels, language))
    if item["status"] in _OPEN:
        for before in WARNINGS:
            event.add_component(_warning(before, summary(item, labels, language)))
    return event


def summary(item: Mapping[str, Any], labels: Mapping[str, str], language: str) -> str:
    """What has to be done where, with a mark where it is done."""
    subject = item["subject"].get("name") or item["subject"]["key"]
    if incident := item["incident"]:
        subject = f"{subject}（{incident['title']}）"
    words = translate(SUMMARY, language).format(duty=labels[item["duty"]["kind"]], subject=subject)
    return words if item["status"] in _OPEN else f"{words}（{labels[item['status']]}）"


def _explanation(item: Mapping[str, Any], labels: Mapping[str, str], language: str) -> str:
    citation = item["duty"]["citation"] or {}
    document = citation.get("document") or {}
    source = " ".join(
        part for part in (document.get("number") or document.get("title"), citation.get("clause")) if part
    )
    return translate(EXPLANATION, language).format(
        status=labels[item["status"]],
        done=item["done"],
        required=item["required"],
        first=item["from"],
        last=date.fromisoformat(item["to"]) - timedelta(days=1),
        source=source or "—",
    )


def _warning(before: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", words)
    return alarm


def _identity(item: Mapping[str, Any]) -> str:
    """The same for the same period of the same duty each time the calendar is read, whatever was corrected since."""
    citation = item["duty"]["citation"] or {}
    document = (citation.get("document") or {}).get("key", "")
    parts = [document, item["duty"]["number"], item["subject"]["key"], item["from"], item["dueBy"]]
    if incident := item["incident"]:
        parts.append(incident["number"])
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]
