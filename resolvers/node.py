"""Any node by its id: one, or several in one statement, each under the clocks that its id carries."""

from collections.abc import Sequence

from graph.clock import AsOf
from graph.compiler.question import Question
from graph.cypher import EACH_ITS_OWN
from graph.fields import Link
from graph.ids import GlobalId
from graph.labels import NODES
from graph.moment import Moment
from resolvers.coverage import finding
from resolvers.question import KNOWN, clocks, read_argument_id

SERVED = (
    "Area",
    "Enterprise",
    "Sector",
    "Person",
    "Post",
    "Organization",
    "Membership",
    "PostVacancy",
    "Assignment",
    "OfficialDocument",
    "ChangeEvent",
    "Requirement",
    "Duty",
    "WorkTask",
    "Target",
    "Indicator",
    "DutyList",
    "Incident",
    "CasualtyCount",
    "Investigation",
    "AccountabilityMeasure",
    "DutyRecord",
    "Hazard",
    "HazardStep",
    "DeadlineExtension",
    "ListedSupervision",
    "RectificationPlan",
    "Waiver",
    "IndicatorProgress",
)
"""The labels that `node` gives; further ones (Finding) are computed."""


def node(moment: Moment, id: str) -> Question:
    """One node."""
    identity = read_argument_id(id, "id", *SERVED, "Finding")
    as_of = clocks(moment, None, identity)
    if identity.label == "Finding":
        return finding(identity.key, as_of)
    return Question(
        Link(f"MATCH (that:{identity.label} {{key: $key}})", conditions=KNOWN),
        as_of,
        {"key": identity.key},
        only=identity.label,
    )


def nodes(moment: Moment, ids: Sequence[str]) -> Question:
    """Several nodes, in the order of their ids; null for what is not there."""
    current = clocks(moment, None)
    identities = [read_argument_id(text, f"ids.{place}", *SERVED) for place, text in enumerate(ids)]
    labels = sorted({identity.label for identity in identities})
    return Question(
        Link(_lookups(labels), order=("item.position",)),
        current,
        {"items": [_item(place, identity, identity.clocks(moment)) for place, identity in enumerate(identities)]},
        clock=EACH_ITS_OWN,
    )


def _lookups(labels: Sequence[str]) -> str:
    """One lookup by key for each label in question: an index each, and no row lost where nothing is found."""
    assert set(labels) <= NODES.keys(), "labels of ids that were read"  # noqa: S101
    names = [f"found{number}" for number in range(len(labels))]
    lookups = " ".join(
        f"OPTIONAL MATCH ({name}:{label} {{key: item.key}}) WHERE {name}.recordedFrom <= item.knownAt"
        for name, label in zip(names, labels, strict=True)
    )
    found = f"coalesce({', '.join(names)})" if names else "null"
    return f"UNWIND $items AS item {lookups} WITH item, {found} AS that"


def _item(position: int, identity: GlobalId, as_of: AsOf) -> dict[str, object]:
    return {"position": position, "key": identity.key, **as_of.values}
