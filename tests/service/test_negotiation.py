"""Accept, Accept-Encoding and Content-Type, as RFC 9110 reads them."""

import pytest

from service.negotiation import GRAPHQL_JSON, JSON, accepts_page, coding, is_json, media_type


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        (GRAPHQL_JSON, GRAPHQL_JSON),
        ("application/graphql-response+json; charset=UTF-8", GRAPHQL_JSON),
        ("APPLICATION/GraphQL-Response+JSON", GRAPHQL_JSON),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL_JSON),
        ("application/graphql-response+json;q=0.4, application/json;q=0.5", JSON),
        ("application/json, application/graphql-response+json", GRAPHQL_JSON),
        ("application/graphql-response+json, */*", GRAPHQL_JSON),
        ("application/json, */*", JSON),
        ("application/json;q=0.3, */*;q=0.8", GRAPHQL_JSON),
        ("application/graphql-response+json;q=0, */*", JSON),
        ("application/json;q=0, application/*;q=0.5", GRAPHQL_JSON),
        ("text/html, */*;q=0.1", JSON),
        ("text/html", None),
        ("application/json;q=0", None),
        ("application/json;q=much", None),
        ("application/json;charset=iso-8859-1", None),
        ("application/xml, text/plain;q=0.5", None),
        ("no range,,;=;", None),
    ],
)
def test_the_media_type(accept: str | None, chosen: str | None) -> None:
    assert media_type(accept) == chosen


@pytest.mark.parametrize(
    ("accept", "page"),
    [("text/html,*/*;q=0.8", True), ("*/*", False), ("", False), ("text/html;q=0", False), ("text/htmlx", False)],
)
def test_a_page_is_for_who_names_it(accept: str, page: bool) -> None:
    assert accepts_page(accept) is page


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, None),
        ("", None),
        ("br", None),
        ("*", None),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0, zstd;q=0", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip", "gzip"),
    ],
)
def test_the_coding(accept: str | None, chosen: str | None) -> None:
    assert coding(accept) == chosen


@pytest.mark.parametrize(
    ("content_type", "json"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ('Application/JSON;Charset="UTF-8"', True),
        ("application/json; charset=utf-16", False),
        ("application/jsonp", False),
        ("text/plain", False),
        ("multipart/form-data; boundary=x", False),
        ("application/x-www-form-urlencoded", False),
        ("", False),
    ],
)
def test_the_type_of_a_body(content_type: str, json: bool) -> None:
    assert is_json(content_type) is json
