"""Plans: what is worked out once for a document and used again, with nothing of a client's values in it."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    located_error,
)
from graphql.execution import Executor
from graphql.execution.values import VariableValues, get_argument_values

from graph.compiler.arguments import NOTHING, Asked, ask, day_asked
from graph.compiler.question import Question, Statement, compile_question
from graph.compiler.selection import FieldDetailsList, Position, Selected, SelectionReader, directive_variables
from graph.errors import BadUserInput
from graph.fields import Link

MOST_PLANS = 500


@dataclass(frozen=True, slots=True)
class Argued:
    """A field below the root that takes arguments: its number, that of the next such field above it, and what the
    document itself says of them all, where no variable has a part in it. `path` leads to it in the response, in lists to
    that of their first item."""

    number: int
    around: int
    selected: Selected
    path: tuple[str | int, ...]
    stated: Asked | None = None

    @property
    def place(self) -> str:
        """Which field of the schema it is."""
        return f"{self.selected.parent}.{self.selected.name}"


@dataclass(slots=True)
class Plan:
    """A root field's selection under one outcome of its directives, its fields with arguments, its statements."""

    nodes: tuple[FieldNode, ...]
    selected: Selected
    argued: tuple[Argued, ...]
    statements: dict[Any, Statement] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Which field of the schema it is."""
        return f"{self.selected.parent}.{self.selected.name}"

    @property
    def around(self) -> Mapping[int, int]:
        """For each field with arguments the next one above it."""
        return {item.number: item.around for item in self.argued}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement ready to be sent, with the arguments its parameters come from."""

    plan: Plan
    statement: Statement
    asked: Mapping[int, Asked]


class Planner:
    """Keeps the plans of one schema: the newest `MOST_PLANS`, by the document's own nodes (its text is parsed once)."""

    def __init__(self, max_page: int) -> None:
        self._max_page = max_page
        self._plans: OrderedDict[Any, Plan] = OrderedDict()
        self._deciding: OrderedDict[Any, tuple[tuple[FieldNode, ...], tuple[str, ...]]] = OrderedDict()

    def prepare(
        self,
        executor: Executor[Any],
        parent: GraphQLObjectType,
        key: str,
        details: FieldDetailsList,
        question: Question,
    ) -> Prepared:
        """The statement for a root field of an operation. Raises BadUserInput for arguments that cannot be, and for those of
        a field below GraphQLError with its place."""
        nodes = tuple(detail.node for detail in details)
        if (plan := self._known(nodes, executor.variable_values, question)) is None:
            plan = self._read(executor, parent, key, details, question.only)
            decided = self._decided(nodes, executor.variable_values, executor.fragment_definitions)
            _keep(self._plans, (_identity(nodes), decided, question.only), plan)
        return self._prepared(plan, executor.variable_values, question)

    def prepare_known(
        self, nodes: tuple[FieldNode, ...], variables: VariableValues, question: Question
    ) -> Prepared | None:
        """The same for a root field that was prepared before; None for a new one."""
        plan = self._known(nodes, variables, question)
        return None if plan is None else self._prepared(plan, variables, question)

    def _known(self, nodes: tuple[FieldNode, ...], variables: VariableValues, question: Question) -> Plan | None:
        if (deciding := self._deciding.get(_identity(nodes))) is None:
            return None
        decided = tuple(map(variables.coerced.get, deciding[1]))
        return self._plans.get((_identity(nodes), decided, question.only))

    def _decided(
        self, nodes: tuple[FieldNode, ...], variables: VariableValues, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> tuple[Any, ...]:
        names = directive_variables(nodes, fragments)
        # The nodes are kept beside their ids, so that no other node can come to have the same id.
        _keep(self._deciding, _identity(nodes), (nodes, names))
        return tuple(map(variables.coerced.get, names))

    def _prepared(self, plan: Plan, variables: VariableValues, question: Question) -> Prepared:
        asked = {0: ask(question.link, question.arguments, self._max_page, plan.place)}
        varying = [asked[0].signature]
        for item in plan.argued:
            if item.stated is None:
                asked[item.number] = self._ask(item, variables)
                varying.append(asked[item.number].signature)
            else:
                asked[item.number] = item.stated
        signature = (question.as_of.explicit, question.clock, question.named is not None, tuple(varying))
        statement = plan.statements.get(signature)
        if statement is None:
            if len(plan.statements) >= MOST_PLANS:
                plan.statements.clear()
            statement = plan.statements[signature] = compile_question(question, plan.selected, asked)
        return Prepared(plan, statement, asked)

    def _ask(self, item: Argued, variables: Any) -> Asked:
        """The arguments of a field. Raises GraphQLError at the field's own place for what cannot be."""
        selected = item.selected
        try:
            arguments = get_argument_values(selected.field, selected.nodes[0], variables)
            if isinstance(selected.declaration, Link):
                return ask(selected.declaration, arguments, self._max_page, item.place)
            on = day_asked(arguments)
        except (BadUserInput, GraphQLError) as error:
            raise located_error(error, list(selected.nodes), list(item.path)) from error
        return Asked(on=on) if on else NOTHING

    def _read(
        self, executor: Executor[Any], parent: GraphQLObjectType, key: str, details: FieldDetailsList, only: str | None
    ) -> Plan:
        def collect(kind: GraphQLObjectType, chosen: FieldDetailsList) -> Mapping[str, FieldDetailsList]:
            return executor.collect_subfields(kind, chosen).grouped_field_set

        selected = SelectionReader(executor.schema, collect).read(key, parent, details)
        if only is not None:
            selected = replace(selected, below={only: selected.below[only]})
        argued = (
            item if _varies(item.selected.nodes[0]) else replace(item, stated=self._ask(item, None))
            for item in _argued(selected)
        )
        return Plan(selected.nodes, selected, tuple(argued))


def _varies(node: FieldNode) -> bool:
    """Whether a variable has a part in the arguments of a field."""
    return any(_has_variable(argument.value) for argument in node.arguments or ())


def _has_variable(value: ValueNode) -> bool:
    match value:
        case VariableNode():
            return True
        case ListValueNode(values=values):
            return any(map(_has_variable, values))
        case ObjectValueNode(fields=fields):
            return any(_has_variable(field.value) for field in fields)
    return False


def _identity(nodes: tuple[FieldNode, ...]) -> tuple[int, ...]:
    return tuple(map(id, nodes))


def _keep(cache: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    cache[key] = value
    if len(cache) > MOST_PLANS:
        cache.popitem(last=False)


def _firsts(position: Position | None) -> tuple[int, ...]:
    """The way to the first value of a field: through each list that it is in."""
    return (0, *_firsts(position.item)) if position is not None and position.item is not None else ()


def _argued(root: Selected) -> tuple[Argued, ...]:
    """The links below the root, and whatever else takes arguments, in the order of the walk."""
    numbers = {id(item): number for number, item in enumerate(root.walk())}
    found: list[Argued] = []

    def visit(selected: Selected, around: int, path: tuple[str | int, ...]) -> None:
        here = (*path, selected.key, *_firsts(selected.position))
        for fields in selected.below.values():
            for item in fields:
                inside = around
                if isinstance(item.declaration, Link) or item.field.args:
                    inside = numbers[id(item)]
                    found.append(Argued(inside, around, item, (*here, item.key)))
                visit(item, inside, here)

    visit(root, 0, ())
    return tuple(found)
