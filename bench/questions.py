"""The questions of the benchmark: GraphQL for the service and for plain Strawberry, and the values of both."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from graph.clock import AsOf, moment_text
from graph.store import Store

PAGE = 1000
VALID_ON = "2025-06-02"
DISTRICT = "Area:990102"
SEED = 2020

CLOCK_VARIABLES = "$asOf: AsOf!"
CITY = "Area:990100"

_ENTERPRISE = "edges { node { id uscc name isKey area { id name level } } }"
LIST = f"""query List($first: Int!, $asOf: AsOf!) {{
  enterprises(first: $first, asOf: $asOf) {{ {_ENTERPRISE} }}
}}"""
LIST_WITHIN = f"""query ListWithin($first: Int!, $within: ID!, $asOf: AsOf!) {{
  enterprises(filter: {{within: $within}}, first: $first, asOf: $asOf) {{ {_ENTERPRISE} }}
}}"""
CHAIN = """query Chain($enterprise: ID!, $asOf: AsOf!) {
  responsibilityChain(enterprise: $enterprise, asOf: $asOf) {
    links {
      basis role distance
      holder { id name }
      post { id title }
      organization { id name }
      since
      citation { document { number } annex row }
    }
  }
}"""

_CITATION = "citation { document { number title } annex row clause excerpt }"
_SUBJECT = "subject { __typename id ... on Area { name level } ... on Enterprise { name uscc } }"
COVERAGE = f"""query Coverage($area: ID!, $asOf: AsOf!) {{
  coverage(area: $area, asOf: $asOf) {{
    area {{ id name }}
    asOf {{ validOn knownAt registerBeganAt }}
    units {{
      area {{ id code name level kind }}
      subareas subareasWithLiaison enterprises keyEnterprises keyEnterprisesWithLiaison hasLiaison
    }}
    rules {{ rule label question examined failing unknown }}
    findings(first: 50) {{
      totalCount
      edges {{ node {{ id rule severity message since {_SUBJECT} {_CITATION} }} }}
    }}
  }}
}}"""

WIDE_FIELDS = """enterprise(id: $enterprise, asOf: $asOf) {
    id key uscc name isKey
    sectors { id code name }
    area {
      id key code name level kind aliases
      parent { id name level }
      ancestors { id code name level }
      assignments(first: 10) { totalCount edges { node { id basis validTo validFrom } } }
    }
    assignments(first: 20) {
      totalCount
      pageInfo { hasNextPage }
      edges { node { id basis validTo validFrom lastConfirmedOn citation { annex document { number } } } }
    }
  }"""
"""50 fields."""

_LINKED = """
MATCH (a:Assignment) WHERE a.basis = 'LIAISON' AND a.validFrom <= $validOn AND $validOn < a.validTo
MATCH (a)-[:SUBJECT]->(e:Enterprise)
WITH DISTINCT e.key AS key ORDER BY key
RETURN collect(key) AS keys
"""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question with its values: as GraphQL (`body`, and the peer's), and as a hand-written statement's parameters."""

    kind: str
    within: bool
    parameters: dict[str, Any]
    body: bytes
    peer_body: bytes = b""

    @property
    def bare_body(self) -> bytes:
        """The same question for the endpoint of the bare driver."""
        return orjson.dumps({"kind": self.kind, "within": self.within, "parameters": self.parameters})


def clocks() -> AsOf:
    """A day of the sample city, as the register knows it now."""
    return AsOf(VALID_ON, moment_text(datetime.now(UTC)), explicit=True)


def listing(engine: str, as_of: AsOf, first: int = PAGE) -> Ask:
    """1,000 enterprises with their areas: the root page on Neo4j, those of one district on the embedded engine."""
    within = engine == "embedded"
    variables = {"first": first, "asOf": clock_values(as_of)} | ({"within": DISTRICT} if within else {})
    parameters = {"limit": first, **clock_values(as_of)} | ({"within": DISTRICT} if within else {})
    return Ask("list", within, parameters, body_of(LIST_WITHIN if within else LIST, variables))


def coverage(as_of: AsOf) -> Ask:
    """The whole report on the city."""
    variables = {"area": CITY, "asOf": clock_values(as_of)}
    return Ask("coverage", False, dict(variables), body_of(COVERAGE, variables))


async def linked_keys(store: Store, as_of: AsOf, many: int) -> Sequence[str]:
    """So many linked enterprises, the same ones in every run."""
    keys: list[str] = await store.value(_LINKED, {"validOn": as_of.valid_on})
    return random.Random(SEED).choices(keys, k=many)


def chain(key: str, as_of: AsOf) -> Ask:
    """The chain of an enterprise."""
    variables = {"enterprise": key, "asOf": clock_values(as_of)}
    return Ask("chain", False, {"key": key, **clock_values(as_of)}, body_of(CHAIN, variables))


def wide(key: str, as_of: AsOf, name: str) -> Ask:
    """50 fields about an enterprise; another name of the operation makes it another document."""
    query = f"query {name}($enterprise: ID!, $asOf: AsOf!) {{\n  {WIDE_FIELDS}\n}}"
    variables = {"enterprise": key, "asOf": clock_values(as_of)}
    return Ask("wide", False, dict(variables), body_of(query, variables))


def clock_values(as_of: AsOf) -> dict[str, str]:
    """The clocks as the service's argument, and as a statement's parameters."""
    return {"validOn": as_of.valid_on, "knownAt": as_of.known_at}


def body_of(query: str, variables: dict[str, Any]) -> bytes:
    """A request over HTTP."""
    return orjson.dumps({"query": query, "variables": variables})
