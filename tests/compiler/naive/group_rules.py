"""The rules about groups: to how much they are linked, and who leads them."""

from collections.abc import Iterator

from tests.compiler.naive.chain import cite
from tests.compiler.naive.judged import Examined, Finding, rule
from tests.compiler.naive.units import charge, first_charge, liaisons
from tests.compiler.naive.view import Thing

QUOTAS = ("ENTERPRISES_PER_GROUP", "ENTERPRISES_PER_LEADER")


@rule
def group_overloaded(area: Thing) -> Iterator[Examined]:
    """Who is linked to more enterprises than the document that links them allows?"""
    quotas = sorted(
        (q for q in area.view.all("Requirement") if q.get("kind") in QUOTAS and q.holds()), key=lambda q: q.key
    )
    examined: dict[tuple[str, str], tuple[Thing, Thing]] = {}
    for assignment, unit in liaisons(area):
        if unit.type_name != "Enterprise":
            continue
        for subject in assignment.out("ASSIGNEE"):
            kind = QUOTAS[subject.type_name != "Organization"]
            for document in assignment.out("STATED_IN"):
                fitting = [q for q in quotas if q.get("kind") == kind and document in q.out("STATED_IN")]
                if fitting:
                    examined[subject.key, document.key] = subject, fitting[0]
    for subject, quota in examined.values():
        charges = [one for one in subject.into("ASSIGNEE") if one.get("basis") == "LIAISON"]
        units = {unit.key for one in charges for unit in one.out("SUBJECT") if unit.type_name == "Enterprise"}
        finding = Finding(
            "GROUP_OVERLOADED", area, subject, subject.get("name") or subject.get("title"), severity="WARNING",
            detail=f"{len(units)} > {quota.get('quantity')}", citation=cite(quota), stated=quota,
        )  # fmt: skip
        yield Examined(finding if len(units) > quota.get("quantity") else None)


@rule
def group_without_lead(area: Thing) -> Iterator[Examined]:
    """Which liaison groups have nobody at their head?"""
    groups: dict[str, Thing] = {}
    for assignment, _ in liaisons(area):
        for group in assignment.out("ASSIGNEE"):
            if group.type_name == "Organization" and group.get("kind") == "SUPERVISION_GROUP":
                groups[group.key] = group
    for group in groups.values():
        led = any(membership.get("role") == "LEAD" for membership in group.into("ORGANIZATION"))
        finding = Finding(
            "GROUP_WITHOUT_LEAD",
            area,
            group,
            group.get("name"),
            severity="WARNING",
            citation=charge(group),
            stated=first_charge(group),
        )
        yield Examined(None if led else finding)
