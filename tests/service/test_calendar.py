"""The calendar that a holder subscribes to, read by a calendar's own parser."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path

import httpx
import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from graph.errors import NotFound
from graph.facts import Thing
from graph.store import Store
from service import answering as answering_module
from service.answering import Answering
from service.app import create_app
from service.calendar.addresses import FOLDER, Addresses
from service.calendar.feed import calendar
from service.calendar.view import holder_name
from service.cli import app
from service.cli.outcome import REFUSED
from service.settings import Settings
from tests.resolvers.duty_city import GROUP, MONTHLY, POST, TOWN, DutyCity, days
from tests.service.commands import run

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


async def read(store: Store, data: Path, path: str) -> httpx.Response:
    """An answer of the service."""
    transport = httpx.ASGITransport(create_app(Answering(store, Settings(data=data))))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        return await client.get(path)


async def test_the_calendar_warns_before_the_fifth(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(answering_module, "now", lambda: NOW)
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("三（四）", "REPORT", {**MONTHLY, "dueDay": 5}, days("2025-01-01"))
    city.duty("四", "REPORT", {**MONTHLY, "dueDay": 31}, days("2025-01-01"))
    city.did("R1", "REPORT", "2026-02-05", who)
    city.did("R2", "REPORT", "2026-02-04", who)
    await city.store(embedded_store)
    addresses = Addresses(tmp_path)
    secret = addresses.new(who)
    answer = await read(embedded_store, tmp_path, f"/calendar/{secret}.ics")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    events = {event.decoded("dtstart"): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}
    march = events[date(2026, 3, 5)]
    assert march["summary"] == "报告：示例甲一镇"
    assert [alarm.decoded("trigger") for alarm in march.walk("VALARM")] == [timedelta(days=-3), timedelta(hours=-15)]
    assert "示例应急〔2025〕1号 三（四）" in str(march["description"])
    assert events[date(2026, 2, 5)]["summary"] == "报告：示例甲一镇（按期履职）"
    assert "应1次，已1次" in str(events[date(2026, 2, 5)]["description"])
    assert not events[date(2026, 2, 5)].walk("VALARM")
    assert "四" in str(events[date(2026, 2, 28)]["description"])
    again = Calendar.from_ical((await read(embedded_store, tmp_path, f"/calendar/{secret}.ics")).content)
    assert {e["uid"] for e in again.walk("VEVENT")} == {e["uid"] for e in events.values()}
    assert len({e["uid"] for e in events.values()}) == len(events)
    assert secret not in capsys.readouterr().err
    assert (await read(embedded_store, tmp_path, f"/calendar/{'x' * 43}.ics")).status_code == 404
    assert addresses.new(who) != secret
    assert (await read(embedded_store, tmp_path, f"/calendar/{secret}.ics")).status_code == 404


async def test_each_incident_of_a_day_has_its_own_event(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering_module, "now", lambda: NOW)
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("四", "REPORT", {"within": "P10D", "countedFrom": "INCIDENT"}, days("2025-01-01"))
    for number in ("I1", "I2"):
        city.incident(number, NOW - timedelta(days=1), TOWN)
    await city.store(embedded_store)
    answer = await read(embedded_store, tmp_path, f"/calendar/{Addresses(tmp_path).new(who)}.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert sorted(str(event["summary"]) for event in events) == [
        f"报告：示例甲一镇（示例事故{n}）" for n in ("I1", "I2")
    ]
    assert {event.decoded("dtstart") for event in events} == {date(2026, 3, 11)}
    assert len({event["uid"] for event in events}) == len(events)


async def test_what_is_due_by_nobody_knows_when_has_no_event(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering_module, "now", lambda: NOW)
    city = DutyCity()
    who, plan = city.person("示例甲"), "OfficialDocument:plan"
    city.facts.add(Thing("OfficialDocument", plan, {"number": "示例〔2025〕9号", "title": "示例方案"}))
    city.linked_by(plan, who, TOWN, days("2026-02-20"))
    city.duty("1", "ENTRY", {"within": "P1W", "countedFrom": "ISSUE"}, days("2025-01-01"), plan)
    city.duty("2", "REPORT", {"dueOn": "2026-03-05"}, days("2026-02-25"), plan)
    await city.store(embedded_store)
    answer = await read(embedded_store, tmp_path, f"/calendar/{Addresses(tmp_path).new(who)}.ics")
    assert [event["summary"] for event in Calendar.from_ical(answer.content).walk("VEVENT")] == ["报告：示例甲一镇"]


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register that knows everybody."""

    async def name_of(*_: object) -> str:
        return "示例甲"

    monkeypatch.setattr(import_module("service.cli.calendar"), "name_of", name_of)


@pytest.mark.usefixtures("known")
def test_the_command_tells_an_address_and_keeps_no_secret(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["calendar", "Person:0123456789abcdef0123", "--data", str(tmp_path)])
    secret = told.stdout.strip().removeprefix("http://127.0.0.1:8000/calendar/").removesuffix(".ics")
    assert Addresses(tmp_path).holder(secret) == "Person:0123456789abcdef0123"
    (kept,) = (tmp_path / FOLDER).iterdir()
    assert secret not in kept.name + kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600
    revoked = CliRunner().invoke(app, ["calendar", "Person:0123456789abcdef0123", "--data", str(tmp_path), "--revoke"])
    assert revoked.stdout == ""
    assert Addresses(tmp_path).holder(secret) is None


async def test_a_calendar_is_of_somebody_whom_the_register_knows(embedded_store: Store, tmp_path: Path) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    await city.store(embedded_store)
    answering = Answering(embedded_store, Settings(data=tmp_path))
    for holder, name in ((who, "示例甲"), (POST, "示例职务"), (GROUP, "示例督导组")):
        assert await holder_name(answering, holder) == name
    with pytest.raises(NotFound, match=r"Person:nobody.*zerenlian query"):
        await holder_name(answering, "Person:nobody")


@pytest.mark.slow
def test_nobody_has_no_calendar(tmp_path: Path) -> None:
    told = run("calendar", "Person:nobody", "--data", str(tmp_path / "data"))
    assert (told.returncode, told.stdout) == (REFUSED, "")
    assert "nobody and nothing with the id Person:nobody" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "data" / FOLDER).exists()


@pytest.mark.parametrize("wrong", ["Area:320500", "nobody"])
def test_a_calendar_is_somebodys(tmp_path: Path, wrong: str) -> None:
    told = CliRunner().invoke(app, ["calendar", wrong, "--data", str(tmp_path)])
    assert told.exit_code == 2
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("wrong", ["", "..", "a/b", "x" * 44])
def test_no_other_text_is_a_secret(tmp_path: Path, wrong: str) -> None:
    assert Addresses(tmp_path).holder(wrong) is None


def test_a_calendar_in_which_nothing_is_due_has_its_zone_alone() -> None:
    content = calendar("示例甲", [], {}, NOW, "zh")
    read_back = Calendar.from_ical(content)
    assert [part.name for part in read_back.subcomponents] == ["VTIMEZONE"]
    (standard,) = read_back.subcomponents[0].walk("STANDARD")
    assert standard.decoded("tzoffsetto") == standard.decoded("tzoffsetfrom") == timedelta(hours=8)
