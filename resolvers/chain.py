"""The responsibility chain: every strand above a subject on a day, and what documents demand there in vain.

The subject is `this`, an Enterprise or an Area. From it one path leads to each *origin*: the subject itself, the areas above
it, and on each level the zone or town merged with it (design: "The responsibility chain").
"""

from graph.compiler.question import Question
from graph.moment import Moment
from resolvers.area import AREA, has_ended, heirs, one_unit
from resolvers.enterprise import ENTERPRISE, HAS_LIAISON
from resolvers.enterprise_demand import ADMINISTERED, DEMANDS, LIAISON_OF_KEYS, SECTORS_OF, of_its_sectors
from resolvers.question import AsOfArguments, clocks, exactly_one, read_argument_id
from resolvers.runs import is_last, since, stands

IS_GONE = f"origin:Area AND {has_ended('origin')}"
"""Whether an origin is an area that is no more: nobody answers for it, and the chain goes on above it."""


def origins(start: str = "this") -> str:
    """Binds `subject`, `origin`, `distance` (levels up; a merged partner shares the level of the other), `steps` (nodes)."""
    return f"""
MATCH ({start})((inside)-[located:LOCATED_IN WHERE held(located)]->(home)){{0,1}}(base)
  ((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){{0,9}}(above)
  {one_unit()}(origin)
WITH {start} AS subject, origin, size(located) + size(up) AS distance, [{start}] + home + upper + town AS steps
"""


# The sectors of an assignment and of the subject are compared, not joined: many thousand enterprises operate in one, and the
# embedded engine walks through them all to find the subject's own relationship.
_CHARGES = f"""
MATCH (origin)<-[:SUBJECT]-(assignment:Assignment) WHERE held(assignment) AND {stands("assignment")}
  AND (assignment.basis <> 'SECTORAL' OR NOT subject:Enterprise OR EXISTS {{
    MATCH (assignment)-[:SECTOR]->(charged) MATCH (subject)-[operates:OPERATES_IN WHERE held(operates)]->(own)
    WHERE own = charged }})
MATCH (assignment)-[:ASSIGNEE]->(assignee)
WITH subject, origin, distance, steps, assignment, assignee,
  assignee:Organization AND state(assignee).kind = 'SUPERVISION_GROUP' AS isGroup
"""

_HOLDERS = f"""OPTIONAL MATCH (assignee)<-[:POST|ORGANIZATION]-(membership:Membership)-[:MEMBER]->(member:Person)
  WHERE held(membership) AND {stands("membership")} AND (assignee:Post OR isGroup)
"""

_LINKED = """OPTIONAL MATCH (assignee)-[belongs:BELONGS_TO]->(employer:Organization) WHERE noted(belongs)
WITH subject, distance, assignment, membership, isGroup,
  CASE WHEN distance > 0 THEN origin END AS inherited,
  CASE WHEN assignee:Person THEN assignee ELSE member END AS holder,
  CASE WHEN assignee:Post THEN assignee END AS post,
  CASE WHEN assignee:Organization THEN assignee ELSE employer END AS organization,
  CASE WHEN assignee:Person OR membership IS NULL THEN steps + [assignment, assignee]
    ELSE steps + [assignment, assignee, membership, member] END AS path,
  CASE WHEN NOT isGroup THEN assignment.role WHEN membership.role = 'LEAD' THEN 'GROUP_LEAD'
    WHEN membership.role = 'DEPUTY' THEN 'GROUP_DEPUTY' ELSE 'GROUP_MEMBER' END AS role
"""


def links_above(start: str = "this") -> str:
    """Every link above the enterprise or area `start`, a row each, as `LINK_BINDS` names them."""
    return f"{origins(start)} WHERE NOT ({IS_GONE}){_CHARGES}{_HOLDERS}{_LINKED}"


def links_since(start: str, first: str) -> str:
    """The same with everybody who held the post or was in the group on a day from `first` on, while it was charged, and is no more.

    Whose tenure has ended by the day is a predecessor.
    """
    tenures = "MATCH (assignee)<-[:POST|ORGANIZATION]-(tenure:Membership)-[:MEMBER]->(who:Person)"
    past = f"""known(tenure) AND {is_last("tenure")} AND tenure.validTo <= $validOn AND {first} < tenure.validTo
      AND {since("assignment")} < tenure.validTo AND tenure.validFrom < tenure.validTo"""
    return f"""{origins(start)} WHERE NOT ({IS_GONE}){_CHARGES}
WITH subject, origin, distance, steps, assignment, assignee, isGroup, CASE WHEN assignee:Post OR isGroup THEN COLLECT {{
    {tenures} WHERE held(tenure) AND {stands("tenure")} RETURN [tenure, who] }} ELSE [] END AS present,
  CASE WHEN assignee:Post OR isGroup THEN COLLECT {{ {tenures} WHERE {past} RETURN [tenure, who] }} ELSE [] END AS earlier
UNWIND CASE WHEN size(present) = 0 THEN [[null, null]] ELSE present END + earlier AS holding
WITH subject, origin, distance, steps, assignment, assignee, isGroup, holding[0] AS membership, holding[1] AS member
{_LINKED}"""


LINK_BINDS = (
    "subject",
    "distance",
    "assignment",
    "membership",
    "isGroup",
    "inherited",
    "holder",
    "post",
    "organization",
    "path",
    "role",
)


def _later(variable: str, subject: str) -> str:
    """Whether, when the day was over, the register held no version that covers the day of any term of the same statement.

    The terms of a statement have all their ends in common, `subject` the one that has the fewest others.
    """
    ends = "COLLECT {{ MATCH ({})-->(said) RETURN said.key ORDER BY said.key }}".format
    return f"""CASE WHEN {variable} IS NULL OR {variable}.recordedFrom < $dayEnd THEN false ELSE NOT EXISTS {{
    MATCH ({variable})-[:{subject}]->(of) MATCH (of)<-[:{subject}]-(earlier)
    WHERE earlier.validFrom <= $validOn AND $validOn < earlier.validTo AND earlier.recordedFrom < $dayEnd
      AND earlier.role = {variable}.role AND coalesce(earlier.basis, '') = coalesce({variable}.basis, '')
      AND {ends("earlier")} = {ends(variable)} }} END"""


RECORDED_LATER = f"({_later('assignment', 'SUBJECT')} OR {_later('membership', 'MEMBER')})"

_BASIS_RANK = (
    "CASE assignment.basis WHEN 'ENTERPRISE_PRIMARY' THEN 1 WHEN 'TERRITORIAL' THEN 2 WHEN 'SECTORAL' THEN 3"
    " WHEN 'COMPREHENSIVE' THEN 4 ELSE 5 END"
)
_ROLE_RANK = (
    "CASE role WHEN 'PARTY_HEAD' THEN 1 WHEN 'GOVERNMENT_HEAD' THEN 2 WHEN 'DEPUTY_IN_CHARGE' THEN 3"
    " WHEN 'LEGAL_REPRESENTATIVE' THEN 1 WHEN 'ACTUAL_CONTROLLER' THEN 2 WHEN 'PRINCIPAL' THEN 3"
    " WHEN 'AGENCY' THEN 1 WHEN 'AGENCY_HEAD' THEN 2"
    " WHEN 'GROUP_LEAD' THEN 1 WHEN 'GROUP_DEPUTY' THEN 2 WHEN 'GROUP_MEMBER' THEN 3 ELSE 1 END"
)
_TOGETHER = "CASE WHEN assignment.basis = 'LIAISON' THEN assignment.key ELSE '' END"
"""A group stays together; heads and agencies of one level stand by their roles."""

LINK_ORDER = (
    _BASIS_RANK,
    "distance",
    _TOGETHER,
    _ROLE_RANK,
    "assignment.key",
    "CASE WHEN membership.role = 'ACTING' THEN 1 ELSE 0 END",
    "coalesce(membership.row, 0)",
    "coalesce(membership.key, '')",
)

_LISTED = f"""MATCH (origin)<-[listing:LISTS]-(requirement:Requirement) WHERE held(requirement)
    AND requirement.basis IS NOT NULL AND (isGone OR NOT EXISTS {{
      MATCH (origin){one_unit("2")}(unit)<-[:SUBJECT]-(there:Assignment)
      WHERE there.basis = requirement.basis AND held(there) }})"""
"""What lists the subject, or a unit above it, demands a link of that very unit; of one that is no more always in vain."""

_IN_VAIN = f"""CASE requirement.kind WHEN '{LIAISON_OF_KEYS}'
      THEN coalesce(state(subject).isKey, false) AND NOT {HAS_LIAISON.replace("this", "subject")} AND {of_its_sectors("sectors")}
      ELSE size(sectors) > 0 AND size(COLLECT {{
        UNWIND [each IN origins WHERE NOT each[2] | each[0]] AS place
        MATCH (place)<-[:SUBJECT]-(charge:Assignment)-[:SECTOR]->(charged)
        WHERE charge.basis = 'SECTORAL' AND held(charge) AND charged IN sectors RETURN charge LIMIT 1 }}) = 0 END"""
"""Whether an enterprise lacks what a demand of all enterprises of its kind means (resolvers.enterprise_demand)."""

# What is merged with an area above is among the origins, so that who administers it is found there as well.
GAPS = f"""WITH this AS subject, COLLECT {{ {origins()}
    WITH origin, distance, {IS_GONE} AS isGone RETURN [origin, distance, isGone] }} AS origins
WITH subject, origins, {SECTORS_OF.replace("this", "subject")} AS sectors
WITH subject, COLLECT {{ UNWIND origins AS each
    WITH each[0] AS origin, each[1] AS distance, each[2] AS isGone {_LISTED}
    RETURN [origin, requirement, listing, distance, isGone] }} + CASE WHEN subject:Enterprise THEN COLLECT {{
    {DEMANDS} MATCH (requirement){ADMINISTERED} AND administered IN [each IN origins | each[0]]
    WITH DISTINCT subject, origins, sectors, requirement WHERE {_IN_VAIN}
    RETURN [subject, requirement, requirement, 0, false] }} ELSE [] END AS lacking
UNWIND lacking AS gap WITH gap[0] AS origin, gap[1] AS requirement, gap[2] AS listing, gap[3] AS distance,
  gap[4] AS isGone
"""
GAP_BINDS = ("origin", "requirement", "listing", "distance", "isGone")
GAP_ORDER = ("distance", "requirement.basis", "requirement.key", "origin.key")

GONE = f"""MATCH (this)((inside)-[located:LOCATED_IN WHERE held(located)]->(home)){{0,1}}(base)
  ((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){{0,9}}(gone:Area) WHERE {has_ended("gone")}
WITH gone, size(located) + size(up) AS distance
"""
"""The areas on the way up from the subject that are no more."""
GONE_BINDS = ("gone", "distance")
GONE_ORDER = ("distance", "gone.key")
HEIRS_OF_GONE = f"MATCH {heirs('gone')} WITH DISTINCT heir AS that"

AREA_OF_SUBJECT = "MATCH (this)((inside)-[located:LOCATED_IN WHERE held(located)]->(home)){0,1}(that:Area)"
"""The area that an area is, or that an enterprise lies in."""

BY_KEY = {
    "enterprise": ENTERPRISE.by["id"],
    "area": AREA.by["id"],
}


def responsibility_chain(
    moment: Moment, enterprise: str | None, area: str | None, as_of: AsOfArguments | None
) -> Question:
    """The chain of one enterprise or one area."""
    argument, value = exactly_one(enterprise=enterprise, area=area)
    identity = read_argument_id(value, argument, argument.capitalize())
    return Question(BY_KEY[argument], clocks(moment, as_of, identity), {"key": identity.key}, together=True)
