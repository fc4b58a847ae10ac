"""GraphiQL from this machine alone: the files that npm put into `console/node_modules`, and a strict policy."""

from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from service.examples import EXAMPLES

HERE = Path(__file__).with_name("graphiql_page")
MODULES = Path(__file__).resolve().parents[1] / "console" / "node_modules"

FILES = {
    "react.js": MODULES / "react" / "umd" / "react.production.min.js",
    "react-dom.js": MODULES / "react-dom" / "umd" / "react-dom.production.min.js",
    "graphiql.js": MODULES / "graphiql" / "graphiql.min.js",
    "graphiql.css": MODULES / "graphiql" / "graphiql.min.css",
    "start.js": HERE / "start.js",
    "page.css": HERE / "page.css",
}
"""What is served under /graphiql/, and nothing else of those folders."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # Its editor sets sizes and positions by style attributes.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def page(*, closed: bool = False) -> Response:
    """GraphiQL, or how to get it where its files are missing; closed where only trusted documents are answered."""
    there = all(file.is_file() for file in FILES.values())
    name = "closed.html" if closed else "index.html" if there else "missing.html"
    text = (HERE / name).read_text(encoding="utf-8").replace("{{query}}", escape(EXAMPLES[0].text))
    return HTMLResponse(text, headers={"content-security-policy": POLICY, "vary": "Accept"})


async def file(request: Request) -> Response:
    """One of `FILES`; 404 for any other name."""
    found = FILES.get(request.path_params["name"])
    if found is None or not found.is_file():
        raise HTTPException(404)
    return FileResponse(found, headers={"cache-control": "no-cache"})
