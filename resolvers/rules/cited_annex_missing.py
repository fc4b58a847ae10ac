"""Which documents refer to an annex that the register does not have? (缺失附件)"""

from language import _
from resolvers.rules.rule import AREAS_WITHIN, STILL_THERE, Rule

RULE = Rule(
    name="CITED_ANNEX_MISSING",
    question=_("Which document refers to an annex that it does not contain?"),
    message=_("{name} refers to an annex that is missing: {detail}"),
    examined=f"""{AREAS_WITHIN}<-[administers:ADMINISTERS WHERE held(administers)]-(issuer:Organization)
  <-[issued:ISSUED_BY]-(subject:OfficialDocument) WHERE noted(issued) AND there(subject) AND {STILL_THERE}
WITH DISTINCT subject, state(subject) AS told WITH subject, told, told.title AS name""",
    keeps=("told",),
    failing="size(coalesce(told.missingAnnexes, [])) > 0",
    severity="'WARNING'",
    detail="""reduce(listed = '', annex IN told.missingAnnexes |
  listed + CASE listed WHEN '' THEN '' ELSE '、' END + annex)""",
    began_on="told.validFrom",
)
