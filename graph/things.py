"""What the register may come to hold otherwise of a thing: properties that are read as they were held at a question's moment."""

import re
from collections.abc import Mapping

from graph.labels import FILE, NODES

_SAME_EVER_AFTER = frozenset({"key", "recordedFrom", "recordedTo"})
_OF_THE_WRITER = frozenset({"changedAt", "words", "wordsSince", "locatedFrom", "locatedRecorded"})
"""Kept beside the facts, and read by what says of each when it counts."""

HELD: Mapping[str, frozenset[str]] = {
    **{
        label: node.properties - _SAME_EVER_AFTER - _OF_THE_WRITER
        for label, node in NODES.items()
        if not node.statement and label not in {"Version", "Register"}
    },
    "StoredFile": FILE,
}
"""For each label of a thing, and for the file that a thing was read from, the properties that a later recording may change."""

_OF_THIS = re.compile(r"\bthis\.(\w+)")


def as_held(label: str, text: str) -> str:
    """A fragment about `this`, a thing of a label, in which each of its properties is as the register held it then."""
    changing = HELD.get(label, frozenset())

    def written(match: re.Match[str]) -> str:
        return f"state(this).{match[1]}" if match[1] in changing else match.group()

    return _OF_THIS.sub(written, text)
