"""Prints the SDL that is committed as `schema/schema.graphql`: `python -m schema.sdl`."""

from pathlib import Path

from schema import build_schema

COMMITTED = Path(__file__).with_name("schema.graphql")


def sdl() -> str:
    """The schema in GraphQL's own language, with all descriptions."""
    return build_schema().as_str() + "\n"


if __name__ == "__main__":
    COMMITTED.write_text(sdl(), encoding="utf-8")
