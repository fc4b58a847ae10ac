"""Literals of a document that their types refuse: the same verdict as for a variable, with the name of the argument."""

from typing import Any

from graphql import (
    SKIP,
    ArgumentNode,
    GraphQLError,
    GraphQLInputType,
    ValueNode,
    ValuesOfCorrectTypeRule,
    specified_rules,
)
from graphql.language.visitor import VisitorAction
from graphql.utilities.validate_input_value import validate_input_literal

from service.errors import BAD_USER_INPUT


class NamedValuesRule(ValuesOfCorrectTypeRule):
    """graphql-core's rule, whose errors name the argument (`asOf.validOn`) and have BAD_USER_INPUT as their code."""

    _argument: str | None = None

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        """Remember whose value comes."""
        self._argument = node.name.value

    def leave_argument(self, *_: Any) -> None:
        """Forget it."""
        self._argument = None

    def is_valid_value_node(self, node: ValueNode, input_type: GraphQLInputType | None) -> VisitorAction:
        """Report what is wrong with a value."""

        def on_error(error: GraphQLError, path: list[str | int]) -> None:
            named = GraphQLError(error.message, error.nodes or [node], original_error=error.original_error)
            named.extensions = {"code": BAD_USER_INPUT}
            if self._argument is not None:
                named.extensions["argument"] = ".".join([self._argument, *map(str, path)])
            self.report_error(named)

        if input_type:
            validate_input_literal(node, input_type, on_error, None, None, self.context.hide_suggestions)
        return SKIP


RULES = tuple(NamedValuesRule if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules)
"""The rules by which documents are validated."""
