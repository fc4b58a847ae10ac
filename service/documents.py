"""Documents asked for by hash or id: automatic persisted queries, and the operator's trusted documents."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from service.errors import DOCUMENT_NOT_TRUSTED, PERSISTED_QUERY_NOT_FOUND, Refused
from service.operation import Operation

MOST_DOCUMENTS = 1_000
MOST_CHARACTERS = 8_000_000
"""How much is remembered of what clients sent; what was not asked for longest is forgotten first."""

SHA_256_ID = re.compile(r"sha256:([0-9a-f]{64})")
"""The id of a document by its hash, as in `documentId`."""


def sha256(text: str) -> str:
    """The hash by which clients name a document."""
    return hashlib.sha256(text.encode()).hexdigest()


class Remembered:
    """Texts by their hash: the last ones that were used, within both bounds."""

    def __init__(self, most: int = MOST_DOCUMENTS, most_characters: int = MOST_CHARACTERS) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._most = most
        self._most_characters = most_characters
        self._characters = 0

    def get(self, key: str) -> str | None:
        """The text, which counts as used now."""
        if key in self._texts:
            self._texts.move_to_end(key)
        return self._texts.get(key)

    def add(self, key: str, text: str) -> None:
        """Remember a text, and forget what no longer has room."""
        self._characters += len(text) - len(self._texts.get(key, ""))
        self._texts[key] = text
        self._texts.move_to_end(key)
        while len(self._texts) > self._most or self._characters > self._most_characters:
            _, forgotten = self._texts.popitem(last=False)
            self._characters -= len(forgotten)


class Documents:
    """Finds the text that a request names, and refuses what the operator does not trust.

    `trusted` are the documents of the manifest by their ids; with `only_trusted` nothing else is answered.
    """

    def __init__(self, trusted: Mapping[str, str] | None = None, *, only_trusted: bool = False) -> None:
        self._trusted = dict(trusted or {})
        self._trusted_texts = frozenset(self._trusted.values())
        self._trusted.update({sha256(text): text for text in self._trusted_texts})
        self._only_trusted = only_trusted
        self._remembered = Remembered()

    def text(self, asked: Operation) -> str:
        """The document to execute. Raises Refused where there is none, or none that may be executed."""
        names = [name for name in (asked.document_id, _persisted_hash(asked.extensions)) if name is not None]
        if asked.query:
            for name in names:
                self._check_same(asked.query, name)
        text = asked.query or (self._named(names[0]) if names else None)
        if text is None:
            raise self._unknown() if names else Refused(400, "There is no GraphQL query.")
        if self._only_trusted and text not in self._trusted_texts:
            raise self._unknown()
        return text

    def answered(self, asked: Operation) -> None:
        """Remember the text of a valid document that came with its hash, for those who send the hash alone."""
        if asked.query and (key := _persisted_hash(asked.extensions)):
            self._remembered.add(key, asked.query)

    def _named(self, name: str) -> str | None:
        key = _hash_in(name)
        return self._trusted.get(name) or self._trusted.get(key) or self._remembered.get(key)

    def _check_same(self, query: str, name: str) -> None:
        """Raise Refused where a text came with the name of another one: it would be remembered under it."""
        known = self._named(name)
        same = sha256(query) == _hash_in(name) if known is None else query == known
        if not same:
            raise Refused(400, f"provided sha does not match query: {name!r} names another document.")

    def _unknown(self) -> Refused:
        if self._only_trusted:
            message = "Only trusted documents are answered here, and this is none of them."
            return Refused(403, message, DOCUMENT_NOT_TRUSTED, status_of_json=200)
        # Clients of the protocol look for this very message, and some give up asking by hash at any 400.
        return Refused(404, "PersistedQueryNotFound", PERSISTED_QUERY_NOT_FOUND, status_of_json=200)


def _hash_in(name: str) -> str:
    found = SHA_256_ID.fullmatch(name)
    return found[1] if found else name


def _persisted_hash(extensions: Mapping[str, Any]) -> str | None:
    """The hash in `extensions.persistedQuery`. Raises Refused where it is not as the protocol has it."""
    stated = extensions.get("persistedQuery")
    if stated is None:
        return None
    if not isinstance(stated, Mapping) or stated.get("version") != 1:
        raise Refused(400, "Unsupported persisted query version: `extensions.persistedQuery.version` must be 1.")
    value = stated.get("sha256Hash")
    if not isinstance(value, str) or not value:
        raise Refused(400, "`extensions.persistedQuery.sha256Hash` must be a string.")
    return value
