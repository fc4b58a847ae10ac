"""Two days compared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.compiler.naive import runs
from tests.compiler.naive.change import NEWEST, changes_inside
from tests.compiler.naive.connections import connection
from tests.compiler.naive.roots import clocked, recorded, taken_apart
from tests.compiler.naive.things import FIELDS, answers, by_key
from tests.compiler.naive.view import Order, Thing, View


@dataclass(frozen=True)
class Compared(Thing):
    """An area on the later day, beside the earlier one."""

    since: str


@dataclass(frozen=True)
class Difference(Thing):
    """A statement of one day alone."""

    since: str
    kind: str
    replaced: tuple[Thing, ...] = ()


@answers("Query.diff")
def diff(view: View, _: Any, area: str, to: str, knownAt: str | None = None, **given: str) -> Compared | None:
    """The view is that of the later day."""
    key, carried = taken_apart(view, area)
    if key not in view.world.nodes:
        return None
    pinned = knownAt is not None or bool(carried and carried.pinned)
    asked = clocked(view, {"knownAt": knownAt} if knownAt else None, carried)
    if not recorded(asked.thing(key)):
        return None
    return Compared(
        view.world.nodes[key], view.at(replace(asked.clock, valid_on=to, explicit=True, pinned=pinned)), given["from"]
    )


FIELDS["AreaDifference.area"] = lambda compared, _: Thing(compared.node, compared.view)
FIELDS["AreaDifference.from"] = lambda compared, _: compared.since
FIELDS["AreaDifference.to"] = lambda compared, _: compared.view.clock.valid_on
FIELDS["AreaDifference.knownAt"] = lambda compared, _: compared.view.clock.known_at


def began(statement: Thing, since: str) -> bool:
    """Whether it holds on the later day alone."""
    return statement.holds() and runs.stands(statement) and since < runs.since(statement)


def ended(statement: Thing, since: str) -> bool:
    """Whether it held on the earlier day alone."""
    said, to = statement.node.properties, statement.view.clock.valid_on
    over = said["validTo"] <= to and runs.until(statement) <= to
    return earlier(statement.view, since).holds(said) and runs.stands(statement) and over


def earlier(view: View, since: str) -> View:
    """The same knowledge on the earlier day."""
    return view.at(replace(view.clock, valid_on=since, explicit=True))


def lies_inside(subject: Thing, area: str) -> bool:
    """Whether an enterprise or an area lies in the area on the day of its view."""
    base = subject if subject.type_name == "Area" else subject.one("LOCATED_IN")
    return base is not None and area in [base.key, *(above.key for above in base.belongs())]


def ends(statement: Thing, tie: str) -> list[str]:
    """The keys at the ends of its arrows, whenever it holds."""
    return [edge.end for edge in statement.view.world.leaving[statement.key, tie]]


def assignment_concerns(assignment: Thing, area: str, views: tuple[View, View]) -> bool:
    """Whether its subject lies inside on either day."""
    return any(lies_inside(view.thing(key), area) for key in ends(assignment, "SUBJECT") for view in views)


def same_charge(one: Thing, other: Thing) -> bool:
    """Same subject, ground, capacity and sector."""
    alike = all(one.get(name) == other.get(name) for name in ("basis", "role"))
    subjects = set(ends(one, "SUBJECT")) & set(ends(other, "SUBJECT"))
    return alike and bool(subjects) and ends(one, "SECTOR") == ends(other, "SECTOR")


def membership_concerns(membership: Thing, area: str, views: tuple[View, View]) -> bool:
    """Whether its post or group answers for something inside on either day, or the post is one of a unit there."""
    return any(_answers(membership, area, view) or _ruled(membership, area, view) for view in views)


def _answers(membership: Thing, area: str, view: View) -> bool:
    places = [view.thing(key) for tie in ("POST", "ORGANIZATION") for key in ends(membership, tie)]
    places = [place for place in places if place.type_name == "Post" or place.get("kind") == "SUPERVISION_GROUP"]
    charges = [charge for place in places for charge in place.into("ASSIGNEE")]
    return any(lies_inside(subject, area) for charge in charges for subject in charge.out("SUBJECT"))


def _ruled(membership: Thing, area: str, view: View) -> bool:
    units = [unit for key in ends(membership, "POST") for unit in view.thing(key).out("BELONGS_TO")]
    return any(lies_inside(ruled, area) for unit in units for ruled in unit.out("ADMINISTERS"))


def same_place(one: Thing, other: Thing) -> bool:
    """Same post, or the same person in the same group."""
    posts = ends(one, "POST"), ends(other, "POST")
    if set(posts[0]) & set(posts[1]):
        return True
    group = set(ends(one, "ORGANIZATION")) & set(ends(other, "ORGANIZATION"))
    return not any(posts) and bool(group) and bool(set(ends(one, "MEMBER")) & set(ends(other, "MEMBER")))


Concerns = Callable[[Thing, str, tuple[View, View]], bool]
Same = Callable[[Thing, Thing], bool]


def differences(label: str, concerns: Concerns, same: Same) -> Callable[..., list[Difference]]:
    """What began or ended, and what took another's place."""

    def found(compared: Compared, kinds: list[str] | None = None) -> list[Difference]:
        view, since = compared.view, compared.since
        views = view, earlier(view, since)
        every = view.all(label)
        new, old = ([each for each in every if test(each, since)] for test in (began, ended))
        rows = []
        for each in new:
            before = tuple(by_key(other for other in old if same(each, other)))
            rows.append(Difference(each.node, view, since, "CHANGED" if before else "BEGAN", before))
        gone = [each for each in old if not any(same(each, other) for other in new)]
        rows += [Difference(each.node, view, since, "ENDED") for each in gone]
        return [row for row in rows if (kinds is None or row.kind in kinds) and concerns(row, compared.key, views)]

    return found


_charges = differences("Assignment", assignment_concerns, same_charge)
_tenures = differences("Membership", membership_concerns, same_place)
_BY_BASIS = Order(lambda row: [row.get("basis"), row.key], 2)
FIELDS["AreaDifference.assignments"] = connection("AreaDifference.assignments", _charges, _BY_BASIS)
FIELDS["AreaDifference.holders"] = connection("AreaDifference.holders", _tenures, Order(lambda row: [row.key]))
for _kind, _field in {"AssignmentDifference": "assignment", "HolderDifference": "membership"}.items():
    FIELDS[f"{_kind}.kind"] = lambda row, _: row.kind
    FIELDS[f"{_kind}.{_field}"] = lambda row, _: Thing(row.node, row.view)
    FIELDS[f"{_kind}.replaces"] = lambda row, _: list(row.replaced)


def changes(compared: Compared) -> list[Thing]:
    """Behind the earlier day, up to the later."""
    to = compared.view.clock.valid_on
    return [event for event in changes_inside(compared) if compared.since < event.get("on") <= to]


FIELDS["AreaDifference.changes"] = connection("AreaDifference.changes", changes, NEWEST)

for _kind in ("ChangeEvent", "AssignmentDifference", "HolderDifference"):
    FIELDS[f"{_kind}Connection.edges"] = lambda page, _: [(page, item) for item in page.items]
    FIELDS[f"{_kind}Connection.pageInfo"] = lambda page, _: page
    FIELDS[f"{_kind}Connection.totalCount"] = lambda page, _: page.total
    FIELDS[f"{_kind}Edge.node"] = lambda edge, _: edge[1]
    FIELDS[f"{_kind}Edge.cursor"] = lambda edge, _: edge[0].cursor(edge[1])
