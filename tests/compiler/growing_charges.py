"""Who is in which post or group, and who is charged with what, in the random register."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.compiler.moments import DAYS
from tests.compiler.world import Node

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

_HEADS = {
    "ENTERPRISE_PRIMARY": ("LEGAL_REPRESENTATIVE", "ACTUAL_CONTROLLER", "PRINCIPAL"),
    "TERRITORIAL": ("PARTY_HEAD", "GOVERNMENT_HEAD", "DEPUTY_IN_CHARGE"),
    "SECTORAL": ("AGENCY", "AGENCY_HEAD"),
    "COMPREHENSIVE": ("AGENCY", "AGENCY_HEAD"),
    "LIAISON": ("LIAISON",),
}


def add_memberships(growing: Growing) -> None:
    """Persons in posts and in groups."""
    for number in range(28):
        in_group = number % 2 == 0
        role = growing.random.choice(("LEAD", "DEPUTY", "MEMBER")) if in_group else "HOLDER"
        if number % 8 == 5:
            role = "ACTING"
        person, post = growing.random.choice(growing.persons), growing.random.choice(growing.posts)
        organization = growing.random.choice(growing.groups[1:] if in_group else growing.organizations)
        for version, clocks in enumerate(growing.versions()):
            key = growing.statement("Membership", f"m{number:02}{version}", clocks, role=role)
            if number != 8:
                growing.world.edge("MEMBER", key, person)
            if number != 9:
                growing.world.edge("ORGANIZATION", key, organization)
            if not in_group:
                growing.world.edge("POST", key, post)


def add_vacancies(growing: Growing) -> None:
    """That posts are vacant, with and without a reason, whoever holds them."""
    for number in range(10):
        post, reason = growing.random.choice(growing.posts), growing.random.choice((None, "退休", "调离"))
        for version, clocks in enumerate(growing.versions()):
            key = growing.statement("PostVacancy", f"k{number:02}{version}", clocks, reason=reason)
            if number != 6:
                growing.world.edge("VACANCY_OF", key, post)


def add_assignments(growing: Growing) -> None:
    """Persons, posts and organisations charged with areas and enterprises."""
    subjects = [key for level in growing.areas.values() for key in level] + growing.enterprises
    for number in range(60):
        basis = growing.random.choice((*_HEADS, "LIAISON", "LIAISON"))
        role = growing.random.choice(_HEADS[basis])
        assignee, subject = _assignee(growing, role), growing.random.choice(subjects)
        for version, clocks in enumerate(growing.versions()):
            confirmed = growing.random.choice((None, *DAYS[:5]))
            key = growing.statement(
                "Assignment", f"s{number:02}{version}", clocks, basis=basis, role=role, lastConfirmedOn=confirmed
            )
            if number != 20:
                growing.world.edge("ASSIGNEE", key, assignee)
            if number != 21:
                growing.world.edge("SUBJECT", key, subject)
            if basis == "SECTORAL":
                growing.world.edge("SECTOR", key, f"Sector:S{number % 3}")


def add_runs(growing: Growing) -> None:
    """That some are terms of one time: what begins it, what goes on, and what lies inside another term."""
    own, nodes = Random(growing.seed), growing.world.nodes
    for node in growing.world.of("Membership", "Assignment"):
        first, end = node.properties["validFrom"], node.properties["validTo"]
        earlier = own.choice([day for day in DAYS if day < first] or [None])
        later = own.choice([day for day in DAYS if end < day] or [None])
        fate = own.random()
        runs: dict[str, object] = {}
        if fate < 0.3 and earlier:
            runs["runsFrom"] = earlier
        if 0.2 < fate < 0.4 and later:
            runs |= {"runsTo": later} if fate < 0.3 else {"runsTo": later, "isWithin": True}
        nodes[node.key] = Node(node.key, node.label, {**node.properties, **runs})


def _assignee(growing: Growing, role: str) -> str:
    if role in ("LEGAL_REPRESENTATIVE", "ACTUAL_CONTROLLER", "PRINCIPAL"):
        return growing.random.choice(growing.persons)
    if role == "AGENCY":
        return growing.random.choice(growing.organizations)
    if role == "LIAISON":
        return growing.random.choice((*growing.persons, *growing.groups, *growing.groups, *growing.posts))
    return growing.random.choice(growing.posts)
