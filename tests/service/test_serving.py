"""A service as a process: from its start over the death of its engine to its end."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.engine.process import free_port
from service.cli.outcome import REFUSED, UNREACHABLE
from service.examples import EXAMPLES
from tests.service.commands import Service, copied, run, serving

pytestmark = pytest.mark.slow

SECRET = "刘军"
MOST_RESIDENT_MB = 150


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, migrated_folder: Path) -> Path:
    return copied(migrated_folder, tmp_path_factory.mktemp("service") / "data")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("words"), data, free_port()) as running:
        yield running


def engines(service: Service) -> list[psutil.Process]:
    return psutil.Process(service.process.pid).children()


def test_it_answers_and_says_how_to_ask(service: Service) -> None:
    answer, _ = service.ask("query($code: String!) { area(code: $code) { name } }", code="320500")
    assert answer == {"data": {"area": {"name": "苏州市"}}}
    assert service.output == ""
    for example in EXAMPLES:
        assert example.text in service.words


def test_its_examples_are_answered(service: Service) -> None:
    for example in EXAMPLES:
        assert "errors" not in service.ask(example.text)[0]


def test_its_log_has_no_values(service: Service) -> None:
    service.ask(f'query($n: String) {{ area(name: $n) {{ id }} document(number: "{SECRET}") {{ id }} }}', n=SECRET)
    service.ask(f'{{ area(name: "{SECRET}", code: "{SECRET}") {{ id }} }}')
    service.ask("query($d: Date) { areas(asOf: { validOn: $d }) { totalCount } }", d=SECRET)
    assert [line["status"] for line in service.log if line.get("path") == "/graphql"][-3:] == [200, 200, 200]
    assert SECRET not in service.words


def test_it_is_small(service: Service) -> None:
    assert psutil.Process(service.process.pid).memory_info().rss < MOST_RESIDENT_MB * 1_000_000


def test_commands_join_it(service: Service, data: Path) -> None:
    before = [engine.pid for engine in engines(service)]
    assert run("query", '{ area(code: "320500") { name } }', "--data", str(data)).returncode == 0
    assert [engine.pid for engine in engines(service)] == before


def test_a_second_service_on_the_folder_is_told_who_the_first_is(service: Service, data: Path) -> None:
    ended = run("serve", "--data", str(data), "--port", str(free_port()))
    assert (ended.returncode, ended.stdout) == (UNREACHABLE, "")
    assert f"process {service.process.pid}" in ended.stderr


def test_a_port_that_is_taken_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--data", str(tmp_path / "data"), "--port", str(port))
    assert ended.returncode == REFUSED
    assert f"Port {port}" in ended.stderr
    assert not (tmp_path / "data").exists()


def test_while_the_engine_starts_again_requests_end_within_a_second(service: Service) -> None:
    (engine,) = engines(service)
    engine.kill()
    engine.wait(5)
    answer, seconds = service.ask("{ areas { totalCount } }")
    assert answer["errors"][0]["extensions"]["code"] == "ENGINE_UNAVAILABLE"
    assert seconds < 1.0
    service.wait_until_ready()
    assert "errors" not in service.ask("{ areas { totalCount } }")[0]
    assert "engine.died" in [line["event"] for line in service.log]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_service_and_engine_in_order(
    tmp_path: Path, migrated_folder: Path, number: signal.Signals
) -> None:
    with serving(tmp_path, copied(migrated_folder, tmp_path / "data"), free_port(), "--quiet") as service:
        (engine,) = engines(service)
        os.kill(service.process.pid, number)
        assert service.process.wait(20) == 0
        assert not engine.is_running()
        assert [line["event"] for line in service.log][-1] == "engine.stopped"
        assert all(line.startswith("{") for line in service.words.splitlines())


def test_a_signal_while_it_starts_ends_it_without_an_orphan(tmp_path: Path) -> None:
    from subprocess import DEVNULL, Popen

    from tests.service.commands import COMMAND, environment

    arguments = [*COMMAND, "serve", "--data", str(tmp_path / "data"), "--port", str(free_port())]
    process = Popen(arguments, env=environment(), stdout=DEVNULL, stderr=DEVNULL)
    while not (children := psutil.Process(process.pid).children()):
        time.sleep(0.02)
    process.terminate()
    assert process.wait(20) == 0
    assert not any(child.is_running() for child in children)
