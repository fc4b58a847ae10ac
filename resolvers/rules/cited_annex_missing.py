"""Which documents refer to an annex that the register does not have? (缺失附件)"""

from language import _
from resolvers.rules.rule import AREAS_WITHIN, STILL_THERE, Rule

RULE = Rule(
    name="CITED_ANNEX_MISSING",
    question=_("Which document refers to an annex that it does not contain?"),
    message=_("{name} refers to an annex that is missing: {detail}"),
    examined=f"""{AREAS_WITHIN}<-[administers:ADMINISTERS WHERE held(administers)]-(issuer:Organization)
  <-[:ISSUED_BY]-(subject:OfficialDocument) WHERE held(subject) AND {STILL_THERE}
WITH DISTINCT subject, subject.title AS name""",
    failing="size(coalesce(subject.missingAnnexes, [])) > 0",
    severity="'WARNING'",
    detail="""reduce(listed = '', annex IN subject.missingAnnexes |
  listed + CASE listed WHEN '' THEN '' ELSE '、' END + annex)""",
    began_on="subject.validFrom",
)
