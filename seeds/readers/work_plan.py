"""Reader of the work plans that set up supervision by groups, as 坛应急〔2020〕24号 does.

Its parts that state something: how many enterprises of which sectors (preamble and clause 三), the period (四), the
group with its office and how the enterprises are shared out (八（二）). Each of them is expected; a plan that lacks
one, for instance because the file was cut off, is an error.
"""

from __future__ import annotations

import re

from seeds.readers.annexes import Parts
from seeds.readers.body import Sentence, sentences
from seeds.readers.citing import Citation
from seeds.readers.demanded import CountedFrom
from seeds.readers.numerals import COUNT, count_of
from seeds.readers.outline import Paragraph
from seeds.readers.parsed import Announced, ParsedRequirement, Per, RequirementKind
from seeds.readers.plan_period import HEADING as PERIOD_HEADING
from seeds.readers.text import without_space
from seeds.report import Place, ProblemCode, Problems

SCOPE_HEADING = "督导范围"
_TITLE = re.compile("挂钩督导.*方案")
_TOTAL = re.compile(rf"(?P<count>{COUNT})\s*家\s*重点企业")
_SECTORS = re.compile(r"重点监管的(?P<names>[^，。；]{2,200}?)(?P<open>等)?(?:重点)?行业(?:领域)?(?:的)?企业")
_Kind = RequirementKind
_SHARES = (
    (_Kind.ENTERPRISES_PER_LEADER, Per.LEADER, re.compile(rf"每人挂钩(?:联系|督导)?\s*(?P<count>{COUNT})\s*家")),
    (_Kind.PEOPLE_PER_GROUP, Per.GROUP, re.compile(rf"每\s*(?P<count>{COUNT})\s*人一组")),
    (_Kind.ENTERPRISES_PER_GROUP, Per.GROUP, re.compile(rf"每组挂钩(?:联系|督导)?\s*(?P<count>{COUNT})\s*家")),
)
_WITHIN = (
    (_Kind.ENTRY_AFTER_ISSUE, CountedFrom.ISSUE, re.compile(rf"印发后(?P<count>{COUNT})(?P<unit>周|个月|[天日])内")),
    (
        _Kind.HAZARD_LIST_AFTER_ENTRY,
        CountedFrom.ENTRY,
        re.compile(rf"进驻企业(?:后)?(?P<count>{COUNT})(?P<unit>周|个月|[天日])内"),
    ),
)
_DURATIONS = {"周": "P{}W", "个月": "P{}M", "天": "P{}D", "日": "P{}D"}
_HALF_YEARLY = re.compile("每半年对所挂钩企业")


def fits(title: str, paragraphs: tuple[Paragraph, ...]) -> bool:
    """Whether the document has this format: its title is such a plan's, or both of its own headings are there."""
    return bool(_TITLE.search(title)) or {SCOPE_HEADING, PERIOD_HEADING} <= {p.heading for p in paragraphs}


def read_announced(paragraphs: tuple[Paragraph, ...], problems: Problems) -> Announced | None:
    """How many enterprises the plan announces, and their sectors in text order."""
    scope = tuple(p for p in paragraphs if p.heading == SCOPE_HEADING and p.level is None)
    total = next(((m, s) for s in sentences(scope) if (m := _TOTAL.search(s.text))), None)
    preamble = tuple(p for p in paragraphs if p.clause is None)
    sectors = next(((m, s) for s in sentences(preamble) if (m := _SECTORS.search(s.text))), None)
    if total is None:
        problems.error(ProblemCode.PART_MISSING, expected="NUMBER_OF_ENTERPRISES")
    if sectors is None:
        problems.error(ProblemCode.PART_MISSING, expected="SECTORS")
    if total is None or sectors is None:
        return None
    count = _count(total[0], total[1], "NUMBER_OF_ENTERPRISES", problems)
    names = tuple(without_space(name) for name in re.split("、|以及|和|及", sectors[0]["names"]) if name.strip())
    _check_sectors(names, total[1], problems)
    return Announced(count, names, bool(sectors[0]["open"]), _cite(total[1]), _cite(sectors[1])) if count else None


def _check_sectors(names: tuple[str, ...], scope: Sentence, problems: Problems) -> None:
    for name in names:
        if name not in without_space(scope.text):
            problems.warning(ProblemCode.SECTORS_DISAGREE, Place(scope.paragraph.line), seen=None, expected=name)


def read_requirements(paragraphs: tuple[Paragraph, ...], problems: Problems) -> tuple[ParsedRequirement, ...]:
    """How the enterprises are shared out (each of the three expected), and the deadlines that the plan sets."""
    found: list[ParsedRequirement] = []
    every = tuple(sentences(paragraphs))
    for kind, per, pattern in _SHARES:
        hits = [(match, s) for s in every if (match := pattern.search(s.text))]
        if not hits:
            problems.error(ProblemCode.PART_MISSING, expected=kind)
        for match, sentence in hits[:1]:
            count = _count(match, sentence, kind, problems)
            found += [ParsedRequirement(kind, count, per, _cite(sentence))] if count else []
        _check_once(hits, kind, problems)
    return (*found, *_deadlines(every))


def _check_once(hits: list[tuple[re.Match[str], Sentence]], kind: RequirementKind, problems: Problems) -> None:
    first = count_of(hits[0][0]["count"]) if hits else None
    for match, sentence in hits[1:]:
        if count_of(match["count"]) != first:
            place = Place(sentence.paragraph.line)
            problems.error(ProblemCode.PART_REPEATED, place, seen=match.group(), expected=kind)


def _deadlines(every: tuple[Sentence, ...]) -> list[ParsedRequirement]:
    found: list[ParsedRequirement] = []
    for kind, event, pattern in _WITHIN:
        for match, sentence in ((m, s) for s in every if (m := pattern.search(s.text))):
            within = _DURATIONS[match["unit"]].format(count_of(match["count"]))
            found.append(ParsedRequirement(kind, 1, Per.ENTERPRISE, _cite(sentence), within=within, counted_from=event))
    assessments = (sentence for sentence in every if _HALF_YEARLY.search(sentence.text))
    found += [ParsedRequirement(_Kind.HALF_YEARLY_ASSESSMENT, 1, Per.HALF_YEAR, _cite(s)) for s in assessments]
    return found


def _count(match: re.Match[str], sentence: Sentence, expected: str, problems: Problems) -> int:
    """The number, which nothing but a positive one can be; 0, with an error, otherwise."""
    count = count_of(match["count"])
    if not count:
        place = Place(sentence.paragraph.line)
        problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, place, seen=match.group(), expected=expected)
    return count or 0


def _cite(sentence: Sentence) -> Citation:
    return Citation(clause=sentence.paragraph.clause, excerpt=sentence.text)


def check_annexes_unread(parts: Parts, problems: Problems) -> None:
    """An annex that a plan does carry has no reader yet: what it says is not taken over, and that is said."""
    for annex in parts.carried:
        problems.warning(ProblemCode.ANNEX_NOT_READ, Place(annex.line, annex.number), seen=annex.title or None)
