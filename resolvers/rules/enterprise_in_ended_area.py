"""Which enterprises lie in an area that is no more? (所在区域已撤并的企业)"""

from language import _
from resolvers.area import enterprises_counted, has_ended, heirs_named
from resolvers.rules.rule import Rule

RULE = Rule(
    name="ENTERPRISE_IN_ENDED_AREA",
    question=_("Which enterprise lies, as far as the register knows, in an area that is no more?"),
    message=_(
        "{name} lies in an area that is no more, {detail}: nobody answers for it there until its new place is stated"
    ),
    # From the areas that ended, so that the cost grows with what was left there; all whose area is known are counted by degree.
    examined=f"""UNWIND reportPlaces AS gone WITH gone WHERE {has_ended("gone")}
MATCH (gone)<-[located:LOCATED_IN WHERE held(located)]-(subject:Enterprise)
WITH subject, state(subject).name AS name, gone, located.validFrom AS since""",
    keeps=("gone", "since"),
    failing="true",
    every=enterprises_counted("reportPlaces"),
    severity="'WARNING'",
    detail=f"coalesce(state(gone).name, '') + {heirs_named('gone')}",
    began_on="CASE WHEN since > state(gone).validTo THEN since ELSE state(gone).validTo END",
)
