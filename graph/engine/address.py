"""How to reach an engine over Bolt."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    """One database on one engine or cluster.

    An empty user means an engine that asks for no credentials. The password never shows in a repr.
    """

    uri: str
    user: str = ""
    password: str = field(default="", repr=False)
    database: str = "neo4j"
