"""What a MATCH has found, and what of it is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.cypher import variables

Scope = Mapping[str, str]
"""The variables that a type's fields may name, and what they are called in this statement."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rendered MATCH: its text, the variables for the fields below, those that an order may name, what a WITH hands on."""

    text: str
    target: Scope
    ordering: Scope
    carried: str

    def narrowed(self, named: str) -> str:
        """The WITH that goes before a sort: rows with nothing in them but what is handed on and what the sort's text names.

        The embedded engine weighs every row that it sorts with all that is in scope: a list around the rows counts once for each
        of them, so that a page of 50 beside the list of all 10,000 was refused (docs/decisions/0026). Empty where the rows have
        nothing else.
        """
        kept = dict.fromkeys(self.carried.split(", "))
        around = set(self.ordering.values())
        kept |= dict.fromkeys(sorted(around & variables(named)))
        return f" WITH {', '.join(kept)}" if around - kept.keys() else ""
