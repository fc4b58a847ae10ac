"""Asking for a dossier: one GraphQL document, once, through the same schema as every client."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from graph import keys
from graph.clock import AsOf, given_moment, moment_text, today
from graph.errors import BadUserInput, NotFound
from schema import Context
from service.answering import Answering
from service.dossier.content import dossier_content
from service.dossier.links import statements_gone
from service.dossier.words import Wording
from service.exports.pages import data

_LABEL = "Incident:"
_STATEMENTS = "query Statements($ids: [ID!]!) { nodes(ids: $ids) { ... on Stated { key recordedTo } } }"


@dataclass(frozen=True, slots=True)
class Asked:
    """A dossier: its content (plain JSON), the clocks that it was made for, and the words of its language."""

    content: dict[str, Any]
    as_of: AsOf
    wording: Wording

    @property
    def json(self) -> bytes:
        """The content as JSON."""
        return orjson.dumps(self.content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


@cache
def question() -> str:
    """The document that is asked."""
    return (Path(__file__).parent / "dossier.graphql").read_text("utf-8")


async def asked_dossier(answering: Answering, context: Context, incident: str, known_at: str | None = None) -> Asked:
    """The dossier of an incident, by its id or its number, with what the register knew at a moment; unless told, now.

    The moment gives both clocks: counts, measures and investigations are those up to its day in Shanghai. Raises NotFound
    where the register did not know the incident by then, BadUserInput for what is no moment or lies ahead, Failed for any
    error of the answer.
    """
    await context.settle()
    moment = _moment(known_at, context.now())
    as_of = context.moment.stated(today(moment).isoformat(), moment_text(moment))
    variables = {
        "incident": incident if incident.startswith(_LABEL) else keys.incident(incident),
        "asOf": {"validOn": as_of.valid_on, "knownAt": as_of.known_at},
        "first": answering.settings.max_page,
    }
    found = (await data(answering, context, question(), variables))["incident"]
    # A thing is found by its key whether or not it was there at the moment; its day tells.
    if found is None or found["on"] > as_of.valid_on:
        raise NotFound(
            f"the register knew no incident {incident[:80]!r} at {as_of.known_at}; give its number or its id,"
            " as `incidents` lists it",
            argument="incident",
        )
    wording = Wording(answering.schema._schema, context.language)
    in_force = await _in_force(answering, context, found["retrospective"], as_of)
    return Asked(dossier_content(found, as_of, wording, in_force), as_of, wording)


async def _in_force(answering: Answering, context: Context, back: Mapping[str, Any], as_of: AsOf) -> frozenset[str]:
    """Which of the statements that are behind no link any more the register still holds at the dossier's moment."""
    gone = statements_gone(back["chain"], back["chainAsKnown"])
    if not gone:
        return frozenset()
    ids = [f"{key}@{as_of.valid_on}~{as_of.known_at}" for key in gone]
    found = (await data(answering, context, _STATEMENTS, {"ids": ids}))["nodes"]
    return frozenset(each["key"] for each in found if each and each["recordedTo"] is None)


def _moment(text: str | None, now: datetime) -> datetime:
    if text is None:
        return now
    try:
        moment = given_moment(text)
    except ValueError as error:
        raise _bad(text, "is no moment") from error
    if moment.tzinfo is None:
        raise _bad(text, "has no zone")
    if moment > now + timedelta(seconds=1):
        raise _bad(text, "has not come yet, so that its dossier could still become another")
    return moment


def _bad(text: str, why: str) -> BadUserInput:
    return BadUserInput(
        f"knownAt: {text[:40]!r} {why}; expected a past moment such as 2025-10-10T08:00:00+08:00", argument="knownAt"
    )
