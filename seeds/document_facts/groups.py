"""Groups that a document founds: their people and their office."""

from graph import keys
from graph.facts import Thing, Tie
from seeds.document_facts.stated import Stated
from seeds.readers.parsed import Group
from seeds.stating import membership

OFFICE = "办公室"
OFFICE_HEAD = "办公室主任"
_LEADING_GROUP = "领导小组"


def state_groups(stated: Stated) -> None:
    """Every group as an organisation of the issuer, with its people by their roles."""
    for group in stated.parsed.groups:
        _group(stated, group)
    if groups := stated.parsed.groups:
        stated.counts["GROUPS"] = len(groups)
        stated.counts["GROUP_MEMBERS"] = sum(1 + len(g.deputies) + len(g.members) for g in groups)


def _group(stated: Stated, group: Group) -> None:
    kind = "LEADING_GROUP" if _LEADING_GROUP in group.name else "SUPERVISION_GROUP"
    key = _organization(stated, group.name, kind, stated.issuer)
    roles = [("LEAD", group.lead), *(("DEPUTY", name) for name in group.deputies)]
    roles += [("MEMBER", name) for name in group.members]
    cited = stated.cited(group.citation)
    for role, name in roles:
        person = _person(stated, name)
        stated.facts.add(membership(person, key, role, stated.term(), cited))
    if group.office_name or group.office_head:
        _office(stated, group, key)


def _office(stated: Stated, group: Group, group_key: str) -> None:
    office = _organization(stated, group.office_name or OFFICE, "OFFICE", group_key)
    post = keys.post(office, OFFICE_HEAD)
    stated.facts.add(Thing("Post", post, {"title": OFFICE_HEAD}, if_new={"dualDuty": False}))
    stated.facts.add(Tie("BELONGS_TO", post, office))
    if group.office_head:
        person = _person(stated, group.office_head)
        cited = stated.cited(group.citation)
        stated.facts.add(membership(person, office, "HOLDER", stated.term(), cited, post))


def _organization(stated: Stated, name: str, kind: str, parent: str) -> str:
    """An organisation that the document founds, so that it exists from then on."""
    key, since = keys.organization(name, parent), stated.since.isoformat()
    stated.facts.add(
        Thing("Organization", key, {"name": name, "kind": kind}, since),
        Tie("PART_OF", key, parent, valid_from=since),
    )
    return key


def _person(stated: Stated, name: str) -> str:
    """A person of the issuer."""
    person = keys.person(stated.issuer, name)
    stated.facts.add(Thing("Person", person, {"name": name}))
    return person
