"""Measures of accountability, and exemptions, of a workbook."""

from graph.audit_rules import OF_DOCUMENTS
from graph.facts import Value
from seeds.events import accountability_measure, waiver
from seeds.workbook.days import check_after
from seeds.workbook.desk import Desk
from seeds.workbook.document_rows import called_document, demanded, known_document
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.parties import TARGETS, acting_organizations, listed, target

_DAYS = {"reply_by": "replyBy", "replied_on": "repliedOn", "due_on": "dueOn", "completed_on": "completedOn"}


def add_measures(desk: Desk) -> None:
    """Add all measures, against whom and for what."""
    for row in desk.parsed.rows["measures"]:
        number, kind, on, against = row.text("number"), row.text("kind"), row.day_text("on"), target(desk, row)
        hazards = listed(desk, row, "hazards", desk.hazards)
        incidents, by = listed(desk, row, "incidents", desk.incidents), acting_organizations(desk, row)
        for incident in incidents:
            check_after(desk, row, "on", incident)
        if number and kind and on and against:
            said: dict[str, Value] = {name: row.day_text(field) for field, name in _DAYS.items()}
            said["note"] = row.text("note")
            concerns, cited = (*hazards, *incidents), desk.cited(row)
            desk.facts.add(accountability_measure(number, kind, on, against, concerns, by, said, cited))


def add_waivers(desk: Desk) -> None:
    """Add who is exempt from what, and how long."""
    for row in desk.parsed.rows["waivers"]:
        exempt, term, reason = _exempt(desk, row), desk.term(row), row.text("reason")
        if not _fits(desk, row) or exempt is None or term is None or reason is None:
            continue
        rule, duty, cited = row.text("rule"), row.text("duty"), desk.cited(row)
        if desk.claim(row, exempt, rule or "", duty or "", cited.document or "", term.valid_from):
            desk.state(row, waiver(exempt, term, reason, rule, duty, cited))


def _exempt(desk: Desk, row: WorkbookRow) -> str | None:
    """The key of whom or what the row exempts; None, with an error, where it names nothing or more than one."""
    if row.text("exempted") is None:
        return target(desk, row)
    if others := [name for field in TARGETS if (name := row.text(field))]:
        desk.wrong(row, "exempted", "ONE_TARGET", "｜".join([*others, str(row.text("exempted"))]))
        return None
    return called_document(desk, row, "exempted")


def _fits(desk: Desk, row: WorkbookRow) -> bool:
    """A rule of the audit, or a duty of the document that the row names; a rule about documents exempts a document."""
    rule, duty = row.text("rule"), row.text("duty")
    if (rule in OF_DOCUMENTS) != (row.text("exempted") is not None):
        desk.wrong(row, "exempted", "DOCUMENT_OF_RULE")
        return False
    if (rule is None) == (duty is None):
        desk.wrong(row, "rule", "RULE_OR_DUTY", f"{rule or ''}｜{duty or ''}")
        return False
    if duty is None:
        return True
    if row.text("document") is None:
        desk.wrong(row, "duty", "CLAUSE_AND_DOCUMENT")
        return False
    document = known_document(desk, row)
    return document is not None and demanded(desk, row, "duty", document, "Duty", duty)
