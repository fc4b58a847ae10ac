"""What the figures are held to, in one place."""

from bench.report import SizeTarget, Target, Targets
from bench.subjects import BARE, PEER, PLAIN

LIST: Targets = {BARE: Target(1.4), PLAIN: Target(8, at_most=False)}
CHAIN: Targets = {BARE: Target(1.6)}
NO_TARGET: Targets = {}

PEER_RATE: Targets = {PEER: Target(4, at_most=False)}
PEER_LIST: Targets = {PEER: Target(3, at_most=False)}
PEER_NESTED: Targets = {PEER: Target(2, at_most=False)}

LONG_LIST: Targets = {PLAIN: Target(10, at_most=False)}
HEALTH_P99_MS = Target(50)

CHAIN_GROWTH = (SizeTarget(1_000_000, Target(1.5)),)
COVERAGE_GROWTH = (SizeTarget(1_000_000, Target(2)), SizeTarget(1_000_000, Target(1000), relative=False))
EMBEDDED_CHAIN = Target(1.5)
EMBEDDED_COVERAGE_MS = Target(1500)

LOADING_SHARE = Target(0.7, at_most=False)
LOADING_GROWTH = Target(1.2)
"""The loading process at its end against the same process at half of the load: bounded memory does not grow."""

EXPORT_GROWTH = Target(1.2)
"""The service while it sends all enterprises against the same process while it sent those of a district."""

COLD_PLAN_MS, CACHED_PLAN_MS = Target(5), Target(0.5)
RESIDENT_SERVICE_MB, RESIDENT_ENGINE_MB = Target(150), Target(600)
START_SECONDS = Target(6)

RETROSPECTIVE_MS = Target(60)
"""At 1,000,000 enterprises and 5,000,000 records."""
RULES_MS, RETURN_MS = Target(5000), Target(300)
RULES_AT = 100_000
"""How many enterprises the city of the audit rules has."""
