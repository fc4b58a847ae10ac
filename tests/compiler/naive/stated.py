"""What all statements have in common, and all connections: registered for a type by its name."""

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive.chain import cite, entered_from
from tests.compiler.naive.things import FIELDS, by_then, hide, kept_file, properties
from tests.compiler.naive.view import Thing


def stated(*kinds: str) -> None:
    """The fields of `Stated` for types of statements."""
    for kind in kinds:
        properties(kind, "endCondition", "recordedFrom")
        FIELDS[f"{kind}.validFromUncertain"] = lambda thing, _: thing.get("validFromUncertain") or False
        FIELDS[f"{kind}.validFrom"] = lambda thing, _: hide(thing.get("validFrom"), ALWAYS)
        FIELDS[f"{kind}.validTo"] = lambda thing, _: hide(thing.get("validTo"), OPEN_DAY)
        FIELDS[f"{kind}.recordedTo"] = lambda thing, _: by_then(thing.get("recordedTo"), thing)
        FIELDS[f"{kind}.citation"] = lambda thing, _: cite(thing)
        FIELDS[f"{kind}.enteredFrom"] = lambda thing, _: entered_from(thing)
        FIELDS[f"{kind}.sourceFile"] = lambda thing, _: kept_file(thing)


def connected(*kinds: str) -> None:
    """The fields of the connections of types."""
    for kind in kinds:
        FIELDS[f"{kind}Connection.edges"] = lambda page, _: [(page, item) for item in page.items]
        FIELDS[f"{kind}Connection.pageInfo"] = lambda page, _: page
        FIELDS[f"{kind}Connection.totalCount"] = lambda page, _: page.total
        FIELDS[f"{kind}Edge.node"] = lambda edge, _: edge[1]
        FIELDS[f"{kind}Edge.cursor"] = lambda edge, _: edge[0].cursor(edge[1])


def with_versions(*kinds: str) -> None:
    """The field of what was held under the same slot by then."""
    for kind in kinds:
        FIELDS[f"{kind}.versions"] = lambda thing, _: _versions(thing)


def _versions(thing: Thing) -> list[Thing]:
    every = [one for one in thing.view.all(thing.type_name) if one.get("slot") == thing.get("slot")]
    by_then = [one for one in every if one.get("recordedFrom") <= thing.view.clock.known_at]
    return sorted(by_then, key=lambda one: (one.get("recordedFrom"), one.key))
