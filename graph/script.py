"""Simplified and traditional script."""

from functools import cache

from opencc import OpenCC


@cache
def converter(direction: str) -> OpenCC:
    """OpenCC for a direction (`t2s`, `s2t`): its dictionaries are read once for all who ask."""
    return OpenCC(direction)


_OLDER_FORMS = str.maketrans(
    dict(zip("淸呉锺靑値愼塡顚兪鄕吿戸歩毎黒緖渉徳恵", "清吴钟青值慎填颠俞乡告户步每黑绪涉德惠", strict=True))
)
"""Characters that OpenCC leaves: forms of older prints and of other countries, with which a name is written in one document
and not in the next. None of them is a character of its own in today's names."""


def simplified(text: str) -> str:
    """The text in simplified script, with each character in today's form."""
    converted: str = converter("t2s").convert(text)
    return converted.translate(_OLDER_FORMS)
