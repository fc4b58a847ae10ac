"""The best statements we know for the benchmark's questions, by hand: bound ends first, one `collect` record each."""

from graph.cypher import ClockExpressions

held = ClockExpressions().held


def name_on_day(node: str) -> str:
    """The official name under both clocks; few things have another, which their own relationships tell at once."""
    former = (
        f"COLLECT {{ MATCH ({node})-[:NAMED|WAS]->(f) WHERE {held('f')} AND (f:Version OR f.kind = 'FORMER')"
        " RETURN f.name ORDER BY CASE WHEN f:Version THEN 1 ELSE 0 END LIMIT 1 }"
    )
    return (
        f"CASE WHEN EXISTS {{ ({node})-[:NAMED|WAS]->() }} THEN coalesce(head({former}), {node}.name)"
        f" ELSE {node}.name END"
    )


ALL = f"MATCH (e:Enterprise) WHERE e.key > 'Enterprise:' AND e.key < 'Enterprise;' AND {held('e')}"
WITHIN = f"""
MATCH (:Area {{key: $within}})((upper)<-[up:PART_OF WHERE {held("up")}]-(lower)){{0,9}}(home:Area)
MATCH (home)<-[in:LOCATED_IN]-(e:Enterprise) WHERE {held("in")} AND {held("e")}
"""
_WITH_AREA = f"""
WITH e ORDER BY e.key LIMIT $limit
OPTIONAL MATCH (e)-[at:LOCATED_IN]->(a:Area) WHERE {held("at")}
WITH e, a ORDER BY e.key
RETURN collect([e.key, e.uscc, {name_on_day("e")}, e.isKey, a.key, {name_on_day("a")}, a.level]) AS rows
"""
LIST = ALL + _WITH_AREA
LIST_WITHIN = WITHIN + _WITH_AREA

LINKS = f"""
MATCH (e:Enterprise {{key: $key}})
CALL (e) {{
  RETURN e AS origin, 0 AS distance
  UNION
  MATCH (e)-[at:LOCATED_IN WHERE {held("at")}]->(home:Area)
    ((lower)-[up:PART_OF WHERE {held("up")}]->(upper)){{0,4}}(above)
    ((zone)-[merged:MERGED_WITH WHERE {held("merged")}]-(town)){{0,2}}(origin)
  RETURN origin, 1 + size(up) AS distance
}}
MATCH (origin)<-[:SUBJECT]-(a:Assignment)
WHERE {held("a")} AND (a.basis <> 'SECTORAL' OR EXISTS {{
  MATCH (a)-[:SECTOR]->(charged) MATCH (e)-[works:OPERATES_IN WHERE {held("works")}]->(own) WHERE own = charged }})
MATCH (a)-[:ASSIGNEE]->(assignee)
WITH distance, a, assignee, assignee:Organization AND assignee.kind = 'SUPERVISION_GROUP' AS isGroup
OPTIONAL MATCH (assignee)<-[:POST|ORGANIZATION]-(m:Membership)-[:MEMBER]->(member:Person)
  WHERE {held("m")} AND (assignee:Post OR isGroup)
OPTIONAL MATCH (assignee)-[:BELONGS_TO]->(employer:Organization)
WITH distance, a, m,
  CASE WHEN assignee:Person THEN assignee ELSE member END AS holder,
  CASE WHEN assignee:Post THEN assignee END AS post,
  CASE WHEN assignee:Organization THEN assignee ELSE employer END AS org,
  CASE WHEN NOT isGroup THEN a.role WHEN m.role = 'LEAD' THEN 'GROUP_LEAD'
    WHEN m.role = 'DEPUTY' THEN 'GROUP_DEPUTY' ELSE 'GROUP_MEMBER' END AS role,
  CASE WHEN m.validFrom > a.validFrom THEN m.validFrom ELSE a.validFrom END AS since
WITH *, CASE a.basis WHEN 'ENTERPRISE_PRIMARY' THEN 1 WHEN 'TERRITORIAL' THEN 2 WHEN 'SECTORAL' THEN 3
    WHEN 'COMPREHENSIVE' THEN 4 ELSE 5 END AS basisRank,
  CASE WHEN a.basis = 'LIAISON' THEN a.key ELSE '' END AS together,
  CASE role WHEN 'PARTY_HEAD' THEN 1 WHEN 'GOVERNMENT_HEAD' THEN 2 WHEN 'DEPUTY_IN_CHARGE' THEN 3
    WHEN 'LEGAL_REPRESENTATIVE' THEN 1 WHEN 'ACTUAL_CONTROLLER' THEN 2 WHEN 'PRINCIPAL' THEN 3
    WHEN 'AGENCY' THEN 1 WHEN 'AGENCY_HEAD' THEN 2
    WHEN 'GROUP_LEAD' THEN 1 WHEN 'GROUP_DEPUTY' THEN 2 WHEN 'GROUP_MEMBER' THEN 3 ELSE 1 END AS roleRank
ORDER BY basisRank, distance, together, roleRank, a.key, coalesce(m.row, 0), coalesce(m.key, '')
"""
"""Binds a row for each link, in order; the same rows for the bare driver and for plain Strawberry."""

CHAIN = (
    LINKS
    + """
OPTIONAL MATCH (a)-[:STATED_IN]->(d:OfficialDocument)
RETURN collect([a.basis, role, distance, holder.key, holder.name, post.key, post.title, org.key, org.name, since,
  d.key, d.number, a.annex, a.row]) AS rows
"""
)
