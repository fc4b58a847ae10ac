"""From a file that is sent over HTTP to the record that has it: by the workbook, and back over GraphQL."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from graph.migrations import migrate
from graph.store import Store
from seeds.importing.attachments import AttachmentStore, attachment_folder
from seeds.importing.outcome import ImportReport
from seeds.importing.unit import import_files
from seeds.messages import message
from tests.seeds.workbook.made_up import Rows, plain
from tests.service.desks import CITY, NOW, OFFICE, VISIT, Served, served

PDF = b"%PDF-1.7\n" + b"0" * 100
OTHER = sha256(b"other").hexdigest()
ASKED = "{ records { edges { node { number attachments { name sha256 size mediaType url } } } } }"


@dataclass(frozen=True, slots=True)
class Desk(Served):
    """Files are sent, and workbooks that name them are imported."""

    async def sent(self, name: str, content: bytes = PDF) -> str:
        """Send a file; the name under which it is kept."""
        taken = (await self.client.put("/attachments", params={"name": name}, content=content)).json()
        return str(taken["url"]).rpartition("/")[2]

    async def imported(self, files: str, days: int = 0) -> ImportReport:
        """Import a workbook whose only record names these files."""
        rows: Rows = {
            "区划": [CITY],
            "单位": [OFFICE],
            "履职记录": [{**VISIT, "附件文件": files}],
        }
        (self.folder / "示例.xlsx").write_bytes(plain(rows))
        kept = AttachmentStore(attachment_folder(self.data))
        now = NOW + timedelta(days=days)
        return await import_files(self.store, [self.folder / "示例.xlsx"], now=now, attachments=kept)

    async def attached(self) -> list[dict[str, Any]]:
        """What the record has, over GraphQL."""
        answered = (await self.client.post("/graphql", json={"query": ASKED})).json()
        (edge,) = answered["data"]["records"]["edges"]
        found: list[dict[str, Any]] = edge["node"]["attachments"]
        return found


@pytest_asyncio.fixture
async def desk(embedded_store: Store, tmp_path: Path) -> AsyncIterator[Desk]:
    """An empty register, served."""
    await migrate(embedded_store)
    async with served(Desk, embedded_store, tmp_path) as opened:
        yield opened


async def test_what_was_sent_becomes_the_records_and_comes_back(desk: Desk) -> None:
    place = await desk.sent("visit.pdf")
    assert (await desk.imported(f"{place}:走访记录.pdf；{place.upper()}")).problems == ()
    found = {each["name"]: each for each in await desk.attached()}
    assert found.keys() == {"走访记录.pdf", place}
    assert found["走访记录.pdf"] == {
        "name": "走访记录.pdf",
        "sha256": sha256(PDF).hexdigest(),
        "size": len(PDF),
        "mediaType": "application/pdf",
        "url": f"/attachments/{place}",
    }
    assert (await desk.client.get(f"/attachments/{place}")).content == PDF
    assert (await desk.imported(f"{place}:走访记录.pdf；{place}", 1)).changes_nothing
    # The record has it: a service that has it no more is no reason to lose it.
    (desk.data / "attachments" / place).unlink()
    assert (await desk.imported(f"{place}:走访记录.pdf；{place}", 2)).changes_nothing


@pytest.mark.parametrize(
    ("written", "code", "seen"),
    [
        (f"{OTHER}.pdf", "ATTACHMENT_NOT_STORED", f"{OTHER}.pdf"),
        (f"{OTHER}.pdf:走访.pdf", "ATTACHMENT_NOT_STORED", f"{OTHER}.pdf:走访.pdf"),
        (f"{sha256(PDF).hexdigest()}.txt", "ATTACHMENT_NOT_STORED", f"{sha256(PDF).hexdigest()}.txt"),
        (f"{sha256(PDF).hexdigest()}.pdf:走访.jpg", "ATTACHMENT_DISAGREES", "走访.jpg"),
        (f"{sha256(PDF).hexdigest()}.exe", "ATTACHMENT_KIND", f"{sha256(PDF).hexdigest()}.exe"),
        (f"{sha256(PDF).hexdigest()}.pdf:../走访.pdf", "CELL_WRONG", "../走访.pdf"),
        (sha256(PDF).hexdigest(), "ATTACHMENT_KIND", sha256(PDF).hexdigest()),
    ],
)
async def test_what_was_not_sent_or_is_called_otherwise_stops_the_import(
    desk: Desk, written: str, code: str, seen: str
) -> None:
    await desk.sent("visit.pdf")
    report = await desk.imported(written)
    assert report.has_errors
    (found,) = report.problems
    assert (found.code.value, found.sheet, found.row, found.seen) == (code, "履职记录", 2, seen)
    assert seen in message(found, "zh")
    assert await desk.store.value("MATCH (r:DutyRecord) RETURN count(r)") == 0


async def test_a_record_says_where_its_file_is_given_whatever_its_extension(desk: Desk) -> None:
    photo = b"\xff\xd8\xff\xe0" + b"0" * 100
    place = await desk.sent("走访.JPEG", photo)
    assert (await desk.imported(f"{place}:走访.JPEG")).problems == ()
    (found,) = await desk.attached()
    given = await desk.client.get(found["url"])
    assert (given.status_code, given.content, given.headers["content-type"]) == (200, photo, "image/jpeg")


async def test_a_file_beside_the_workbook_is_one_whatever_it_is_called(desk: Desk) -> None:
    place = await desk.sent("visit.pdf")
    beside = desk.folder / "附件" / place
    beside.parent.mkdir()
    beside.write_bytes(PDF + b"1")
    assert (await desk.imported(place)).problems == ()
    (found,) = await desk.attached()
    assert (found["name"], found["sha256"]) == (place, sha256(PDF + b"1").hexdigest())
