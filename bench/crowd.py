"""`python -m bench.crowd PORT CLIENTS SECONDS < BODY`: so many clients ask one question over and over; prints how often."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

from bench.client import Client


def main() -> None:
    """Ask until the time is over."""
    port, clients, seconds = (int(argument) for argument in sys.argv[1:])
    body = sys.stdin.buffer.read()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(clients) as threads:
        print(sum(threads.map(lambda _: _ask(port, body, until), range(clients))))


def _ask(port: int, body: bytes, until: float) -> int:
    asked = 0
    with Client(port) as client:
        while time.monotonic() < until:
            client.ask(body)
            asked += 1
    return asked


if __name__ == "__main__":
    main()
