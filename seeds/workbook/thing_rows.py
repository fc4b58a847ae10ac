"""Sectors, organisations, posts, persons and enterprises of a workbook."""

from collections import defaultdict
from collections.abc import Sequence

from graph import keys
from graph.facts import Thing, Tie, Value
from seeds.workbook.desk import Desk
from seeds.workbook.lookup import Entry
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.periods import Said


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
    rows: defaultdict[str, list[tuple[WorkbookRow, Said]]] = defaultdict(list)
    for row in desk.parsed.rows["organizations"]:
        key, said = _said_of_organization(desk, row)
        if key and said:
            rows[key].append((row, said))
    for key, told in rows.items():
        _add_organization(desk, key, sorted(told, key=lambda each: each[1].first))


def _said_of_organization(desk: Desk, row: WorkbookRow) -> tuple[str | None, Said | None]:
    name, kind, term = row.text("name"), row.text("kind"), desk.term(row)
    parent, area = desk.organization(row, "parent"), desk.place(row, "area")
    if name is None:
        return None, None
    key = _organization_key(desk, name, parent)
    desk.organizations.add(Entry(key, name, None, frozenset({parent.key} if parent else ())))
    if not desk.claim(row, key, row.day_text("valid_from") or "") or kind is None or term is None:
        return key, None
    if row.text("parent") and parent is None:
        return key, None
    ties = {"PART_OF": (parent.key,) if parent else (), "ADMINISTERS": (area,) if area else ()}
    return key, desk.said(row, term, ties)


def _add_organization(desk: Desk, key: str, told: Sequence[tuple[WorkbookRow, Said]]) -> None:
    periods = desk.periods("PART_OF", key, told)
    newest = told[-1][0]
    desk.add_thing("Organization", key, {"name": newest.text("name"), "kind": newest.text("kind")}, periods)
    desk.facts.extend(periods.ties(key, ("PART_OF", "ADMINISTERS")))


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
            said: dict[str, Value] = {"title": title}
            said |= {"dualDuty": row.text("dual") == "true"} if row.text("dual") else {}
            desk.facts.add(Thing("Post", key, said, if_new={"dualDuty": False}))
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
    """Add all enterprises, where they are and in which sectors; several rows about one are its moves."""
    rows: defaultdict[str, list[tuple[WorkbookRow, Said]]] = defaultdict(list)
    for row in desk.parsed.rows["enterprises"]:
        key, said = _said_of_enterprise(desk, row)
        if key and said:
            rows[key].append((row, said))
    for key, told in rows.items():
        _add_enterprise(desk, key, sorted(told, key=lambda each: each[1].first))


def _said_of_enterprise(desk: Desk, row: WorkbookRow) -> tuple[str | None, Said | None]:
    uscc, name, term = row.text("uscc"), row.text("name"), desk.term(row)
    within = desk.place(row, "within")
    area = desk.place(row, "area", within) if within or not row.text("within") else None
    at = desk.at(row, "sectors")
    sectors = [desk.one(desk.sectors, sector, at) for sector in row.names("sectors")]
    if uscc is None or name is None:
        return None, None
    key = keys.enterprise(uscc)
    # A row that is refused can be referred to all the same: its own mistake is told once.
    desk.enterprises.add(Entry(key, name, uscc))
    if term is None or area is None:
        return key, None
    ties = {"LOCATED_IN": (area,), "OPERATES_IN": tuple(sector.key for sector in sectors if sector)}
    return key, desk.said(row, term, ties)


def _add_enterprise(desk: Desk, key: str, told: Sequence[tuple[WorkbookRow, Said]]) -> None:
    periods = desk.periods("LOCATED_IN", key, told)
    newest = told[-1][0]
    properties: dict[str, Value] = {"uscc": newest.text("uscc")}
    is_known = key in desk.known.held
    if periods.is_latest or not is_known:
        # What a later row leaves blank an earlier one may have said, or the register.
        keyed = [word for row, _ in told if (word := row.text("is_key"))]
        properties["name"] = newest.text("name")
        properties["isKey"] = keyed[-1] == "true" if keyed else None if is_known else False
    desk.add_thing("Enterprise", key, properties, periods)
    desk.facts.extend(periods.ties(key, ("LOCATED_IN", "OPERATES_IN")))
