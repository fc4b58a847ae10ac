"""Who is charged with what by a bureau's own table (seeds.readers.mapped)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph import keys
from graph.facts import Thing, Tie
from graph.register.read import RegisteredThing
from seeds.document_facts.stated import Stated
from seeds.names import normalise
from seeds.readers.numerals import day_after
from seeds.readers.parsed import MappedLink
from seeds.report import Place, ProblemCode
from seeds.stating import Cited, Term, assignment, membership

LIAISON = "LIAISON"


def state_links(stated: Stated, enterprises: Sequence[RegisteredThing]) -> None:
    """Each row's people or group, and one assignment for each of them and each place or enterprise."""
    if not stated.parsed.links:
        return
    desk = _Desk(stated, {each.code: each for each in enterprises if each.code}, enterprises, {}, {}, set(), set())
    for link in stated.parsed.links:
        desk.row(link)
    kinds = {"PLACES": "Area", "ENTERPRISES": "Enterprise"}
    for name, label in kinds.items():
        if linked := {subject for _, subject in desk.stated_links if subject.startswith(f"{label}:")}:
            stated.counts[name] = len(linked)
    groups = {assignee for assignee, _ in desk.stated_links if assignee.startswith("Organization:")}
    counted = {"GROUPS": len(groups), "GROUP_MEMBERS": len(desk.members), "LEADERS": len(desk.leaders)}
    stated.counts.update({name: count for name, count in counted.items() if count})


@dataclass(slots=True)
class _Desk:
    """One table on its way: who has been stated already, so that nobody is stated twice."""

    stated: Stated
    by_uscc: dict[str, RegisteredThing]
    known: Sequence[RegisteredThing]
    members: dict[tuple[str, str], str]
    leaders: dict[str, None]
    stated_links: set[tuple[str, str]]
    groups: set[str]

    def row(self, link: MappedLink) -> None:
        """State one row."""
        cited, term = self.stated.cited(link.citation), self._term(link)
        subjects = list(self._subjects(link))
        for subject in subjects:
            for assignee in self._assignees(link, subject, cited):
                if (assignee, subject) in self.stated_links:
                    at = _at(link, "enterprise" if subject.startswith("Enterprise:") else "place")
                    seen = "、".join(filter(None, (link.group, *(name for name, _ in link.people))))
                    self.stated.problems.error(ProblemCode.ROW_REPEATED, at, seen=seen, expected="ONCE")
                    continue
                self.stated_links.add((assignee, subject))
                self.stated.facts.add(assignment(link.basis, link.role, assignee, subject, term, cited))

    def _term(self, link: MappedLink) -> Term:
        whole = self.stated.term()
        last = day_after(link.last_day) if link.last_day else None
        if link.first_day:
            whole = replace(whole, valid_from=link.first_day.isoformat(), uncertain=False)
        return replace(whole, valid_to=last.isoformat()) if last else whole

    def _assignees(self, link: MappedLink, subject: str, cited: Cited) -> Iterator[str]:
        if link.group:
            yield self._group(link, link.group, cited)
            return
        for name, _ in link.people:
            if link.basis == LIAISON:
                yield self._leader(name, cited)
            else:
                # Whoever answers inside an enterprise is one of its people.
                person = keys.person(subject, name)
                self.stated.facts.add(Thing("Person", person, {"name": name}))
                yield person

    def _leader(self, name: str, cited: Cited) -> str:
        person = keys.person(self.stated.issuer, name)
        if person not in self.leaders:
            self.leaders[person] = None
            # That somebody is one of the issuer's people holds on the document's day; since when is not said.
            of_issuer = replace(self.stated.term(), uncertain=True)
            self.stated.facts.add(Thing("Person", person, {"name": name}))
            self.stated.facts.add(membership(person, self.stated.issuer, "MEMBER", of_issuer, cited))
        return person

    def _group(self, link: MappedLink, name: str, cited: Cited) -> str:
        stated, key = self.stated, keys.organization(name, self.stated.issuer)
        since = stated.since.isoformat()
        if key not in self.groups:
            self.groups.add(key)
            thing = Thing("Organization", key, {"name": name, "kind": "SUPERVISION_GROUP"}, since)
            stated.facts.add(thing, Tie("PART_OF", key, stated.issuer, valid_from=since))
        for person_name, role in link.people:
            person = keys.person(stated.issuer, person_name)
            known = self.members.get((key, person))
            if known is None:
                self.members[key, person] = role
                stated.facts.add(Thing("Person", person, {"name": person_name}))
                stated.facts.add(membership(person, key, role, stated.term(), cited))
            elif known != role:
                at = _at(link, "role")
                stated.problems.error(ProblemCode.CELL_WRONG, at, seen=f"{person_name} {role}", expected=known)
        return key

    def _subjects(self, link: MappedLink) -> Iterator[str]:
        """The enterprise where the row names one, which then lies in its place; else the row's places."""
        beside = None
        areas: list[str] = []
        for name in link.places:
            area = self.stated.place(name, _at(link, "place"), beside)
            if area is not None:
                beside = area
                areas.append(area)
        if not (link.enterprise or link.uscc):
            yield from dict.fromkeys(areas)
            return
        enterprise = self._enterprise(link, areas)
        if enterprise is not None:
            yield enterprise

    def _enterprise(self, link: MappedLink, areas: Sequence[str]) -> str | None:
        if link.uscc and (known := self.by_uscc.get(link.uscc)):
            if link.enterprise and normalise(known.name or "") != link.enterprise:
                at = _at(link, "enterprise")
                code = ProblemCode.ENTERPRISE_NAME_DIFFERS
                self.stated.problems.warning(code, at, seen=link.enterprise, expected=known.name)
            return known.key
        if link.uscc and link.enterprise and len(areas) == 1:
            return self._founded(link.uscc, link.enterprise, areas[0])
        called = [each for each in self.known if link.enterprise and normalise(each.name or "") == link.enterprise]
        if len(called) == 1 and link.uscc is None:
            return called[0].key
        self._report(link, called)
        return None

    def _founded(self, uscc: str, name: str, area: str) -> str:
        """An enterprise that the register does not know yet; since when it exists and lies there the table does not say."""
        key = keys.enterprise(uscc)
        self.by_uscc[uscc] = RegisteredThing(key, name, uscc)
        self.stated.facts.add(Thing("Enterprise", key, {"uscc": uscc, "name": name}, if_new={"isKey": False}))
        self.stated.facts.add(Tie("LOCATED_IN", key, area))
        return key

    def _report(self, link: MappedLink, called: Sequence[RegisteredThing]) -> None:
        seen = " ".join(filter(None, (link.uscc, link.enterprise)))
        at = _at(link, "uscc" if link.uscc else "enterprise")
        if len(called) > 1:
            expected = "、".join(f"{each.name}（{each.code}）" for each in called)
            self.stated.problems.error(ProblemCode.REFERENCE_AMBIGUOUS, at, seen=seen, expected=expected)
        else:
            expected = "ENTERPRISE_KNOWN_OR_WHOLE"
            self.stated.problems.error(ProblemCode.ENTERPRISE_MISSING, at, seen=seen, expected=expected)


def _at(link: MappedLink, part: str) -> Place:
    return replace(link.at, column=link.columns.get(part))
