"""Reader of the notices that link leaders to areas by a table, as 苏应急〔2020〕82号 of 2020-03-06 does.

Annex 1 assigns, annex 2 lists who reports; the text says how often (clauses 二 and 三（四）).
"""

from __future__ import annotations

import re

from seeds.readers.annexes import Annex, Parts
from seeds.readers.body import Sentence, sentences
from seeds.readers.citing import Citation
from seeds.readers.liaison_rows import is_liaison_table, read_liaisons
from seeds.readers.numerals import COUNT, count_of
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import Liaison, ParsedRequirement, Per, RequirementKind, RosterEntry
from seeds.readers.roster_rows import check_linked_areas, is_roster_table, read_roster
from seeds.report import Place, ProblemCode, Problems

_TITLE = "挂钩联系"
_VISITS = re.compile(rf"每月不少于\s*(?P<count>{COUNT})\s*次")
_RETURN = re.compile(rf"每月\s*(?P<day>{COUNT})\s*日前(?:报送|上报)")


def fits(title: str, parts: Parts) -> bool:
    """Whether the document has this format: it carries the table, or its title or an announced annex speaks of it."""
    if any(is_liaison_table(annex) for annex in parts.carried):
        return True
    return _TITLE in title or any(_TITLE in annex.title for annex in parts.announced)


def read_annexes(parts: Parts, problems: Problems) -> tuple[tuple[Liaison, ...], tuple[RosterEntry, ...], Annex | None]:
    """The liaisons, the roster, and the annex that the roster stands in."""
    liaisons: tuple[Liaison, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    roster_annex: Annex | None = None
    for annex in parts.carried:
        if is_liaison_table(annex):
            _check_first(liaisons, annex, problems)
            liaisons += read_liaisons(annex, problems)
        elif is_roster_table(annex):
            _check_first(roster, annex, problems)
            roster, roster_annex = read_roster(annex, problems), annex
        else:
            # An announced annex of which nothing is recognised may be the cut-off beginning of one that is needed.
            problems.error(ProblemCode.ANNEX_NOT_READ, Place(annex.line, annex.number), seen=annex.title or None)
    if not any(is_liaison_table(annex) for annex in parts.carried):
        problems.error(ProblemCode.TABLE_MISSING, expected="LIAISON_TABLE_HEADINGS")
    if roster_annex is not None:
        check_linked_areas(liaisons, roster, roster_annex, problems)
    return liaisons, roster, roster_annex


def _check_first(known: tuple[object, ...], annex: Annex, problems: Problems) -> None:
    if known:
        problems.error(ProblemCode.PART_REPEATED, Place(annex.line, annex.number), seen=annex.title)


def read_requirements(
    paragraphs: tuple[Paragraph, ...], roster_annex: Annex | None, problems: Problems
) -> tuple[ParsedRequirement, ...]:
    """The visits that each leader owes a month, and the monthly return of the roster's units."""
    found: list[ParsedRequirement] = []
    for sentence in sentences(paragraphs):
        if match := _VISITS.search(sentence.text):
            found += _visits(match, sentence, problems)
        if match := _RETURN.search(sentence.text):
            found += _return(match, sentence, roster_annex, problems)
    kinds = {requirement.kind for requirement in found}
    if RequirementKind.VISITS_PER_MONTH not in kinds:
        problems.warning(ProblemCode.PART_MISSING, expected="VISITS_PER_MONTH")
    if roster_annex is not None and RequirementKind.MONTHLY_RETURN not in kinds:
        place = Place(roster_annex.line, roster_annex.number)
        problems.warning(ProblemCode.PART_MISSING, place, expected="MONTHLY_RETURN")
    return tuple(found)


def _visits(match: re.Match[str], sentence: Sentence, problems: Problems) -> list[ParsedRequirement]:
    count = count_of(match["count"])
    if not count:
        place = Place(sentence.paragraph.line)
        problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, place, seen=match.group(), expected="VISITS_PER_MONTH")
        return []
    citation = Citation(clause=sentence.paragraph.clause, excerpt=sentence.text)
    return [ParsedRequirement(RequirementKind.VISITS_PER_MONTH, count, Per.MONTH, citation)]


def _return(
    match: re.Match[str], sentence: Sentence, roster_annex: Annex | None, problems: Problems
) -> list[ParsedRequirement]:
    day = count_of(match["day"])
    if day is None or not 1 <= day <= 31:
        place = Place(sentence.paragraph.line)
        problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, place, seen=match.group(), expected="DAY_OF_MONTH")
        return []
    citation = Citation(clause=sentence.paragraph.clause, excerpt=sentence.text)
    annex = roster_annex.number if roster_annex is not None else None
    return [
        ParsedRequirement(RequirementKind.MONTHLY_RETURN, 1, Per.MONTH, citation, deadline_day=day, roster_annex=annex)
    ]
