"""Keys: what makes a thing the same thing, as text that is the same on every import (design: "Identity").

A key is `Label:rest`. Where the rest is not a public code it is a digest, so that no name stands in an address or a log.
"""

import hashlib
from collections.abc import Sequence


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def area(code: str | None, parent: str | None = None, name: str | None = None) -> str:
    """An area by its code, or by its parent's key and its name where it has none."""
    return f"Area:{code}" if code else f"Area:x{_digest(parent or '', name or '')}"


def enterprise(uscc: str | None, area_key: str | None = None, name: str | None = None) -> str:
    """An enterprise by its 统一社会信用代码, or by the key of its area and its name."""
    return f"Enterprise:{uscc}" if uscc else f"Enterprise:x{_digest(area_key or '', name or '')}"


def organization(name: str, parent: str | None = None) -> str:
    """An organisation by its full name, below the organisation that it belongs to where it has no full name of its own."""
    return f"Organization:{_digest(parent or '', name)}"


def post(organization_key: str, title: str) -> str:
    """A post by its title within an organisation."""
    return f"Post:{_digest(organization_key, title)}"


def person(organization_key: str, name: str) -> str:
    """A person by name within the organisation that the document is about."""
    return f"Person:{_digest(organization_key, name)}"


def document(number: str | None, issuer: str = "", title: str = "", issued_on: str = "") -> str:
    """A document by its number, or by issuer, title and date."""
    return f"OfficialDocument:{_digest(number) if number else _digest(issuer, title, issued_on)}"


def sector(code: str) -> str:
    """A sector by its code."""
    return f"Sector:{code}"


def name(of: str, text: str, kind: str, context: str = "", valid_from: str = "") -> str:
    """Another name of a thing: whose, its words and kind, the area whose documents alone use it, and since when."""
    return f"Name:{_digest(of, text, kind, context, valid_from)}"


def code(of: str, text: str | None, retired: str) -> str:
    """A code that an area has had: whose, the code, and the key that an area of its own would have by it."""
    return f"Code:{_digest(of, text or '', retired)}"


def change_event(kind: str, on: str, *before: str) -> str:
    """A change of areas by its kind, its day and the keys of the areas that it changed."""
    return f"ChangeEvent:{_digest(kind, on, *before)}"


def hazard(number: str) -> str:
    """A hazard by its number in the register."""
    return f"Hazard:{_digest(number)}"


def incident(number: str) -> str:
    """An incident by its number in the register."""
    return f"Incident:{_digest(number)}"


def attachment(sha256: str, name: str) -> str:
    """A file that goes with a record, by its content and what it is called."""
    return f"Attachment:{_digest(sha256, name)}"


def slot(*parts: str) -> str:
    """What a statement states, apart from its period and its words: who, what, in which capacity, on whose word."""
    return _digest(*parts)


def term(parts: Sequence[str], number: int) -> str:
    """The slot of a further term of the same: `parts` as those of the first term's slot, `number` from 1."""
    return _digest(*parts, str(number))


def statement(label: str, slot_text: str, recorded_from: str) -> str:
    """The key of one recorded version of a statement."""
    return f"{label}:{_digest(slot_text, recorded_from)}"
