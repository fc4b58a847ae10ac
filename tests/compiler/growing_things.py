"""Areas, organisations, enterprises and documents: what exists in the random register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from schema.organization import OrganizationKind
from tests.compiler.moments import DAYS, MOMENTS

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

TWIN = "同名村"
"""The name of two areas."""

_KINDS = (*[kind.name for kind in OrganizationKind][:4], "SUPERVISION_GROUP", "SUPERVISION_GROUP")


def add_areas(growing: Growing) -> None:
    """Areas of every level, zones that merge with towns, and two of one name."""
    counts = {"PROVINCE": 1, "CITY": 2, "DISTRICT": 3, "TOWN": 6, "VILLAGE": 6}
    above: list[str] = []
    for depth, (level, count) in enumerate(counts.items()):
        growing.areas[level] = [_area(growing, level, f"99{depth}{place:02}") for place in range(count)]
        for key in growing.areas[level] if above else ():
            growing.one_at_a_time("PART_OF", key, above)
        above = growing.areas[level]
    towns = growing.areas["TOWN"]
    for number, merged in enumerate((towns[:2], towns[2:3])):
        zone = growing.world.node(
            "Area",
            f"Area:xzone{number}",
            name=f"示例高新区{number}",
            level="TOWN",
            kind="FUNCTIONAL_ZONE",
            **growing.clocks(),
        )
        growing.one_at_a_time("PART_OF", zone, growing.areas["DISTRICT"])
        for town in merged:
            for clocks in growing.versions():
                growing.world.edge("MERGED_WITH", zone, town, **clocks)
        towns.append(zone)

    _recoded(growing)
    for number, town in enumerate(towns[:2]):
        always = {"validFrom": ALWAYS, "validTo": OPEN_DAY, "recordedFrom": MOMENTS[0], "recordedTo": OPEN_MOMENT}
        growing.world.node("Area", f"Area:xtwin{number}", name=TWIN, level="VILLAGE", kind="ADMINISTRATIVE", **always)
        growing.world.edge("PART_OF", f"Area:xtwin{number}", town, **always)


def _recoded(growing: Growing) -> None:
    """A district that has had two codes, of which the register learned late of one, and a town whose second is to come."""
    for number, area in enumerate((growing.areas["DISTRICT"][1], growing.areas["TOWN"][2])):
        for place, (since, until) in enumerate(((ALWAYS, DAYS[1]), (DAYS[1], OPEN_DAY))):
            code = f"9977{number}{place}"
            learned = MOMENTS[2] if number == place == 0 else MOMENTS[0]
            clocks = {"validFrom": since, "validTo": until, "recordedFrom": learned, "recordedTo": OPEN_MOMENT}
            dated = growing.world.node("Code", f"Code:{code}", code=code, retired=f"Area:{code}", **clocks)
            growing.world.edge("CODED", area, dated)


def _area(growing: Growing, level: str, code: str) -> str:
    key = growing.world.node(
        "Area",
        f"Area:{code}",
        code=code,
        name=None if code == "99305" else f"示例{code}区",
        level=None if code == "99405" else level,
        kind="ADMINISTRATIVE",
        **growing.clocks(),
    )
    _names(growing, key, code)
    return key


def _names(growing: Growing, key: str, code: str) -> None:
    if growing.chance(0.4):
        former = {**growing.clocks(), "validFrom": ALWAYS, "validTo": growing.random.choice(DAYS)}
        growing.world.node("Name", f"Name:f{code}", name=f"旧{code}", kind="FORMER", **former)
        growing.world.edge("NAMED", key, f"Name:f{code}")
    for number in range(growing.random.choice((0, 0, 1, 3))):
        alias = growing.world.node(
            "Name",
            f"Name:a{code}{number}",
            name=f"别名{number % 2}{code}",
            kind=("ALIAS", "SHORT", "DECLARED")[number],
            **growing.clocks(),
        )
        growing.world.edge("NAMED", key, alias)


def add_organizations(growing: Growing) -> None:
    """Organisations with what they administer, their posts, and people."""
    everywhere = [key for level in growing.areas.values() for key in level]
    for number in range(12):
        kind = _KINDS[number % len(_KINDS)]
        key = growing.world.node(
            "Organization", f"Organization:o{number:02}", name=f"示例单位{number}", kind=kind, **growing.clocks()
        )
        (growing.groups if kind == "SUPERVISION_GROUP" else growing.organizations).append(key)
        if number:
            growing.one_at_a_time("PART_OF", key, [f"Organization:o{lower:02}" for lower in range(number)])
        for area in growing.random.sample(everywhere, 2):
            for clocks in growing.versions():
                growing.world.edge("ADMINISTERS", key, area, **clocks)
    for number in range(8):
        post = growing.world.node(
            "Post",
            f"Post:p{number}",
            title=f"示例职务{number}",
            dualDuty=None if number == 5 else number % 2 == 0,
            **growing.clocks(),
        )
        growing.posts.append(post)
        if number != 3:
            growing.world.edge("BELONGS_TO", post, growing.random.choice(growing.organizations))
    growing.persons = [
        growing.world.node(
            "Person", f"Person:q{number}", name=f"{'曾' if number % 3 == 0 else ''}示例人{number}", **growing.clocks()
        )
        for number in range(8)
    ]


def add_enterprises(growing: Growing) -> None:
    """Enterprises with their homes and sectors."""
    sectors = [
        growing.world.node("Sector", f"Sector:S{n}", code=f"S{n}", name=f"行业{n}", **growing.clocks())
        for n in range(3)
    ]
    homes = [key for level in ("DISTRICT", "TOWN", "VILLAGE") for key in growing.areas[level]]
    for number in range(10):
        key = growing.world.node(
            "Enterprise",
            f"Enterprise:E{number}",
            uscc=f"E{number}",
            name=f"示例企业{number}",
            isKey=None if number == 4 else number % 2 == 1,
            **growing.clocks(),
        )
        growing.enterprises.append(key)
        _names(growing, key, f"E{number}")
        growing.one_at_a_time("LOCATED_IN", key, homes)
        for sector in growing.random.sample(sectors, growing.random.randint(0, 2)):
            growing.world.edge("OPERATES_IN", key, sector, **growing.clocks())


def add_documents(growing: Growing) -> None:
    """Documents that name each other."""
    for number in range(6):
        key = growing.world.node(
            "OfficialDocument",
            f"OfficialDocument:d{number}",
            number=None if number == 2 else f"示例〔2020〕{number}号",
            title=None if number == 3 else f"示例通知{number}",
            issuedOn=None if number == 2 else DAYS[number % 3],
            effectiveFrom=DAYS[number % 3 + 1] if number % 2 else None,
            missingAnnexes=["附件2", "附件3"] if number % 3 == 1 else None,
            announcedEnterprises=51 if number == 1 else None,
            **(
                {}
                if number % 2
                else {"fileName": f"示例.{number}.txt", "fileSha256": f"{number}" * 64, "fileSize": number}
            ),
            **growing.clocks(),
        )
        if number != 4:
            growing.world.edge("ISSUED_BY", key, growing.random.choice(growing.organizations))
        for other in growing.documents:
            if growing.chance(0.3):
                growing.world.edge(
                    growing.random.choice(("BASED_ON", "MENTIONS", "SUPERSEDES", "SUPERSEDES_PARTLY")), key, other
                )
        growing.documents.append(key)
