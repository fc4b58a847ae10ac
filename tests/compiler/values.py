"""Arguments that make sense in a world: ids with and without clocks, names, cursors, filters, days at the bounds."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from graph.clock import AsOf, now_clocks
from graph.compiler.cursors import write_cursor
from tests.compiler.growing import DAYS, MOMENTS
from tests.compiler.naive.rules import RULES
from tests.compiler.naive.things import NODE_TYPES
from tests.compiler.world import World

ASKED_DAYS = (*DAYS, "2020-03-04", "2020-03-09", "2020-12-31", "2024-03-14")
ASKED_MOMENTS = (*MOMENTS, "2019-05-05T00:00:00Z", "2022-06-01T08:00:00+08:00", "2020-03-11T00:00:00+08:00")
BASES = ("ENTERPRISE_PRIMARY", "TERRITORIAL", "SECTORAL", "COMPREHENSIVE", "LIAISON")
LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN", "VILLAGE")
ENUMS = ("AreaLevel", "SupervisionBasis", "AuditRule")

Arguments = dict[str, Any]


class Values:
    """Random arguments for any field of the schema."""

    def __init__(self, world: World, now: datetime, source: random.Random) -> None:
        self._world = world
        self._now = now_clocks(now)
        self._random = source
        self._by_label = {label: [node.key for node in world.of(label)] for label in NODE_TYPES}

    def of(self, kind: str, field: str) -> Arguments:
        """The arguments of a field; those that may be left out are there, or null, or missing."""
        make: Callable[[], Arguments] = getattr(self, f"_{kind}_{field}".lower(), dict)
        return make()

    def maybe(self, probability: float, value: Any) -> Any:
        """The value, else null."""
        return value if self._random.random() < probability else None

    def clock(self) -> AsOf:
        """Some clocks."""
        if self._random.random() < 0.4:
            return self._now
        return AsOf(self._random.choice(ASKED_DAYS), self._random.choice(MOMENTS), explicit=self._random.random() < 0.8)

    def id(self, *labels: str) -> str:
        """An id with or without clocks, now and then of nothing."""
        label = self._random.choice(labels)
        key = self._random.choice([*self._by_label[label], *self._by_label[label], f"{label}:nothing"])
        return key + self._suffix()

    def _suffix(self) -> str:
        if self._random.random() < 0.6:
            return ""
        return f"@{self._random.choice(ASKED_DAYS)}~{self._random.choice(MOMENTS)}"

    def _as_of(self) -> Arguments:
        if self._random.random() < 0.4:
            return {}
        asked = {"validOn": self._random.choice(ASKED_DAYS), "knownAt": self._random.choice(ASKED_MOMENTS)}
        return {"asOf": {key: value for key, value in asked.items() if self._random.random() < 0.7}}

    def _key(self, label: str) -> list[Any]:
        return [self._random.choice(self._by_label[label])]

    def _page(self, keys: Callable[[], list[Any]]) -> Arguments:
        """`first` and `after`."""
        given: Arguments = {}
        if self._random.random() < 0.7:
            given["first"] = self._random.choice((None, 0, 1, 2, 3, 7))
        if self._random.random() < 0.35:
            given["after"] = write_cursor(keys(), self.clock())
        return given

    def _root_page(self, keys: Callable[[], list[Any]]) -> Arguments:
        """Either end, with clocks that agree with the cursor's."""
        size, cursor = self._random.choice((("first", "after"), ("last", "before")))
        given = self._as_of()
        if size == "last" or self._random.random() < 0.7:
            given[size] = self._random.choice((0, 1, 2, 3, 7))
        if self._random.random() < 0.4:
            clock = self.clock()
            given[cursor] = write_cursor(keys(), clock)
            given["asOf"] = self._random.choice((None, {}, {"validOn": clock.valid_on, "knownAt": clock.known_at}))
        return given

    def _statement_keys(self, label: str, *names: str) -> list[Any]:
        node = self._world.nodes[self._random.choice(self._by_label[label])]
        return [*(node.properties.get(name, 0) for name in names), node.key]

    def _bases(self) -> Arguments:
        if self._random.random() < 0.5:
            return {}
        return {"basis": self.maybe(0.9, self._random.sample(BASES, self._random.choice((0, 1, 2))))}

    def _area_filter(self) -> Arguments:
        every = {
            "level": self._random.choice(LEVELS),
            "kind": self._random.choice(("ADMINISTRATIVE", "FUNCTIONAL_ZONE")),
            "within": self.id("Area"),
            "nameContains": self._random.choice(("示例", "旧", "99", "'")),
            "hasLiaison": self._random.random() < 0.5,
        }
        return self._filter(every)

    def _enterprise_filter(self) -> Arguments:
        every = {
            "within": self.id("Area"),
            "sector": self._random.choice(("S0", "S1", "S9")),
            "isKey": self._random.random() < 0.5,
            "nameContains": self._random.choice(("示例", "旧", "E1")),
            "hasLiaison": self._random.random() < 0.5,
        }
        return self._filter(every)

    def _filter(self, every: Mapping[str, Any]) -> Arguments:
        if self._random.random() < 0.4:
            return {}
        chosen = self._random.sample(list(every), self._random.choice((0, 1, 1, 2)))
        return {"filter": {key: self.maybe(0.95, every[key]) for key in chosen}}

    def _query_node(self) -> Arguments:
        if self._random.random() < 0.9:
            return {"id": self.id(*NODE_TYPES)}
        rule, area = self._random.choice(list(RULES)), self._random.choice(self._by_label["Area"][:3])
        label = {"GROUP_WITHOUT_LEAD": "Organization", "POST_VACANT": "Post", "AREA_WITHOUT_LIAISON": "Area"}.get(
            rule, "Assignment"
        )
        return {"id": f"Finding:{rule}/{area}/{self._random.choice(self._by_label[label])}{self._suffix()}"}

    def _query_nodes(self) -> Arguments:
        return {"ids": [self.id(*NODE_TYPES) for _ in range(self._random.choice((0, 1, 3, 5)))]}

    def _query_area(self) -> Arguments:
        code = self._random.choice(self._by_label["Area"]).removeprefix("Area:")
        named = self._random.choice((f"示例{code}区", f"旧{code}", f"别名1{code}"))
        return {**self._random.choice(({"id": self.id("Area")}, {"code": code}, {"name": named})), **self._as_of()}

    def _query_enterprise(self) -> Arguments:
        key = self._random.choice(self._by_label["Enterprise"]).removeprefix("Enterprise:")
        named = self._random.choice((f"示例企业{key[1:]}", f"旧{key}"))
        return {**self._random.choice(({"id": self.id("Enterprise")}, {"uscc": key}, {"name": named})), **self._as_of()}

    def _query_areas(self) -> Arguments:
        return {**self._area_filter(), **self._root_page(lambda: self._key("Area"))}

    def _query_enterprises(self) -> Arguments:
        return {**self._enterprise_filter(), **self._root_page(lambda: self._key("Enterprise"))}

    def _query_person(self) -> Arguments:
        return {"id": self.id("Person"), **self._as_of()}

    def _query_document(self) -> Arguments:
        return self._random.choice(({"id": self.id("OfficialDocument")}, {"number": "示例〔2020〕1号"}))

    def _query_documents(self) -> Arguments:
        return self._page(lambda: [self._random.choice(("", *DAYS[:3])), *self._key("OfficialDocument")])

    def _query_responsibilitychain(self) -> Arguments:
        unit = self._random.choice(({"area": self.id("Area")}, {"enterprise": self.id("Enterprise")}))
        return {**unit, **self._as_of()}

    def _query_coverage(self) -> Arguments:
        return {"area": self.id("Area"), **self._as_of()}

    def _query_enumlabels(self) -> Arguments:
        return {"enum": self._random.choice(ENUMS)}

    def _area_children(self) -> Arguments:
        return self._page(lambda: self._key("Area"))

    def _area_descendants(self) -> Arguments:
        level = {"level": self.maybe(0.8, self._random.choice(LEVELS))} if self._random.random() < 0.5 else {}
        return {**level, **self._area_children()}

    def _area_enterprises(self) -> Arguments:
        recursive = {"recursive": self._random.random() < 0.5} if self._random.random() < 0.5 else {}
        return {**recursive, **self._enterprise_filter(), **self._page(lambda: self._key("Enterprise"))}

    def _area_assignments(self) -> Arguments:
        return {**self._bases(), **self._page(lambda: self._statement_keys("Assignment", "basis"))}

    _enterprise_assignments = _area_assignments

    def _person_memberships(self) -> Arguments:
        return self._page(lambda: self._statement_keys("Membership", "validFrom"))

    def _person_assignments(self) -> Arguments:
        return {**self._bases(), **self._page(lambda: self._statement_keys("Assignment", "validFrom"))}

    def _organization_members(self) -> Arguments:
        return self._page(lambda: self._statement_keys("Membership", "row"))

    def _officialdocument_assignments(self) -> Arguments:
        return self._page(lambda: self._statement_keys("Assignment", "annex", "row"))

    def _responsibilitychain_links(self) -> Arguments:
        return self._bases()

    def _coveragereport_findings(self) -> Arguments:
        given = self._page(
            lambda: [self._random.randrange(9), self._random.choice(self._by_label["Assignment"]), "2020"]
        )
        if self._random.random() < 0.5:
            given["rule"] = self.maybe(0.9, self._random.sample(list(RULES), self._random.choice((0, 1, 3))))
        if self._random.random() < 0.3:
            given["severity"] = self._random.choice(("INFO", "WARNING", "CRITICAL"))
        return given
