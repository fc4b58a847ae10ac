"""Names of persons as tables and sentences give them: 刘  军 is 刘军."""

from __future__ import annotations

import re
import unicodedata

from seeds.names import normalise
from seeds.readers.text import squeeze, without_space
from seeds.report import Place, ProblemCode, Problems

# Two to six characters, or the parts of a transcribed name joined by a middle dot.
_HAN = "㐀-鿿\U00020000-\U000323af〇"
_NAME = re.compile(rf"[{_HAN}]{{2,6}}|[{_HAN}]{{1,12}}(?:·[{_HAN}]{{1,12}}){{1,4}}")
_TITLE_WORD = re.compile("同志|局长|书记|主任|科长|处长|市长|区长|镇长|队长|组长|组员")
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧・･．.", "·"))


def person_name(cell: str, at: Place, problems: Problems) -> str | None:
    """The name with its padding taken out, in simplified script; None, with an error, for words that are no name."""
    plain = unicodedata.normalize("NFKC", cell).translate(_MIDDLE_DOTS)
    name = without_space(plain)
    # Padding sets single characters apart; two words of two characters are as likely two persons.
    words = [word for word in plain.split() if len(word) > 1]
    if len(words) > 1 or not _NAME.fullmatch(name) or _TITLE_WORD.search(name):
        problems.error(ProblemCode.NAME_IMPOSSIBLE, at, seen=squeeze(cell), expected="PERSON_NAME")
        return None
    return normalise(name)


def people_in(text: str, at: Place, problems: Problems) -> tuple[str, ...]:
    """The persons of a list set apart by 、 in text order; what cannot be a name, or stands twice, is an error."""
    names: dict[str, None] = {}
    for part in re.split("[、，,；;]", text):
        name = person_name(part, at, problems)
        if name is None:
            continue
        if name in names:
            problems.error(ProblemCode.PERSON_REPEATED, at, seen=name, expected="ONCE")
            continue
        names[name] = None
    return tuple(names)
