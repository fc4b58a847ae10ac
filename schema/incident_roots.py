"""The roots for incidents and what follows them; a part of `schema.query.Query` with a file of its own."""

from resolvers.incident import INCIDENT, INCIDENTS, INVESTIGATIONS, MEASURES
from schema.connection import Connection
from schema.describe import described
from schema.incident import Incident
from schema.incident_filter import IncidentFilter, IncidentOrder
from schema.investigation import Investigation, InvestigationFilter, InvestigationOrder
from schema.measure import AccountabilityMeasure
from schema.measure_filter import MeasureFilter, MeasureOrder
from schema.roots import found, listed


@described
class IncidentRoots:
    """Incidents, investigations and measures (事故、调查、问责)."""

    incident: Incident | None = found(Incident, "One incident (事故).", INCIDENT)
    incidents: Connection[Incident] = listed(
        Incident, "The incidents up to the day, the latest first (事故列表).", INCIDENTS, IncidentFilter, IncidentOrder
    )
    investigations: Connection[Investigation] = listed(
        Investigation,
        "The investigations begun up to the day, the newest first (事故调查列表).",
        INVESTIGATIONS,
        InvestigationFilter,
        InvestigationOrder,
    )
    measures: Connection[AccountabilityMeasure] = listed(
        AccountabilityMeasure,
        "The measures issued up to the day, the newest first (问责和督办措施列表).",
        MEASURES,
        MeasureFilter,
        MeasureOrder,
    )
