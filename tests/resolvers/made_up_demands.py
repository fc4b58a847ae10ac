"""A city that does not exist, where documents demand something of every enterprise of a kind and name none of them."""

from collections.abc import Iterator, Mapping

from graph import keys
from graph.facts import Facts, Statement, Thing, Tie, Value
from seeds.stating import Cited, Term, assignment, requirement

CITY, FIRST, SECOND = "Area:990100", "Area:990102", "Area:990103"
ZONE, TOWN, VILLAGE = "Area:990102900", "Area:990102001", "Area:990102001200"
PLAN, CLOSED, RULES = "示例应急〔2026〕9号", "示例应急〔2026〕10号", "示例政办发〔2026〕11号"
ISSUERS = {
    PLAN: ("示例高新区应急管理局", ZONE),
    CLOSED: ("示例乙区应急管理局", SECOND),
    RULES: ("示例市人民政府办公室", CITY),
}
BEGUN: Mapping[str, Term] = {
    PLAN: Term("2026-03-06", "2027-01-01"),
    CLOSED: Term("2026-03-06"),
    RULES: Term("2026-06-01"),
}
DUST, COLD, METAL = (keys.sector(code) for code in ("DUST", "COLD", "METAL"))
FIRMS: Mapping[str, tuple[str, bool, str]] = {
    "示例高新厂": (ZONE, True, DUST),
    "示例镇厂": (TOWN, True, COLD),
    "示例村厂": (VILLAGE, True, METAL),
    "示例小厂": (TOWN, False, DUST),
    "示例甲区厂": (FIRST, True, DUST),
    "示例乙一厂": (SECOND, True, DUST),
    "示例乙二厂": (SECOND, True, COLD),
}
"""Where each lies, whether it is a key enterprise, and its sector."""
MOVED = "2026-09-01"
"""示例镇厂 lies in the second district from that day."""
PERSON = keys.person(keys.organization(ISSUERS[PLAN][0]), "示例甲")


def firm(name: str) -> str:
    """The key of an enterprise."""
    return keys.enterprise(None, CITY, name)


def facts() -> Facts:
    """All of it."""
    found = Facts("示例要求")
    for part in (_areas(), _documents(), _firms(), _demands(), _charges()):
        found.extend(part)
    return found


def _areas() -> Iterator[Thing | Tie]:
    areas = {
        CITY: ("示例市", "CITY", None),
        FIRST: ("示例甲区", "DISTRICT", CITY),
        SECOND: ("示例乙区", "DISTRICT", CITY),
    }
    areas |= {
        ZONE: ("示例高新区", "TOWN", FIRST),
        TOWN: ("示例镇", "TOWN", FIRST),
        VILLAGE: ("示例村", "VILLAGE", TOWN),
    }
    for key, (name, level, parent) in areas.items():
        kind = "FUNCTIONAL_ZONE" if key == ZONE else "ADMINISTRATIVE"
        yield Thing("Area", key, {"code": key[5:], "name": name, "level": level, "kind": kind})
        if parent:
            yield Tie("PART_OF", key, parent)
    yield Tie("MERGED_WITH", ZONE, TOWN)


def _documents() -> Iterator[Thing | Tie]:
    for number, (name, area) in ISSUERS.items():
        document, issuer = keys.document(number), keys.organization(name)
        yield Thing("OfficialDocument", document, {"number": number, "title": f"示例方案{number[-3:-1]}"})
        yield Thing("Organization", issuer, {"name": name, "kind": "BUREAU"})
        yield Tie("ISSUED_BY", document, issuer)
        yield Tie("ADMINISTERS", issuer, area)


def _firms() -> Iterator[Thing | Tie]:
    for sector, name in ((DUST, "粉尘涉爆"), (COLD, "涉氨制冷"), (METAL, "金属冶炼")):
        yield Thing("Sector", sector, {"code": sector.removeprefix("Sector:"), "name": name})
    for name, (home, is_key, sector) in FIRMS.items():
        yield Thing("Enterprise", firm(name), {"name": name, "isKey": is_key})
        yield Tie("OPERATES_IN", firm(name), sector)
        if name == "示例镇厂":
            yield Tie("LOCATED_IN", firm(name), home, valid_to=MOVED)
            yield Tie("LOCATED_IN", firm(name), SECOND, valid_from=MOVED)
        else:
            yield Tie("LOCATED_IN", firm(name), home)


def _demands() -> Iterator[Statement]:
    of_keys: dict[str, Value] = {"kind": "LIAISON_OF_KEY_ENTERPRISES", "basis": "LIAISON"}
    for number, quantity, is_open, sectors in ((PLAN, 51, True, (DUST, COLD)), (CLOSED, 3, False, (DUST,))):
        said: dict[str, Value] = {**of_keys, "quantity": quantity, "isOpen": is_open, "position": 2}
        yield requirement(said, (), BEGUN[number], _cited(number, "三"), sectors=sectors)
    quota: dict[str, Value] = {"kind": "ENTERPRISES_PER_GROUP", "quantity": 3, "per": "GROUP", "basis": "LIAISON"}
    yield requirement({**quota, "position": 1}, (), BEGUN[PLAN], _cited(PLAN, "八（二）"))
    supervisor: dict[str, Value] = {"kind": "SECTORAL_SUPERVISOR", "quantity": 1, "per": "SECTOR", "level": "TOWN"}
    yield requirement({**supervisor, "basis": "SECTORAL"}, (), BEGUN[RULES], _cited(RULES, "二（八）"))
    returns: dict[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": 1, "per": "MONTH", "dueDay": 5, "position": 3}
    listed = [(area, Cited(annex=2, row=row)) for row, area in ((2, FIRST), (10, SECOND), (1, CITY))]
    yield requirement(returns, listed, BEGUN[PLAN], _cited(PLAN, "九"))


def _charges() -> Iterator[Thing | Statement]:
    yield Thing("Person", PERSON, {"name": "示例甲"})
    yield assignment("LIAISON", "LIAISON", PERSON, firm("示例镇厂"), Term("2026-03-10", "2026-05-01"))
    yield assignment("LIAISON", "LIAISON", PERSON, firm("示例村厂"), Term("2026-03-10"))
    office = keys.organization(ISSUERS[RULES][0])
    yield assignment("SECTORAL", "AGENCY", office, CITY, Term("2026-01-01"), sector=DUST)


def _cited(number: str, clause: str) -> Cited:
    return Cited(keys.document(number), clause=clause)
