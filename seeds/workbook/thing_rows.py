"""Sectors, organisations, posts, persons and enterprises of a workbook."""

from graph import keys
from graph.facts import Thing, Tie, Value
from seeds.workbook.desk import Desk
from seeds.workbook.lookup import Entry
from seeds.workbook.parsed import WorkbookRow


def add_sectors(desk: Desk) -> None:
    """Add all sectors."""
    for row in desk.parsed.rows["sectors"]:
        code, name = row.text("code"), row.text("name")
        if code and name:
            key = keys.sector(code)
            desk.sectors.add(Entry(key, name, code))
            desk.facts.add(Thing("Sector", key, {"code": code, "name": name}))


def add_organizations(desk: Desk) -> None:
    """Add all organisations; one may be part of another that stands above it in the sheet, or in the register."""
    for row in desk.parsed.rows["organizations"]:
        _add_organization(desk, row)


def _add_organization(desk: Desk, row: WorkbookRow) -> None:
    name, kind, term = row.text("name"), row.text("kind"), desk.term(row)
    parent, area = desk.organization(row, "parent"), desk.place(row, "area")
    if name is None:
        return
    key = _organization_key(desk, name, parent)
    desk.organizations.add(Entry(key, name, None, frozenset({parent.key} if parent else ())))
    if not desk.claim(row, key) or kind is None or term is None or (row.text("parent") and parent is None):
        return
    desk.facts.add(Thing("Organization", key, {"name": name, "kind": kind}, term.valid_from, term.valid_to))
    if parent:
        desk.facts.add(Tie("PART_OF", key, parent.key, {}, term.valid_from, term.valid_to))
    if area:
        desk.facts.add(Tie("ADMINISTERS", key, area, {}, term.valid_from, term.valid_to))


def _organization_key(desk: Desk, name: str, parent: Entry | None) -> str:
    """The key of the one that the register holds; else by the name, below the parent where the name is not full."""
    full = keys.organization(name)
    if full in desk.organizations or parent is None:
        return full
    known = [entry.key for entry in desk.organizations.find(name) if parent.key in entry.within]
    if known:
        return known[0]
    return full if name.startswith(parent.name) else keys.organization(name, parent.key)


def add_posts(desk: Desk) -> None:
    """Add all posts."""
    for row in desk.parsed.rows["posts"]:
        organization, title = desk.organization(row), row.text("title")
        if organization and title:
            key = keys.post(organization.key, title)
            desk.posts.add(Entry(key, title, None, frozenset({organization.key})))
            desk.facts.add(Thing("Post", key, {"title": title, "dualDuty": row.text("dual") == "true"}))
            desk.facts.add(Tie("BELONGS_TO", key, organization.key))


def add_persons(desk: Desk) -> None:
    """Add all persons."""
    for row in desk.parsed.rows["persons"]:
        organization, name = desk.organization(row), row.text("name")
        if organization and name:
            key = keys.person(organization.key, name)
            desk.persons.add(Entry(key, name, None, frozenset({organization.key})))
            desk.facts.add(Thing("Person", key, {"name": name}))


def add_enterprises(desk: Desk) -> None:
    """Add all enterprises, where they are and in which sectors."""
    for row in desk.parsed.rows["enterprises"]:
        _add_enterprise(desk, row)


def _add_enterprise(desk: Desk, row: WorkbookRow) -> None:
    uscc, name, term = row.text("uscc"), row.text("name"), desk.term(row)
    within = desk.place(row, "within")
    area = desk.place(row, "area", within) if within or not row.text("within") else None
    at = desk.at(row, "sectors")
    sectors = [desk.one(desk.sectors, sector, at) for sector in row.names("sectors")]
    if uscc is None or name is None:
        return
    key = keys.enterprise(uscc)
    # A row that is refused can be referred to all the same: its own mistake is told once.
    desk.enterprises.add(Entry(key, name, uscc))
    if term is None or area is None:
        return
    said: dict[str, Value] = {"uscc": uscc, "name": name, "isKey": row.text("is_key") == "true"}
    desk.facts.add(Thing("Enterprise", key, said, term.valid_from, term.valid_to))
    desk.facts.add(Tie("LOCATED_IN", key, area, {}, term.valid_from, term.valid_to))
    for sector in filter(None, sectors):
        desk.facts.add(Tie("OPERATES_IN", key, sector.key, {}, term.valid_from, term.valid_to))
