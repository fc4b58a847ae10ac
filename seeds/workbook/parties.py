"""Whom and what a row names: persons, a post or an organisation, and an area or an enterprise."""

from seeds.report import ProblemCode
from seeds.workbook.desk import Desk
from seeds.workbook.lookup import Directory, Entry
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.words import VACANT


def people(desk: Desk, row: WorkbookRow, of: Entry | None) -> list[Entry]:
    """The persons of the row (a list, or one alone), of this organisation where some of the name are."""
    alone = row.text("person")
    names, at = (alone,) if alone else row.names("persons"), desk.at(row, "person" if alone else "persons")
    found = [desk.one(desk.persons, name, at, of.key if of else None) for name in names]
    return [person for person in found if person]


def post_of(desk: Desk, row: WorkbookRow, organization: Entry) -> Entry | None:
    """The organisation's post; None, with an error, where it has none of that title."""
    title = row.text("post") or ""
    found = [entry for entry in desk.posts.find(title, organization.key) if organization.key in entry.within]
    if len(found) == 1:
        return found[0]
    near = desk.posts.names_in(organization.key)
    at = desk.at(row, "post")
    desk.problems.error(ProblemCode.REFERENCE_UNKNOWN, at, seen=title, expected="、".join(near) or None)
    return None


IN_POST = ("HOLDER", "ACTING", VACANT)
"""The roles that are about a post; all others are about a group."""


def fits_post(desk: Desk, row: WorkbookRow, role: str) -> bool:
    """Whether the row names a post where its role is about one, and none elsewhere."""
    fits = (role in IN_POST) == (row.text("post") is not None)
    if not fits:
        desk.wrong(row, "post", "POST_IF_HOLDER")
    return fits


def assignees(desk: Desk, row: WorkbookRow) -> list[Entry]:
    """The persons of an organisation, its post, or the organisation itself; none, with an error, where it is not one of them."""
    names, title = _names(row), row.text("post")
    organization = desk.organization(row)
    if (names and title) or not (names or row.text("organization")):
        seen = "、".join([*names, *([title] if title else [])])
        field = "person" if "person" in row.columns else "persons"
        desk.problems.error(ProblemCode.CELL_WRONG, desk.at(row, field), seen=seen, expected="ONE_ASSIGNEE")
        return []
    if names:
        return people(desk, row, organization)
    if organization is None:
        return []
    if not title:
        return [organization]
    post = post_of(desk, row, organization)
    return [post] if post else []


def _names(row: WorkbookRow) -> tuple[str, ...]:
    alone = row.text("person")
    return (alone,) if alone else row.names("persons")


def performers(desk: Desk, row: WorkbookRow) -> tuple[str, ...]:
    """The keys of those who did it, if the row says who."""
    if not (_names(row) or row.text("organization") or row.text("post")):
        return ()
    return tuple(entry.key for entry in assignees(desk, row))


def acting_organizations(desk: Desk, row: WorkbookRow) -> tuple[str, ...]:
    """The keys of the organisations that the row lists."""
    at = desk.at(row, "organizations")
    found = [desk.organization_called(name, at) for name in row.names("organizations")]
    return tuple(entry.key for entry in found if entry)


def subject(desk: Desk, row: WorkbookRow) -> str | None:
    """The key of the row's area or enterprise; None, with an error, where it names none or both."""
    area, enterprise = row.text("area"), row.text("enterprise")
    if (area is None) == (enterprise is None):
        seen = f"{area or ''}｜{enterprise or ''}"
        desk.problems.error(ProblemCode.CELL_WRONG, desk.at(row, "area"), seen=seen, expected="ONE_SUBJECT")
        return None
    if enterprise:
        found = desk.one(desk.enterprises, enterprise, desk.at(row, "enterprise"))
        return found.key if found else None
    return area_of(desk, row)


def area_of(desk: Desk, row: WorkbookRow) -> str | None:
    """The key of the row's area; None where it names none or, with an error, it is not clear which."""
    within = desk.place(row, "within")
    return desk.place(row, "area", within) if within or not row.text("within") else None


TARGETS = ("person", "organization", "post", "area", "enterprise")
"""The fields of which a target is one, or two where a person or a post needs its organisation."""


def target(desk: Desk, row: WorkbookRow) -> str | None:
    """The key of the one person, post, organisation, area or enterprise of the row; None, with an error, otherwise."""
    party = row.text("person") or row.text("organization") or row.text("post")
    named = [each for each in (party, row.text("area"), row.text("enterprise")) if each]
    if len(named) != 1:
        desk.wrong(row, "person", "ONE_TARGET", "｜".join(named))
        return None
    if not party:
        return subject(desk, row)
    found = assignees(desk, row)
    return found[0].key if found else None


def listed(desk: Desk, row: WorkbookRow, field: str, directory: Directory) -> tuple[str, ...]:
    """The keys of all that the cell lists; what is unknown is an error and left out."""
    at = desk.at(row, field)
    found = [desk.one(directory, name, at) for name in row.names(field)]
    return tuple(entry.key for entry in found if entry)


def named(desk: Desk, row: WorkbookRow, field: str, directory: Directory) -> str | None:
    """The key of what the cell names; None where it is empty or, with an error, unknown."""
    seen = row.text(field)
    found = desk.one(directory, seen, desk.at(row, field)) if seen else None
    return found.key if found else None
