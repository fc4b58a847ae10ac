"""The client's RETURN: a selection, written as one Cypher expression over the variables that a MATCH binds.

Everything is an expression: a list of columns for an object, `COLLECT { }` for many, `COUNT { }` for a total. So a root
field is one statement with one record, whatever its depth, and nested fields are compiled the same way.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from graph.compiler.arguments import NOTHING, Asked
from graph.compiler.conditions import Combined, Condition, Negated, Test
from graph.compiler.found import Found, Scope
from graph.compiler.own_clock import own_clock
from graph.compiler.row import Column, Row, of_state
from graph.compiler.selection import Selected, names_a_cursor
from graph.compiler.shape import Composite, Constant, Leaf, Object, Page, Shape
from graph.cypher import ClockExpressions, named_in, render, row_clock, variables
from graph.fields import Bound, Expression, Identity, Link, Property, View
from graph.labels import NODES
from graph.things import HELD, as_held

MOST_CANDIDATES = 11
"""How many things of one name are named in the error that refuses it."""


class StatementWriter:
    """Writes one statement. `asked` holds the arguments of each selected field that takes any, by its number.

    `own` says where the parameters of the root's MATCH stand, if not for themselves.
    """

    def __init__(
        self, asked: Mapping[int, Asked], numbers: Mapping[int, int], own: Mapping[str, str] | None = None
    ) -> None:
        self._asked = asked
        self._numbers = numbers
        self._own = own or {}
        self._shared: Mapping[str, str] = {}
        self._fresh = count(1)

    def link(self, selected: Selected, link: Link, scope: Scope, clock: ClockExpressions) -> tuple[str, Shape]:
        """What a link leads to: one, many, or a page."""
        number = self._numbers[id(selected)]
        asked = self._asked[number]
        clock = own_clock(number, asked, clock)
        if link.clocks:
            return self._moved(selected, link, link.clocks, scope, clock)
        if link.paged:
            return self._page(selected, link, asked, number, scope, clock)
        many = selected.position.item is not None
        found = self._match(link, asked, number, scope, clock)
        self._shared = link.common or self._shared
        below = {**found.target, **{name: name for name in link.common}}
        row, shape = self.object(selected, below, clock)
        order = self._order(asked, found, clock) if asked.order else ""
        if not many:
            common = self._common(found.carried, below, row, clock) if link.common else ""
            narrowed = found.narrowed(order) if order else ""
            return (
                f"head(COLLECT {{ {found.text}{narrowed} WITH {found.carried}{order} LIMIT 1{common} RETURN {row} }})",
                shape,
            )
        sorted_rows = f"{found.narrowed(order)} WITH {found.carried}{order}" if order else ""
        return f"COLLECT {{ {found.text}{sorted_rows} RETURN {row} }}", shape

    def _moved(
        self, selected: Selected, link: Link, clocks: str, scope: Scope, clock: ClockExpressions
    ) -> tuple[str, Shape]:
        """A link under clocks of its own, which stand as one more variable before it."""
        name, told = f"moment_{next(self._fresh)}", f"told_{next(self._fresh)}"
        moved = replace(row_clock(name), asked_at=f"{name}.askedAt")
        text, shape = self.link(selected, replace(link, clocks=None), scope, moved)
        own = f"UNWIND [{self._render(clocks, {'this': told}, clock)}] AS {name}"
        return f"head(COLLECT {{ UNWIND [{clock.state(scope['this'])}] AS {told} {own} RETURN {text} }})", shape

    def _common(self, carried: str, scope: Scope, text: str, clock: ClockExpressions) -> str:
        """The clauses for what a text names of the common expressions, each behind what it names itself."""
        clauses = ""
        for name, expression in named_in(text, self._shared).items():
            clauses += f" WITH {carried}, {self._render(expression, scope, clock)} AS {scope[name]}"
            carried += f", {scope[name]}"
        return clauses

    def candidates(self, selected: Selected, link: Link, scope: Scope, clock: ClockExpressions) -> tuple[str, Shape]:
        """The things that a name fits, each with the words that tell it from the others; the shape is that of one."""
        found = self._match(link, self._asked[0], 0, scope, clock)
        row, shape = self.object(selected, found.target, clock)
        that = found.target["this"]
        lies = f"({that})-[lies:PART_OF|LOCATED_IN]->(above:Area) WHERE {clock.held('lies')}"
        above = f"[ {lies} | ({clock.state('above', '{0}.name')}) ][0]"
        words = f"[{that}.key, {clock.state(that, '{0}.name')}, {above}]"
        limited = f"WITH {found.carried} ORDER BY {that}.key LIMIT {MOST_CANDIDATES}"
        return f"COLLECT {{ {found.text} {limited} RETURN [{row}, {words}] }}", shape

    def object(self, selected: Selected, scope: Scope, clock: ClockExpressions) -> tuple[str, Composite]:
        """The columns of an object, or the columns of whichever type the node turns out to be."""
        # What is computed and not stored is reached by its own questions alone, never as one node among others.
        kinds = [kind for kind in selected.below if kind in NODES] if len(selected.below) > 1 else list(selected.below)
        written = {kind: self._columns(kind, selected.below[kind], scope, clock) for kind in kinds}
        shape = Composite(selected, {kind: Object(row.places) for kind, row in written.items()})
        node = scope.get("this", "")
        if not selected.abstract:
            (row,) = written.values()
            return row.text(node, clock), shape
        if len(written) == 1:
            (row,) = written.values()
            return row.text(node, clock, 0), shape.shifted()
        cases = " ".join(
            f"WHEN {node}:{kind} THEN {row.text(node, clock, tag)}" for tag, (kind, row) in enumerate(written.items())
        )
        return f"CASE {cases} END", shape.shifted()

    def _columns(self, kind: str, fields: tuple[Selected, ...], scope: Scope, clock: ClockExpressions) -> Row:
        row, held = Row(), HELD.get(kind, frozenset())
        plain: dict[str, tuple[Shape, Column | None]] = {}
        for field in fields:
            if field.name in plain:
                # A plain value under several response keys is one column: planned and computed once.
                row.again(field.key, *plain[field.name])
                continue
            text, shape = self._field(field, scope, clock)
            column = row.add(field.key, shape, text, of_state(field, held, text))
            if isinstance(shape, Leaf) and not field.field.args:
                plain[field.name] = shape, column
        return row

    def _field(self, field: Selected, scope: Scope, clock: ClockExpressions) -> tuple[str, Shape]:
        if field.name == "__typename":
            return "", Constant(field.parent)
        match field.declaration:
            case Property(name, absent):
                return f"{scope['this']}.{name or field.name}", Leaf(field, absent)
            case Expression(text, absent):
                return self._render(as_held(field.parent, text), scope, clock), Leaf(field, absent)
            case Identity():
                key = f"{scope['this']}.key"
                if clock.row:
                    return f"{key} + {clock.id_suffix}", Leaf(field)
                return key, Leaf(field, suffix=clock.suffix_parameter)
            case View(when, of):
                number = self._numbers[id(field)]
                clock = own_clock(number, self._asked.get(number, NOTHING), clock)
                seen = {"this": scope[of]} if of else scope
                row, shape = self.object(field, seen, clock)
                if when is None:
                    return row, shape
                asked_of = field.parent if of is None else ""
                return f"CASE WHEN {self._render(as_held(asked_of, when), seen, clock)} THEN {row} END", shape
            case Bound(variable):
                return self._bound(field, scope[variable], clock)
            case Link() as link:
                return self.link(field, link, scope, clock)
        raise TypeError(f"{field.parent}.{field.name} does not say how the graph answers it")

    def _bound(self, field: Selected, variable: str, clock: ClockExpressions) -> tuple[str, Shape]:
        if field.position.item is None:
            row, shape = self.object(field, {"this": variable}, clock)
            return f"CASE WHEN {variable} IS NULL THEN null ELSE {row} END", shape
        step = f"step_{next(self._fresh)}"
        row, shape = self.object(field, {"this": step}, clock)
        return f"COLLECT {{ UNWIND {variable} AS {step} RETURN {row} }}", shape

    def _page(
        self, selected: Selected, link: Link, asked: Asked, number: int, scope: Scope, clock: ClockExpressions
    ) -> tuple[str, Shape]:
        assert asked.page is not None, "a paged link has a page"  # noqa: S101
        chosen = {field.name for field in selected.fields()}
        edges = [field for field in selected.fields() if field.name == "edges"]
        nodes = [node for edge in edges for node in edge.fields() if node.name == "node"]
        found = self._match(link, asked, number, scope, clock)
        written = [self.object(node, found.target, clock) for node in nodes]
        # Rows that bring their own clocks (`nodes`) give them to the cursors of the pages below them.
        own = ""
        if clock.row:
            stated = f"{clock.id_suffix} <> '', {clock.id_suffix} CONTAINS '~'"
            own = f", [{clock.valid_on}, {clock.known_at}, {stated}]"
        shape = Page(selected, number, tuple(part for _, part in written))
        wants_rows, wants_total = bool(edges or "pageInfo" in chosen), "totalCount" in chosen
        if wants_rows and wants_total and number and _sorts_by_target(link, asked):
            return self._counted(selected, asked, number, found, [row for row, _ in written], own, clock), shape
        total = "null"
        if wants_total:
            total = f"COUNT {{ {self._match(link, asked, number, scope, clock).text} }}"
        rows = "null"
        if wants_rows:
            page = self._rows(selected, asked, number, found, [row for row, _ in written], clock)
            rows = f"COLLECT {{ {found.text}{page} }}"
        return f"[{rows}, {total}{own}]", shape

    def _rows(
        self, selected: Selected, asked: Asked, number: int, found: Found, columns: list[str], clock: ClockExpressions
    ) -> str:
        """From all that a MATCH finds to the rows of the page."""
        assert asked.page is not None  # noqa: S101
        sorted_by = asked.order if names_a_cursor(selected) else ()
        keys = ", ".join(self._render(_key(item), found.ordering, clock) for item in sorted_by)
        after = f" WHERE {self._after(asked, number, found, clock)}" if asked.page.cursor else ""
        order = self._order(asked, found, clock, asked.page.backward)
        narrowed = found.narrowed(after + order) or (" WITH *" if after else "")
        return (
            f"{narrowed}{after} WITH {found.carried}{order} LIMIT $a{number}_limit"
            f" RETURN [{', '.join([f'[{keys}]', *columns])}]"
        )

    def _counted(
        self,
        selected: Selected,
        asked: Asked,
        number: int,
        found: Found,
        columns: list[str],
        own: str,
        clock: ClockExpressions,
    ) -> str:
        """A page with its total, found once: below the root that is what a page and its total cost most."""
        every, that = f"every_{next(self._fresh)}", found.target["this"]
        row = f"{clock.row}, " if clock.row else ""
        page = self._rows(selected, asked, number, found, columns, clock)
        return (
            f"head(COLLECT {{ WITH {row}COLLECT {{ {found.text} RETURN {that} }} AS {every}"
            f" RETURN [COLLECT {{ UNWIND {every} AS {that}{page} }}, size({every}){own}] }})"
        )

    def _match(self, link: Link, asked: Asked, number: int, scope: Scope, clock: ClockExpressions) -> Found:
        """The MATCH with its conditions, and what its variables are called here."""
        assert asked.match is not None, "a link has a match"  # noqa: S101
        match, conditions = asked.match
        # The root's variables keep their names: a question may refer to them (`item` of `nodes`), and a log reads better.
        suffix = f"_{next(self._fresh)}" if number else ""
        if number and "this" in variables(match) and "this" not in scope:
            raise TypeError(f"{match} begins at a node that its type does not have")
        everything = {**scope, **{name: name + suffix for name in variables(match) if name not in scope}}
        anew = ""
        if self._shared and number and asked.has_clocks:
            # What is common to the rows around was worked out under their clocks.
            everything |= {name: name + suffix for name in self._shared}
            anew = self._common(everything["this"], everything, match, clock) + " "
        target = {"this": everything[link.target]} if link.target else {name: everything[name] for name in link.binds}
        own = {} if number else self._own
        texts = [render(text, everything, suffix, clock, own) for text in conditions]
        texts += [self._condition(condition, number, target, clock) for condition in asked.conditions]
        where = f" WHERE {' AND '.join(f'({text})' for text in texts)}" if texts else ""
        rows = [clock.row] if clock.row else []
        carried = dict.fromkeys([*target.values(), *(everything[name] for name in link.binds), *rows])
        text = anew + render(match, everything, suffix, clock, own) + where
        return Found(text, target, {**everything, **target}, ", ".join(carried))

    def _condition(self, condition: Condition, number: int, scope: Scope, clock: ClockExpressions) -> str:
        match condition:
            case Test(name, text):
                return self._render(text, scope, clock, {"$value": f"$a{number}_{name}"})
            case Combined(parts, every):
                written = [f"({self._condition(part, number, scope, clock)})" for part in parts]
                return (" AND " if every else " OR ").join(written) or ("true" if every else "false")
            case Negated(part):
                return f"NOT coalesce(({self._condition(part, number, scope, clock)}), false)"

    def _order(self, asked: Asked, found: Found, clock: ClockExpressions, backward: bool = False) -> str:
        def directed(item: str) -> str:
            descending = item.endswith(" DESC") is not backward
            return self._render(_key(item), found.ordering, clock) + (" DESC" if descending else "")

        return " ORDER BY " + ", ".join(map(directed, asked.order))

    def _after(self, asked: Asked, number: int, found: Found, clock: ClockExpressions) -> str:
        """The condition that an item lies behind the cursor in the order of the page."""
        assert asked.page is not None  # noqa: S101
        alternatives, equal = [], ""
        for place, item in enumerate(asked.order):
            key, value = self._render(_key(item), found.ordering, clock), f"$a{number}_after[{place}]"
            comparison = "<" if item.endswith(" DESC") is not asked.page.backward else ">"
            alternatives.append(f"({equal}{key} {comparison} {value})")
            equal += f"{key} = {value} AND "
        return " OR ".join(alternatives)

    def _render(
        self, text: str, scope: Scope, clock: ClockExpressions, parameters: Mapping[str, str] | None = None
    ) -> str:
        return render(text, scope, f"_{next(self._fresh)}", clock, parameters)


def _sorts_by_target(link: Link, asked: Asked) -> bool:
    """Whether the order names nothing of the MATCH but the node that it leads to."""
    if link.target is None or link.binds or asked.match is None:
        return False
    named = frozenset[str]().union(*(variables(_key(item)) for item in asked.order))
    return named & variables(asked.match[0]) <= {link.target}


def _key(item: str) -> str:
    return item.removesuffix(" DESC")
