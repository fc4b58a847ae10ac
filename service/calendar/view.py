"""The calendar over HTTP. Its address is its only key, so it is in no log and no page may refer to it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.clock import today
from graph.errors import NotFound
from service.answering import Answering
from service.calendar.addresses import Addresses
from service.calendar.feed import calendar
from service.exports.pages import data

ROUTE = "/calendar/{secret}.ics"
BEHIND, AHEAD = timedelta(days=62), timedelta(days=186)
"""What a calendar shows: two months back and half a year ahead, by the last day of each period."""

QUERY = """query ($holder: ID!, $from: Date!, $to: Date!) {
  node(id: $holder) { ... on Person { name } ... on Post { title } ... on Organization { name } }
  dutiesDue(holder: $holder, from: $from, to: $to) {
    duty { number kind citation { document { key number title } clause } }
    subject { ... on Area { key name } ... on Enterprise { key name } }
    incident { number title } from to dueBy required done status
  }
  kinds: enumLabels(enum: "DutyKind") { value label }
  statuses: enumLabels(enum: "DutyStatus") { value label }
}"""


def feeds(answering: Answering) -> Callable[[Request], Awaitable[Response]]:
    """The route to the calendars; 404 for a secret that opens none."""
    addresses = Addresses(answering.settings.data)

    async def answer(request: Request) -> Response:
        holder = addresses.holder(request.path_params["secret"])
        if holder is None:
            raise HTTPException(404, "There is no such calendar. `zerenlian calendar` tells a holder's address.")
        content = await _feed(answering, holder)
        return Response(content, headers={"cache-control": "private, max-age=900"}, media_type="text/calendar")

    return answer


async def _feed(answering: Answering, holder: str) -> bytes:
    language = answering.settings.language
    context = answering.context(language)
    day = today(context.now())
    between = {"holder": holder, "from": (day - BEHIND).isoformat(), "to": (day + AHEAD).isoformat()}
    body = await answering.run(QUERY, between, None, context)
    if "errors" in body:
        raise HTTPException(503, "The calendar cannot be read now; try again later.")
    found = body["data"]
    labels = {item["value"]: item["label"] for item in (*found["kinds"], *found["statuses"])}
    return calendar(_name(found["node"]), found["dutiesDue"], labels, context.now(), language)


HOLDER = "query ($holder: ID!) { node(id: $holder) { ... on Person { name } ... on Post { title } ... on Organization { name } } }"


async def holder_name(answering: Answering, holder: str) -> str:
    """What a person, post or organisation is called.

    Raises NotFound where the register has no such thing, Failed for any error of the answer.
    """
    context = answering.context(answering.settings.language)
    found = (await data(answering, context, HOLDER, {"holder": holder}))["node"]
    if found is None:
        raise NotFound(
            f"The register has nobody and nothing with the id {holder}, so there is no calendar of it. Look the id up by name:"
            " `zerenlian query '{ search(text: \"…\") { matched node { id } } }'`."
        )
    return _name(found)


def _name(holder: Mapping[str, Any] | None) -> str:
    return str((holder or {}).get("name") or (holder or {}).get("title") or "")
