"""The enterprises of 示例市: where they lie, in which sectors, and who answers for them inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Statement, Thing, Tie
from seeds.sample.areas import Place
from seeds.sample.documents import REVIEW
from seeds.sample.gaps import DISTRICT_WITHOUT_AGENCY, KEY_WITHOUT_AGENCY
from seeds.sample.scale import KEY_ENTERPRISE_EVERY, PRIMARY_EVERY
from seeds.sample.words import lot, person_name
from seeds.sectors import CODES
from seeds.stating import Cited, Term, assignment
from seeds.uscc import check_character

MOVED, MOVED_ON = 1, "2022-05-01"
"""The number of the enterprise that moved to another town, and the day."""
LEFT_BEHIND = 4
"""The number of the enterprise of which nobody has stated in which heir of the town that was split it lies."""
PRINCIPAL_SINCE = "2021-09-01"
"""Since then the 主要负责人 is the first responsible person (安全生产法, article 5)."""


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise; `key_number` counts the key enterprises from 0, an unsupervised one has nobody of its own."""

    key: str
    uscc: str
    name: str
    number: int
    supervised: bool
    key_number: int | None


def enterprise(number: int, *, supervised: bool = True) -> Enterprise:
    """The enterprise with that number, from 0; its code names a registrar that does not exist."""
    body = f"91000000{number:09}"
    uscc = body + check_character(body)
    is_key = supervised and number % KEY_ENTERPRISE_EVERY == 0
    key_number = number // KEY_ENTERPRISE_EVERY if is_key else None
    return Enterprise(keys.enterprise(uscc), uscc, f"示例企业{number + 1:06}有限公司", number, supervised, key_number)


def enterprise_facts(of: Enterprise, places: Sequence[Place]) -> Iterator[Thing | Tie | Statement]:
    """The enterprise in one of the places, its sectors, and its own responsible persons."""
    is_key = of.key_number is not None
    since = f"{2005 + lot(13, of.uscc)}-01-01"
    yield Thing("Enterprise", of.key, {"uscc": of.uscc, "name": of.name, "isKey": is_key}, since)
    yield from _locations(of, places, since)
    for code in _sectors(of):
        yield Tie("OPERATES_IN", of.key, keys.sector(code), valid_from=since)
    if is_key or (of.supervised and of.number % PRIMARY_EVERY == 1):
        yield from _primary(of, since)


def home_of(of: Enterprise, places: Sequence[Place]) -> Place:
    """Which of the places the enterprise lies in today."""
    if of.key_number == KEY_WITHOUT_AGENCY:
        return next(place for place in places if place.spot[:1] == DISTRICT_WITHOUT_AGENCY[:1])
    return places[lot(len(places), of.uscc, "place")]


def _locations(of: Enterprise, places: Sequence[Place], since: str) -> Iterator[Tie]:
    here = home_of(of, places)
    split = [place.parent for place in places if place.parent and place.parent.valid_to != OPEN_DAY]
    if of.number == LEFT_BEHIND and split:
        here = split[0]
    if of.number != MOVED:
        yield Tie("LOCATED_IN", of.key, here.key, valid_from=since)
        return
    before = places[(places.index(here) + len(places) // 2) % len(places)]
    yield Tie("LOCATED_IN", of.key, before.key, valid_from=since, valid_to=MOVED_ON)
    yield Tie("LOCATED_IN", of.key, here.key, valid_from=MOVED_ON)


def _sectors(of: Enterprise) -> list[str]:
    if of.key_number is None:
        return [CODES[of.number % len(CODES)]] if of.number % 3 == 0 else []
    first = of.key_number % len(CODES)
    return [CODES[first], *([CODES[(first + 1) % len(CODES)]] if of.key_number % 4 == 0 else [])]


def _primary(of: Enterprise, since: str) -> Iterator[Thing | Statement]:
    roles = [("LEGAL_REPRESENTATIVE", since), ("PRINCIPAL", PRINCIPAL_SINCE)]
    if of.number % 3 == 0:
        roles.append(("ACTUAL_CONTROLLER", since))
    for number, (role, first_day) in enumerate(roles):
        name = person_name(f"企{of.number + 1:06}", number)
        person = keys.person(of.key, name)
        yield Thing("Person", person, {"name": name})
        cited = Cited(excerpt=f"企业登记信息｜{of.name}｜{name}")
        term = Term(first_day, confirmed=REVIEW.issued_on)
        yield assignment("ENTERPRISE_PRIMARY", role, person, of.key, term, cited)
