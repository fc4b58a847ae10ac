"""Looking back from an incident (倒查)."""

import strawberry

from graph.fields import CYPHER, Link, expr
from resolvers.chain import LINK_BINDS
from resolvers.retrospective import (
    AS_KNOWN,
    BY_DAY,
    BY_NUMBER,
    FOUND,
    ISSUED,
    ISSUED_ON_DAY,
    LINKS,
    LISTED,
    ON_ITS_DAY,
    PERFORMANCE_ORDER,
    STILL_OPEN,
    SUBJECT,
)
from schema.chain import ResponsibilityChain
from schema.describe import described
from schema.hazard import Hazard
from schema.listed_supervision import ListedSupervision
from schema.measure import AccountabilityMeasure
from schema.performance import HolderPerformance


@described
class Retrospective:
    """Who was linked on the day, what each had to do before it, and what each did: facts and counts, no judgement (倒查)."""

    required: bool = expr(
        "False only for what is no production safety accident (是否应当倒查).",
        "coalesce(state(this).isProductionSafety, true)",
    )
    chain: ResponsibilityChain = strawberry.field(
        description="The chain on the incident's day, as the register has it (责任链).",
        metadata={CYPHER: Link(SUBJECT, clocks=ON_ITS_DAY)},
    )
    chain_as_known: ResponsibilityChain = strawberry.field(
        description="The same chain as the register stood when the incident happened (当时登记的责任链).",
        metadata={CYPHER: Link(SUBJECT, clocks=AS_KNOWN)},
    )
    performance: list[HolderPerformance] = strawberry.field(
        description="What each holder of a link had to do and did, in the order of the chain, and behind each who held the post"
        " or was in the group before, since its charge began and at most twelve months (a setting) before that day (履职情况).",
        metadata={CYPHER: Link(LINKS, (), PERFORMANCE_ORDER, target=None, binds=LINK_BINDS, clocks=ON_ITS_DAY)},
    )
    hazards: list[Hazard] = strawberry.field(
        description="The hazards of the enterprise, or of the area itself, found before the incident's day, as they stood on it "
        "(事故前发现的隐患).",
        metadata={CYPHER: Link(FOUND, (), BY_NUMBER, clocks=ON_ITS_DAY)},
    )
    open_hazards: list[Hazard] = strawberry.field(
        description="Those of them that were not closed by that day (事故当日未销号的隐患).",
        metadata={CYPHER: Link(FOUND, (STILL_OPEN,), BY_NUMBER, clocks=ON_ITS_DAY)},
    )
    listings: list[ListedSupervision] = strawberry.field(
        description="The lists begun before that day on which hazards of it stood (事故当日挂牌督办).",
        metadata={CYPHER: Link(LISTED, (), BY_DAY, clocks=ON_ITS_DAY)},
    )
    measures_before: list[AccountabilityMeasure] = strawberry.field(
        description="The measures issued before that day against it or for its hazards, the oldest first; `performance` has those "
        "against whoever answers for it (事故前的措施).",
        metadata={CYPHER: Link(ISSUED, (), BY_DAY, clocks=ON_ITS_DAY)},
    )
    measures_on_day: list[AccountabilityMeasure] = strawberry.field(
        description="The measures issued on the incident's own day against it or for its hazards; whether before or after the "
        "incident the register does not say (当日措施).",
        metadata={CYPHER: Link(ISSUED_ON_DAY, (), BY_DAY, clocks=ON_ITS_DAY)},
    )
