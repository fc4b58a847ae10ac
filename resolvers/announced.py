"""The enterprises that a document announces without naming them, and those of them that the register holds (涉及企业)."""

from resolvers.enterprise import IS_KEY
from resolvers.enterprise import KEY_ENTERPRISES as KEY
from resolvers.enterprise_demand import HOMES, LIAISON_OF_KEYS, RULED

ANNOUNCED = "(:OfficialDocument)<-[:STATED_IN]-(:Requirement)"
CONDITIONS = (f"that.kind = '{LIAISON_OF_KEYS}'",)

_RULED = RULED.replace("(requirement)", "(this)")
AREAS = f"{_RULED} WITH DISTINCT administered AS that"


def _registered(condition: str) -> str:
    """How many key enterprises lie where the issuer of `this` rules; null where it is not known to rule anything.

    From the key enterprises, as the coverage report: of those that lie there, or operate in a sector, there are far more.
    """
    return f"""CASE WHEN EXISTS {{ {_RULED} }} THEN size(COLLECT {{
  WITH this, COLLECT {{ {_RULED} MATCH (ruled){HOMES} RETURN home }} AS homes
  {KEY} MATCH (enterprise)-[located:LOCATED_IN WHERE held(located)]->(at:Area)
  WHERE {IS_KEY} AND at IN homes AND {condition} RETURN DISTINCT enterprise }}) END"""


REGISTERED = _registered("""EXISTS {
    MATCH (this)-[:SECTOR]->(named) MATCH (enterprise)-[operates:OPERATES_IN WHERE held(operates)]->(own)
    WHERE own = named }""")
KEY_ENTERPRISES = _registered("true")
