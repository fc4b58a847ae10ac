"""The moment of a question is never ahead of the register's last recording, and that of a recording is taken under the lock."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from graph.clock import moment_text
from graph.compiler.recordings import Recordings
from graph.facts import Facts, Thing
from graph.moment import Moment
from graph.register import load, record
from graph.store import Store, Transaction
from tests.asking import NOW, Asker
from tests.graph.register.made_up import FIRST, SECOND, THIRD, facts, places, put

PERSONS = "{ persons { totalCount edges { node { id } } } }"
CHAIN = '{ responsibilityChain(area: "Area:990100"%s) { asOf { validOn knownAt registerBeganAt } } }'


async def echoed(asker: Asker, argument: str = "") -> Any:
    return (await asker.ask(CHAIN % argument))["responsibilityChain"]["asOf"]


def later(number: int) -> Facts:
    return facts(Thing("Person", f"Person:later{number}", {"name": f"示例后来{number}"}))


async def test_a_question_is_asked_as_of_the_last_recording(register: Store) -> None:
    asker = Asker(register)
    await put(register, facts(*places()), FIRST)
    assert (await echoed(asker))["knownAt"] == moment_text(FIRST)
    await put(register, later(1), SECOND)
    assert (await echoed(asker))["knownAt"] == moment_text(SECOND)
    await put(register, later(1), THIRD)
    assert (await echoed(asker))["knownAt"] == moment_text(SECOND), "what changed nothing is no recording"


async def test_a_moment_ahead_of_the_last_recording_is_that_recording(register: Store) -> None:
    asker = Asker(register)
    await put(register, facts(*places()), FIRST)
    between = ', asOf: {knownAt: "2026-01-15T00:00:00Z"}'
    for argument in (between, ', asOf: {knownAt: "2030-01-01T00:00:00Z"}'):
        assert (await echoed(asker, argument))["knownAt"] == moment_text(FIRST)
    await put(register, later(1), SECOND)
    assert (await echoed(asker, between))["knownAt"] == "2026-01-15T00:00:00.000000Z"
    ids = await asker.ask('{ area(id: "Area:990100@2026-01-01~2031-01-01T00:00:00.000000Z") { id } }')
    assert ids["area"]["id"] == f"Area:990100@2026-01-01~{moment_text(SECOND)}"


async def test_before_the_first_recording_it_is_the_request_itself(register: Store) -> None:
    assert await Recordings(register).last() == ""
    assert Moment(NOW).known_at == moment_text(NOW)


async def test_a_page_stays_with_the_recording_that_it_began_with(register: Store) -> None:
    asker = Asker(register)
    await put(register, facts(*(Thing("Person", f"Person:{n}", {"name": f"示例人{n}"}) for n in range(4))), FIRST)
    page = (await asker.ask("{ persons(first: 2) { pageInfo { endCursor } } }"))["persons"]["pageInfo"]["endCursor"]
    await put(register, facts(Thing("Person", "Person:99", {"name": "示例人后"})), SECOND)
    rest = await asker.ask("query ($after: String) { persons(after: $after) { totalCount } }", after=page)
    assert rest["persons"]["totalCount"] == 4


async def test_what_is_asked_while_a_recording_is_in_flight_stays_as_it_was_answered(register: Store) -> None:
    """The moment of the recording lies behind its transaction's beginning, and a question never reaches it before its end."""
    asker = Asker(register)
    await put(register, facts(*places()), FIRST)
    written, answered = asyncio.Event(), asyncio.Event()

    async def work(transaction: Transaction) -> None:
        await record(transaction, later(1), SECOND)
        written.set()
        await answered.wait()

    recording = asyncio.create_task(register.write(work))
    await written.wait()
    in_flight = await asker.ask(PERSONS)
    clock = await echoed(asker)
    answered.set()
    await recording
    asked = PERSONS.replace("persons", f'persons(asOf: {{knownAt: "{clock["knownAt"]}"}})', 1)
    after = await asker.ask(asked)
    assert after["persons"]["totalCount"] == in_flight["persons"]["totalCount"] == 1
    assert (await asker.ask(PERSONS))["persons"]["totalCount"] == 2


async def test_a_load_is_seen_when_it_is_whole(register: Store) -> None:
    await put(register, facts(Thing("Person", "Person:1", {"name": "示例人"})), FIRST)
    seen: list[str] = []

    def parts() -> Iterator[Facts]:
        for number in range(2):
            yield later(number)

    def broken() -> Iterator[Facts]:
        yield later(0)
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        await load(register, broken(), SECOND)
    seen.append(await Recordings(register).last())
    assert (await Asker(register).ask(PERSONS))["persons"]["totalCount"] == 1
    await load(register, parts(), THIRD)
    seen.append(await Recordings(register).last())
    assert seen == [moment_text(FIRST), moment_text(SECOND)], "all parts are of the moment at which it began"
    assert (await Asker(register).ask(PERSONS))["persons"]["totalCount"] == 3


async def test_the_clock_is_asked_under_the_lock(register: Store) -> None:
    """Moments come in the order of the commits, however long a recording waited for its turn."""
    asked: list[str] = []

    def clock() -> datetime:
        asked.append("asked")
        return FIRST + timedelta(seconds=len(asked))

    async def work(transaction: Transaction) -> None:
        assert not asked
        await record(transaction, facts(*places()), clock)

    await register.write(work)
    assert asked == ["asked"]
    assert await Recordings(register).last() == moment_text(FIRST + timedelta(seconds=1))


async def test_who_comes_later_is_answered_by_a_later_reading() -> None:
    """A reading that began before a request came may have missed what was committed before it."""
    begun: list[asyncio.Future[str]] = []

    class Slow:
        async def value(self, *_: object) -> str:
            begun.append(asyncio.get_running_loop().create_future())
            return await begun[-1]

    recordings = Recordings(Slow())  # type: ignore[arg-type]
    asking = [asyncio.create_task(recordings.last()) for _ in range(5)]
    await asyncio.sleep(0)
    assert len(begun) == 2
    begun[0].set_result("a")
    await asyncio.sleep(0.01)
    assert len(begun) == 3, "those who wait are answered together"
    begun[1].set_result("b")
    begun[2].set_result("c")
    assert await asyncio.gather(*asking) == ["a", "b", "c", "c", "c"]
    failing = asyncio.create_task(recordings.last())
    await asyncio.sleep(0)
    begun[3].set_exception(OSError("gone"))
    with pytest.raises(OSError, match="gone"):
        await failing
