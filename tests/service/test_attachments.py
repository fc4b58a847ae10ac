"""`/attachments`: files up and down over HTTP, by their content."""

import asyncio
import io
import socket
import zipfile
from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from pathlib import Path

import docx
import httpx
import openpyxl
import pytest
import pytest_asyncio

from graph.store import Store
from seeds.importing.attachments import FOLDER
from service.answering import Answering
from service.app import create_app
from service.http_server import run_until
from service.settings import Settings

MB = 1024 * 1024


def word() -> bytes:
    held = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("示例")
    document.save(held)
    return held.getvalue()


def excel() -> bytes:
    held = io.BytesIO()
    openpyxl.Workbook().save(held)
    return held.getvalue()


def archive(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)
    return held.getvalue()


def with_macros(content: bytes) -> bytes:
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a") as written:
        written.writestr("xl/vbaProject.bin", b"macro")
    return held.getvalue()


PDF = b"%PDF-1.7\n" + b"0" * 100
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 100
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
GOOD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "走访记录.pdf": (lambda: PDF, ".pdf", "application/pdf"),
    "photo.JPEG": (lambda: JPEG, ".jpg", "image/jpeg"),
    "photo.jpg": (lambda: JPEG, ".jpg", "image/jpeg"),
    "plan.png": (lambda: PNG, ".png", "image/png"),
    "示例.docx": (word, ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "示例.xlsx": (excel, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "utf8.txt": (lambda: "示例\r\n\t文字".encode(), ".txt", "text/plain"),
    "gb.txt": (lambda: "示例文字".encode("gb18030"), ".txt", "text/plain"),
}
BAD: dict[str, Callable[[], bytes]] = {
    "page.pdf": lambda: b"<html><script>alert(1)</script></html>",
    "program.png": lambda: b"MZ\x90\x00",
    "photo.jpg": lambda: PNG,
    "sheet.docx": excel,
    "letter.xlsx": word,
    "archive.docx": lambda: archive(readme=b"1"),
    "broken.xlsx": lambda: excel()[:-30],
    "macros.xlsx": lambda: with_macros(excel()),
    "binary.txt": lambda: b"\x00\x01\x02",
    "neither.txt": lambda: b"\xff\xff\xff",
    "cut.txt": lambda: "示".encode()[:2] + b"\xff",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / FOLDER


@pytest_asyncio.fixture
async def client(embedded_session: Store, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a real server that takes attachments up to a megabyte, and other requests up to a kilobyte."""
    settings = Settings(data=tmp_path, max_attachment_mb=1, max_body_kb=1)
    stop = asyncio.Event()
    with socket.create_server(("127.0.0.1", 0)) as port:
        serving = asyncio.create_task(run_until(stop, create_app(Answering(embedded_session, settings)), port))
        url = f"http://127.0.0.1:{port.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=url, timeout=60) as client:
            yield client
        stop.set()
        await serving


def kept(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir()) if folder.exists() else []


async def send(client: httpx.AsyncClient, name: str, content: bytes, **headers: str) -> httpx.Response:
    return await client.put("/attachments", params={"name": name}, content=content, headers=headers)


@pytest.mark.parametrize("name", GOOD)
async def test_a_file_goes_up_and_comes_down_as_it_was(client: httpx.AsyncClient, folder: Path, name: str) -> None:
    make, suffix, media_type = GOOD[name]
    content = make()
    digest = sha256(content).hexdigest()
    taken = await send(client, name, content)
    assert taken.status_code == 201, taken.text
    url = f"/attachments/{digest}{suffix}"
    assert taken.json() == {
        "sha256": digest,
        "name": name,
        "size": len(content),
        "mediaType": media_type,
        "url": url,
    }
    assert taken.headers["location"] == url
    assert kept(folder) == [digest + suffix]
    given = await client.get(url, params={"name": name})
    assert given.content == content
    assert given.headers["content-type"].split(";")[0] == media_type
    assert given.headers["content-disposition"].startswith(f'attachment; filename="{digest}{suffix}"; filename*=UTF-8')
    assert given.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-security-policy"].startswith("sandbox")
    part = await client.get(url, headers={"range": "bytes=1-3"})
    assert (part.status_code, part.content) == (206, content[1:4])


async def test_the_same_content_is_one_file_whatever_it_is_called(client: httpx.AsyncClient, folder: Path) -> None:
    first, second = await send(client, "a.pdf", PDF), await client.post("/attachments?name=b.PDF", content=PDF)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["url"] == second.json()["url"]
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("name", BAD)
async def test_a_content_that_is_not_what_its_name_says_is_refused(
    client: httpx.AsyncClient, folder: Path, name: str
) -> None:
    refused = await send(client, name, BAD[name](), **{"content-type": "application/pdf"})
    assert refused.status_code == 415
    assert "PDF, JPEG, PNG, DOCX, XLSX, TXT" in refused.json()["errors"][0]["message"]
    assert kept(folder) == []


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a.docm", "a", "pdf", "a.pdf.exe"])
async def test_another_type_is_refused(client: httpx.AsyncClient, folder: Path, name: str) -> None:
    assert (await send(client, name, PDF)).status_code == 415
    assert kept(folder) == []


@pytest.mark.parametrize(
    "name", ["", " ", ".pdf", "../a.pdf", "a/b.pdf", "a\\b.pdf", "a\n.pdf", "a\u202efdp.pdf", "a" * 200 + ".pdf"]
)
async def test_what_no_folder_could_hold_is_no_name(client: httpx.AsyncClient, folder: Path, name: str) -> None:
    refused = await send(client, name, PDF)
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_USER_INPUT")
    assert kept(folder) == []


async def test_the_size_is_bounded_said_beforehand_or_not(client: httpx.AsyncClient, folder: Path) -> None:
    largest = PDF + b"0" * (MB - len(PDF))
    assert (await send(client, "a.pdf", largest)).status_code == 201
    said = await send(client, "b.pdf", largest + b"1")
    assert (said.status_code, "1 MB" in said.text) == (413, True)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(largest), 100_000):
            yield largest[start : start + 100_000]
        yield b"1"

    unsaid = await client.put("/attachments?name=c.pdf", content=pieces())
    assert unsaid.status_code == 413
    assert len(kept(folder)) == 1


async def test_other_requests_keep_their_bound(client: httpx.AsyncClient) -> None:
    assert (await client.post("/graphql", json={"query": " " * 2000})).status_code == 413


async def test_an_empty_file_is_refused(client: httpx.AsyncClient, folder: Path) -> None:
    assert (await send(client, "a.txt", b"")).status_code == 400
    assert kept(folder) == []


async def test_a_client_that_goes_away_leaves_nothing(client: httpx.AsyncClient, folder: Path) -> None:
    begun = asyncio.Event()

    async def pieces() -> AsyncIterator[bytes]:
        yield PDF
        begun.set()
        await asyncio.Event().wait()

    sending = asyncio.create_task(client.put("/attachments?name=a.pdf", content=pieces()))
    await begun.wait()
    for _ in range(500):
        if kept(folder):
            break
        await asyncio.sleep(0.01)
    assert [name.startswith("incoming-") for name in kept(folder)] == [True]
    sending.cancel()
    for _ in range(500):
        if not kept(folder):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(kept(folder))


async def test_a_full_disk_says_so_and_leaves_nothing(
    client: httpx.AsyncClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("seeds.importing.originals.Incoming.write", full)
    refused = await send(client, "a.pdf", PDF)
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (507, "STORAGE_FULL")
    assert kept(folder) == []


async def test_a_page_of_another_site_may_not_send(client: httpx.AsyncClient, folder: Path) -> None:
    assert (await send(client, "a.pdf", PDF, origin="http://other.example")).status_code == 403
    assert (await send(client, "a.pdf", PDF, origin="null")).status_code == 403
    assert kept(folder) == []
    own = str(client.base_url).rstrip("/")
    assert (await send(client, "a.pdf", PDF, origin=own)).status_code == 201


UNKNOWN = ("0" * 64 + ".pdf", "..%2Fengine.lock", sha256(PDF).hexdigest() + ".txt", "incoming-1234")


@pytest.mark.parametrize("name", UNKNOWN)
async def test_nothing_else_is_given(client: httpx.AsyncClient, name: str) -> None:
    await send(client, "a.pdf", PDF)
    response = await client.get(f"/attachments/{name}")
    assert response.status_code == 404
    assert response.json()["errors"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/attachments", {"PUT", "POST"}),
        ("GET", "/attachments", {"PUT", "POST"}),
        ("PUT", "/attachments/a.pdf", {"GET", "HEAD"}),
    ],
)
async def test_another_method_is_405(client: httpx.AsyncClient, method: str, path: str, allowed: set[str]) -> None:
    response = await client.request(method, path, content=PDF)
    assert (response.status_code, set(response.headers["allow"].split(", "))) == (405, allowed)
