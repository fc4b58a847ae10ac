"""Which liaisons name a unit that is no more? (挂钩对象已撤并)"""

from language import _
from resolvers.area import has_liaison
from resolvers.rules.rule import ENDED, HEIRS, Rule, demanded

_ENDED_PARTNER = ENDED.replace("linked", "partner")
# 张家港保税区（金港镇） was linked as one unit: the town's heirs are linked to nobody, though the zone is still there.
# Areas alone are merged with others: for an enterprise nothing is looked for.
_GONE = f"""CASE WHEN {ENDED} THEN linked WHEN linked:Area THEN head(COLLECT {{
    MATCH (linked)-[merged:MERGED_WITH WHERE known(merged)]-(partner:Area)
    WHERE merged.validTo > subject.validFrom AND {_ENDED_PARTNER}
    RETURN partner ORDER BY partner.key LIMIT 1 }}) END"""
_HEIRS = HEIRS.replace("linked", "gone")
_HEIRS_NAMES = f"COLLECT {{ MATCH {_HEIRS} RETURN DISTINCT coalesce(heir.name, '') AS heirName ORDER BY heirName }}"

RULE = Rule(
    name="SUBJECT_ENDED",
    question=_("Which open liaison names an area or enterprise that is no more?"),
    message=_("{name} is no more{detail}: whoever was linked to it is linked to nothing until a document says so"),
    # Nobody inherits a link in silence: 金港镇 became three sub-districts, and who was linked to it is linked to none of them.
    examined=f"""UNWIND reportLiaisons AS liaison
WITH liaison[0] AS subject, liaison[1] AS linked WHERE $validOn < subject.validTo
WITH subject, linked, {_GONE} AS gone
WITH subject, linked, gone, gone.name AS name""",
    keeps=("linked", "gone"),
    failing="gone IS NOT NULL",
    # Where each heir has its own link, only the old statement waits to be ended.
    severity=f"""CASE WHEN {demanded("linked")} AND (NOT EXISTS {{ MATCH {_HEIRS} }}
  OR EXISTS {{ MATCH {_HEIRS} AND NOT {has_liaison("heir")} }}) THEN 'WARNING' ELSE 'INFO' END""",
    detail=f"""reduce(listed = '', heirName IN {_HEIRS_NAMES} |
  (CASE listed WHEN '' THEN '（' + heirName + '）' ELSE replace(listed, '）', '、' + heirName + '）') END))""",
    began_on="gone.validTo",
)
