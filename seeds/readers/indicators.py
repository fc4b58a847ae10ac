"""The figures of a target: reductions, shares, counts, their split by level of government, and what is to be complete.

A figure is read only where its clause is one of the forms below; a share that stands in another form is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from seeds.readers.body import Sentence
from seeds.readers.citing import Citation
from seeds.readers.demanded import Comparison, ParsedIndicator
from seeds.readers.months import Deadline, deadlines_in
from seeds.readers.text import without_space
from seeds.readers.width import narrow
from seeds.report import Place, ProblemCode, Problems

_NUMBER = r"(?P<value>[0-9]{1,9}(?:\.[0-9]{1,4})?)"
_THINGS = "[项起家个件人处次户]"
_BASELINE = r"(?P<baseline>同比|环比|(?:较|比|与)(?:上年|去年|20[0-9]{2}年)(?:度|同期)?(?:相比)?)?"
_FORMS = (
    re.compile(
        rf"(?P<name>.*?){_BASELINE}(?:均|力争|实现|确保)*(?P<how>压降|压减|减少|下降|降低|下浮){_NUMBER}(?P<unit>%|{_THINGS})(?:以上)?"
    ),
    re.compile(r"(?P<name>.+?)(?:继续|确保|保持|实现|力争)+(?:[㐀-鿿]{0,6})(?P<how>零)(?P<unit>事故|死亡|伤亡)"),
    re.compile(
        rf"(?P<name>.*?)(?P<how>不少于|不低于|不高于|不超过|达到|达(?=[0-9])|确保|保持在|控制在)"
        rf"(?:(?P<baseline>[^0-9,]{{1,30}})的)?{_NUMBER}(?P<unit>%)(?P<more>以上|以内|以下)?"
    ),
    re.compile(
        rf"(?P<name>[^0-9]+?)(?P<how>不少于|不低于|不超过|达到|共)?{_NUMBER}(?P<unit>{_THINGS})(?P<more>以上|以内|以下)?"
    ),
)
_LEVEL = re.compile(rf"(?P<level>[国省市区县镇乡街道村]{{1,2}})级{_NUMBER}(?P<unit>{_THINGS})")
_COMPLETE = re.compile("(?:全部|全面)?完成(?!率|情况|度|比例)[^0-9%,]{2,40}")
_PARTLY = re.compile("基本|初步|力争|部分")
_LEVELS = {"省": "PROVINCE", "市": "CITY", "区": "DISTRICT", "县": "DISTRICT", "村": "VILLAGE"} | dict.fromkeys(
    ("镇", "乡", "乡镇", "区镇", "街道", "镇街"), "TOWN"
)
_AT_MOST = {"不高于", "不超过", "控制在", "以内", "以下"}
_AT_LEAST = {"不少于", "不低于", "达到", "达", "确保", "保持在", "以上"}
_MEASURES = re.compile("(?P<stem>.*?)(?P<measures>(?:起数|死亡人数|亡人数)(?:[、和及与](?:起数|死亡人数|亡人数))+)")
_LEADING = re.compile("^(?:其中[，,：:]?|力争|确保)+")
_SHARE = re.compile("率$|比例$|比重$")


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words between two commas, with what stands before them in the same part of the sentence."""

    words: str
    before: str
    due_on: date | None


def read_indicators(
    sentence: Sentence, words: str, title: str, year: int | None, problems: Problems
) -> tuple[ParsedIndicator, ...]:
    """The indicators of one sentence; ``words`` is its text without a heading's number."""
    at = Place(sentence.paragraph.line)
    citation = Citation(clause=sentence.paragraph.clause, excerpt=sentence.text)
    found: list[ParsedIndicator] = []
    for part in re.split("[；;]", without_space(words)):
        deadlines = deadlines_in(part, year, at, problems)
        whole = _completion(part, deadlines, citation)
        if whole is not None:
            found.append(whole)
            continue
        for clause in _clauses(part, deadlines):
            found += _checked(_read(clause, title, citation), clause, at, problems)
    return tuple(found)


def _clauses(part: str, deadlines: tuple[Deadline, ...]) -> Iterator[_Clause]:
    days = {deadline.day for deadline in deadlines}
    due_on = days.pop() if len(days) == 1 else None
    before = ""
    for words in re.split("[，,：:]", part):
        yield _Clause(_LEADING.sub("", words), before, due_on)
        before = words


def _completion(part: str, deadlines: tuple[Deadline, ...], citation: Citation) -> ParsedIndicator | None:
    """Everything of a kind is to be complete by a day: all of it, 100 %."""
    last = deadlines[-1] if deadlines else None
    if last is None or _PARTLY.search(part) or not _COMPLETE.fullmatch(narrow(part[last.end :]).lstrip(",")):
        return None
    name = re.sub("[到至在于]$", "", part[: last.start]) + part[last.end :]
    return ParsedIndicator(
        _LEADING.sub("", name).strip("，,"), Comparison.EXACTLY, "100", "%", citation, due_on=last.day
    )


def _read(clause: _Clause, title: str, citation: Citation) -> list[ParsedIndicator]:
    plain = narrow(clause.words)
    level = _LEVEL.fullmatch(plain)
    if level is not None and level["level"] in _LEVELS:
        name = _LEVELS[level["level"]]
        return [ParsedIndicator(title, Comparison.EXACTLY, level["value"], level["unit"], citation, level=name)]
    match = next((found for form in _FORMS if (found := form.fullmatch(plain))), None)
    if match is None:
        return []
    name = (
        clause.words[: match.end("name")] or (clause.before if not re.search("[0-9]", clause.before) else "") or title
    )
    return _measured(match, name, clause, citation)


def _measured(match: re.Match[str], name: str, clause: _Clause, citation: Citation) -> list[ParsedIndicator]:
    groups = match.groupdict()
    unit, how = groups["unit"], groups["how"]
    if how == "零":
        kind = "起" if unit == "事故" else "人"
        return [ParsedIndicator(f"{name}{unit}", Comparison.EXACTLY, "0", kind, citation, due_on=clause.due_on)]
    comparison = _comparison(how, groups.get("more")) if "more" in groups else Comparison.REDUCED_BY
    value, baseline = groups["value"], None
    if groups.get("baseline"):
        # Widths change nowhere the length, so that the words stand there as they were written.
        baseline = clause.words[match.start("baseline") : match.end("baseline")]
    return [
        ParsedIndicator(one, comparison, value, unit, citation, baseline, due_on=clause.due_on) for one in _names(name)
    ]


def _comparison(how: str | None, more: str | None) -> Comparison:
    if {how, more} & _AT_MOST:
        return Comparison.AT_MOST
    return Comparison.AT_LEAST if {how, more} & _AT_LEAST else Comparison.EXACTLY


def _names(name: str) -> tuple[str, ...]:
    """What the figure measures: the number of accidents and that of deaths are two things."""
    match = _MEASURES.fullmatch(name)
    return tuple(match["stem"] + one for one in re.split("[、和及与]", match["measures"])) if match else (name,)


def _checked(found: list[ParsedIndicator], clause: _Clause, at: Place, problems: Problems) -> list[ParsedIndicator]:
    if not found and re.search("[0-9][%％]|百分之", clause.words):
        problems.warning(ProblemCode.PART_NOT_READ, at, seen=clause.words, expected="INDICATOR")
    for indicator in found:
        of_whole = indicator.comparison is Comparison.REDUCED_BY or _SHARE.search(indicator.name)
        if indicator.unit == "%" and of_whole and Decimal(indicator.value) > 100:
            problems.error(ProblemCode.QUANTITY_IMPOSSIBLE, at, seen=clause.words, expected="INDICATOR")
    return found


def check_levels(indicators: tuple[ParsedIndicator, ...], at: Place, problems: Problems) -> tuple[ParsedIndicator, ...]:
    """The counts by level bear the name of the total before them, whose sum they are: otherwise a warning."""
    named: list[ParsedIndicator] = []
    total: ParsedIndicator | None = None
    parts: list[Decimal] = []
    for indicator in indicators:
        if indicator.level is None:
            _check_sum(total, parts, at, problems)
            total, parts = indicator, []
        elif total is not None and indicator.unit == total.unit:
            indicator = replace(indicator, name=total.name)
            parts.append(Decimal(indicator.value))
        named.append(indicator)
    _check_sum(total, parts, at, problems)
    return tuple(named)


def _check_sum(total: ParsedIndicator | None, parts: list[Decimal], at: Place, problems: Problems) -> None:
    if total is not None and parts and sum(parts) != Decimal(total.value):
        seen = "+".join(map(str, parts))
        problems.warning(ProblemCode.FIGURES_DISAGREE, at, seen=f"{seen}={sum(parts)}", expected=total.value)
