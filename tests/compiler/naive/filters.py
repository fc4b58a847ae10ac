"""What each condition of a filter asks, in plain Python, and how conditions combine."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from tests.compiler.naive import hierarchy
from tests.compiler.naive.names import codes, name
from tests.compiler.naive.view import Thing

Fits = Mapping[str, Callable[[Any, Any], bool]]
"""By the condition's name: whether a thing satisfies it with this value."""


def fits(wanted: Fits | None, thing: Any, chosen: Mapping[str, Any] | None) -> bool:
    """Whether a thing satisfies a filter: all that stands in it, with `and`, `or` and `not`."""
    if not chosen or wanted is None:
        return True
    given = {key: value for key, value in chosen.items() if value is not None}
    checks = [wanted[key](thing, value) for key, value in given.items() if key not in ("and", "or", "not")]
    if "and" in given:
        checks.append(all(fits(wanted, thing, part) for part in given["and"]))
    if "or" in given:
        checks.append(any(fits(wanted, thing, part) for part in given["or"]))
    if "not" in given:
        checks.append(not fits(wanted, thing, given["not"]))
    return all(checks)


def key(value: str) -> str:
    """An id without its clocks."""
    return value.partition("@")[0]


def equal(property: str) -> Callable[[Thing, Any], bool]:
    """The property is that."""
    return lambda thing, value: thing.get(property) is not None and thing.get(property) == value


def called(property: str) -> Callable[[Thing, Any], bool]:
    """The name is that, however it is written."""
    return lambda thing, value: thing.get(property) is not None and thing.get(property) == folded(value)


def among(property: str) -> Callable[[Thing, Any], bool]:
    """The property is one of those."""
    return lambda thing, value: thing.get(property) is not None and thing.get(property) in value


def folded(value: str) -> str:
    """A name as it is stored: without the spaces in it, in half width, and 企業 as 企业."""
    return "".join(unicodedata.normalize("NFKC", value).split()).replace("業", "业")


def contains(property: str) -> Callable[[Thing, Any], bool]:
    """The name has this part."""
    return lambda thing, value: folded(value) in (thing.get(property) or "\0")


def says(property: str) -> Callable[[Thing, Any], bool]:
    """The text has this part, as it stands there or folded as a name."""
    return lambda thing, value: any(part in (thing.get(property) or "\0") for part in (value, folded(value)))


def starts(property: str) -> Callable[[Thing, Any], bool]:
    """The text begins so."""
    return lambda thing, value: (thing.get(property) or "\0").startswith(value)


def present(property: str) -> Callable[[Thing, Any], bool]:
    """The property is there, or is not."""
    return lambda thing, value: (thing.get(property) is not None) is value


def before(property: str, instead: str | None = None) -> Callable[[Thing, Any], bool]:
    """The day lies before that one."""

    def check(thing: Thing, value: str) -> bool:
        day = thing.get(property) or (instead and thing.get(instead))
        return bool(day is not None and day < value)

    return check


def not_before(property: str) -> Callable[[Thing, Any], bool]:
    """The day is that one or a later one."""
    return lambda thing, value: bool(thing.get(property) is not None and thing.get(property) >= value)


def leads(tie: str, label: str) -> Callable[[Thing, Any], bool]:
    """An arrow leads to the thing with that id."""
    return lambda thing, value: key(value) in [other.key for other in thing.out(tie) if other.type_name == label]


def any_out(tie: str) -> Callable[[Thing, Any], bool]:
    """Whether an arrow leads away."""
    return lambda thing, value: bool(thing.out(tie)) is value


def any_in(tie: str, label: str) -> Callable[[Thing, Any], bool]:
    """Whether an arrow arrives from such a thing."""
    return lambda thing, value: any(other.type_name == label for other in thing.into(tie)) is value


def charged_with(tie: str) -> Callable[[Thing, Any], bool]:
    """Whether an assignment on that ground names it."""
    return lambda thing, value: any(
        one.get("basis") == value for one in thing.into(tie) if one.type_name == "Assignment"
    )


def linked(thing: Thing) -> bool:
    """Whether somebody is linked to this very thing."""
    return any(assignment.get("basis") == "LIAISON" for assignment in thing.into("SUBJECT"))


def unit_linked(area: Thing) -> bool:
    """Whether somebody is linked to the area or to what is merged with it."""
    return any(map(linked, [area, *area.merged()]))


def _around(enterprise: Thing) -> list[str]:
    home = enterprise.one("LOCATED_IN")
    return [area.key for area in (home, *home.belongs())] if home else []


def _subject_within(assignment: Thing, value: str) -> bool:
    subject = assignment.one("SUBJECT")
    if subject is None:
        return False
    if subject.type_name == "Enterprise":
        return key(value) in _around(subject)
    return key(value) in [area.key for area in (subject, *subject.belongs())]


def _named(check: Callable[[str, Any], bool]) -> Callable[[Thing, Any], bool]:
    return lambda thing, value: name(thing) is not None and check(name(thing), folded(value))


NAMES: Fits = {
    "name": _named(lambda text, value: text == value),
    "nameContains": _named(lambda text, value: value in text),
    "nameStartsWith": _named(lambda text, value: text.startswith(value)),
}
AREA: Fits = {
    "level": equal("level"),
    "levelIn": among("level"),
    "kind": equal("kind"),
    "within": lambda area, value: key(value) in [above.key for above in area.belongs()],
    "parent": lambda area, value: key(value) in [above.key for above in hierarchy.ancestors(area)[:1]],
    "code": lambda area, value: value in codes(area),
    "codeIn": lambda area, value: any(code in value for code in codes(area)),
    "codeStartsWith": lambda area, value: any(code.startswith(value) for code in codes(area)),
    "hasCode": present("code"),
    **NAMES,
    "hasLiaison": lambda area, value: unit_linked(area) is value,
    "hasAssignment": charged_with("SUBJECT"),
    "hasParent": lambda area, value: bool(hierarchy.ancestors(area)) is value,
    "hasChildren": lambda area, value: bool(hierarchy.children(area)) is value,
    "hasEnterprises": any_in("LOCATED_IN", "Enterprise"),
    "isMerged": lambda area, value: bool(area.out("MERGED_WITH") + area.into("MERGED_WITH")) is value,
}
ENTERPRISE: Fits = {
    "within": lambda enterprise, value: key(value) in _around(enterprise),
    "area": leads("LOCATED_IN", "Area"),
    "sector": lambda enterprise, value: value in [sector.get("code") for sector in enterprise.out("OPERATES_IN")],
    "sectorIn": lambda enterprise, value: any(s.get("code") in value for s in enterprise.out("OPERATES_IN")),
    "isKey": equal("isKey"),
    "uscc": equal("uscc"),
    "usccIn": among("uscc"),
    "usccStartsWith": starts("uscc"),
    "hasUscc": present("uscc"),
    **NAMES,
    "hasLiaison": lambda enterprise, value: linked(enterprise) is value,
    "hasAssignment": charged_with("SUBJECT"),
    "hasArea": any_out("LOCATED_IN"),
    "hasSector": any_out("OPERATES_IN"),
}
PERSON: Fits = {
    "name": called("name"),
    "nameContains": contains("name"),
    "organization": lambda person, value: any(
        key(value) in [unit.key for unit in tenure.out("ORGANIZATION")] for tenure in person.into("MEMBER")
    ),
    "hasMembership": any_in("MEMBER", "Membership"),
    "hasAssignment": any_in("ASSIGNEE", "Assignment"),
}
ORGANIZATION: Fits = {
    "kind": equal("kind"),
    "kindIn": among("kind"),
    "name": called("name"),
    "nameContains": contains("name"),
    "parent": leads("PART_OF", "Organization"),
    "area": leads("ADMINISTERS", "Area"),
    "hasArea": any_out("ADMINISTERS"),
    "hasPosts": any_in("BELONGS_TO", "Post"),
    "hasMembers": any_in("ORGANIZATION", "Membership"),
    "hasAssignment": any_in("ASSIGNEE", "Assignment"),
}
POST: Fits = {
    "title": called("title"),
    "titleContains": contains("title"),
    "organization": leads("BELONGS_TO", "Organization"),
    "dualDuty": equal("dualDuty"),
    "hasHolder": lambda thing, wanted: any(each.get("role") != "ACTING" for each in thing.into("POST")) == wanted,
    "hasAssignment": any_in("ASSIGNEE", "Assignment"),
}
MEMBERSHIP: Fits = {
    "role": equal("role"),
    "roleIn": among("role"),
    "person": leads("MEMBER", "Person"),
    "organization": leads("ORGANIZATION", "Organization"),
    "post": leads("POST", "Post"),
    "hasPost": any_out("POST"),
    "beganBefore": before("validFrom"),
    "beganOnOrAfter": not_before("validFrom"),
    "isOpen": lambda thing, value: (thing.get("validTo") == "9999-12-31") is value,
}
ASSIGNMENT: Fits = {
    "basis": equal("basis"),
    "basisIn": among("basis"),
    "within": _subject_within,
    "subject": lambda thing, value: key(value) in [other.key for other in thing.out("SUBJECT")],
    "assignee": lambda thing, value: key(value) in [other.key for other in thing.out("ASSIGNEE")],
    "document": leads("STATED_IN", "OfficialDocument"),
    "beganBefore": before("validFrom"),
    "beganOnOrAfter": not_before("validFrom"),
    "endsBefore": before("validTo"),
    "endsOnOrAfter": not_before("validTo"),
    "confirmedBefore": before("lastConfirmedOn", "validFrom"),
    "isOpen": lambda thing, value: (thing.get("validTo") == "9999-12-31") is value,
    "validFromUncertain": lambda thing, value: bool(thing.get("validFromUncertain")) is value,
    "hasEndCondition": present("endCondition"),
    "hasCitation": any_out("STATED_IN"),
}
DOCUMENT: Fits = {
    "number": equal("number"),
    "numberContains": contains("number"),
    "hasNumber": present("number"),
    "titleContains": says("title"),
    "issuer": leads("ISSUED_BY", "Organization"),
    "issuedBefore": before("issuedOn"),
    "issuedOnOrAfter": not_before("issuedOn"),
    "hasIssuedOn": present("issuedOn"),
    "isSuperseded": any_in("SUPERSEDES", "OfficialDocument"),
    "hasAssignments": any_in("STATED_IN", "Assignment"),
}
