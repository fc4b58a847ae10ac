"""Duties out of sentences: which sentences can demand something, and how what they demand is numbered and cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from seeds.readers.body import Sentence, sentences
from seeds.readers.cadence import Cadence
from seeds.readers.citing import Citation
from seeds.readers.demanded import Bearer, DutyKind, ParsedDuty
from seeds.readers.outline import Paragraph, number_and_words
from seeds.report import Place, ProblemCode, Problems

_AIMS = re.compile("目标|总体要求|指导思想")
_BODY = "正文"
"""The number of a duty in a document without clauses."""

Found = tuple[int, ParsedDuty]
"""Where in its sentence the words of a duty begin, and the duty."""


def demanding(paragraphs: tuple[Paragraph, ...]) -> Iterator[Sentence]:
    """The sentences that can demand something, without the numbers of their paragraphs: not the aims."""
    bare = tuple(replace(p, text=number_and_words(p)[1]) for p in paragraphs if not _AIMS.search(p.heading or ""))
    return sentences(bare)


def in_order(found: list[Found]) -> list[ParsedDuty]:
    """The duties of one sentence by where in it their words stand."""
    return [duty for _, duty in sorted(found, key=lambda one: one[0])]


def numbered(duties: list[ParsedDuty]) -> tuple[ParsedDuty, ...]:
    """The duties with their numbers: the clause, and where a clause has several 三（二）-1, 三（二）-2."""
    several = Counter(duty.number for duty in duties)
    seen: Counter[str] = Counter()
    found: list[ParsedDuty] = []
    for duty in duties:
        seen[duty.number] += 1
        number = f"{duty.number}-{seen[duty.number]}" if several[duty.number] > 1 else duty.number
        found.append(replace(duty, number=number))
    return tuple(found)


def duty_of(kind: DutyKind, bearer: Bearer, sentence: Sentence, cadence: Cadence | None = None) -> ParsedDuty:
    """A duty that stands in the sentence, still numbered by its clause alone."""
    clause = sentence.paragraph.clause
    duty = ParsedDuty(clause or _BODY, kind, bearer, Citation(clause=clause, excerpt=sentence.text))
    if cadence is None:
        return duty
    return replace(duty, recurrence=cadence.recurrence, quota=cadence.quota, due_day=cadence.due_day)


def possible(cadence: Cadence, sentence: Sentence, problems: Problems) -> bool:
    """Whether the cadence can be; an error otherwise, unless the line's numbers are already complained about."""
    if cadence.recurrence is not None:
        return True
    line = sentence.paragraph.line
    if not any(problem.line == line and problem.code is ProblemCode.QUANTITY_IMPOSSIBLE for problem in problems.found):
        problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, Place(line), seen=cadence.written, expected=cadence.expected)
    return False
