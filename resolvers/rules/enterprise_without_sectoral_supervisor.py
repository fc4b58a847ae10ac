"""Which key enterprises has no agency been charged with in any of their sectors? (无行业监管部门的重点企业)"""

from language import _
from resolvers.enterprise_demand import DEMANDED_OR_NOT, SUPERVISOR, demanding
from resolvers.rules.rule import Rule

_ITS_OWN = """EXISTS { MATCH (subject)<-[:SUBJECT]-(charge:Assignment)-[:SECTOR]->(charged)
    WHERE charge.basis = 'SECTORAL' AND held(charge) AND charged IN sectors }"""

RULE = Rule(
    name="ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR",
    question=_("Which key enterprise has nobody charged with any of its sectors, where it lies or above?"),
    message=_("Nobody is charged with the sectors of the key enterprise {name}: {detail}"),
    examined=f"""UNWIND reportKeys AS each
WITH reportPlaces, reportSectors, reportDemands, each[0] AS subject, each[1] AS home WHERE home IN reportPlaces
WITH reportSectors, reportDemands, subject, state(subject).name AS name, home,
  COLLECT {{ MATCH (subject)-[operates:OPERATES_IN WHERE held(operates)]->(sector:Sector)
    RETURN sector ORDER BY state(sector).code }} AS sectors
WITH reportDemands, subject, name, home, sectors,
  size([each IN reportSectors WHERE each[0] IN sectors AND (each[1] OR home IN each[2])]) > 0 OR {_ITS_OWN} AS isCharged""",
    keeps=("sectors", "isCharged", "home", "reportDemands"),
    failing="size(sectors) > 0 AND NOT isCharged",
    unknown="size(sectors) = 0",
    severity=DEMANDED_OR_NOT,
    detail="""reduce(listed = '', sector IN sectors |
  listed + CASE listed WHEN '' THEN '' ELSE '、' END + coalesce(state(sector).name, state(sector).code))""",
    source=f"[{demanding(SUPERVISOR)}]",
)
