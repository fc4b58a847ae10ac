"""Search, by looking at every name of every thing."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from opencc import OpenCC
from pypinyin import lazy_pinyin

from tests.compiler.naive.names import as_known, name
from tests.compiler.naive.things import FIELDS, answers, by_key
from tests.compiler.naive.view import Thing, View

KINDS = {
    "AREA": "Area",
    "SECTOR": "Sector",
    "ORGANIZATION": "Organization",
    "ENTERPRISE": "Enterprise",
    "PERSON": "Person",
    "POST": "Post",
    "DOCUMENT": "OfficialDocument",
}
FITS = ("WHOLE", "BEGINNING", "PART")
_simplified = OpenCC("t2s")


@dataclass(frozen=True)
class Hit:
    """A thing, with the words that matched."""

    thing: Thing
    matched: str
    kind: str
    fit: str


FIELDS["SearchHit.node"] = lambda hit, _: hit.thing
for _name in ("matched", "kind", "fit"):
    FIELDS[f"SearchHit.{_name}"] = lambda hit, _, name=_name: getattr(hit, name)


def plain(text: str) -> str:
    """Letters and digits alone, lower and simplified."""
    narrow = _simplified.convert(unicodedata.normalize("NFKC", text)).lower()
    return "".join(mark for mark in narrow if mark.isalnum())


def fit(words: str, text: str) -> int | None:
    """How much of the words the text is; one or two letters or digits count at the beginning alone."""
    if words == text:
        return 0
    if words.startswith(text):
        return 1
    return 2 if text in words and (len(text) > 2 or not text.isascii()) else None


def readings(words: str, of: str) -> list[tuple[str, str]]:
    """Pinyin and initials, where there is anything to read, the likelier before: somebody called 曾 is a zeng, whatever the
    dictionary of words has first."""
    pinyin = "".join(lazy_pinyin(words))
    if pinyin == words:
        return []
    initials = "".join(lazy_pinyin(mark)[0][0] for mark in words)
    if of == "Person" and words.startswith("曾"):
        return [("zeng" + pinyin.removeprefix("ceng"), "z" + initials[1:]), (pinyin, initials)]
    return [(pinyin, initials)]


def sources(thing: Thing) -> Iterator[tuple[int, str, str, str]]:
    """All that a thing is called: whether it is another name, the words, its code, what it is."""
    then = as_known(thing)
    own = then.get("name") or then.get("title") or ""
    code = then.get("uscc") or then.get("code") or then.get("number") or ""
    yield 0, own, code, "NAME" if not then.get("name") or own == name(thing) else "FORMER_NAME"
    for other in thing.out("NAMED"):
        if not thing.view.known(other.node.properties):
            continue
        if other.get("kind") == "FORMER":
            yield 1, other.get("name"), "", "NAME" if other.get("name") == name(thing) else "FORMER_NAME"
        elif other.holds():
            yield 1, other.get("name"), "", "ALIAS"

    for dated in thing.out("CODED"):
        if thing.view.known(dated.node.properties) and dated.get("code"):
            yield 1, "", dated.get("code"), "CODE"
    for before in predecessors(thing, 5):
        if before.get("validTo") <= thing.view.clock.valid_on and thing.view.known(before.node.properties):
            yield 1, before.get("name") or "", before.get("code") or "", "PREDECESSOR"


def predecessors(area: Thing, steps: int) -> list[Thing]:
    """The areas that an area came from, as far as the register knew of the changes."""
    if not steps or area.type_name != "Area":
        return []
    events = [event for event in area.into("CHANGED_TO") if event.view.known(event.node.properties)]
    found = [before for event in events for before in event.out("CHANGED_FROM")]
    return [*found, *(older for before in found for older in predecessors(before, steps - 1))]


def best(thing: Thing, text: str) -> tuple[Any, ...] | None:
    """The best of a thing's words, as (rank, hit)."""
    found = []
    for other, words, code, kind in sources(thing):
        folded = plain(words)
        parts = [(folded, kind, words), (plain(code), "CODE", code)]
        for pinyin, initials in readings(folded, thing.type_name):
            parts += [(pinyin, "PINYIN", words), (initials, "INITIALS", words)]
        fitting = [(tier, what, shown) for part, what, shown in parts if part and (tier := fit(part, text)) is not None]
        if fitting:
            tier = min(rank for rank, _, _ in fitting)
            what, shown = next((what, shown) for rank, what, shown in fitting if rank == tier)
            rank = (tier, other, list(KINDS.values()).index(thing.type_name), len(folded), folded, plain(code))
            found.append((rank, Hit(thing, shown, what, FITS[tier])))
    return min(found, key=lambda item: item[0]) if found else None


@answers("Query.search")
def search(
    view: View,
    _: Any,
    text: str,
    first: int,
    kinds: list[str] | None = None,
    asOf: Mapping[str, Any] | None = None,
) -> list[Hit]:
    """The best hits."""
    from tests.compiler.naive.roots import clocked

    labels = KINDS.values() if kinds is None else [KINDS[kind] for kind in kinds]
    things = [thing for thing in clocked(view, asOf).all(*labels) if thing.holds()]
    found = [hit for thing in things if (hit := best(thing, plain(text)))]
    return [hit for _, hit in sorted(found, key=lambda item: (item[0], item[1].thing.key))[:first]]


@answers("SearchHit.within")
def within(hit: Hit, _: Any) -> Thing | None:
    """The area that it lies in, or that it or its organisation is in charge of."""
    level = [hit.thing, *hit.thing.out("BELONGS_TO")]
    for _step in range(4):
        for thing in level:
            areas = [
                area
                for kind in ("PART_OF", "LOCATED_IN", "ADMINISTERS")
                for area in thing.out(kind)
                if area.type_name == "Area"
            ]
            if areas:
                return by_key(areas)[0]
        level = [above for thing in level for above in thing.out("PART_OF") if above.type_name == "Organization"]
    return None
