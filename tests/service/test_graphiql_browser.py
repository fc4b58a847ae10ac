"""GraphiQL in a real browser that reaches nothing but this machine."""

import json
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route, async_playwright, expect

from graph.engine.process import free_port
from service.examples import EXAMPLES
from tests.service.commands import Service, copied, serving

pytestmark = pytest.mark.slow

BROWSER_VARIABLE = "ZERENLIAN_TEST_CHROMIUM"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOST = "127.0.0.1"
VALUE = "element => element.CodeMirror.getValue()"


class BrowserMissingError(RuntimeError):
    """There is no browser to test with."""


def browser() -> str:
    """The browser's program: the one that the variable names, or the first there is."""
    named = os.environ.get(BROWSER_VARIABLE)
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise BrowserMissingError(f"`make test` installs chromium where it may; or name one by {BROWSER_VARIABLE}")
    return found


class Visit:
    """A page, what was asked of other hosts while it was open, and what its console complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    async def guard(self, route: Route) -> None:
        """Let a request through to this machine, and none to another."""
        if urlsplit(route.request.url).hostname in (HOST, None):
            await route.continue_()
        else:
            self.strangers.append(route.request.url)
            await route.abort()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("browser")
    with serving(folder, copied(demo_folder, folder / "data"), free_port(), "--demo") as running:
        yield running


@pytest_asyncio.fixture
async def visit(service: Service) -> AsyncIterator[Visit]:
    """GraphiQL, opened by somebody who has never been there."""
    # The route below sees what the page asks for; the rule keeps the browser itself from asking elsewhere.
    rules = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}"
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=browser(), args=[rules])
        page = await chromium.new_page()
        opened = Visit(page)
        await page.route("**/*", opened.guard)
        await page.goto(f"{service.url}/")
        yield opened
        await chromium.close()
    assert opened.strangers == []
    assert opened.complaints == []


async def value(page: Page, editor: str) -> str:
    text: str = await page.locator(f"{editor} .CodeMirror").evaluate(VALUE)
    return text


async def answer(page: Page) -> Any:
    """What the answer's half of the page shows."""
    await expect(page.locator(".result-window .CodeMirror-line").nth(3)).to_be_visible()
    return json.loads(await value(page, ".result-window"))


async def test_its_first_example_is_run_by_a_click(visit: Visit, service: Service) -> None:
    assert (await value(visit.page, ".graphiql-query-editor")).strip() == EXAMPLES[0].text.strip()
    await visit.page.locator(".graphiql-execute-button").click()
    shown = await answer(visit.page)
    assert shown == service.ask(EXAMPLES[0].text)[0]
    assert "刘伟群" in [link["holder"]["name"] for link in shown["data"]["responsibilityChain"]["links"]]


async def test_it_explains_the_schema(visit: Visit) -> None:
    await visit.page.get_by_role("button", name="Show Documentation Explorer").click()
    explorer = visit.page.locator(".graphiql-doc-explorer")
    await explorer.get_by_role("link", name="Query").click()
    await expect(explorer).to_contain_text("responsibilityChain")
    await expect(explorer).to_contain_text("责任链")
