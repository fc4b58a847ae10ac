"""The questions that the service and `@neo4j/graphql` can both answer, to each in the GraphQL that its user would write.

The peer knows nothing of days: its user states both clocks as filters, on every statement and on every relationship that
has them.
"""

from collections.abc import Sequence

from bench.questions import CLOCK_VARIABLES, DISTRICT, LIST, PAGE, Ask, body_of, clock_values
from graph.clock import AsOf

_HELD = "validFrom: {lte: $day}, validTo: {gt: $day}, recordedFrom: {lte: $known}, recordedTo: {gt: $known}"
_EDGE = f"where: {{edge: {{{_HELD}}}}}"
_PAGED = f"sort: [{{node: {{key: ASC}}}}], {_EDGE}"
_CLOCKS = "$day: String!, $known: String!"

CHAIN = f"""query Leaders($enterprise: ID!, {CLOCK_VARIABLES}) {{
  enterprise(id: $enterprise, asOf: $asOf) {{
    key name
    assignments(basis: LIAISON) {{ edges {{ node {{ ...Link }} }} }}
    area {{ ...Level ancestors {{ ...Level }} }}
  }}
}}
fragment Level on Area {{ key name level assignments(basis: LIAISON) {{ edges {{ node {{ ...Link }} }} }} }}
fragment Link on Assignment {{ basis assignee {{
  __typename
  ... on Person {{ key name }}
  ... on Post {{ key title holders {{ key name }} }}
  ... on Organization {{ key name members {{ edges {{ node {{ role person {{ key name }} }} }} }} }}
}} }}"""

PEER_CHAIN = f"""query Leaders($key: String!, {_CLOCKS}) {{
  enterprises(where: {{key: {{eq: $key}}}}) {{
    key name
    assignments(where: {{basis: {{eq: "LIAISON"}}, {_HELD}}}) {{ ...Link }}
    areasConnection({_EDGE}) {{ edges {{ node {{ ...Level
      parentsConnection({_EDGE}) {{ edges {{ node {{ ...Level
        parentsConnection({_EDGE}) {{ edges {{ node {{ ...Level
          parentsConnection({_EDGE}) {{ edges {{ node {{ ...Level }} }} }}
        }} }} }}
      }} }} }}
    }} }} }}
  }}
}}
fragment Level on Area {{
  key name level assignments(where: {{basis: {{eq: "LIAISON"}}, {_HELD}}}) {{ ...Link }}
}}
fragment Link on Assignment {{ basis assignee {{
  __typename
  ... on Person {{ key name }}
  ... on Post {{ key title memberships(where: {{{_HELD}}}) {{ member {{ key name }} }} }}
  ... on Organization {{ key name memberships(where: {{{_HELD}}}) {{ role member {{ key name }} }} }}
}} }}"""

# The condition on the key lets Neo4j take the page from the index in order, which is the best that the peer can do.
PEER_LIST = f"""query List($first: Int!, {_CLOCKS}) {{
  enterprises(where: {{key: {{gt: "Enterprise:"}}, {_HELD}}}, limit: $first, sort: [{{key: ASC}}]) {{
    key uscc name isKey
    areasConnection({_EDGE}) {{ edges {{ node {{ key name level }} }} }}
  }}
}}"""

NESTED = f"""query Nested($area: ID!, {CLOCK_VARIABLES}) {{
  area(id: $area, asOf: $asOf) {{
    key name
    children(first: 10) {{ totalCount edges {{ node {{
      key name
      children(first: 5) {{ totalCount edges {{ node {{
        key name
        enterprises(first: 3, recursive: false) {{ totalCount edges {{ node {{ key name }} }} }}
      }} }} }}
    }} }} }}
  }}
}}"""

PEER_NESTED = f"""query Nested($key: String!, {_CLOCKS}) {{
  areas(where: {{key: {{eq: $key}}}}) {{
    key name
    childrenConnection(first: 10, {_PAGED}) {{ totalCount edges {{ node {{
      key name
      childrenConnection(first: 5, {_PAGED}) {{ totalCount edges {{ node {{
        key name
        enterprisesConnection(first: 3, {_PAGED}) {{ totalCount edges {{ node {{ key name }} }} }}
      }} }} }}
    }} }} }}
  }}
}}"""


def shared_chains(keys: Sequence[str], as_of: AsOf) -> list[Ask]:
    """An enterprise, its own leaders, and the levels above it with theirs."""
    return [_ask("leaders", CHAIN, {"enterprise": key}, PEER_CHAIN, {"key": key}, as_of) for key in keys]


def shared_list(as_of: AsOf) -> Ask:
    """1,000 enterprises with their areas."""
    return _ask("list", LIST, {"first": PAGE}, PEER_LIST, {"first": PAGE}, as_of)


def shared_nested(as_of: AsOf) -> Ask:
    """A district, 10 towns, 5 villages of each, 3 enterprises of each, with the counts at each level."""
    return _ask("nested", NESTED, {"area": DISTRICT}, PEER_NESTED, {"key": DISTRICT}, as_of)


def _ask(
    kind: str, ours: str, our_values: dict[str, object], peers: str, peer_values: dict[str, object], as_of: AsOf
) -> Ask:
    clocks = {"day": as_of.valid_on, "known": as_of.known_at}
    body = body_of(ours, {**our_values, "asOf": clock_values(as_of)})
    return Ask(kind, False, dict(our_values), body, body_of(peers, {**peer_values, **clocks}))
