"""Looking back from incidents, all audit rules, and the Annex 2 return, on a Neo4j city with a history of so many records."""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from bench.client import Client, data
from bench.engines import ground
from bench.measure import Times
from bench.questions import CITY, Ask, body_of
from bench.subjects import OverHTTP

RETROSPECTIVE = """query Retrospective($incident: ID!) { incident(id: $incident) {
  id title occurredAt grade enterprise { name }
  retrospective {
    required
    chain { links { basis role distance since recordedLater holder { id name } post { id title } organization { id name }
      citation { document { number } annex row } } gaps { message } }
    chainAsKnown { links { holder { id } role } }
    performance { holder { id name } organization { id name } link { basis role }
      duties { duty { id number kind } required performed late notYetDue waived recordedAfterIncident
        missedPeriods { from to } records { id on kind } } }
  } } }"""
RULES = """query Rules($area: ID!) { coverage(area: $area, asOf: {validOn: "2026-09-30"}) {
  rules { rule examined failing unknown waived } } }"""
RETURN = """query Return($area: ID!) { monthlyReturn(area: $area, month: "2026-08") { month late missing
  rows { area { name } submittedOn dueBy isLate isMissing
    liaisonGroups inspections leaders departments linkedVillages linkedKeyEnterprises }
  total { liaisonGroups inspections leaders departments linkedVillages linkedKeyEnterprises } } }"""
_INCIDENTS = "{ incidents(first: 200, filter: {hasEnterprise: true}) { edges { node { id } } } }"
ASKED_EACH, WARM_UP = 5, 2


@dataclass(frozen=True, slots=True)
class LookingBack:
    """Times of the service over HTTP, and of how many incidents."""

    incidents: int
    retrospective: Times
    rules: Times
    monthly_return: Times


def looking_back(enterprises: int, records: int, rounds: int) -> LookingBack:
    """Each question in rounds; the first ones warm up the plans."""
    with ground("neo4j", enterprises, records) as found:
        service = OverHTTP(found.service.port)
        asks = _retrospectives(found.service.port)
        return LookingBack(
            len(asks),
            _times(service, asks, rounds),
            _times(service, [_ask("rules", RULES, area=CITY)], rounds),
            _times(service, [_ask("return", RETURN, area=CITY)] * ASKED_EACH, rounds),
        )


def _retrospectives(port: int) -> list[Ask]:
    with Client(port) as client:
        found = data(client.ask(orjson.dumps({"query": _INCIDENTS})))
    return [_ask("retrospective", RETROSPECTIVE, incident=e["node"]["id"]) for e in found["incidents"]["edges"]]


def _ask(kind: str, text: str, **variables: str) -> Ask:
    return Ask(kind, False, dict(variables), body_of(text, variables))


def _times(service: OverHTTP, asks: Sequence[Ask], rounds: int) -> Times:
    found: list[float] = []
    for number in range(rounds + WARM_UP):
        seconds = service.time(asks)
        if number >= WARM_UP:
            found += seconds
    return Times(tuple(found))
