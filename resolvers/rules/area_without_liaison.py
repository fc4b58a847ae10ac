"""Which listed areas has nobody been linked to? (未挂钩联系的地区)"""

from language import _
from resolvers.area import has_liaison
from resolvers.rules.rule import LISTED, Rule

RULE = Rule(
    name="AREA_WITHOUT_LIAISON",
    question=_("Which of the areas that a document lists has nobody linked to it?"),
    message=_("{name} is listed in a document and nobody is linked to it"),
    examined="""UNWIND reportAreas AS area
WITH area AS subject, state(area).name AS name, head(COLLECT {
  MATCH (area)<-[:LISTS]-(roster:Requirement) WHERE held(roster)
  RETURN roster ORDER BY CASE WHEN roster.basis = 'LIAISON' THEN 0 ELSE 1 END, roster.key LIMIT 1 }) AS requirement
WHERE requirement IS NOT NULL""",
    keeps=("requirement",),
    failing=f"NOT {has_liaison('subject')}",
    # A list of who reports demands no link: 姑苏区 in Annex 2 of 苏应急〔2020〕82号 is worth knowing, and no breach.
    severity="CASE WHEN requirement.basis = 'LIAISON' THEN 'WARNING' ELSE 'INFO' END",
    began_on="requirement.validFrom",
    source=LISTED,
)
