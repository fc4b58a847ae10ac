"""Posts: whether somebody holds one, and what is known of it while nobody does (岗位、空缺).

An acting head (主持工作) does the work of a post that nobody holds: he answers for it, and it stays vacant (docs/decisions/0023).
"""

from graph.clock import ALWAYS

IS_HELD = "EXISTS { MATCH (post)<-[:POST]-(tenure:Membership) WHERE tenure.role <> 'ACTING' AND held(tenure) }"
"""Whether somebody holds it on the day."""

IS_ACTED_FOR = "EXISTS { MATCH (post)<-[:POST]-(acting:Membership) WHERE acting.role = 'ACTING' AND held(acting) }"
"""Whether somebody acts for it on the day."""

LAST_HELD = (
    "head(COLLECT { MATCH (post)<-[:POST]-(past:Membership) WHERE known(past) AND past.role <> 'ACTING'"
    " AND past.validTo <= $validOn RETURN past.validTo AS ended ORDER BY ended DESC LIMIT 1 })"
)
"""The day on which the last who held it no longer did; null where the register knows of none."""

STANDS = """held(vacancy) AND NOT EXISTS { MATCH (post)<-[:POST]-(since:Membership)
    WHERE known(since) AND since.role <> 'ACTING' AND vacancy.validFrom < since.validFrom AND since.validFrom <= $validOn }"""
"""Whether a statement that it is vacant still holds: who took it later ended that, though nobody said so."""

STATED_VACANCY = f"""MATCH (post)<-[:VACANCY_OF]-(vacancy:PostVacancy) WHERE {STANDS}
  WITH vacancy ORDER BY vacancy.validFrom DESC, vacancy.key LIMIT 1"""
"""The newest statement that it is vacant on the day."""

VACANT_SINCE = (
    f"coalesce(head(COLLECT {{ {STATED_VACANCY}"
    f" RETURN CASE WHEN vacancy.validFrom <> '{ALWAYS}' THEN vacancy.validFrom END }}), {LAST_HELD})"
)
"""The first day of the vacancy as stated, else the day on which the last holder left."""

IS_KNOWN_VACANT = f"({LAST_HELD} IS NOT NULL OR {IS_ACTED_FOR} OR EXISTS {{ {STATED_VACANCY} RETURN vacancy }})"
"""Whether the register knows that it is vacant: somebody held it, somebody acts for it, or a source says so."""
