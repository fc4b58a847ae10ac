"""Areas by a key or a code that they have had: what is said of it is said of the one area through time (docs/decisions/0025)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.clock import ALWAYS, OPEN_DAY
from graph.cypher import CompiledCypher
from graph.facts import Facts, Statement, Thing, Tie
from graph.register.reader import Reader

_OF_TODAY = frozenset({"code", "name"})


@dataclass(slots=True)
class _Coded:
    """The codes that an area has or has had, the one of today, and the days on which one took another's place."""

    codes: set[str] = field(default_factory=set)
    changed_on: set[str] = field(default_factory=set)
    now: str = ""


@dataclass(frozen=True, slots=True)
class Retired:
    """The keys that stand for another area, each with that one's, and the codes of areas, by their key."""

    keys: Mapping[str, str]
    coded: Mapping[str, _Coded]

    def read(self, facts: Facts) -> Facts:
        """The facts with each area by its own key; that a code began or ended says nothing of the area."""
        if not self.coded:
            return facts
        return replace(
            facts,
            things=[self._thing(thing) for thing in facts.things],
            ties=[self._tie(tie) for tie in facts.ties],
            statements=[self._statement(one) for one in facts.statements],
        )

    def key(self, key: str) -> str:
        """The key of what it stands for."""
        return self.keys.get(key, key)

    def _thing(self, thing: Thing) -> Thing:
        key = self.key(thing.key)
        coded = self.coded.get(key)
        if thing.label != "Area" or coded is None:
            return thing
        said = dict(thing.properties)
        if said.get("code") in coded.codes - {coded.now}:
            # Who calls it by an older code knows its older name.
            said = {name: value for name, value in said.items() if name not in _OF_TODAY}
        since, until = self._days(coded, thing.valid_from, thing.valid_to)
        return replace(thing, key=key, properties=said, valid_from=since, valid_to=until)

    def _tie(self, tie: Tie) -> Tie:
        start, end = self.key(tie.start), self.key(tie.end)
        since, until = tie.valid_from, tie.valid_to
        if tie.type == "PART_OF" and start in self.coded:
            since, until = self._days(self.coded[start], since, until)
        return replace(tie, start=start, end=end, valid_from=since, valid_to=until)

    @staticmethod
    def _days(coded: _Coded, since: str, until: str) -> tuple[str, str]:
        return (
            ALWAYS if since in coded.changed_on else since,
            OPEN_DAY if until in coded.changed_on else until,
        )

    def _statement(self, stated: Statement) -> Statement:
        return replace(stated, links=tuple((type_, self.key(end), said) for type_, end, said in stated.links))


async def read_retired(reader: Reader) -> Retired:
    """All that the register has: some dozens of codes."""
    keys: dict[str, str] = {}
    coded: dict[str, _Coded] = {}
    for area, now, retired, code, until in await reader.value(_CODED):
        if retired != area:
            keys[retired] = area
        each = coded.setdefault(area, _Coded(now=now or ""))
        if code:
            each.codes.add(code)
        if until != OPEN_DAY:
            each.changed_on.add(until)
    return Retired(keys, coded)


_CODED = CompiledCypher(
    "MATCH (a:Area)-[:CODED]->(c:Code) RETURN collect([a.key, a.code, c.retired, c.code, c.validTo])"
)
