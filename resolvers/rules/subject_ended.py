"""Which liaisons name a unit that is no more? (挂钩对象已撤并)"""

from language import _
from resolvers.area import has_liaison
from resolvers.rules.rule import ENDED, HEIRS, Rule, demanded

_HEIRS_NAMES = f"COLLECT {{ MATCH {HEIRS} RETURN DISTINCT coalesce(heir.name, '') AS heirName ORDER BY heirName }}"

RULE = Rule(
    name="SUBJECT_ENDED",
    label=_("Linked unit has ended"),
    question=_("Which open liaison names an area or enterprise that is no more?"),
    message=_("{name} is no more{detail}: whoever was linked to it is linked to nothing until a document says so"),
    # Nobody inherits a link in silence: 金港镇 became three sub-districts, and who was linked to it is linked to none of them.
    examined="""UNWIND reportLiaisons AS liaison
WITH liaison[0] AS subject, liaison[1] AS linked WHERE $validOn < subject.validTo
WITH subject, linked, linked.name AS name""",
    keeps=("linked",),
    failing=f"CASE WHEN {ENDED} THEN true ELSE false END",
    # Where each heir has its own link, only the old statement waits to be ended.
    severity=f"""CASE WHEN {demanded("linked")} AND (NOT EXISTS {{ MATCH {HEIRS} }}
  OR EXISTS {{ MATCH {HEIRS} AND NOT {has_liaison("heir")} }}) THEN 'WARNING' ELSE 'INFO' END""",
    detail=f"""reduce(listed = '', heirName IN {_HEIRS_NAMES} |
  CASE listed WHEN '' THEN '（' + heirName + '）' ELSE replace(listed, '）', '、' + heirName + '）') END)""",
    began_on="linked.validTo",
)
