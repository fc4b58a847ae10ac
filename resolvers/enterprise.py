"""Enterprises: by id, code or name, and lists of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.compiler.question import Question
from graph.fields import Link, Predicate, key_of
from resolvers.question import AsOfArguments, clocks, exactly_one, page_clocks, read_argument_id

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

BY_KEY = Link("MATCH (that:Enterprise {key: $key})")
BY_USCC = Link("MATCH (that:Enterprise {uscc: $uscc})")
BY_NAME = Link(
    "CALL () { MATCH (enterprise:Enterprise {name: $name}) RETURN enterprise"
    " UNION MATCH (enterprise:Enterprise)-[:NAMED]->(:Name {name: $name}) RETURN enterprise } WITH enterprise AS that",
    conditions=("held(that)", f"{NAME_ON_DAY.replace('this', 'that')} = $name"),
)
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


def enterprise(
    now: datetime, id: str | None, uscc: str | None, name: str | None, as_of: AsOfArguments | None
) -> Question:
    """One enterprise; a name is the name on the day."""
    argument, value = exactly_one(id=id, uscc=uscc, name=name)
    if argument == "id":
        identity = read_argument_id(value, "id", "Enterprise")
        return Question(BY_KEY, clocks(now, as_of, identity.as_of), {"key": identity.key})
    link = BY_USCC if argument == "uscc" else BY_NAME
    return Question(link, clocks(now, as_of), {argument: value}, named=value if argument == "name" else None)


def enterprises(now: datetime, arguments: Mapping[str, Any], as_of: AsOfArguments | None) -> Question:
    """A page of enterprises that exist on the day."""
    chosen = arguments.get("filter") or {}
    as_of_page = page_clocks(now, as_of, arguments, len(ALL.order))
    if (within := chosen.get("within")) is None:
        return Question(ALL, as_of_page, arguments=arguments)
    identity = read_argument_id(within, "filter.within", "Area")
    return Question(WITHIN, as_of_page, {"within": identity.key}, arguments)
