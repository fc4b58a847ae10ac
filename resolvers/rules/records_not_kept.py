"""Of whose duties of some kind has nobody ever recorded anything? (未建立履职记录)"""

from language import _
from resolvers.rules.rule import Rule

_MOST = 400
"""More rows than one of them has: kinds, documents, periods."""

RULE = Rule(
    name="RECORDS_NOT_KEPT",
    question=_("Of whose duties of some kind is nothing recorded at all, though periods of them are over?"),
    message=_(
        "By that day nothing was recorded of {name} as to: {detail}. That is not to say that nothing was done: "
        "the register does not know"
    ),
    examined=f"""WITH reportOwing WHERE size(reportOwing) > 0
WITH reportOwing, reduce(keeping = [], row IN reportOwing |
  (CASE WHEN row[4] THEN keeping + [row[2].key + row[1]] ELSE keeping END)) AS keeping
UNWIND range(0, size(reportOwing) - 1) AS place
WITH reportOwing, keeping, place WHERE place = 0 OR reportOwing[place - 1][0] <> reportOwing[place][0]
WITH keeping, reportOwing[place][0] AS subject, reportOwing[place..(place + {_MOST})] AS beside
WITH keeping, subject, [row IN beside WHERE row[0] = subject] AS owed WHERE size([row IN owed WHERE row[3]]) > 0
WITH keeping, subject, [row IN owed WHERE NOT row[4] AND row[3]
  AND size([other IN owed WHERE other[1] = row[1] AND other[4]]) = 0] AS lacking
WITH subject, lacking, CASE WHEN subject:Post
  THEN coalesce(head([ (subject)-[belongs:BELONGS_TO]->(employer:Organization) WHERE noted(belongs) | state(employer).name ]), '')
    + state(subject).title
  ELSE state(subject).name END AS name, size([row IN lacking WHERE row[2].key + row[1] IN keeping]) > 0 AS isKeptByOthers""",
    keeps=("lacking", "isKeptByOthers"),
    failing="size(lacking) > 0",
    severity="CASE WHEN isKeptByOthers THEN 'WARNING' ELSE 'INFO' END",
    detail="""reduce(listed = '', kind IN reduce(kinds = [], row IN lacking |
    (CASE WHEN row[1] IN kinds THEN kinds ELSE kinds + [row[1]] END)) |
  listed + CASE listed WHEN '' THEN '' ELSE '、' END + $messages['kind:' + kind])""",
    source="[lacking[0][2]]",
)
