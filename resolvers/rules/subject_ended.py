"""Which assignments name a unit that is no more? (责任对象已撤并)"""

from language import _
from resolvers.area import has_ended, heirs, heirs_named, one_unit
from resolvers.rules.rule import Rule

_HEIRS = heirs("linked")
_CHARGED = f"""EXISTS {{ MATCH (heir){one_unit("Heir")}(whole)<-[:SUBJECT]-(there:Assignment)
    WHERE there.basis = subject.basis AND held(there) }}"""
_DEMANDED = """EXISTS { MATCH (linked)<-[:LISTS]-(demand:Requirement)
  WHERE demand.basis = subject.basis AND held(demand) }"""

RULE = Rule(
    name="SUBJECT_ENDED",
    question=_("Which assignment in force names an area or enterprise that is no more?"),
    message=_(
        "{name} is no more{detail}: whoever was charged with it is charged with nothing until a document says so"
    ),
    # Nobody inherits a charge in silence: 金港镇 became three sub-districts, and who was linked to it is linked to none of them.
    # What an enterprise has registered of itself ends with it, so its own people are not examined.
    examined="""UNWIND [liaison IN reportLiaisons | [liaison[0], liaison[1]]] + reportCharges AS charge
WITH charge[0] AS subject, charge[1] AS linked WHERE $validOn < subject.validTo
WITH subject, linked, state(linked).name AS name""",
    keeps=("linked",),
    failing=has_ended("linked"),
    # Where each heir has somebody charged with it, only the old statement waits to be ended.
    severity=f"""CASE WHEN {_DEMANDED} AND (NOT EXISTS {{ MATCH {_HEIRS} }}
  OR EXISTS {{ MATCH {_HEIRS} AND NOT {_CHARGED} }}) THEN 'WARNING' ELSE 'INFO' END""",
    detail=heirs_named("linked"),
    began_on="state(linked).validTo",
)
