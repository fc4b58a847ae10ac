"""Memberships and assignments of a workbook."""

from graph.ids import read_id
from seeds.report import ProblemCode
from seeds.stating import assignment, membership
from seeds.workbook.desk import Desk
from seeds.workbook.lookup import Entry
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.parties import assignees, fits_post, people, post_of, subject
from seeds.workbook.words import BASIS_WORDS, ROLE_WORDS, ROLES_OF, VACANT


def add_memberships(desk: Desk) -> None:
    """Add who is in which post or group."""
    for row in desk.parsed.rows["memberships"]:
        if row.text("role") == VACANT:
            continue
        organization, role, term = desk.organization(row), row.text("role"), desk.term(row)
        persons = people(desk, row, desk.organization(row, "person_of") if row.text("person_of") else organization)
        if organization is None or role is None or term is None or not _fits_role(desk, row, role):
            continue
        title = row.text("post")
        post = post_of(desk, row, organization) if title else None
        if title and post is None:
            continue
        cited = desk.cited(row)
        for person in persons:
            post_key = post.key if post else None
            what = (person.key, organization.key, post_key or "", role, cited.document or "")
            if desk.claim(row, *what, term.valid_from):
                desk.state(row, membership(person.key, organization.key, role, term, cited, post_key))


def _fits_role(desk: Desk, row: WorkbookRow, role: str) -> bool:
    if not row.names("persons"):
        desk.problems.error(ProblemCode.CELL_EMPTY, desk.at(row, "persons"), expected="姓名")
        return False
    if row.text("reason"):
        desk.wrong(row, "reason", "REASON_IF_VACANT")
        return False
    return fits_post(desk, row, role)


def add_assignments(desk: Desk) -> None:
    """Add who is charged with what."""
    for row in desk.parsed.rows["assignments"]:
        charged, unit, sector = assignees(desk, row), subject(desk, row), _sector(desk, row)
        basis, role, term = row.text("basis"), row.text("role"), desk.term(row)
        if basis is None or role is None or term is None or unit is None:
            continue
        if not _fits_basis(desk, row, basis, role, charged):
            continue
        cited = desk.cited(row)
        for each in charged:
            what = (basis, role, each.key, unit, sector or "", cited.document or "")
            if desk.claim(row, *what, term.valid_from):
                desk.state(row, assignment(basis, role, each.key, unit, term, cited, sector))


def _sector(desk: Desk, row: WorkbookRow) -> str | None:
    seen, at = row.text("sector"), desk.at(row, "sector")
    if row.text("basis") and (row.text("basis") == "SECTORAL") != (seen is not None):
        desk.problems.error(ProblemCode.CELL_WRONG, at, seen=seen or "", expected="SECTOR_IF_SECTORAL")
        return None
    found = desk.one(desk.sectors, seen, at) if seen else None
    return found.key if found else None


def _fits_basis(desk: Desk, row: WorkbookRow, basis: str, role: str, assignees: list[Entry]) -> bool:
    allowed = ROLES_OF[basis].get(role)
    if allowed is None:
        expected = "ROLE_OF_BASIS"
    elif any(read_id(each.key).label not in allowed for each in assignees):
        expected = "FITTING_ASSIGNEE"
    else:
        return True
    seen = " ".join((BASIS_WORDS[basis], ROLE_WORDS[role], "、".join(each.name for each in assignees)))
    desk.problems.error(ProblemCode.CELL_WRONG, desk.at(row, "role"), seen=seen, expected=expected)
    return False
