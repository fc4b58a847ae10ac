"""The questions of the benchmark: GraphQL for the service and for plain Strawberry, and the values of both."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import orjson

from graph.clock import AsOf, moment_text
from graph.store import Store

PAGE = 1000
VALID_ON = "2025-06-02"
DISTRICT = "Area:990102"
SEED = 2020

Kind = Literal["list", "chain"]

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

_LINKED = """
MATCH (a:Assignment) WHERE a.basis = 'LIAISON' AND a.validFrom <= $validOn AND $validOn < a.validTo
MATCH (a)-[:SUBJECT]->(e:Enterprise)
WITH DISTINCT e.key AS key ORDER BY key
RETURN collect(key) AS keys
"""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question with its values: as GraphQL (`body`), and as a hand-written statement's parameters."""

    kind: Kind
    within: bool
    parameters: dict[str, Any]
    body: bytes

    @property
    def bare_body(self) -> bytes:
        """The same question for the endpoint of the bare driver."""
        return orjson.dumps({"kind": self.kind, "within": self.within, "parameters": self.parameters})


def clocks() -> AsOf:
    """A day of the sample city, as the register knows it now."""
    return AsOf(VALID_ON, moment_text(datetime.now(UTC)), explicit=True)


def listing(engine: str, as_of: AsOf) -> Ask:
    """1,000 enterprises with their areas: the root page on Neo4j, those of one district on the embedded engine."""
    within = engine == "embedded"
    variables = {"first": PAGE, "asOf": _clock_values(as_of)} | ({"within": DISTRICT} if within else {})
    parameters = {"limit": PAGE, **_clock_values(as_of)} | ({"within": DISTRICT} if within else {})
    return Ask("list", within, parameters, _body(LIST_WITHIN if within else LIST, variables))


async def chains(store: Store, as_of: AsOf, many: int) -> Sequence[Ask]:
    """The chains of so many linked enterprises, the same ones in every run."""
    keys: list[str] = await store.value(_LINKED, {"validOn": as_of.valid_on})
    chosen = random.Random(SEED).choices(keys, k=many)
    return [_chain(key, as_of) for key in chosen]


def _chain(key: str, as_of: AsOf) -> Ask:
    variables = {"enterprise": key, "asOf": _clock_values(as_of)}
    return Ask("chain", False, {"key": key, **_clock_values(as_of)}, _body(CHAIN, variables))


def _clock_values(as_of: AsOf) -> dict[str, str]:
    return {"validOn": as_of.valid_on, "knownAt": as_of.known_at}


def _body(query: str, variables: dict[str, Any]) -> bytes:
    return orjson.dumps({"query": query, "variables": variables})
