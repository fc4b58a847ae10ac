"""Requirements: what they list, what they mean, and the enterprises that a document announces."""

from dataclasses import dataclass
from typing import Any

from tests.compiler.naive.chain import Citation
from tests.compiler.naive.connections import connection
from tests.compiler.naive.stated import connected
from tests.compiler.naive.things import BY_KEY, FIELDS, answers, properties
from tests.compiler.naive.view import Order, Thing

properties("Requirement", "kind", "quantity", "per", "basis", "level", "within", "countedFrom", "dueDay", "isOpen")
FIELDS["Requirement.sectors"] = lambda thing, _: sectors_of(thing)


def sectors_of(requirement: Thing) -> list[Thing]:
    """The sectors that it names."""
    return sorted(requirement.out("SECTOR"), key=lambda sector: sector.get("code"))


@dataclass(frozen=True)
class Listed:
    """A unit in a requirement's list."""

    requirement: Thing
    unit: Thing
    place: dict[str, Any]

    def rank(self) -> list[Any]:
        """Its place in the list."""
        return [self.place.get("annex") or 0, self.place.get("row") or 0, self.unit.key]


def listed(requirement: Thing) -> list[Listed]:
    """All units that it lists."""
    view = requirement.view
    edges = view.world.leaving[requirement.key, "LISTS"]
    return [Listed(requirement, view.thing(edge.end), dict(edge.properties)) for edge in edges]


FIELDS["Requirement.units"] = connection("Requirement.units", listed, Order(Listed.rank, 3))
FIELDS["RequirementUnit.unit"] = lambda row, _: row.unit


@answers("RequirementUnit.citation")
def row_citation(row: Listed, _: Any) -> Citation | None:
    """The row that names it."""
    document = row.requirement.one("STATED_IN")
    return Citation(document, row.place, row.requirement) if document else None


def demands(document: Thing) -> list[Thing]:
    """The requirements that a document states."""
    return [one for one in document.into("STATED_IN") if one.type_name == "Requirement"]


FIELDS["OfficialDocument.requirements"] = connection(
    "OfficialDocument.requirements", demands, Order(lambda one: [one.get("position") or 0, one.key], 2)
)


@answers("OfficialDocument.announced")
def announced(document: Thing, _: Any) -> Thing | None:
    """The demand of which it says how many enterprises it means."""
    found = [one for one in demands(document) if one.get("kind") == "LIAISON_OF_KEY_ENTERPRISES"]
    return min(found, key=lambda one: one.key, default=None)


def ruled_by_issuer(requirement: Thing) -> list[Thing]:
    """The areas that the issuers of its document administer."""
    documents = requirement.out("STATED_IN")
    issuers = [issuer for document in documents for issuer in document.out("ISSUED_BY")]
    return list({area.key: area for issuer in issuers for area in issuer.out("ADMINISTERS")}.values())


def lies_below(enterprise: Thing, requirement: Thing) -> bool:
    """Whether an enterprise lies in an area that the issuer administers, or in what is merged with one."""
    home = enterprise.one("LOCATED_IN")
    above = [home, *home.belongs()] if home else []
    return any(ruled in (area, *area.merged()) for area in above for ruled in ruled_by_issuer(requirement))


def meant(enterprise: Thing, requirement: Thing) -> bool:
    """Whether a document demands something of an enterprise as one of its kind; one that lists units means only those."""
    if listed(requirement) or not lies_below(enterprise, requirement):
        return False
    if requirement.get("kind") == "SECTORAL_SUPERVISOR":
        return True
    others_too = requirement.get("isOpen") is not False
    return enterprise.get("isKey") is True and (others_too or bool(common_sectors(enterprise, requirement)))


def common_sectors(enterprise: Thing, requirement: Thing) -> list[Thing]:
    """The sectors of a requirement in which an enterprise operates."""
    return [sector for sector in sectors_of(requirement) if sector in enterprise.out("OPERATES_IN")]


def meaning(enterprise: Thing, kind: str) -> list[Thing]:
    """The requirements in force of a kind that mean an enterprise, by key."""
    every = [one for one in enterprise.view.all("Requirement") if one.get("kind") == kind and one.holds()]
    return [one for one in sorted(every, key=lambda one: one.key) if meant(enterprise, one)]


def keys_below(requirement: Thing) -> list[Thing] | None:
    """The key enterprises where the issuer rules; None where the register knows of no area that it rules."""
    if not ruled_by_issuer(requirement):
        return None
    every = [one for one in requirement.view.all("Enterprise") if one.get("isKey") is True]
    return [one for one in every if lies_below(one, requirement)]


@answers("AnnouncedEnterprises.registered")
def registered(requirement: Thing, _: Any) -> int | None:
    """Those in a sector that it names."""
    keys = keys_below(requirement)
    return None if keys is None else sum(bool(common_sectors(one, requirement)) for one in keys)


@answers("AnnouncedEnterprises.keyEnterprises")
def key_enterprises(requirement: Thing, _: Any) -> int | None:
    """All of them."""
    keys = keys_below(requirement)
    return None if keys is None else len(keys)


FIELDS["AnnouncedEnterprises.enterprises"] = lambda one, _: one.get("quantity")
FIELDS["AnnouncedEnterprises.sectors"] = lambda one, _: sectors_of(one)
FIELDS["AnnouncedEnterprises.isOpen"] = lambda one, _: one.get("isOpen") is not False
FIELDS["AnnouncedEnterprises.areas"] = lambda one, _: sorted(ruled_by_issuer(one), key=BY_KEY.keys)
FIELDS["AnnouncedEnterprises.citation"] = lambda one, info: FIELDS["Requirement.citation"](one, info)
connected("Requirement", "RequirementUnit")
