"""Telephone numbers and mail addresses are read past: they are taken out before anything else sees the text.

The register does not store them and the report does not repeat them (design, "Bad input"). Document numbers, dates,
area codes (6, 9 or 12 digits) and credit codes (18 characters) stay.
"""

from __future__ import annotations

import re

_DIGIT = "0-9０-９"
_UNIT = "[年月日号元万亿吨户人家个起次]"
_NUMBER = rf"[+＋]?[{_DIGIT}(（][{_DIGIT}\-－—–()（） 　]{{1,24}}[{_DIGIT}](?![{_DIGIT}])(?!\s*{_UNIT})"
_LABEL = r"(?:电\s*话|電\s*話|手\s*机|手\s*機|传\s*真|傳\s*真|联系方式|热线|QQ|微信号?|[Tt][Ee][Ll]|[Ff][Aa][Xx]|邮编)"
_LABELLED = re.compile(rf"(?P<label>{_LABEL}[^{_DIGIT}\n。；〔《]{{0,12}}?){_NUMBER}(?:[、，,/或和转]\s*{_NUMBER})*")
_MAIL_CHARACTER = r"A-Za-z0-9Ａ-Ｚａ-ｚ０-９_＿.．%+\-－"
# Every repetition has a bound: a file of one endless line must not take endless time.
_MAIL = re.compile(
    rf"[{_MAIL_CHARACTER}]{{1,64}} ?(?:[@＠]|[(（\[]at[)）\]]) ?"
    rf"[{_MAIL_CHARACTER}]+(?: ?[.．] ?[A-Za-zＡ-Ｚａ-ｚ]{{2,24}}){{0,4}}",
    re.IGNORECASE,
)
_ALONE = rf"(?<![{_DIGIT}A-Za-z〔〕.．])"
_END = rf"(?![{_DIGIT}A-Za-z.．])"
_MOBILE = re.compile(
    rf"{_ALONE}(?:[+＋]?[8８][6６][\- ]?)?[1１][3-9３-９][{_DIGIT}][\-－ ]?[{_DIGIT}]{{4}}[\-－ ]?[{_DIGIT}]{{4}}{_END}"
)
_AREA_CODE = rf"(?:[(（][0０][{_DIGIT}]{{2,3}}[)）] ?|[0０][{_DIGIT}]{{2,3}}[\-－—– ]?)"
_LANDLINE = re.compile(rf"{_ALONE}{_AREA_CODE}[{_DIGIT}]{{3,4}}[\-－ ]?[{_DIGIT}]{{4}}{_END}")
_YEARS = r"(?!(?:19|20)\d\d[\-－ ](?:19|20)\d\d)"
_BARE = re.compile(rf"{_ALONE}{_YEARS}[1-9１-９][{_DIGIT}]{{2,3}}[\-－ ]?[{_DIGIT}]{{4}}{_END}(?!\s*{_UNIT})")


def without_contacts(text: str) -> str:
    """The text without telephone numbers and mail addresses; its line breaks, tabs and labels stay where they are.

    Of 7 or 8 digits that stand alone the rule cannot know better and takes them out, unless a unit follows.
    """
    text = _MAIL.sub("", text)
    text = _LABELLED.sub(lambda match: match["label"], text)
    for pattern in (_MOBILE, _LANDLINE, _BARE):
        text = pattern.sub("", text)
    return text
