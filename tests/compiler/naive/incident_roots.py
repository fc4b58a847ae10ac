"""The roots for incidents, investigations and measures."""

from tests.compiler.naive import incident as _incident  # noqa: F401 - registers its fields
from tests.compiler.naive import incident_filters
from tests.compiler.naive.incident import LATEST
from tests.compiler.naive.roots import by_id, listed
from tests.compiler.naive.stated import connected, stated, with_versions
from tests.compiler.naive.things import FIELDS, NEWEST

stated("CasualtyCount", "Investigation", "AccountabilityMeasure")
with_versions("AccountabilityMeasure")
connected("Incident", "Investigation", "AccountabilityMeasure")
FIELDS["Query.incident"] = lambda view, _, id, asOf=None: by_id(view, id, asOf)
listed("Query.incidents", "Incident", LATEST, incident_filters.INCIDENT, incident_filters.SORTS)
listed(
    "Query.investigations",
    "Investigation",
    NEWEST,
    incident_filters.INVESTIGATION,
    incident_filters.INVESTIGATION_SORTS,
)
listed("Query.measures", "AccountabilityMeasure", NEWEST, incident_filters.MEASURE, incident_filters.MEASURE_SORTS)
