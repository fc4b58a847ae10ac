"""Whoever fetches the schema over HTTP gets the committed one: code generators and editors do."""

import pytest
from graphql import GraphQLSchema, build_client_schema, build_schema, get_introspection_query, print_schema
from graphql.utilities import lexicographic_sort_schema

from tests.clients.workshop import SCHEMA
from tests.service.commands import Service

pytestmark = pytest.mark.slow


def printed(schema: GraphQLSchema) -> str:
    return print_schema(lexicographic_sort_schema(schema))


def test_introspection_gives_the_committed_schema(city: Service) -> None:
    query = get_introspection_query(
        specified_by_url=True, directive_is_repeatable=True, input_value_deprecation=True, one_of=True
    )
    answer, _ = city.ask(query)
    assert printed(build_client_schema(answer["data"])) == printed(build_schema(SCHEMA.read_text("utf-8")))
