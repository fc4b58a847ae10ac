"""The units that a task names as responsible, by words that say so: 由…, …牵头, …负责, …联合…, 责任单位：….

Who is merely mentioned, supported (配合…) or urged on (督促…) is not responsible; where the words before 牵头 are no
plain list of units, nobody is named. Of …联合…, the first acts; those with whom it acts are not said to answer for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.readers.text import without_space
from seeds.readers.width import narrow

_UNIT_END = (
    "(?:(?<!社)(?<!机)会|[局委厅院室队站镇乡]|(?<![干内全])部|(?<!场)所|(?<![到各])处|(?<!学)科|(?<!大)组|集团|公司|中心"
    "|街道|[市县区]|部门|单位|政府|党校|园区|企业|办|办事处|支部|协会|大学)"
)
_UNIT = re.compile(rf"[㐀-鿿A-Za-z“”]{{1,24}}{_UNIT_END}(?:\([^()]{{1,30}}\))?")
# A list of units begins where a clause begins; a verb in front makes it the object of something else.
_VERB = re.compile(
    "加强|推动|推进|督促|协调|指导|配合|组织|完善|建立|健全|要求|报|向|对|按|根据|落实|坚持|强化|提请|联合|会同|发挥"
    "|充分|支持|鼓励|引导|压实|明确|通过|制定|开展|以|在|与"
)
_BY = "(?<![自理经缘事来])由(?!于|此|来)"
_START = rf"(?:^|[,。;:(]|{_BY})(?!由)"
_NAMES = rf"(?P<units>(?:(?!{_BY})[^,。;:]){{2,80}}?)"
_HOW = "(?:[要应须将]|共同|统一|具体|主要|全面){0,2}"
_CLEAR = (
    re.compile(rf"{_START}{_NAMES}{_HOW}(?:牵头(?!部门|单位|人|作用)|负责(?!人|制|任|同志))"),
    re.compile(rf"{_BY}{_NAMES}(?=组织|承担|会同|联合|实施|落实|制定|汇总|统筹|督促|开展|完成)"),
    re.compile(rf"{_START}{_NAMES}(?:联合|会同)(?={_UNIT.pattern})"),
)
_LABELLED = re.compile(r"(?:责任|牵头|负责|承办)(?:单位|部门|科室|处室)(?:为|是)?:(?P<units>[^)。;:]{2,200})")
_AND = re.compile("以及|会同|联合(?!会)|[和与及]")


@dataclass(frozen=True, slots=True)
class Named:
    """A list of units and the place in the text where it begins."""

    units: tuple[str, ...]
    start: int


def owners_in(text: str) -> tuple[str, ...]:
    """The responsible units of a sentence in text order, each once, as seen without white space."""
    words = without_space(text)
    plain = narrow(words)
    found = [_units(match, words, True) for pattern in _CLEAR for match in pattern.finditer(plain)]
    found += [_units(match, words, False) for match in _LABELLED.finditer(plain)]
    in_order = sorted(found, key=lambda named: named.start)
    return tuple(dict.fromkeys(unit for named in in_order for unit in named.units))


def _units(match: re.Match[str], words: str, strict: bool) -> Named:
    """The units of a list; strictly, one item that is no unit shows that the words are no list of units."""
    start = match.start("units")
    listed = words[start : match.end("units")]
    items = [unit for item in re.split("[、，,]", listed) for unit in _joined(item)]
    whole = all(_is_unit(item) for item in items) or not strict
    return Named(tuple(item for item in items if item) if whole else (), start)


def _joined(item: str) -> list[str]:
    """The units of 甲局和乙局; 和平街道 stays one."""
    units: list[str] = []
    start = 0
    for end in (*(match.start() for match in _AND.finditer(item)), len(item)):
        joint = _AND.match(item, start) if units else None
        unit = item[joint.end() if joint else start : end]
        if _is_unit(unit):
            units.append(unit)
            start = end
    return units if start == len(item) else [item]


def _is_unit(item: str) -> bool:
    plain = narrow(item)
    alone = _UNIT.fullmatch(plain) is not None and _VERB.match(plain) is None
    return alone and not re.search("会同|联合(?!会)", plain)
