"""Plans: what is worked out once for a document and used again, with nothing of a client's values in it."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import FieldNode, GraphQLObjectType
from graphql.execution import Executor
from graphql.execution.values import get_argument_values

from graph.compiler.arguments import Asked, ask
from graph.compiler.question import Question, Statement, compile_question
from graph.compiler.selection import FieldDetailsList, Selected, SelectionReader, directive_variables
from graph.fields import Link

MOST_PLANS = 500


@dataclass(slots=True)
class Plan:
    """A root field's selection under one outcome of its directives, its fields with arguments, its statements."""

    nodes: tuple[FieldNode, ...]
    selected: Selected
    with_arguments: tuple[tuple[int, Selected, Link], ...]
    statements: dict[Any, Statement] = field(default_factory=dict)


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
        """The statement for a root field of an operation. Raises BadUserInput for arguments that cannot be."""
        plan = self._plan(executor, parent, key, details, question)
        asked = {0: ask(question.link, question.arguments, self._max_page)}
        for number, selected, link in plan.with_arguments:
            node = selected.nodes[0]
            arguments = get_argument_values(selected.field, node, executor.variable_values)
            asked[number] = ask(link, arguments, self._max_page)
        signature = (
            question.as_of.explicit,
            question.clock,
            question.named is not None,
            question.link.order,
            tuple(item.signature for item in asked.values()),
        )
        statement = plan.statements.get(signature)
        if statement is None:
            if len(plan.statements) >= MOST_PLANS:
                plan.statements.clear()
            statement = plan.statements[signature] = compile_question(question, plan.selected, asked)
        return Prepared(plan, statement, asked)

    def _plan(
        self,
        executor: Executor[Any],
        parent: GraphQLObjectType,
        key: str,
        details: FieldDetailsList,
        question: Question,
    ) -> Plan:
        nodes = tuple(detail.node for detail in details)
        identity = tuple(map(id, nodes))
        deciding = self._deciding.get(identity)
        if deciding is None:
            # The nodes are kept beside their ids, so that no other node can come to have the same id.
            deciding = nodes, directive_variables(nodes, executor.fragment_definitions)
            _keep(self._deciding, identity, deciding)
        decided = tuple(executor.variable_values.coerced.get(name) for name in deciding[1])
        plan_key = (identity, decided, question.only)
        plan = self._plans.get(plan_key)
        if plan is None:
            plan = _read(executor, parent, key, details, question.only)
            _keep(self._plans, plan_key, plan)
        return plan


def _keep(cache: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    cache[key] = value
    if len(cache) > MOST_PLANS:
        cache.popitem(last=False)


def _read(
    executor: Executor[Any], parent: GraphQLObjectType, key: str, details: FieldDetailsList, only: str | None
) -> Plan:
    def collect(kind: GraphQLObjectType, chosen: FieldDetailsList) -> Mapping[str, FieldDetailsList]:
        return executor.collect_subfields(kind, chosen).grouped_field_set

    selected = SelectionReader(executor.schema, collect).read(key, parent, details)
    if only is not None:
        selected = replace(selected, below={only: selected.below[only]})
    numbered = enumerate(selected.walk())
    links = ((number, item, item.declaration) for number, item in numbered if number)
    return Plan(
        selected.nodes,
        selected,
        tuple((number, item, link) for number, item, link in links if isinstance(link, Link)),
    )
