"""The words of a dossier: headings from the schema's own descriptions, labels of enums, and sentences from the catalogue."""

from datetime import datetime
from typing import Any

from graphql import GraphQLObjectType, GraphQLSchema

from graph.clock import SHANGHAI
from language import _, translate
from resolvers.export_columns import columns
from schema.describe import ENUMS
from service.exports.cells import last_day

TITLE = _("Retrospective dossier of an incident")
NOTHING = "—"
"""What stands where there is nothing to say."""

JOINED = {"zh": "、", "en": ", "}
ENDED = {"zh": "；", "en": "; "}


class Wording:
    """Words in one language."""

    def __init__(self, schema: GraphQLSchema, language: str) -> None:
        self._schema = schema
        self.language = language

    def say(self, message: str, **values: object) -> str:
        """A sentence of the catalogue with its values."""
        return translate(message, self.language).format(**values)

    def label(self, enum: str, value: str | None) -> str:
        """The word for a value of an enum."""
        return NOTHING if value is None else translate(str(ENUMS[enum][value].value), self.language)

    def term(self, path: str) -> str:
        """The heading of a field such as `DutyPerformance.required`, as exports have it."""
        kind, _, field = path.partition(".")
        found = self._schema.type_map[kind]
        assert isinstance(found, GraphQLObjectType)  # noqa: S101 - named by our own tables
        return columns(self._schema, found, [field])[0][0].headings[self.language]

    def truth(self, found: bool) -> str:
        """Yes or no."""
        return self.say(_("Yes") if found else _("No"))

    def terms(self, kind: str, *fields: str) -> list[str]:
        """The headings of several fields."""
        return [self.term(f"{kind}.{field}") for field in fields]

    def joined(self, words: list[str]) -> str:
        """Words as a list; a dash where there are none."""
        return JOINED[self.language].join(words) or NOTHING


def before(first_behind: str | None) -> str | None:
    """The last day of a period, of which the schema answers the first day behind it; None while it is open."""
    return first_behind and last_day(first_behind).isoformat()


def value(found: Any) -> str:
    """A cell of a table; a dash for what is not there."""
    return NOTHING if found is None or found == "" else str(found)


def in_shanghai(moment: str) -> str:
    """A moment as people in Shanghai read it, to the second."""
    return datetime.fromisoformat(moment).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
