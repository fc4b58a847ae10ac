"""Lists of 10,000: beside plain Strawberry, and whether the service still says that it is alive while 16 clients ask for them."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles

from bench.engines import Ground, credentials
from bench.measure import CLIENTS, Times, alternate, check_agreement
from bench.processes import HOST, Service, running_service
from bench.questions import Ask, listing
from bench.subjects import with_plain
from graph.clock import AsOf

LONG_PAGE = 10_000
ROUNDS, EACH = 3, 1
CROWD_SECONDS, PROBE_EVERY_SECONDS = 20, 0.02
GRACE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Health:
    """What `/healthz` took in milliseconds while the crowd got so many lists a second."""

    p50: float
    p99: float
    longest: float
    lists_a_second: float


def long_lists(ground: Ground, as_of: AsOf) -> dict[str, Times]:
    """The list of 10,000 by the service and by plain Strawberry. Raises DisagreementError where they differ."""
    ask = listing("neo4j", as_of, LONG_PAGE)
    with _service(ground) as service, with_plain(ground, service) as subjects:
        check_agreement(subjects, [ask])
        return alternate(subjects, [ask], ROUNDS, EACH)


def health_under_load(ground: Ground, as_of: AsOf) -> Health:
    """How long `/healthz` takes while 16 clients ask for lists of 10,000."""
    with _service(ground) as service:
        ask = listing("neo4j", as_of, LONG_PAGE)
        return _probe(service, ask)


@contextmanager
def _service(ground: Ground) -> Iterator[Service]:
    variables = credentials(ground.address) | {"ZERENLIAN_MAX_PAGE": str(LONG_PAGE)}
    with running_service(ground.where, variables) as service:
        yield service


def _probe(service: Service, ask: Ask) -> Health:
    # The crowd is a process of its own: what it reads must not hold up who measures.
    command = [sys.executable, "-m", "bench.crowd", str(service.port), str(CLIENTS), str(CROWD_SECONDS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as crowd:
        assert crowd.stdin
        crowd.stdin.write(ask.body)
        crowd.stdin.close()
        taken = _ask_health(service.port, time.monotonic() + CROWD_SECONDS)
        assert crowd.stdout
        answered = int(crowd.stdout.read())
        if crowd.wait(GRACE_SECONDS):
            raise RuntimeError("the clients that asked for lists failed")
    shares = quantiles(taken, n=100, method="inclusive")
    return Health(shares[49], shares[98], max(taken), answered / CROWD_SECONDS)


def _ask_health(port: int, until: float) -> list[float]:
    taken = []
    connection = http.client.HTTPConnection(HOST, port, timeout=GRACE_SECONDS)
    while time.monotonic() < until:
        began = time.perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        taken.append(1000 * (time.perf_counter() - began))
        time.sleep(PROBE_EVERY_SECONDS)
    connection.close()
    return taken
