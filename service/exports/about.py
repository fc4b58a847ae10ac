"""The sheet of a workbook that says what it holds: for which day, as known when, made when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from graph.clock import AsOf, moment_text
from language import _, translate
from service.exports.book import Book
from service.exports.cells import Cell

ABOUT = _("About this file")
VALID_ON = _("Facts of the day")
KNOWN_AT = _("As known to the register at")
MADE_AT = _("Made at")
WHAT, VALUE = _("Item"), _("Value")


@dataclass(frozen=True, slots=True)
class About:
    """The clocks of all that stands in the file, the moment it was made, and what else there is to say."""

    as_of: AsOf
    made: datetime
    language: str
    further: tuple[tuple[str, Any], ...] = ()


def write_about(book: Book, about: About) -> None:
    """Add the sheet."""
    sheet = book.sheet(translate(ABOUT, about.language), [translate(word, about.language) for word in (WHAT, VALUE)])
    sheet.page.set_column(0, 1, 36)
    clocks = ((VALID_ON, about.as_of.valid_on), (KNOWN_AT, about.as_of.known_at), (MADE_AT, moment_text(about.made)))
    sheet.write([[translate(word, about.language), value] for word, value in clocks])
    sheet.write([[what, _cell(value)] for what, value in about.further])


def _cell(value: Any) -> Cell:
    return value if isinstance(value, str | int) or value is None else orjson.dumps(value).decode()
