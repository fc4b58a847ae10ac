"""One file of an import, inside the import's transaction."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.clock import today
from graph.facts import Changes, Facts
from graph.register import Clock, record
from graph.register.moment import read_clock
from graph.register.read import RegisteredThing, enterprises_by_name, enterprises_by_uscc, known_documents
from graph.store import Transaction
from seeds.document_facts.facts import document_facts, document_key
from seeds.document_facts.stated import beginning
from seeds.importing.inputs import Input
from seeds.importing.outcome import FileReport
from seeds.known import areas_on
from seeds.readers.parsed import ParsedDocument
from seeds.report import Place, Problem, ProblemCode, Problems, Severity
from seeds.workbook import ParsedWorkbook, load_known, workbook_facts
from seeds.workbook.columns import SHEETS

_GIVEN_DAY = "MATCH (d:OfficialDocument {key: $key}) WHERE d.issuedOnSource = 'CALLER' RETURN collect(d.issuedOn)"


@dataclass(frozen=True, slots=True)
class _Understood:
    """What a file states: its facts (None where there are errors), further problems, and how much it states."""

    facts: Facts | None
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    stated_at: Mapping[tuple[str, str, str], Place] = field(default_factory=dict)


@dataclass(slots=True)
class Importer:
    """Takes one file after the other into the register; `sources` are those taken, by key, with their files."""

    transaction: Transaction
    now: Clock
    sources: dict[str, str] = field(default_factory=dict)

    async def take(self, each: Input) -> FileReport:
        """Record the file and say what that changed; a file with errors is not recorded, the others still are tried."""
        match each.parsed:
            case ParsedDocument() as document if not document.errors:
                document = await self._dated(each, document)
                understood = await self._document(each, document)
                report = FileReport(each.file, document.number, document.title)
            case ParsedWorkbook() as workbook if not workbook.errors:
                understood = await self._workbook(workbook)
                report = FileReport(each.file)
            case _:
                return FileReport(each.file, problems=each.problems)
        changes = await self._recorded(each, understood)
        problems = (*understood.problems, *(_told(each, changes, understood.stated_at) if changes else ()))
        return FileReport(report.file, report.number, report.title, changes, understood.counts, problems)

    async def _recorded(self, each: Input, understood: _Understood) -> Changes | None:
        if understood.facts is None or any(p.severity is Severity.ERROR for p in understood.problems):
            return None
        return await record(self.transaction, replace(understood.facts, file=each.stored), self.now)

    async def _dated(self, each: Input, document: ParsedDocument) -> ParsedDocument:
        """The document with the day that somebody gave at an earlier import, where it says none itself."""
        if document.issued_on is not None:
            return document
        given = await self.transaction.value(_GIVEN_DAY, {"key": document_key(document)})
        return each.dated(dt.date.fromisoformat(given[0])) if given else document

    async def _document(self, each: Input, document: ParsedDocument) -> _Understood:
        areas = await areas_on(self.transaction, beginning(document))
        documents = frozenset(known.key for known in await known_documents(self.transaction))
        enterprises = await self._enterprises(document)
        made = document_facts(document, areas, documents, each.stored, enterprises)
        repeated = self._repeated(each, made.facts.source)
        return _Understood(made.facts, (*document.problems, *made.problems, *repeated), made.counts)

    async def _enterprises(self, document: ParsedDocument) -> list[RegisteredThing]:
        """Those of the register that a mapped table may mean."""
        codes = sorted({link.uscc for link in document.links if link.uscc})
        names = sorted({link.enterprise for link in document.links if link.enterprise})
        found = await enterprises_by_uscc(self.transaction, codes) if codes else []
        found += await enterprises_by_name(self.transaction, names) if names else []
        return list({each.key: each for each in found}.values())

    async def _workbook(self, workbook: ParsedWorkbook) -> _Understood:
        on = today(read_clock(self.now))
        known = await load_known(self.transaction, workbook, await areas_on(self.transaction, on))
        made = workbook_facts(workbook, known, on)
        counts = {sheet.title: len(workbook.rows[sheet.name]) for sheet in SHEETS}
        rows = {title: number for title, number in counts.items() if number}
        return _Understood(made.facts, made.problems, rows, made.stated_at)

    def _repeated(self, each: Input, source: str) -> tuple[Problem, ...]:
        earlier = self.sources.setdefault(source, each.file)
        if earlier == each.file:
            return ()
        problems = Problems(each.file)
        problems.error(ProblemCode.FILE_REPEATED, expected=earlier)
        return tuple(problems.found)


def _told(each: Input, changes: Changes, stated_at: Mapping[tuple[str, str, str], Place]) -> tuple[Problem, ...]:
    """What its author should know of what was recorded: terms that may be one, and what a successor ended."""
    problems = Problems(each.file)
    for doubt in changes.doubts:
        at = stated_at.get((doubt.label, doubt.slot, doubt.first_day), Place())
        others = "、".join(doubt.others) or None
        problems.warning(ProblemCode(doubt.kind), at, seen=doubt.first_day, expected=others)
    for ending in changes.endings:
        if ending.day is None:
            problems.warning(ProblemCode.SUCCESSOR_UNDATED, seen=ending.document, expected=ending.successor)
        else:
            from_day = f"{ending.successor} {ending.day}"
            problems.warning(ProblemCode.DOCUMENT_SUPERSEDED, seen=ending.document, expected=from_day)
    return tuple(problems.found)
