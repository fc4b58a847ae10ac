"""The roots for duties, tasks and targets, with what their filters and orders ask, in plain Python."""

from tests.compiler.naive.filters import among, leads, says
from tests.compiler.naive.hazard_filters import Check
from tests.compiler.naive.roots import listed
from tests.compiler.naive.sorts import Sorts, number, text
from tests.compiler.naive.things import BY_KEY
from tests.compiler.naive.view import Thing

DOCUMENT = leads("STATED_IN", "OfficialDocument")


def called(thing: Thing) -> str:
    """What the document of a statement is called."""
    document = thing.one("STATED_IN")
    names = (document.get("number"), document.get("title")) if document else ()
    return next((name for name in names if name is not None), "")


def any_of(property: str, holds: Check) -> Check:
    """Whether it holds of an item of the list."""
    return lambda thing, value: any(holds(item, value) for item in thing.get(property) or [])


SORTS: Sorts = {"document": called, "position": number("position"), "number": text("number")}
listed(
    "Query.duties",
    "Duty",
    BY_KEY,
    {"document": DOCUMENT, "kind": among("kind"), "bearerBasis": among("bearerBasis")},
    {**SORTS, "kind": text("kind")},
)
listed(
    "Query.workTasks",
    "WorkTask",
    BY_KEY,
    {
        "document": DOCUMENT,
        "titleContains": says("title"),
        "owner": any_of("owners", lambda owner, value: value in owner),
        "dueBefore": any_of("dueOn", lambda day, value: day < value),
    },
    SORTS,
)
listed("Query.targets", "Target", BY_KEY, {"document": DOCUMENT, "titleContains": says("title")}, SORTS)
