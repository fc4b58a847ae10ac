"""What was done, found and ordered: records, hazards, lists, measures, investigations."""

from collections.abc import Iterable, Mapping
from typing import Any

from language import _
from service.dossier.entered import is_later, say_as_known, say_corrected, say_entry
from service.dossier.layout import Page
from service.dossier.words import NOTHING, Wording, value

Content = Mapping[str, Any]

_RECORDS, _HAZARDS = _("Records of what was done"), _("Hazards found before the incident")
_LISTINGS = _("Lists on which they stood")
_BEFORE, _AFTER = _("Measures before the incident"), _("Measures after the incident")
_ON_DAY = _("Measures of the day itself (whether before or after the incident, the register does not say)")
_INVESTIGATIONS = _("Investigations")
_NONE, _SOURCE = _("None in the register."), _("Source")
_ENTERED, _STEP_ENTERED = _("Entered"), _("entered {moment}")
_OPEN, _STATE = _("open"), _("On the incident's day")
_OVERDUE, _STEPS = _("overdue since {day}"), _("Steps")
_DUE, _EXTENDED = _("due {day}"), _("extended on {on} to {day}")
_WHAT, _WHO, _ABOUT, _AGAINST, _BY = _("Content"), _("Who"), _("About"), _("Against"), _("By whom")
_REPLY, _DONE, _SINCE = _("Reply by, replied"), _("Due, done"), _("Since")
_MARK = "[{}]"


def say_records(page: Page, records: list[Content], wording: Wording) -> None:
    """Every record, by day; those entered after the incident are shaded."""
    page.heading(wording.say(_RECORDS))
    if not records:
        page.say(wording.say(_NONE))
        return
    headings = [*wording.terms("DutyRecord", "number", "on", "kind"), *_said(wording, _WHAT, _WHO, _ABOUT, _ENTERED)]
    page.table(
        [*headings, wording.say(_SOURCE)],
        [_record(each, wording) for each in records],
        (5, 4, 4, 9, 6, 6, 8, 2),
        _later(records),
    )


def _later(lines: list[Content]) -> list[int]:
    """The places of what was entered only after the incident."""
    return [place for place, line in enumerate(lines) if is_later(line)]


def _said(wording: Wording, *messages: str) -> list[str]:
    return [wording.say(message) for message in messages]


def _record(found: Content, wording: Wording) -> list[str]:
    what = [found["title"], found["summary"], *(each["name"] for each in found["attachments"])]
    return [
        found["number"],
        found["on"],
        wording.label("DutyKind", found["kind"]),
        "\n".join(filter(None, what)) or NOTHING,
        wording.joined(found["performedBy"]),
        wording.joined(found["concerns"]),
        say_entry(found, wording),
        value(found["source"]),
    ]


def say_hazards(page: Page, content: Content, wording: Wording) -> None:
    """The hazards with their steps, and the lists; those of which something was entered after the incident are shaded."""
    hazards, listings = content["hazards"], content["listings"]
    page.heading(wording.say(_HAZARDS))
    if not hazards:
        page.say(wording.say(_NONE))
    else:
        headings = [*wording.terms("Hazard", "number", "title", "grade", "foundOn", "dueOn")]
        page.table(
            [*headings, *_said(wording, _STATE, _STEPS)],
            [_hazard(each, wording) for each in hazards],
            (5, 8, 3, 4, 4, 6, 18),
            [n for n, each in enumerate(hazards) if _has_later(each)],
        )
    page.heading(wording.say(_LISTINGS), 2)
    if not listings:
        page.say(wording.say(_NONE))
        return
    headings = [*wording.terms("ListedSupervision", "number", "level"), wording.say(_ABOUT), wording.say(_SINCE)]
    page.table(
        [*headings, wording.term("ListedSupervision.dueOn"), *_said(wording, _BY, _ENTERED, _SOURCE)],
        [
            [
                each["number"],
                wording.label("AreaLevel", each["level"]),
                each["hazard"],
                value(each["validFrom"]),
                value(each["dueOn"]),
                wording.joined(each["performedBy"]),
                say_entry(each, wording),
                value(each["source"]),
            ]
            for each in listings
        ],
        (4, 3, 4, 3, 3, 6, 6, 1),
        _later(listings),
    )


def _has_later(hazard: Content) -> bool:
    return bool(hazard["asKnown"]) or any(map(is_later, (*hazard["steps"], *hazard["extensions"])))


def _corrected(hazard: Content, wording: Wording) -> list[str]:
    """When the hazard itself was changed after the incident, and what the register had held of it."""
    if not hazard["asKnown"]:
        return []
    said = {**hazard["asKnown"]}
    if "grade" in said:
        said["grade"] = wording.label("HazardGrade", said["grade"])
    values = wording.joined([f"{wording.term(f'Hazard.{name}')} {value(was)}" for name, was in said.items()])
    return [f"{say_corrected(hazard['correctedAt'], wording)}（{say_as_known(values, wording)}）"]


def _hazard(found: Content, wording: Wording) -> list[str]:
    state = [*([wording.say(_OPEN)] if found["isOpen"] else []), wording.label("HazardStatus", found["status"])]
    if found["overdueSince"]:
        state.append(wording.say(_OVERDUE, day=found["overdueSince"]))
    steps = [_step(step, wording) for step in found["steps"]]
    steps += [_extension(each, wording) for each in found["extensions"]]
    return [
        found["number"],
        "\n".join([" ".join(filter(None, (found["title"], found["caseFile"]))), *_corrected(found, wording)]),
        wording.label("HazardGrade", found["grade"]),
        value(found["foundOn"]),
        value(found["dueOn"]),
        wording.joined(state),
        "\n".join(steps) or NOTHING,
    ]


def _step(step: Content, wording: Wording) -> str:
    due = f" {wording.say(_DUE, day=step['dueOn'])}" if step["dueOn"] else ""
    return f"{step['on']} {wording.label('HazardStatus', step['status'])}{due}{_note(step, wording)}"


def _extension(found: Content, wording: Wording) -> str:
    return wording.say(_EXTENDED, on=found["on"], day=found["dueOn"]) + _note(found, wording)


def _note(line: Content, wording: Wording) -> str:
    source = f" {_MARK.format(line['source'])}" if line["source"] else ""
    entered = f"（{wording.say(_STEP_ENTERED, moment=say_entry(line, wording))}）"
    return (f" {line['note']}" if line["note"] else "") + source + entered


def say_measures(page: Page, content: Content, wording: Wording) -> None:
    """The measures before the incident, of its day and after it, and its investigations."""
    told = ((_BEFORE, "measuresBefore"), (_ON_DAY, "measuresOnDay"), (_AFTER, "measures"))
    for heading, measures in ((heading, content[name]) for heading, name in told):
        page.heading(wording.say(heading))
        if measures:
            say_table_of_measures(page, measures, wording, _later(measures) if heading != _AFTER else ())
        else:
            page.say(wording.say(_NONE))
    _say_investigations(page, content["investigations"], wording)


def say_table_of_measures(page: Page, measures: list[Content], wording: Wording, marked: Iterable[int]) -> None:
    """Measures as a table; `marked` are the rows to shade."""
    headings = wording.terms("AccountabilityMeasure", "number", "kind", "issuedOn")
    page.table(
        [*headings, *_said(wording, _AGAINST, _BY, _ABOUT, _WHAT, _REPLY, _DONE, _ENTERED, _SOURCE)],
        [_measure(each, wording) for each in measures],
        (5, 4, 4, 6, 6, 4, 7, 4, 4, 6, 2),
        marked,
    )


def _measure(found: Content, wording: Wording) -> list[str]:
    return [
        found["number"],
        wording.label("MeasureKind", found["kind"]),
        found["issuedOn"],
        found["against"],
        wording.joined(found["performedBy"]),
        wording.joined(found["concerns"]),
        value(found["note"]),
        f"{value(found['replyBy'])}\n{value(found['repliedOn'])}",
        f"{value(found['dueOn'])}\n{value(found['completedOn'])}",
        say_entry(found, wording),
        value(found["source"]),
    ]


def _say_investigations(page: Page, investigations: list[Content], wording: Wording) -> None:
    page.heading(wording.say(_INVESTIGATIONS))
    if not investigations:
        page.say(wording.say(_NONE))
        return
    headings = wording.terms("Investigation", "level", "elevatedFrom", "begunOn", "concludedOn", "conclusion")
    page.table(
        [*headings, *_said(wording, _BY, _SOURCE)],
        [
            [
                wording.label("AreaLevel", each["level"]),
                wording.label("AreaLevel", each["elevatedFrom"]),
                each["begunOn"],
                value(each["concludedOn"]),
                value(each["conclusion"]),
                wording.joined(each["performedBy"]),
                value(each["source"]),
            ]
            for each in investigations
        ],
        (3, 3, 3, 3, 9, 6, 1),
    )
