"""What documents demand of every enterprise of a kind below the area that their issuer administers, without listing any."""

from resolvers.area import one_unit

LIAISON_OF_KEYS, SUPERVISOR = "LIAISON_OF_KEY_ENTERPRISES", "SECTORAL_SUPERVISOR"
"""Somebody linked to each key enterprise; an agency named for each class of enterprises."""

DEMANDS = f"""MATCH (requirement:Requirement) WHERE requirement.kind IN ['{LIAISON_OF_KEYS}', '{SUPERVISOR}']
  AND held(requirement) AND NOT EXISTS {{ (requirement)-[:LISTS]->() }}"""
"""Both demands in force: begun at, since documents have thousands of statements and few of these. What lists units means them."""

ADMINISTERED = """-[:STATED_IN]->(:OfficialDocument)-[issued:ISSUED_BY]->(:Organization)-[rules:ADMINISTERS]->(administered:Area)
  WHERE noted(issued) AND held(rules)"""
"""From a requirement to the areas that its issuer administers."""

RULED = f"MATCH (requirement){ADMINISTERED} MATCH (administered){one_unit('Ruled')}(ruled:Area)"
"""Binds as `ruled` each area for which a requirement was issued, with what is merged with it."""

SECTORS_OF = "COLLECT { MATCH (this)-[operates:OPERATES_IN WHERE held(operates)]->(sector:Sector) RETURN sector }"


def of_its_sectors(sectors: str) -> str:
    """Whether `requirement` means an enterprise that operates in `sectors`: a list that ends in 等 leaves none out."""
    return f"(coalesce(requirement.isOpen, true) OR size([(requirement)-[:SECTOR]->(named) WHERE named IN {sectors} | named]) > 0)"


HOMES = "((outer)<-[part:PART_OF|LEFT_IN WHERE held(part)]-(inner)){0,9}(home:Area)"

REPORT_DEMANDS = f"""COLLECT {{ {DEMANDS} {RULED}
  WITH this, reportPlaces, requirement, ruled,
    EXISTS {{ MATCH (this)((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){{0,9}}(above:Area)
      WHERE above = ruled }} AS isAbove
  WHERE isAbove OR ruled IN reportPlaces
  RETURN [requirement, isAbove, CASE WHEN isAbove THEN [] ELSE COLLECT {{ MATCH (ruled){HOMES} RETURN home }} END]
  ORDER BY requirement.key }}"""
"""The demands that reach into the area `this` of a report: whether all of it is meant, else the areas in which homes lie.

From the demands, of which there are a handful; climbing from each enterprise would cost with them.
"""


def demanding(kind: str, unit: str = "subject") -> str:
    """The first demand of a kind in a report that means the enterprise `unit`, which lies in `home`; null where none does."""
    meant = f" AND {of_its_sectors(SECTORS_OF.replace('this', unit))}" if kind == LIAISON_OF_KEYS else ""
    return f"""head(COLLECT {{ UNWIND reportDemands AS each WITH {unit}, home, each, each[0] AS requirement
    WHERE requirement.kind = '{kind}' AND (each[1] OR home IN each[2]){meant} RETURN requirement LIMIT 1 }})"""


def is_key_and_demanded(unit: str) -> str:
    """Whether a demand in a report means a unit as one of the key enterprises."""
    return f"""size(COLLECT {{ MATCH ({unit})-[located:LOCATED_IN WHERE held(located)]->(home:Area) WHERE state({unit}).isKey = true
    AND {demanding(LIAISON_OF_KEYS, unit)} IS NOT NULL RETURN home }}) > 0"""


DEMANDED_OR_NOT = "CASE WHEN source[0] IS NULL THEN 'INFO' ELSE 'WARNING' END"
"""The severity of what a rule finds missing: nothing is breached where nothing in force demands it."""
