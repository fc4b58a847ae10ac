"""What happened and was done, as facts: records of duty, returns, hazards with their steps, incidents, measures, waivers.

Days are ISO texts of Asia/Shanghai; the day of an event is its `validFrom`. Keys are those of things (`graph.keys`). What is said
again under the same number corrects what was said before; both versions stay (docs/decisions/0015).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from graph import keys
from graph.clock import moment_text, today
from graph.facts import Statement, Thing, Tie, Value
from seeds.stating import UNCITED, Cited, Link, Term, statement


def _to(type_: str, things: Iterable[str]) -> list[Link]:
    return [(type_, key, {}) for key in things]


def _event(
    label: str, slot: Sequence[str], on: str, said: Mapping[str, Value], links: list[Link], cited: Cited
) -> Statement:
    known = {name: value for name, value in said.items() if value is not None}
    return statement(label, keys.slot(label, *slot), known, links, Term(on), cited)


@dataclass(frozen=True, slots=True)
class Done:
    """履职记录: one thing done, by its number in the register.

    `kind` is a DutyKind. `by` are keys of persons, posts or groups, `concerns` those of areas, enterprises, hazards or incidents.
    `duties` are the clauses of the cited document that it fulfils; without any it counts for duties of its kind. `reports_on`
    (2020-03) is the month that a report is about.
    """

    number: str
    kind: str
    on: str
    by: tuple[str, ...]
    concerns: tuple[str, ...] = ()
    title: str | None = None
    summary: str | None = None
    duties: tuple[str, ...] = ()
    reports_on: str | None = None
    attachments: tuple[str, ...] = ()


def duty_record(done: Done, cited: Cited = UNCITED) -> Statement:
    """One thing done (一事一记)."""
    said: dict[str, Value] = {
        "number": done.number,
        "kind": done.kind,
        "title": done.title,
        "summary": done.summary,
        "dutyNumbers": list(done.duties) or None,
        "reportsOn": done.reports_on,
    }
    links = _to("PERFORMED_BY", done.by) + _to("CONCERNS", done.concerns) + _to("ATTACHED", done.attachments)
    return _event("DutyRecord", (done.number,), done.on, said, links, cited)


def attachment(sha256: str, name: str, size: int, media_type: str) -> Thing:
    """附件: a file that is kept by its SHA-256; `size` in bytes."""
    said: dict[str, Value] = {"sha256": sha256, "name": name, "size": size, "mediaType": media_type}
    return Thing("Attachment", keys.attachment(sha256, name), said)


def monthly_return(
    area: str, month: str, submitted_on: str, counts: Mapping[str, int | None], cited: Cited = UNCITED
) -> Statement:
    """情况表: what an area reports of a month (2020-03) under Annex 2 of 苏应急〔2020〕82号; `counts` by column."""
    return _event(
        "MonthlyReturn", (area, month), submitted_on, {"month": month, **counts}, _to("CONCERNS", [area]), cited
    )


def hazard(
    number: str, title: str, grade: str, at: str, category: str | None = None, case_file: str | None = None
) -> tuple[Thing, Tie]:
    """隐患: GENERAL or MAJOR, found at an enterprise or in an area (`at`); 一案一档 is its `case_file`."""
    key = keys.hazard(number)
    said: dict[str, Value] = {
        "number": number,
        "title": title,
        "grade": grade,
        "category": category,
        "caseFile": case_file,
    }
    return Thing("Hazard", key, said), Tie("FOUND_AT", key, at)


def hazard_step(
    of: str,
    status: str,
    on: str,
    by: Iterable[str] = (),
    due_on: str | None = None,
    note: str | None = None,
    cited: Cited = UNCITED,
    round_: int = 1,
) -> Statement:
    """A step of a hazard: FOUND RECTIFYING RECTIFIED REJECTED ACCEPTED CLOSED REVIEWED; `due_on` is the last day to rectify it.

    `round_` tells what happened again after a failed acceptance (REJECTED) from what happened before, from 1.
    """
    links = _to("OF_HAZARD", [of]) + _to("PERFORMED_BY", by)
    said: dict[str, Value] = {"status": status, "dueOn": due_on, "note": note, "round": round_ if round_ > 1 else None}
    slot = (of, status) if round_ == 1 else (of, status, str(round_))
    return _event("HazardStep", slot, on, said, links, cited)


def deadline_extension(of: str, on: str, due_on: str, note: str | None = None, cited: Cited = UNCITED) -> Statement:
    """延期: from the day `on` the last day to rectify the hazard is `due_on`."""
    return _event("DeadlineExtension", (of, on), on, {"dueOn": due_on, "note": note}, _to("OF_HAZARD", [of]), cited)


def listed_supervision(
    of: str,
    number: str,
    level: str,
    term: Term,
    by: Iterable[str] = (),
    due_on: str | None = None,
    cited: Cited = UNCITED,
) -> Statement:
    """挂牌督办 of a hazard at a level (CITY DISTRICT TOWN), by organisations; its term ends when it is taken off the list.

    Another number is another time on the list.
    """
    said: dict[str, Value] = {"number": number, "level": level}
    if due_on:
        said["dueOn"] = due_on
    links, parts = _to("OF_HAZARD", [of]) + _to("PERFORMED_BY", by), ("ListedSupervision", of, level)
    made = statement("ListedSupervision", keys.slot(*parts), said, links, term, cited, parts)
    return replace(made, told_by="number")


def rectification_plan(
    number: str,
    on: str,
    unit: str,
    hazards: Iterable[str] = (),
    said: Mapping[str, Value] | None = None,
    cited: Cited = UNCITED,
) -> Statement:
    """一企一策: an enterprise's plan; `said` are its title, aims, measures, and the last day `dueOn`."""
    links = _to("CONCERNS", [unit]) + _to("OF_HAZARD", hazards)
    return _event("RectificationPlan", (number,), on, {"number": number, **(said or {})}, links, cited)


def incident(
    number: str,
    title: str,
    occurred_at: datetime,
    at: str,
    type_: str | None = None,
    *,
    category: str | None = None,
    production_safety: bool | None = True,
) -> tuple[Thing, Tie]:
    """事故 at an enterprise or, where none is concerned, in an area (`at`); `type_` is a code of the edition in force that day.

    `category` is ROAD_TRAFFIC or FIRE, of which casualties regrade the incident for 7 days, else OTHER (30 days); without
    it the type decides. `production_safety` None says nothing: a new incident is one of it. Raises ValueError where the moment
    has no zone.
    """
    key = keys.incident(number)
    said: dict[str, Value] = {
        "number": number,
        "title": title,
        "occurredAt": moment_text(occurred_at),
        "type": type_,
        "category": category,
        "isProductionSafety": production_safety,
    }
    on, if_new = today(occurred_at).isoformat(), {"isProductionSafety": True}
    return Thing("Incident", key, said, valid_from=on, if_new=if_new), Tie("OCCURRED_AT", key, at)


def casualty_count(
    of: str,
    on: str,
    deaths: int | None,
    serious_injuries: int | None,
    direct_loss_cents: int | None,
    cited: Cited = UNCITED,
) -> Statement:
    """伤亡和直接经济损失 as counted on a day: persons, and CNY in hundredths; what is unknown is None.

    Raises ValueError for a figure below zero.
    """
    said: dict[str, Value] = {
        "deaths": deaths,
        "seriousInjuries": serious_injuries,
        "directLossCents": direct_loss_cents,
    }
    below = [f"{name} {value}" for name, value in said.items() if isinstance(value, int) and value < 0]
    if below:
        raise ValueError(f"{below[0]} is below zero; expected 0 or more, or nothing where it is unknown")
    return _event("CasualtyCount", (of, on), on, said, _to("OF_INCIDENT", [of]), cited)


def investigation(
    of: str,
    on: str,
    level: str,
    by: Iterable[str] = (),
    elevated_from: str | None = None,
    concluded_on: str | None = None,
    conclusion: str | None = None,
    cited: Cited = UNCITED,
) -> Statement:
    """事故调查 by a level of government, begun on a day; `elevated_from` is the level that it was raised from (提级调查)."""
    said: dict[str, Value] = {
        "level": level,
        "elevatedFrom": elevated_from,
        "concludedOn": concluded_on,
        "conclusion": conclusion,
    }
    links = _to("OF_INCIDENT", [of]) + _to("PERFORMED_BY", by)
    return _event("Investigation", (of, level), on, said, links, cited)


def accountability_measure(
    number: str,
    kind: str,
    on: str,
    against: str,
    concerns: Iterable[str] = (),
    by: Iterable[str] = (),
    said: Mapping[str, Value] | None = None,
    cited: Cited = UNCITED,
) -> Statement:
    """A measure (MeasureKind) against a person, post, organisation, enterprise or area, for hazards or incidents (`concerns`).

    `said`: note, replyBy, repliedOn, dueOn, completedOn.
    """
    links = _to("AGAINST", [against]) + _to("CONCERNS", concerns) + _to("PERFORMED_BY", by)
    return _event(
        "AccountabilityMeasure", (number,), on, {"number": number, "kind": kind, **(said or {})}, links, cited
    )


def waiver(
    exempts: str, term: Term, reason: str, rule: str | None = None, duty: str | None = None, cited: Cited = UNCITED
) -> Statement:
    """豁免: exempts a thing from a rule of the audit, or from a duty of the cited document by its number, for a period."""
    said: dict[str, Value] = {"reason": reason}
    if rule:
        said["rule"] = rule
    if duty:
        said["dutyNumber"] = duty
    slot = keys.slot("Waiver", exempts, rule or "", duty or "", cited.document or "", term.valid_from)
    return statement("Waiver", slot, said, _to("EXEMPTS", [exempts]), term, cited)


def indicator_progress(document: str, target: str, name: str, on: str, value: str, cited: Cited) -> Statement:
    """进展: what an indicator of a target stood at on a day; `value` is a decimal in the indicator's unit."""
    said: dict[str, Value] = {"target": target, "name": name, "value": value}
    return _event("IndicatorProgress", (document, target, name, on), on, said, [], cited)
