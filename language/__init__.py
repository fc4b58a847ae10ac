"""The words of answers: Chinese, and English on request, through gettext catalogues.

The English words are the message ids; `language/zh/LC_MESSAGES/zerenlian.po` has the Chinese ones.
"""

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "zerenlian"
LANGUAGES = ("zh", "en")
"""The first one is spoken where nobody asks for another."""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, Path(__file__).parent, [language], fallback=language == "en")


def translate(message: str, language: str) -> str:
    """The words of a message in a language ("zh" or "en"); placeholders such as `{name}` stay."""
    return _catalogue(language if language in LANGUAGES else LANGUAGES[0]).gettext(message)


def preferred(accept_language: str | None) -> str:
    """The language that an `Accept-Language` header prefers among ours."""
    for part in sorted((accept_language or "").split(","), key=_quality, reverse=True):
        if (tag := part.split(";")[0].strip().split("-")[0].lower()) in LANGUAGES:
            return tag
    return LANGUAGES[0]


def _quality(part: str) -> float:
    _, _, quality = part.partition(";q=")
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0


def _(message: str) -> str:
    """Mark a message for the catalogue."""
    return message
