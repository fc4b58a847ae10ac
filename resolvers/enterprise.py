"""Enterprises: by id, code or name, and lists of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.compiler.question import Question
from graph.fields import Link, Predicate, key_of
from resolvers.question import AsOfArguments, one, page

NAME_ON_DAY = (
    "CASE WHEN EXISTS { (this)-[:NAMED|WAS]->() }"
    " THEN coalesce(head(COLLECT { MATCH (this)-[:NAMED|WAS]->(former) WHERE held(former)"
    " AND (former:Version OR former.kind = 'FORMER')"
    " RETURN former.name ORDER BY CASE WHEN former:Version THEN 1 ELSE 0 END LIMIT 1 }), this.name) ELSE this.name END"
)
"""The official name under both clocks: a former one that was in force on the day, else the one that the register had at the
moment (an archived version), else the one that stands on the thing. Few have another name: that is asked first."""

ENTERPRISE_FILTER: Mapping[str, Predicate] = {
    "within": Predicate(
        "EXISTS { MATCH (this)-[located:LOCATED_IN WHERE held(located)]->(home:Area)"
        "((lower)-[up:PART_OF WHERE held(up)]->(upper)){0,9}(:Area {key: $value}) }",
        key_of("Area"),
    ),
    "sector": Predicate(
        "EXISTS { MATCH (this)-[operates:OPERATES_IN WHERE held(operates)]->(:Sector {code: $value}) }"
    ),
    "isKey": Predicate("this.isKey = $value"),
    "nameContains": Predicate(f"{NAME_ON_DAY} CONTAINS $value"),
    "hasLiaison": Predicate(
        "EXISTS { MATCH (this)<-[:SUBJECT]-(assignment:Assignment) WHERE assignment.basis = 'LIAISON' AND held(assignment) }"
        " = $value"
    ),
}
"""What each field of EnterpriseFilter asks of an enterprise."""

_BY_NAME = Link(
    "CALL () { MATCH (enterprise:Enterprise {name: $name}) RETURN enterprise"
    " UNION MATCH (enterprise:Enterprise)-[:NAMED]->(:Name {name: $name}) RETURN enterprise } WITH enterprise AS that",
    conditions=("held(that)", f"{NAME_ON_DAY.replace('this', 'that')} = $name"),
)
BY = {
    "id": Link("MATCH (that:Enterprise {key: $key})"),
    "uscc": Link("MATCH (that:Enterprise {uscc: $uscc})"),
    "name": _BY_NAME,
}
ALL = Link(
    "MATCH (that:Enterprise)",
    conditions=("that.key > 'Enterprise:' AND that.key < 'Enterprise;'", "held(that)"),
    order=("that.key",),
    filters={"filter": ENTERPRISE_FILTER},
    paged=True,
)
WITHIN = Link(
    "MATCH (above:Area {key: $within})((upper)<-[up:PART_OF WHERE held(up)]-(lower)){0,9}(home:Area)"
    " MATCH (home)<-[located:LOCATED_IN WHERE held(located)]-(that:Enterprise)",
    conditions=("held(that)",),
    order=("that.key",),
    filters={"filter": {name: rule for name, rule in ENTERPRISE_FILTER.items() if name != "within"}},
    paged=True,
)


def enterprise(now: datetime, as_of: AsOfArguments | None, **arguments: str | None) -> Question:
    """One enterprise; a name is the name on the day."""
    return one("Enterprise", BY, now, as_of, **arguments)


def enterprises(now: datetime, arguments: Mapping[str, Any], as_of: AsOfArguments | None) -> Question:
    """A page of enterprises that exist on the day."""
    return page(ALL, WITHIN, now, arguments, as_of)
