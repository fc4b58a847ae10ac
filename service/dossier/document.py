"""A dossier as DOCX, in the order in which people read it: the incident, who answered, what they did, what was known."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from language import _
from service.dossier.entered import say_as_known
from service.dossier.happened import say_hazards, say_measures, say_records
from service.dossier.layout import Page
from service.dossier.links import Standing
from service.dossier.package import packed
from service.dossier.performed import say_performance
from service.dossier.words import NOTHING, TITLE, Wording, in_shanghai, value

Content = Mapping[str, Any]

_NO_JUDGEMENT = _(
    "What follows are facts and counts as the register states them, and no judgement. Numbers in the column of "
    "sources refer to the last section; a dash there says that the register names neither a document nor a row of a workbook."
)
_SHADED = _(
    "Where a row is shaded, the register did not hold it when the incident happened, or held it otherwise: it says what was "
    "entered, corrected or withdrawn afterwards."
)
_INCIDENT = _("The incident")
_CLOCKS = _("The moment that it was made for")
_CHAIN, _GAPS = _("Who answered for the place on that day"), _("Links that a document demands and the register lacks")
_UNKNOWN, _SOURCES = _("What the register does not know"), _("Sources")
_CHAIN_LEAD = _("The chain as the register has it now, beside what it held when the incident happened.")
_COUNTS, _GRADES = _("Casualties as counted from day to day"), _("Grades")
_COUNTED = ("countedOn", "deaths", "seriousInjuries", "directLoss")
_WHERE, _LOSS = _("Place"), _("CNY {amount}")
_MADE_FOR = _("What the register knew at")
_DAY_ASKED = _("Facts of the day (counts, measures, investigations)")
_CHAIN_DAY = _("Chain and performance on")
_KNOWN_THEN = _("“As known then” is what the register held at")
_BEGAN, _BEFORE = _("The register began"), _("before the incident")
_NUMBER, _STANDING, _BASIS, _ROLE = _("No."), _("Known then or later"), _("Ground"), _("Capacity")
_HOLDER, _OFFICE, _FROM, _TERM, _SOURCE = (
    _("Who"),
    _("Post, unit"),
    _("From area"),
    _("Since, until"),
    _("Source"),
)
_VACANT, _ACTS = _("Vacant: {reason}"), _("{name} (acting head)")
_NOTHING_LACKS, _NOTHING_UNKNOWN = _("None."), _("Nothing of the kind was found.")
_DOCUMENT, _PLACE, _WORDS = _("Document"), _("Place in it"), _("Its words")
_ENTERED_FROM = _("Entered from (no document cited)")
_FILES, _FILE, _FILE_NAME = _("Files that they were read from"), _("File"), _("Name")
_FILES_LEAD = _(
    "Each is kept as it was imported. The service gives it at /files/, behind which stand its SHA-256 and the extension of "
    "its name."
)
_SHA256, _BYTES = _("SHA-256"), _("Bytes")
_FILE_NUMBER, _PREPARED_BY, _REVIEWED_BY = _("No. of this paper:"), _("Prepared by:"), _("Reviewed by:")
_SIGNED_ON = _("Date (seal):")
_REPLACED = _("replaced since by {documents}")
_ANNEX, _ROW, _CLAUSE = _("annex {number}"), _("row {number}"), _("clause {number}")


def dossier_docx(content: Content, wording: Wording) -> bytes:
    """The dossier as a file: the same content gives the same bytes."""
    page, title = Page(), wording.say(TITLE)
    page.fill_in([wording.say(_FILE_NUMBER)])
    page.title(title, content["incident"]["title"])
    page.say(wording.say(_NO_JUDGEMENT), wording.say(_SHADED))
    _say_incident(page, content, wording)
    _say_clocks(page, content["madeFor"], wording)
    _say_chain(page, content, wording)
    say_performance(page, content, wording)
    say_records(page, content["records"], wording)
    say_hazards(page, content, wording)
    say_measures(page, content, wording)
    page.heading(wording.say(_UNKNOWN))
    page.say(*([line["words"] for line in content["unknown"]] or [wording.say(_NOTHING_UNKNOWN)]))
    _say_sources(page, content, wording)
    page.fill_in([wording.say(each) for each in (_PREPARED_BY, _REVIEWED_BY, _SIGNED_ON)])
    moment = datetime.fromisoformat(content["madeFor"]["knownAt"])
    return packed(page.document, f"{title} {content['incident']['number']}", content["language"], moment)


def _say_incident(page: Page, content: Content, wording: Wording) -> None:
    found = content["incident"]

    def term(name: str) -> str:
        return wording.term(f"Incident.{name}")

    enterprise, area = found["enterprise"], found["area"]
    where = [f"{enterprise['name']}（{enterprise['uscc']}）"] if enterprise else []
    kind = " ".join(filter(None, (found["type"], found["typeLabel"]))) or NOTHING
    page.heading(wording.say(_INCIDENT))
    page.facts(
        [
            (term("number"), found["number"]),
            (term("occurredAt"), in_shanghai(found["occurredAt"])),
            (wording.say(_WHERE), wording.joined([*where, *([area["name"]] if area else [])])),
            (term("type"), f"{kind}（{found['typeEdition']}）" if found["typeEdition"] else kind),
            (term("category"), wording.label("IncidentCategory", found["category"])),
            (term("deaths"), value(found["deaths"])),
            (term("seriousInjuries"), value(found["seriousInjuries"])),
            (term("directLoss"), _money(found["directLoss"], wording)),
            (term("grade"), wording.label("IncidentGrade", found["grade"])),
            (term("initialGrade"), wording.label("IncidentGrade", found["initialGrade"])),
            (wording.term("Retrospective.required"), wording.truth(content["required"])),
        ]
    )
    page.heading(wording.say(_COUNTS), 2)
    page.table(
        [*wording.terms("CasualtyCount", *_COUNTED, "recordedFrom"), wording.say(_SOURCE)],
        [
            [
                each["countedOn"],
                value(each["deaths"]),
                value(each["seriousInjuries"]),
                _money(each["directLoss"], wording),
                in_shanghai(each["recordedFrom"]),
                value(each["source"]),
            ]
            for each in found["counts"]
        ],
        (3, 2, 2, 4, 4, 1),
    )
    page.heading(wording.say(_GRADES), 2)
    grades = [[each["on"], wording.label("IncidentGrade", each["grade"])] for each in found["grades"]]
    page.table(wording.terms("GradeChange", "on", "grade"), grades, (1, 3))


def _money(amount: str | None, wording: Wording) -> str:
    return NOTHING if amount is None else wording.say(_LOSS, amount=f"{Decimal(amount):,}")


def _say_clocks(page: Page, made: Content, wording: Wording) -> None:
    began = made["chainAsKnown"]["registerBeganAt"]
    page.heading(wording.say(_CLOCKS))
    page.facts(
        [
            (wording.say(_MADE_FOR), f"{in_shanghai(made['knownAt'])}（{made['knownAt']}）"),
            (wording.say(_DAY_ASKED), made["validOn"]),
            (wording.say(_CHAIN_DAY), made["chain"]["validOn"]),
            (wording.say(_KNOWN_THEN), f"{in_shanghai(made['chainAsKnown']['knownAt'])}"),
            (wording.say(_BEGAN), in_shanghai(began) if began else wording.say(_BEFORE)),
        ]
    )


def _say_chain(page: Page, content: Content, wording: Wording) -> None:
    lines = content["chain"]
    page.heading(wording.say(_CHAIN))
    page.say(wording.say(_CHAIN_LEAD))
    headings = (_NUMBER, _STANDING, _BASIS, _ROLE, _HOLDER, _OFFICE, _FROM, _TERM, _SOURCE)
    page.table(
        [wording.say(each) for each in headings],
        [_link(line, wording) for line in lines],
        (2, 6, 4, 5, 4, 7, 4, 7, 2),
        [place for place, line in enumerate(lines) if line["standing"] != Standing.BOTH.name],
    )
    page.say(*content["endedAreas"])
    page.heading(wording.say(_GAPS), 2)
    if not content["gaps"]:
        page.say(wording.say(_NOTHING_LACKS))
        return
    rows = [[wording.label("SupervisionBasis", g["basis"]), g["message"], value(g["source"])] for g in content["gaps"]]
    page.table([wording.say(_BASIS), wording.term("ResponsibilityGap.message"), wording.say(_SOURCE)], rows, (3, 12, 1))


def _link(line: Content, wording: Wording) -> list[str]:
    vacancy = line["vacancy"]
    who = line["holder"] or (wording.say(_VACANT, reason=_reason(vacancy, wording)) if vacancy else NOTHING)
    if line["isActing"]:
        who = wording.say(_ACTS, name=who)
    standing = wording.say(Standing[line["standing"]].value)
    if line["asKnown"]:
        standing += f"（{say_as_known(_was(line['asKnown'], wording), wording)}）"
    return [
        value(line["number"]),
        standing,
        wording.label("SupervisionBasis", line["basis"]),
        " ".join(filter(None, (wording.label("ResponsibilityRole", line["role"]), line["sector"]))),
        who,
        "".join(filter(None, (line["organization"], line["post"]))) or NOTHING,
        value(line["inheritedFrom"]),
        f"{value(line['since'])} – {value(line['lastDay'] or line['endCondition'])}",
        wording.joined([str(line[name]) for name in ("source", "membershipSource") if line[name] is not None])
        or NOTHING,
    ]


def _reason(vacancy: Content, wording: Wording) -> str:
    why = [vacancy["statedReason"]] if vacancy["statedReason"] else []
    return wording.joined([wording.label("VacancyReason", vacancy["reason"]), *why])


def _was(earlier: Content, wording: Wording) -> str:
    said = []
    for name, found in earlier.items():
        if name == "vacancy":
            said.append(_reason(found, wording) if found else NOTHING)
        elif name == "isActing":
            said.append(f"{wording.term('ResponsibilityLink.isActing')} {wording.truth(found)}")
        elif name in ("source", "membershipSource"):
            said.append(f"{wording.say(_SOURCE)} {value(found)}")
        else:
            term = wording.term(f"ResponsibilityLink.{'until' if name == 'lastDay' else name}")
            said.append(f"{term} {value(found)}")
    return wording.joined(said)


def _say_sources(page: Page, content: Content, wording: Wording) -> None:
    page.heading(wording.say(_SOURCES))
    rows = [
        [
            str(each["number"]),
            _document(each, wording),
            _where(each, wording),
            value(each["excerpt"] or each["enteredFrom"]),
            value(each["file"]),
        ]
        for each in content["sources"]
    ]
    page.table([wording.say(each) for each in (_NUMBER, _DOCUMENT, _PLACE, _WORDS, _FILE)], rows, (2, 12, 6, 17, 2))
    if content["files"]:
        page.heading(wording.say(_FILES), 2)
        page.say(wording.say(_FILES_LEAD))
        files = [[str(each["number"]), each["name"], each["sha256"], str(each["size"])] for each in content["files"]]
        page.table([wording.say(each) for each in (_NUMBER, _FILE_NAME, _SHA256, _BYTES)], files, (1, 8, 16, 2))


def _document(source: Content, wording: Wording) -> str:
    if source["document"] is None:
        return wording.say(_ENTERED_FROM)
    said = " ".join(filter(None, (source["documentNumber"], f"《{source['title']}》", source["issuedOn"])))
    replaced = source["replacedBy"]
    return f"{said}（{wording.say(_REPLACED, documents=wording.joined(replaced))}）" if replaced else said


def _where(source: Content, wording: Wording) -> str:
    parts = ((_ANNEX, source["annex"]), (_ROW, source["row"]), (_CLAUSE, source["clause"]))
    return wording.joined([wording.say(message, number=said) for message, said in parts if said is not None])
