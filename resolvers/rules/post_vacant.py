"""Which posts that answer for an area does nobody hold? (空缺岗位)"""

from graph.clock import ALWAYS
from language import _
from resolvers.post import IS_HELD, LAST_HELD, STATED_VACANCY
from resolvers.rules.rule import AREAS_WITHIN, FIRST_ASSIGNMENT, STILL_THERE, Rule


def _of_subject(text: str) -> str:
    return text.replace("(post)", "(subject)")


# Who acts for a post has its work in hand: that it is vacant is then only worth knowing (docs/decisions/0023).
_ACTING = """COLLECT { MATCH (subject)<-[:POST]-(acting:Membership)-[:MEMBER]->(person:Person)
  WHERE acting.role = 'ACTING' AND held(acting) RETURN DISTINCT state(person).name AS actingName ORDER BY actingName }"""
_ACTING_SAID = """head(COLLECT { MATCH (subject)<-[:POST]-(acted:Membership)-[:MEMBER]->()
    WHERE acted.role = 'ACTING' AND held(acted) RETURN acted ORDER BY acted.key LIMIT 1 })"""
_SINCE = f"coalesce(CASE WHEN told.validFrom <> '{ALWAYS}' THEN told.validFrom END, lastHeld)"
_NAMES = "reduce(listed = '', each IN acting | (CASE listed WHEN '' THEN each ELSE listed + '、' + each END))"

RULE = Rule(
    name="POST_VACANT",
    question=_("Which post that answers for an area does nobody hold?"),
    message=_("The post {name} is vacant{detail}"),
    examined=f"""{AREAS_WITHIN}<-[:SUBJECT]-(assignment:Assignment)-[:ASSIGNEE]->(subject:Post) WHERE held(assignment)
  AND {STILL_THERE}
WITH DISTINCT subject
MATCH (subject)-[belongs:BELONGS_TO]->(employer:Organization) WHERE noted(belongs)
WITH subject, state(employer).name + state(subject).title AS name,
  {_of_subject(IS_HELD)} AS isHeld, {_of_subject(LAST_HELD)} AS lastHeld,
  head(COLLECT {{ {_of_subject(STATED_VACANCY)} RETURN vacancy }}) AS told, {_ACTING} AS acting
WITH subject, name, told, acting, isHeld, {_SINCE} AS since,
  lastHeld IS NOT NULL OR told IS NOT NULL OR size(acting) > 0 AS isKnown""",
    keeps=("told", "acting", "isHeld", "since", "isKnown"),
    failing="isKnown AND NOT isHeld",
    unknown="NOT isKnown AND NOT isHeld",
    severity="CASE WHEN size(acting) > 0 THEN 'INFO' ELSE 'WARNING' END",
    detail=f"""CASE WHEN since IS NULL THEN '' ELSE replace($messages.VACANT_SINCE, '{{detail}}', since) END
  + CASE WHEN told.reason IS NULL THEN '' ELSE replace($messages.VACANT_BECAUSE, '{{detail}}', told.reason) END
  + CASE WHEN size(acting) = 0 THEN '' ELSE replace($messages.ACTED_FOR, '{{name}}', {_NAMES}) END""",
    began_on="since",
    source=f"""CASE WHEN told IS NOT NULL THEN [told] WHEN size(acting) > 0 THEN [{_ACTING_SAID}]
  ELSE {FIRST_ASSIGNMENT} END""",
)
