"""Enterprises: by id, code or name, and lists of them."""

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, by_property, everything

NAME_ON_DAY = (
    "coalesce(CASE WHEN EXISTS { (this)-[:NAMED]->() }"
    " THEN head(COLLECT { MATCH (this)-[:NAMED]->(former:Name) WHERE former.kind = 'FORMER' AND there(former)"
    " RETURN former.name ORDER BY former.key LIMIT 1 }) END, state(this).name)"
)
"""The official name under both clocks: a former one that was in force on the day, else the one that the register had at the
moment. Few have another name: that is asked first."""

IS_WITHIN = (
    "EXISTS { MATCH (this)-[located:LOCATED_IN WHERE held(located)]->(home:Area)"
    "((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){0,9}(:Area {key: $value}) }"
)
"""Whether an enterprise lies in the area with the key `$value`, or below it."""

KEY_ENTERPRISES = (
    "CALL () { MATCH (enterprise:Enterprise {isKey: true}) RETURN enterprise"
    " UNION MATCH (enterprise:Enterprise)-[:WAS]->(:Version {isKey: true}) RETURN enterprise }"
)
"""Begins at the enterprises that are key, or were; which of them were at the moment, `IS_KEY` says."""
IS_KEY = "state(enterprise).isKey = true"

HAS_LIAISON = "EXISTS { MATCH (this)<-[:SUBJECT]-(charge:Assignment) WHERE charge.basis = 'LIAISON' AND held(charge) }"
"""Whether somebody is linked to the enterprise itself."""

_BY_NAME = Link(
    "CALL () { MATCH (enterprise:Enterprise {name: $name}) RETURN enterprise"
    " UNION MATCH (enterprise:Enterprise)-[:NAMED]->(:Name {name: $name}) RETURN enterprise"
    " UNION MATCH (enterprise:Enterprise)-[:WAS]->(:Version {name: $name}) RETURN enterprise } WITH enterprise AS that",
    conditions=("there(that)", f"{NAME_ON_DAY.replace('this', 'that')} = $name"),
)
ENTERPRISE = Lookup(
    "Enterprise",
    {
        "id": Link("MATCH (that:Enterprise {key: $key})", conditions=KNOWN),
        "uscc": by_property("Enterprise", "uscc"),
        "name": _BY_NAME,
    },
)
"""One enterprise; a name is the name on the day."""

ENTERPRISES = Listing(
    everything("Enterprise"),
    Link(
        "MATCH (above:Area {key: $within})((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){0,9}(home:Area)"
        " MATCH (home)<-[located:LOCATED_IN WHERE held(located)]-(that:Enterprise)",
        conditions=("there(that)",),
        order=("that.key",),
        paged=True,
    ),
)
"""The enterprises that exist on the day, by id; those within an area from there downwards."""
