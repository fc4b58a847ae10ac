"""The type of an incident as a source gives it, against the edition of GB 6441 in force that day (事故类别).

Days are those of Asia/Shanghai, as ISO texts.
"""

from graph.incident_types import edition_on


def type_code(words: str, on: str) -> str:
    """The code of a type given by its code or by its name in the edition of that day; anything else stays as it is."""
    edition = edition_on(on)
    names = {each.name: code for code, each in edition.types.items()} if edition else {}
    return names.get(words.strip(), words.strip())


def is_checked(on: str) -> bool:
    """Whether codes of that day can be checked: an edition was in force, and its types are known."""
    edition = edition_on(on)
    return edition is not None and bool(edition.types)


def check_type(code: str, on: str) -> str | None:
    """What was expected instead of a code that the edition of that day does not have, for the report; None where it is right.

    A code of a day on which none can be checked (`is_checked`) is never wrong.
    """
    edition = edition_on(on)
    if edition is None or not edition.types or code in edition.types:
        return None
    return f"{edition.name}: " + "、".join(f"{each.code} {each.name}" for each in edition.types.values())
