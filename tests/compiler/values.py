"""Arguments that make sense in a world: ids with and without clocks, names, cursors, filters, days at the bounds."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from graphql import GraphQLArgument, GraphQLField, get_named_type

from graph.clock import AsOf
from graph.compiler.cursors import write_cursor
from graph.moment import Moment
from tests.compiler.inputs import Inputs
from tests.compiler.moments import DAYS, MOMENTS
from tests.compiler.naive.connections import SORTED
from tests.compiler.naive.rules import RULES
from tests.compiler.naive.things import NODE_TYPES
from tests.compiler.naive.view import View
from tests.compiler.world import World

ASKED_DAYS = (*DAYS, "2020-03-04", "2020-03-09", "2020-12-31", "2024-03-14")
ASKED_MOMENTS = (*MOMENTS, "2019-05-05T00:00:00Z", "2022-06-01T08:00:00+08:00", "2020-03-11T00:00:00+08:00")
BASES = ("ENTERPRISE_PRIMARY", "TERRITORIAL", "SECTORAL", "COMPREHENSIVE", "LIAISON")
LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN", "VILLAGE")
ENUMS = ("AreaLevel", "SupervisionBasis", "AuditRule")

DIFFERENCES = {"AssignmentDifference": "Assignment", "HolderDifference": "Membership"}
"""Rows that are about a statement, whose cursor is the statement's place."""

SEARCH_KINDS = ("AREA", "SECTOR", "ORGANIZATION", "ENTERPRISE", "PERSON", "POST", "DOCUMENT")
SEARCHED = (
    "示例",
    "示 例",
    "旧",
    "别名0",
    "99",
    "E1",
    "e",
    "s1",
    "行业1",
    "示例人2",
    "zengshili",
    "cengs",
    "shili",
    "sl",
    "xiangye",
    "職務",
    "2020",
    "高新区",
)

FOUND_BY = {
    "GROUP_WITHOUT_LEAD": "Organization", "POST_VACANT": "Post", "AREA_WITHOUT_LIAISON": "Area", "RETURN_OVERDUE": "Area",
    "HAZARD_OVERDUE": "Hazard", "LISTED_HAZARD_NOT_CLOSED": "ListedSupervision",
    "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR": "Enterprise",
}  # fmt: skip
"""What the findings of a rule are about."""
MONTHS = ("2020-02", "2020-03", "2022-07", "2024-02", "2024-03")
STRETCHES = (
    {"from": "2020-01-01", "to": "2021-06-01"},
    {"from": "2023-02-05", "to": "2024-04-06"},
    {"from": "2024-01-31", "to": "2026-03-01"},
)
SPANS = (("2024-03", "2024-03"), ("2024-02", "2024-03"), ("2020-02", "2020-04"), ("2022-07", "2022-07"))

Arguments = dict[str, Any]
GraphQLArguments = Mapping[str, GraphQLArgument]


class Values:
    """Random arguments for any field of the schema."""

    def __init__(self, world: World, now: datetime, source: random.Random) -> None:
        self._world = world
        self._now = Moment(now).clocks
        self._random = source
        self._by_label = {label: [node.key for node in world.of(label)] for label in NODE_TYPES}
        self.inputs = Inputs(source, self.id, ASKED_DAYS)

    def of(self, kind: str, name: str, field: GraphQLField) -> Arguments:
        """The arguments of a field; those that may be left out are there, or null, or missing."""
        make: Callable[[], Arguments] = getattr(self, f"_{kind}_{name}".lower(), dict)
        given = make()
        if name == "assignments" and "basis" in field.args:
            given |= self._bases()
        path, connection = f"{kind}.{name}", get_named_type(field.type).name
        if path in SORTED:
            return given | self.page(path, connection.removesuffix("Connection"), field.args)
        if "on" in field.args and self._random.random() < 0.25:
            given["on"] = self._random.choice(ASKED_DAYS)
        return given

    def maybe(self, probability: float, value: Any) -> Any:
        """The value, else null."""
        return value if self._random.random() < probability else None

    def clock(self) -> AsOf:
        """Some clocks."""
        if self._random.random() < 0.4:
            return self._now
        explicit, pinned = self._random.random() < 0.8, self._random.random() < 0.7
        return AsOf(self._random.choice(ASKED_DAYS), self._random.choice(MOMENTS), explicit, pinned)

    def id(self, *labels: str) -> str:
        """An id with or without clocks, now and then of nothing."""
        label = self._random.choice(labels)
        key = self._random.choice([*self._by_label[label], *self._by_label[label], f"{label}:nothing"])
        return key + self._suffix()

    def _suffix(self) -> str:
        if self._random.random() < 0.6:
            return ""
        moment = f"~{self._random.choice(MOMENTS)}" if self._random.random() < 0.6 else ""
        return f"@{self._random.choice(ASKED_DAYS)}{moment}"

    def _as_of(self) -> Arguments:
        if self._random.random() < 0.4:
            return {}
        asked = {"validOn": self._random.choice(ASKED_DAYS), "knownAt": self._random.choice(ASKED_MOMENTS)}
        return {"asOf": {key: value for key, value in asked.items() if self._random.random() < 0.7}}

    def _order_by(self, path: str) -> Arguments:
        sorts = list(SORTED[path].sorts)
        if not sorts or self._random.random() < 0.6:
            return {}
        names = self._random.sample(sorts, min(len(sorts), self._random.choice((0, 1, 1, 2))))
        return {"orderBy": [{name: self._random.choice(("ASC", "DESC"))} for name in names]}

    def cursor(self, path: str, label: str, order_by: Any, clock: AsOf) -> str:
        """A cursor of some item that the connection may hold, or not."""
        order, tag = SORTED[path].chosen(path, order_by)
        if label == "Finding":
            keys = [self._random.randrange(9), self._random.choice(self._by_label["Assignment"]), "2020", ""]
        elif label == "RequirementUnit":
            keys = [self._random.randrange(3), self._random.randrange(5), self._random.choice(self._by_label["Area"])]
        else:
            label = DIFFERENCES.get(label, label)
            keys = order.keys(View(self._world, clock, {}).thing(self._random.choice(self._by_label[label])))
        return write_cursor(keys, clock, tag)

    def page(self, path: str, label: str, argument: GraphQLArguments) -> Arguments:
        """A part of a connection: from either end, behind or before an item, narrowed, sorted, on another day."""
        given = self._order_by(path)
        if "filter" in argument and self._random.random() < 0.5:
            given["filter"] = self.inputs.filter(argument["filter"].type)
        size, cursor = self._random.choice((("first", "after"), ("first", "after"), ("last", "before")))
        if size == "last" or self._random.random() < 0.7:
            given[size] = self._random.choice((0, 1, 2, 3, 7))
        if "asOf" in argument:
            given |= self._as_of()
        if self._random.random() < 0.35:
            clock = self.clock()
            given[cursor] = self.cursor(path, label, given.get("orderBy"), clock)
            if "asOf" in argument:
                given["asOf"] = self._random.choice((None, {}, {"validOn": clock.valid_on, "knownAt": clock.known_at}))
        elif "on" in argument and self._random.random() < 0.25:
            given["on"] = self._random.choice(ASKED_DAYS)
        return given

    def _bases(self) -> Arguments:
        if self._random.random() < 0.5:
            return {}
        return {"basis": self.maybe(0.9, self._random.sample(BASES, self._random.choice((0, 1, 2))))}

    def _query_node(self) -> Arguments:
        if self._random.random() < 0.9:
            return {"id": self.id(*NODE_TYPES)}
        rule, area = self._random.choice(list(RULES)), self._random.choice(self._by_label["Area"][:3])
        label = FOUND_BY.get(rule, "Assignment")
        return {"id": f"Finding:{rule}/{area}/{self._random.choice(self._by_label[label])}{self._suffix()}"}

    def _query_nodes(self) -> Arguments:
        return {"ids": [self.id(*NODE_TYPES) for _ in range(self._random.choice((0, 1, 3, 5)))]}

    def _query_dutiesdue(self) -> Arguments:
        return {"holder": self.id("Person", "Post", "Organization"), **self._random.choice(STRETCHES)}

    def _query_dutyreport(self) -> Arguments:
        return {"area": self.id("Area"), **self._random.choice(STRETCHES), **self._as_of()}

    def _query_area(self) -> Arguments:
        code = self._random.choice(self._by_label["Area"]).removeprefix("Area:")
        named = self._random.choice((f"示例{code}区", f"旧{code}", f"别名1{code}"))
        return {**self._random.choice(({"id": self.id("Area")}, {"code": code}, {"name": named})), **self._as_of()}

    def _query_enterprise(self) -> Arguments:
        key = self._random.choice(self._by_label["Enterprise"]).removeprefix("Enterprise:")
        named = self._random.choice((f"示例企业{key[1:]}", f"旧{key}"))
        return {**self._random.choice(({"id": self.id("Enterprise")}, {"uscc": key}, {"name": named})), **self._as_of()}

    def _query_person(self) -> Arguments:
        return {"id": self.id("Person"), **self._as_of()}

    def _query_post(self) -> Arguments:
        return {"id": self.id("Post"), **self._as_of()}

    def _query_assignment(self) -> Arguments:
        return {"id": self.id("Assignment"), **self._as_of()}

    def _query_hazard(self) -> Arguments:
        asked = self._random.choice(({"id": self.id("Hazard")}, {"number": "示例隐患-1"}))
        return {**asked, **self._as_of()}

    def _query_incident(self) -> Arguments:
        return {"id": self.id("Incident"), **self._as_of()}

    def _query_organization(self) -> Arguments:
        node = self._world.nodes[self._random.choice(self._by_label["Organization"])]
        return {
            **self._random.choice(({"id": self.id("Organization")}, {"name": node.properties["name"]})),
            **self._as_of(),
        }

    def _query_document(self) -> Arguments:
        asked = self._random.choice(({"id": self.id("OfficialDocument")}, {"number": "示例〔2020〕1号"}))
        return {**asked, **self._as_of()}

    def _query_responsibilitychain(self) -> Arguments:
        unit = self._random.choice(({"area": self.id("Area")}, {"enterprise": self.id("Enterprise")}))
        return {**unit, **self._as_of()}

    def _query_coverage(self) -> Arguments:
        return {"area": self.id("Area"), **self._as_of()}

    def _query_monthlyreturn(self) -> Arguments:
        return {"area": self.id("Area"), "month": self._random.choice(MONTHS), **self._as_of()}

    def _query_coveragehistory(self) -> Arguments:
        first, last = self._random.choice(SPANS)
        rules = {"rule": self._random.sample(list(RULES), 4)} if self._random.random() < 0.6 else {}
        known = {"knownAt": self._random.choice(ASKED_MOMENTS)} if self._random.random() < 0.4 else {}
        return {"area": self.id("Area"), "from": first, "to": last, **rules, **known}

    def _days(self) -> Arguments:
        first, last = sorted(self._random.sample(ASKED_DAYS, 2))
        return {"from": first, "to": last}

    def _query_changes(self) -> Arguments:
        within = {"within": self.id("Area")} if self._random.random() < 0.5 else {}
        return {**within, **(self._days() if self._random.random() < 0.5 else {})}

    def _query_diff(self) -> Arguments:
        known = {"knownAt": self._random.choice(ASKED_MOMENTS)} if self._random.random() < 0.4 else {}
        return {"area": self.id("Area"), **self._days(), **known}

    def _area_path(self) -> Arguments:
        return {"to": self.id("Area")}

    def _area_subtree(self) -> Arguments:
        depth = {"depth": self._random.choice((0, 1, 2, 9))} if self._random.random() < 0.5 else {}
        levels = self._random.sample(LEVELS, self._random.choice((0, 1, 3)))
        return {**depth, **({"levels": levels} if self._random.random() < 0.4 else {})}

    def _area_enterprisegroups(self) -> Arguments:
        level = self._random.sample(("DISTRICT", "TOWN", "VILLAGE"), self._random.choice((0, 1)))
        return {"by": [*level, *self._random.sample(("SECTOR", "KEY", "LIAISON"), self._random.choice((0, 1, 2, 3)))]}

    def _areadifference_assignments(self) -> Arguments:
        kinds = self._random.sample(("BEGAN", "ENDED", "CHANGED"), self._random.choice((0, 1, 2)))
        return {"kinds": self.maybe(0.9, kinds)} if self._random.random() < 0.4 else {}

    _areadifference_holders = _areadifference_assignments

    def _query_search(self) -> Arguments:
        given: Arguments = {"text": self._random.choice(SEARCHED), **self._as_of()}
        if self._random.random() < 0.7:
            given["first"] = self._random.choice((1, 2, 5, 100))
        if self._random.random() < 0.4:
            given["kinds"] = self._random.sample(SEARCH_KINDS, self._random.choice((1, 2, 3)))
        return given

    def _query_enumlabels(self) -> Arguments:
        return {"enum": self._random.choice(ENUMS)}

    def _area_descendants(self) -> Arguments:
        return {"level": self.maybe(0.8, self._random.choice(LEVELS))} if self._random.random() < 0.5 else {}

    def _area_enterprises(self) -> Arguments:
        return {"recursive": self._random.random() < 0.5} if self._random.random() < 0.5 else {}

    _area_incidents = _area_hazards = _area_records = _area_enterprises

    def _responsibilitychain_links(self) -> Arguments:
        return self._bases()

    def _coveragereport_findings(self) -> Arguments:
        given: Arguments = {}
        if self._random.random() < 0.5:
            given["rule"] = self.maybe(0.9, self._random.sample(list(RULES), self._random.choice((0, 1, 3))))
        if self._random.random() < 0.3:
            given["severity"] = self._random.choice(("INFO", "WARNING", "CRITICAL"))
        return given
