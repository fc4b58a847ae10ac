"""What a reader found wrong: rows of the import report.

A problem carries plain values only; ``seeds.messages`` makes the sentence in Chinese or English. The caller decides
what follows: any ERROR stops the import as a whole, a WARNING goes with it (design, "Bad input").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Severity(StrEnum):
    """ERROR stops the import as a whole; WARNING is reported beside its result."""

    ERROR = "ERROR"
    WARNING = "WARNING"


class ProblemCode(StrEnum):
    """Stable identifiers of everything a reader can object to."""

    FILE_UNREADABLE = "FILE_UNREADABLE"
    FILE_TOO_LARGE = "FILE_TOO_LARGE"
    FILE_EMPTY = "FILE_EMPTY"
    NOT_TEXT = "NOT_TEXT"
    NOT_UTF8 = "NOT_UTF8"
    FILE_CUT_IN_CHARACTER = "FILE_CUT_IN_CHARACTER"
    GLOSSES_REMOVED = "GLOSSES_REMOVED"
    SCRIPT_CONVERTED = "SCRIPT_CONVERTED"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"
    TEXT_BREAKS_OFF = "TEXT_BREAKS_OFF"
    PART_MISSING = "PART_MISSING"
    PART_REPEATED = "PART_REPEATED"
    ISSUER_MISSING = "ISSUER_MISSING"
    ISSUER_DISAGREES = "ISSUER_DISAGREES"
    NUMBER_MISSING = "NUMBER_MISSING"
    NUMBER_BROKEN = "NUMBER_BROKEN"
    TITLE_MISSING = "TITLE_MISSING"
    DATE_NOT_SAID = "DATE_NOT_SAID"
    DATE_IMPOSSIBLE = "DATE_IMPOSSIBLE"
    DATE_AMBIGUOUS = "DATE_AMBIGUOUS"
    DATE_CONTRADICTED = "DATE_CONTRADICTED"
    YEAR_DISAGREES = "YEAR_DISAGREES"
    PERIOD_IMPOSSIBLE = "PERIOD_IMPOSSIBLE"
    HEADING_MISSING = "HEADING_MISSING"
    HEADING_REPEATED = "HEADING_REPEATED"
    CITED_ANNEX_MISSING = "CITED_ANNEX_MISSING"
    ANNEX_CUT_OFF = "ANNEX_CUT_OFF"
    ANNEX_NOT_ANNOUNCED = "ANNEX_NOT_ANNOUNCED"
    ANNEX_REPEATED = "ANNEX_REPEATED"
    ANNEX_TITLE_DIFFERS = "ANNEX_TITLE_DIFFERS"
    ANNEX_NOT_READ = "ANNEX_NOT_READ"
    TABLE_MISSING = "TABLE_MISSING"
    TABLE_HEADING_WRONG = "TABLE_HEADING_WRONG"
    UNEXPECTED_TEXT = "UNEXPECTED_TEXT"
    ROW_LACKS_CELLS = "ROW_LACKS_CELLS"
    ROW_HAS_EXTRA_CELLS = "ROW_HAS_EXTRA_CELLS"
    ROW_NUMBER_WRONG = "ROW_NUMBER_WRONG"
    ROW_MISSING = "ROW_MISSING"
    ROW_REPEATED = "ROW_REPEATED"
    CELL_NOT_READ = "CELL_NOT_READ"
    LEADER_MISSING = "LEADER_MISSING"
    PLACE_MISSING = "PLACE_MISSING"
    PLACE_REPEATED = "PLACE_REPEATED"
    BRACKETS_UNBALANCED = "BRACKETS_UNBALANCED"
    PERSON_REPEATED = "PERSON_REPEATED"
    PERSON_IN_SEVERAL_ROWS = "PERSON_IN_SEVERAL_ROWS"
    NAME_IMPOSSIBLE = "NAME_IMPOSSIBLE"
    LIST_OPEN = "LIST_OPEN"
    ROSTER_LACKS_LINKED_AREA = "ROSTER_LACKS_LINKED_AREA"
    OFFICE_HEAD_NOT_IN_GROUP = "OFFICE_HEAD_NOT_IN_GROUP"
    SECTORS_DISAGREE = "SECTORS_DISAGREE"
    QUANTITY_IMPOSSIBLE = "QUANTITY_IMPOSSIBLE"
    NOT_WORKBOOK = "NOT_WORKBOOK"
    SHEET_MISSING = "SHEET_MISSING"
    SHEET_NOT_READ = "SHEET_NOT_READ"
    COLUMN_MISSING = "COLUMN_MISSING"
    COLUMN_UNKNOWN = "COLUMN_UNKNOWN"
    COLUMN_REPEATED = "COLUMN_REPEATED"
    CELL_EMPTY = "CELL_EMPTY"
    CELL_WRONG = "CELL_WRONG"
    FORMULA_NOT_CALCULATED = "FORMULA_NOT_CALCULATED"
    CHECK_CHARACTER_WRONG = "CHECK_CHARACTER_WRONG"
    SAME_ROW_TWICE = "SAME_ROW_TWICE"
    REFERENCE_UNKNOWN = "REFERENCE_UNKNOWN"
    REFERENCE_AMBIGUOUS = "REFERENCE_AMBIGUOUS"
    PLACE_BY_DECLARED_ALIAS = "PLACE_BY_DECLARED_ALIAS"
    TOWN_NOT_MERGED = "TOWN_NOT_MERGED"
    ISSUER_OF_NO_AREA = "ISSUER_OF_NO_AREA"
    SECTOR_UNKNOWN = "SECTOR_UNKNOWN"
    FILE_KIND_UNKNOWN = "FILE_KIND_UNKNOWN"
    FILE_REPEATED = "FILE_REPEATED"
    ISSUER_UNREADABLE = "ISSUER_UNREADABLE"
    PART_NOT_READ = "PART_NOT_READ"
    FIGURES_DISAGREE = "FIGURES_DISAGREE"
    EVENT_IN_FUTURE = "EVENT_IN_FUTURE"
    EVENT_TOO_EARLY = "EVENT_TOO_EARLY"
    STEP_SKIPPED = "STEP_SKIPPED"
    STEP_OUT_OF_ORDER = "STEP_OUT_OF_ORDER"
    DOCUMENT_HAS_ORIGINAL = "DOCUMENT_HAS_ORIGINAL"
    TIED_ALREADY = "TIED_ALREADY"
    TERM_BESIDE = "TERM_BESIDE"
    TERM_AGAIN = "TERM_AGAIN"
    TERM_UNKNOWN = "TERM_UNKNOWN"
    DOCUMENT_SUPERSEDED = "DOCUMENT_SUPERSEDED"
    SUCCESSOR_UNDATED = "SUCCESSOR_UNDATED"
    STAYS_ENDED = "STAYS_ENDED"
    PLACE_ENDED = "PLACE_ENDED"
    PLACE_GONE = "PLACE_GONE"
    PLACE_RENAMED = "PLACE_RENAMED"
    ATTACHMENT_MISSING = "ATTACHMENT_MISSING"
    ATTACHMENT_NOT_STORED = "ATTACHMENT_NOT_STORED"
    ATTACHMENT_KIND = "ATTACHMENT_KIND"
    ATTACHMENT_DISAGREES = "ATTACHMENT_DISAGREES"
    ATTACHMENT_SIZE = "ATTACHMENT_SIZE"
    ATTACHMENT_UNREADABLE = "ATTACHMENT_UNREADABLE"
    FILE_BROKEN = "FILE_BROKEN"
    FILE_ENCRYPTED = "FILE_ENCRYPTED"
    FILE_OF_OLD_KIND = "FILE_OF_OLD_KIND"
    FILE_KIND_DISAGREES = "FILE_KIND_DISAGREES"
    NO_TEXT_LAYER = "NO_TEXT_LAYER"
    GLYPHS_WITHOUT_TEXT = "GLYPHS_WITHOUT_TEXT"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    READING_TOO_COSTLY = "READING_TOO_COSTLY"
    CHANGES_TRACKED = "CHANGES_TRACKED"
    NUMBERS_NOT_READ = "NUMBERS_NOT_READ"
    MAPPING_NEEDED = "MAPPING_NEEDED"
    MAPPING_WRONG = "MAPPING_WRONG"
    MAPPED_PART_MISSING = "MAPPED_PART_MISSING"
    MAPPED_TABLE_MISSING = "MAPPED_TABLE_MISSING"
    MAPPED_COLUMN_MISSING = "MAPPED_COLUMN_MISSING"
    MAPPED_WORD_UNKNOWN = "MAPPED_WORD_UNKNOWN"
    ENTERPRISE_MISSING = "ENTERPRISE_MISSING"
    ENTERPRISE_NAME_DIFFERS = "ENTERPRISE_NAME_DIFFERS"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; every number counts from 1."""

    line: int | None = None
    annex: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None


NOWHERE = Place()
_LONGEST_SEEN = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One row of the import report.

    ``line`` counts the lines of the file, ``row`` is the row's own number in the annex (or its ordinal where it has
    none), ``column`` the cell within the row; all from 1. In a workbook ``sheet`` is the
    title of the sheet, and rows count as the spreadsheet shows them. ``seen`` and ``expected`` are plain values (words
    of the document, or the identifier of an expected part), never sentences.
    """

    severity: Severity
    code: ProblemCode
    file: str
    line: int | None = None
    annex: int | None = None
    row: int | None = None
    column: int | None = None
    seen: str | None = None
    expected: str | None = None
    sheet: str | None = None


@dataclass(slots=True)
class Problems:
    """Collects the problems of one file; the same complaint about the same spot is kept once."""

    file: str
    found: list[Problem] = field(default_factory=list)
    _known: set[Problem] = field(default_factory=set)

    def error(
        self, code: ProblemCode, at: Place = NOWHERE, *, seen: str | None = None, expected: str | None = None
    ) -> None:
        """Adds what stops the import."""
        self._add(Severity.ERROR, code, at, seen, expected)

    def warning(
        self, code: ProblemCode, at: Place = NOWHERE, *, seen: str | None = None, expected: str | None = None
    ) -> None:
        """Adds what is reported beside the import's result."""
        self._add(Severity.WARNING, code, at, seen, expected)

    def _add(self, severity: Severity, code: ProblemCode, at: Place, seen: str | None, expected: str | None) -> None:
        if seen is not None and len(seen) > _LONGEST_SEEN + 1:
            seen = f"{seen[:_LONGEST_SEEN]}…"
        problem = Problem(severity, code, self.file, at.line, at.annex, at.row, at.column, seen, expected, at.sheet)
        # What was first called an error is not called a warning once more.
        key = replace(problem, severity=Severity.ERROR)
        if key not in self._known:
            self._known.add(key)
            self.found.append(problem)

    def take(self, others: Problems) -> None:
        """Takes over what another collection of the same file holds."""
        for problem in others.found:
            place = Place(problem.line, problem.annex, problem.row, problem.column)
            self._add(problem.severity, problem.code, place, problem.seen, problem.expected)
