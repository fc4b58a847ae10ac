"""What a document may ask for."""

import time
from typing import Any

from graphql import get_introspection_query

from service.answering import Answering
from service.limits import MOST_DEPTH, MOST_FIELDS, MOST_ROOTS


async def ask(answering: Answering, document: str) -> Any:
    return await answering.answer(document, {}, None, "en")


async def refusal(answering: Answering, document: str) -> tuple[str, str]:
    error = (await ask(answering, document))["errors"][0]
    return error["extensions"]["code"], error["message"]


def nested(levels: int) -> str:
    return '{ area(code: "1") { ' + "parent { " * (levels - 2) + "name" + " }" * (levels - 2) + " } }"


async def test_the_deepest_document_allowed_is_answered(answering: Answering) -> None:
    assert await ask(answering, nested(MOST_DEPTH)) == {"data": {"area": None}}


async def test_a_deeper_document_is_refused(answering: Answering) -> None:
    code, message = await refusal(answering, nested(MOST_DEPTH + 1))
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert f"{MOST_DEPTH + 1} levels deep" in message


async def test_too_many_fields_and_roots_are_refused(answering: Answering) -> None:
    fields = "name " * MOST_FIELDS
    assert "fields" in (await refusal(answering, '{ area(code: "1") { ' + fields + " } }"))[1]
    roots = " ".join(f"r{number}: __typename" for number in range(MOST_ROOTS + 1))
    assert "root fields" in (await refusal(answering, "{ " + roots + " }"))[1]


async def test_fragments_that_double_at_each_level_are_refused_at_once(answering: Answering) -> None:
    doubling = " ".join(
        f"fragment F{level} on Area {{ a: parent {{ ...F{level + 1} }} b: parent {{ ...F{level + 1} }} }}"
        for level in range(20)
    )
    began = time.monotonic()
    code, _ = await refusal(answering, f'{{ area(code: "1") {{ ...F0 }} }} {doubling} fragment F20 on Area {{ name }}')
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert time.monotonic() - began < 1


async def test_a_fragment_within_itself_is_refused_by_validation(answering: Answering) -> None:
    code, message = await refusal(answering, '{ area(code: "1") { ...F } } fragment F on Area { parent { ...F } }')
    assert (code, "itself" in message) == ("GRAPHQL_VALIDATION_FAILED", True)


async def test_a_document_of_too_many_tokens_is_refused(answering: Answering) -> None:
    code, message = await refusal(answering, "{ " + "a " * 6000 + "}")
    assert (code, "tokens" in message) == ("GRAPHQL_PARSE_FAILED", True)


async def test_a_document_nested_beyond_all_measure_is_refused(answering: Answering) -> None:
    code, message = await refusal(answering, nested(1500))
    assert (code, "deep" in message) == ("GRAPHQL_PARSE_FAILED", True)


async def test_the_introspection_of_tools_is_answered(answering: Answering) -> None:
    assert "errors" not in await ask(answering, get_introspection_query(descriptions=True))


async def test_a_refused_document_is_refused_again(answering: Answering) -> None:
    first = await ask(answering, "{ nothing }")
    assert await ask(answering, "{ nothing }") == first
    assert first["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
