"""Enterprises: by id, code or name, and lists of them."""

from graph.fields import Link
from resolvers.question import Listing, Lookup, everything

NAME_ON_DAY = (
    "CASE WHEN EXISTS { (this)-[:NAMED|WAS]->() }"
    " THEN coalesce(head(COLLECT { MATCH (this)-[:NAMED|WAS]->(former) WHERE held(former)"
    " AND (former:Version OR former.kind = 'FORMER')"
    " RETURN former.name ORDER BY CASE WHEN former:Version THEN 1 ELSE 0 END LIMIT 1 }), this.name) ELSE this.name END"
)
"""The official name under both clocks: a former one that was in force on the day, else the one that the register had at the
moment (an archived version), else the one that stands on the thing. Few have another name: that is asked first."""

IS_WITHIN = (
    "EXISTS { MATCH (this)-[located:LOCATED_IN WHERE held(located)]->(home:Area)"
    "((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){0,9}(:Area {key: $value}) }"
)
"""Whether an enterprise lies in the area with the key `$value`, or below it."""

HAS_LIAISON = "EXISTS { MATCH (this)<-[:SUBJECT]-(charge:Assignment) WHERE charge.basis = 'LIAISON' AND held(charge) }"
"""Whether somebody is linked to the enterprise itself."""

_BY_NAME = Link(
    "CALL () { MATCH (enterprise:Enterprise {name: $name}) RETURN enterprise"
    " UNION MATCH (enterprise:Enterprise)-[:NAMED]->(:Name {name: $name}) RETURN enterprise } WITH enterprise AS that",
    conditions=("held(that)", f"{NAME_ON_DAY.replace('this', 'that')} = $name"),
)
ENTERPRISE = Lookup(
    "Enterprise",
    {
        "id": Link("MATCH (that:Enterprise {key: $key})"),
        "uscc": Link("MATCH (that:Enterprise {uscc: $uscc})"),
        "name": _BY_NAME,
    },
)
"""One enterprise; a name is the name on the day."""

ENTERPRISES = Listing(
    everything("Enterprise"),
    Link(
        "MATCH (above:Area {key: $within})((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){0,9}(home:Area)"
        " MATCH (home)<-[located:LOCATED_IN WHERE held(located)]-(that:Enterprise)",
        conditions=("held(that)",),
        order=("that.key",),
        paged=True,
    ),
)
"""The enterprises that exist on the day, by id; those within an area from there downwards."""
