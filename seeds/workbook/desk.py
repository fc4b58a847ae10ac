"""What lies on the desk while a workbook's rows become facts: what is known, what was found wrong, what is resolved."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY, today
from graph.facts import Facts, Statement, Thing, Value
from seeds.places import Candidate, Doubt, KnownArea, NoteKind, Resolved, Resolver, UnresolvedPlace
from seeds.readers.references import document_number
from seeds.report import Place, ProblemCode, Problems
from seeds.stating import Cited, Term
from seeds.workbook.lookup import Directory, Entry, Known
from seeds.workbook.parsed import ParsedWorkbook, WorkbookRow
from seeds.workbook.past_places import past_or
from seeds.workbook.periods import Periods, Said

_NOTES = {
    NoteKind.DECLARED_ALIAS: ProblemCode.PLACE_BY_DECLARED_ALIAS,
    NoteKind.TOWN_NOT_MERGED: ProblemCode.TOWN_NOT_MERGED,
    NoteKind.RENAMED: ProblemCode.PLACE_RENAMED,
}


class Desk:
    """One workbook on its way into the register. `on` is the day on which its words are read."""

    def __init__(self, parsed: ParsedWorkbook, known: Known, on: dt.date) -> None:
        self.parsed, self.on = parsed, on
        self.facts = Facts(parsed.file)
        self.problems = Problems(parsed.file, list(parsed.problems))
        self.organizations = Directory(known.organizations)
        self.posts = Directory(known.posts)
        self.persons = Directory(known.persons)
        self.enterprises = Directory(known.enterprises)
        self.sectors = Directory(known.sectors)
        self.hazards = Directory(known.hazards)
        self.incidents = Directory(known.incidents)
        self.known = known
        self.heirs = {
            key: tuple(heir for change in changes if change.live for heir in change.heirs)
            for key, changes in known.changes.items()
        }
        self.days = dict(known.days)
        self.demands = defaultdict(set, {key: set(demands) for key, demands in known.demands.items()})
        self.documents = dict(known.documents)
        self.stated_at: dict[tuple[str, str, str], Place] = {}
        self._claimed: dict[tuple[str, ...], int] = {}
        self.use_areas(known.areas)

    def use_areas(self, areas: Sequence[KnownArea]) -> None:
        """Resolve places among these areas from now on."""
        self.areas = {area.key: area for area in areas}
        self._resolver = Resolver(areas)
        self._by_code = {code: area.key for area in areas for code in (area.code, *area.codes) if code}
        self._resolved: dict[tuple[str, str | None, dt.date], Resolved | UnresolvedPlace] = {}

    def coded(self, code: str) -> str | None:
        """The key of the area that has, or has had, a code."""
        return self._by_code.get(code)

    def at(self, row: WorkbookRow, field: str | None = None) -> Place:
        """Where a cell stands."""
        return Place(row=row.number, column=row.columns.get(field) if field else None, sheet=row.sheet)

    def place(self, row: WorkbookRow, field: str, within: str | None = None) -> str | None:
        """The key of the area that the cell names; None where it is empty or, with an error, does not resolve."""
        seen = row.text(field)
        return self.place_on(row, field, seen, self._day(row), within) if seen else None

    def place_on(self, row: WorkbookRow, field: str, seen: str, on: dt.date, within: str | None = None) -> str | None:
        """The key of the area that was called so on the day; one that had ended by then, or has that name no more, is told."""
        found = self._resolve(seen, within, on)
        if isinstance(found, Resolved):
            area = self.areas[found.area_key]
            if area.valid_to and area.valid_to <= on:
                return self._ended(row, field, seen, area)
            for note in found.notes:
                self.problems.warning(_NOTES[note.kind], self.at(row, field), seen=note.seen, expected=note.meant)
            return found.area_key
        several = found.doubt is Doubt.SEVERAL_FIT
        code = ProblemCode.REFERENCE_AMBIGUOUS if several else ProblemCode.REFERENCE_UNKNOWN
        self.problems.error(code, self.at(row, field), seen=seen, expected=_listed(found.candidates))
        return None

    def _ended(self, row: WorkbookRow, field: str, seen: str, area: KnownArea) -> str | None:
        """An area that is no more may be named, but by a row that begins behind its end only to tell what lay in it apart."""
        first = row.day("valid_from") or self._event_day(row)
        end = area.valid_to or dt.date.max
        heirs = "、".join(self.areas[heir].name for heir in self.heirs.get(area.key, ()))
        told = f"{end - dt.timedelta(days=1)}{' → ' if heirs else ''}{heirs}"
        if first and first >= end and field != "within":
            self.problems.error(ProblemCode.PLACE_GONE, self.at(row, field), seen=seen, expected=told)
            return None
        self.problems.warning(ProblemCode.PLACE_ENDED, self.at(row, field), seen=seen, expected=told)
        return area.key

    def _resolve(self, seen: str, within: str | None, on: dt.date) -> Resolved | UnresolvedPlace:
        """The area of that name or code, or why there is none."""
        asked = (seen, within, on)
        if asked not in self._resolved:
            coded = self._by_code.get(seen)
            self._resolved[asked] = Resolved(coded) if coded else past_or(self._search(*asked), self.areas, *asked)
        return self._resolved[asked]

    def _search(self, seen: str, within: str | None, on: dt.date) -> Resolved | UnresolvedPlace:
        roots = [within] if within else [key for key, area in self.areas.items() if area.parent_key is None]
        found: dict[str, Resolved] = {}
        doubts: list[UnresolvedPlace] = []
        for root in roots:
            try:
                resolved = self._resolver.resolve(seen, on=on, about=root)
                found[resolved.area_key] = resolved
            except UnresolvedPlace as doubt:
                doubts.append(doubt)
        several = [doubt for doubt in doubts if doubt.doubt is Doubt.SEVERAL_FIT]
        if len(found) == 1 and not several:
            return next(iter(found.values()))
        return _joined(seen, [self._candidate(key) for key in found], several or doubts)

    def _candidate(self, key: str) -> Candidate:
        area = self.areas[key]
        return Candidate(key, area.name, area.code, self.areas[area.parent_key].name if area.parent_key else None)

    def _day(self, row: WorkbookRow) -> dt.date:
        """What a row calls a place is read as of the last day that it speaks of."""
        last = row.day("last_day") or self._event_day(row)
        return min(self.on, last or self.on)

    def _event_day(self, row: WorkbookRow) -> dt.date | None:
        moment = row.moment("occurred_at")
        return row.day("on") or (today(moment) if moment else None)

    def claim(self, row: WorkbookRow, *what: str) -> bool:
        """Whether no earlier row of the sheet is about the same; if one is, that is an error."""
        earlier = self._claimed.setdefault((row.sheet, *what), row.number)
        if earlier != row.number:
            told = (row.text(field) for field in ("code", "name", "area", "month", "person", "reason"))
            seen = "｜".join(dict.fromkeys(name for name in (*row.names("persons"), *told) if name))
            self.problems.error(ProblemCode.SAME_ROW_TWICE, self.at(row), seen=seen, expected=str(earlier))
        return earlier == row.number

    def one(self, directory: Directory, name: str, at: Place, within: str | None = None) -> Entry | None:
        """The only one of that name; None with an error that lists the candidates."""
        found = directory.find(name, within)
        if len(found) == 1:
            return found[0]
        names = [self._described(entry) for entry in found] or directory.near(name)
        code = ProblemCode.REFERENCE_AMBIGUOUS if found else ProblemCode.REFERENCE_UNKNOWN
        self.problems.error(code, at, seen=name, expected="、".join(names) or None)
        return None

    def organization(self, row: WorkbookRow, field: str = "organization") -> Entry | None:
        """The organisation that the cell names, or 上级单位/名称; None where it is empty or, with an error, unknown."""
        seen = row.text(field)
        return self.organization_called(seen, self.at(row, field)) if seen else None

    def organization_called(self, seen: str, at: Place) -> Entry | None:
        """The organisation of that name, or 上级单位/名称; None, with an error, where it is unknown."""
        parent, _, name = seen.rpartition("/")
        above = self.one(self.organizations, parent, at) if parent else None
        if parent and above is None:
            return None
        return self.one(self.organizations, name, at, above.key if above else None)

    def _described(self, entry: Entry) -> str:
        above = [self.organizations[key].name for key in sorted(entry.within) if key in self.organizations]
        return f"{above[0]}/{entry.name}" if above else entry.name

    def term(self, row: WorkbookRow) -> Term | None:
        """The row's period; None, with an error, where it ends before it begins."""
        first, last, confirmed = row.day("valid_from"), row.day("last_day"), row.day("confirmed")
        if first and last and last < first:
            at = self.at(row, "last_day")
            self.problems.error(ProblemCode.PERIOD_IMPOSSIBLE, at, seen=f"{first} – {last}")
            return None
        return Term(
            first.isoformat() if first else ALWAYS,
            (last + dt.timedelta(days=1)).isoformat() if last and last < dt.date.max else OPEN_DAY,
            end_condition=row.text("end_condition"),
            confirmed=confirmed.isoformat() if confirmed else None,
            instead_of=row.day_text("instead_of"),
            withdrawn=row.text("withdrawn") == "true",
            open_end=last == dt.date.max,
        )

    def state(self, row: WorkbookRow, statement: Statement) -> None:
        """Add what a row states, and note where: the register may have something to say of it."""
        self.facts.add(statement)
        first_day = str(statement.properties["validFrom"])
        self.stated_at.setdefault((statement.label, statement.slot, first_day), self.at(row, "valid_from"))

    def said(self, row: WorkbookRow, term: Term, ties: Mapping[str, tuple[str, ...]]) -> Said:
        """What a row says of a thing's periods; the last day of all days says that there is none."""
        return Said(term.valid_from, term.valid_to, ties, reopens=row.day("last_day") == dt.date.max)

    def periods(self, primary: str, key: str, told: Sequence[tuple[WorkbookRow, Said]]) -> Periods:
        """The periods of one thing; a warning where the newest row leaves out an end that the register has."""
        held = self.known.held.get(key)
        periods = Periods(primary, [said for _, said in told], held)
        if held and periods.stays_ended:
            last = dt.date.fromisoformat(held.until) - dt.timedelta(days=1)
            row, _ = told[-1]
            at = self.at(row, "last_day")
            self.problems.warning(ProblemCode.STAYS_ENDED, at, seen=row.text("name"), expected=last.isoformat())
        return periods

    def add_thing(self, label: str, key: str, properties: Mapping[str, Value], periods: Periods) -> None:
        """Add a thing with its existence."""
        exists = periods.existence()
        self.facts.add(Thing(label, key, properties, exists.first, exists.until, exists.reopened))

    def document(self, number: str) -> str:
        """The key of a document; one that the register does not know is created by its number.

        However its brackets were typed: 示例应急[2020]1号 is no other document than 示例应急〔2020〕1号.
        """
        number = document_number(number) or number
        if number not in self.documents:
            self.documents[number] = keys.document(number)
            # Until somebody imports or describes the document itself, its number is all that is known of it.
            thing = Thing("OfficialDocument", self.documents[number], {"number": number, "title": number})
            self.facts.add(thing)
        return self.documents[number]

    def cited(self, row: WorkbookRow) -> Cited:
        """Where the row says that it stands."""
        number = row.text("document")
        annex, line = row.number_in("annex"), row.number_in("row")
        document = self.document(number) if number else None
        return Cited(document, annex, line, row.text("clause"), self.excerpt(row))

    def excerpt(self, row: WorkbookRow) -> str:
        """The row itself as the source of what it says."""
        return f"{self.parsed.file}，{row.sheet}，第{row.number}行"

    def stays(self, row: WorkbookRow, field: str, key: str, end: str) -> bool:
        """Whether the register ties it to this end or to none yet; another one is an error, since such a tie is for good."""
        held = self.known.ends.get(key)
        if held is None or held[0] == end:
            return True
        seen, at = row.text(field), self.at(row, field)
        self.problems.error(ProblemCode.TIED_ALREADY, at, seen=seen, expected=held[1])
        return False

    def wrong(self, row: WorkbookRow, field: str, expected: str, seen: str | None = None) -> None:
        """An error in a cell that does not fit its row."""
        cell = row.cells.get(field)
        shown = seen if seen is not None else ("、".join(cell) if isinstance(cell, tuple) else str(cell or ""))
        self.problems.error(ProblemCode.CELL_WRONG, self.at(row, field), seen=shown, expected=expected)


def _joined(seen: str, found: Sequence[Candidate], doubts: Sequence[UnresolvedPlace]) -> UnresolvedPlace:
    candidates = [*found, *(candidate for doubt in doubts for candidate in doubt.candidates)]
    several = bool(found) or any(doubt.doubt is Doubt.SEVERAL_FIT for doubt in doubts)
    return UnresolvedPlace(seen, Doubt.SEVERAL_FIT if several else Doubt.NOTHING_FITS, candidates)


def _listed(candidates: Sequence[Candidate]) -> str | None:
    words = [f"{c.parent or ''}{c.name}（{c.code}）" if c.code else f"{c.parent or ''}{c.name}" for c in candidates]
    return "、".join(dict.fromkeys(words)) or None
