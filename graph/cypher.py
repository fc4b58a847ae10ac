"""Hand-written Cypher as material: its words, and its variables renamed so that fragments can stand inside each other.

A fragment is plain Cypher under six habits: keywords in capitals, variables begin with a small letter, a space stands behind
the colon of a map and none before a label, `held(r)` means "r holds under both of the question's clocks" and `known(r)` "the
register held r then", and `$validOn`, `$knownAt`, `$dayEnd` and `$idSuffix` are those clocks; `$happenedAt` is the moment of the
incident that is looked back from, null elsewhere; whether a list has something that fits is `size([… WHERE …]) > 0`, never `any()`,
which the embedded engine misreads inside a function. Nothing of a client's text ever becomes part of a fragment: values are
parameters.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NewType

CompiledCypher = NewType("CompiledCypher", str)
"""Cypher put together by the compiler out of fragments in the source code."""

_TOKEN = re.compile(
    r"""(?P<string>'(?:[^'\\]|\\.)*')
      | \bheld\(\s*(?P<held>\w+)\s*\)
      | \bknown\(\s*(?P<known>\w+)\s*\)
      | (?P<parameter>\$\w+)
      | (?P<label>(?<=[:|&!])\s*[A-Z]\w*(?=[^\w(]|$))
      | (?P<property>\.[ ]?[A-Za-z_]\w*)
      | (?P<function>\b[A-Za-z_]\w*(?=\())
      | (?P<mapkey>(?<=[{,])\s*[a-z]\w*(?=:\s))
      | (?P<word>\b[A-Za-z_]\w*)
      | (?P<other>\s+|\d[\d.]*|.)""",
    re.VERBOSE | re.DOTALL,
)
_WITH = re.compile(r"(?<!STARTS )(?<!ENDS )\bWITH (DISTINCT )?(?!\*)")
_CALL = re.compile(r"\bCALL \(")
_WORD = re.compile(r"\w+")
_CLOCKS = frozenset({"held", "known"})
_LITERALS = frozenset({"true", "false", "null"})


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[tuple[str, str], ...]:
    """The tokens of a fragment as (kind, text) pairs."""
    kinds = ((match.lastgroup or "other", match) for match in _TOKEN.finditer(text))
    return tuple((kind, match[kind] if kind in _CLOCKS else match.group()) for kind, match in kinds)


@dataclass(frozen=True, slots=True)
class ClockExpressions:
    """How a statement says the question's clocks: parameters, or properties of the variable that carries them.

    A variable is named in `row`: the embedded engine forgets it behind a WITH of an inner subquery that does not hand it on.
    The ending of ids comes as a list of one: Neo4j makes a plan for each length of a text that is a parameter.
    """

    valid_on: str = "$validOn"
    known_at: str = "$knownAt"
    day_end: str = "$dayEnd"
    id_suffix: str = "$idSuffix[0]"
    happened_at: str = "null"
    row: str | None = None

    @property
    def suffix_parameter(self) -> str:
        """The name of the parameter that ids end in, where it is one."""
        return self.id_suffix.removeprefix("$").removesuffix("[0]")

    def held(self, variable: str) -> str:
        """The predicate that `variable` holds under both clocks."""
        return (
            f"{variable}.validFrom <= {self.valid_on} AND {self.valid_on} < {variable}.validTo"
            f" AND {self.known(variable)}"
        )

    def known(self, variable: str) -> str:
        """The predicate that the register held `variable` then, whether or not it held on the day."""
        return f"{variable}.recordedFrom <= {self.known_at} AND {self.known_at} < {variable}.recordedTo"

    def hand_on(self, text: str) -> str:
        """The text with the clocks' variable, if they have one, handed on by every WITH and CALL."""
        if self.row is None or self.row in variables(text):
            return text
        text = _WITH.sub(rf"WITH \1{self.row}, ", text)
        return _CALL.sub(rf"CALL ({self.row}, ", text).replace(f"CALL ({self.row}, )", f"CALL ({self.row})")

    def parameter(self, name: str) -> str:
        """What stands for a clock parameter of a fragment; any other parameter stands for itself."""
        clocks = {
            "$validOn": self.valid_on,
            "$knownAt": self.known_at,
            "$dayEnd": self.day_end,
            "$idSuffix": self.id_suffix,
            "$happenedAt": self.happened_at,
        }
        return clocks.get(name, name)


def row_clock(name: str) -> ClockExpressions:
    """The clocks that a variable brings: a map with each of them, and with the moment of an incident where there is one."""
    return ClockExpressions(
        f"{name}.validOn", f"{name}.knownAt", f"{name}.dayEnd", f"{name}.idSuffix[0]", f"{name}.happenedAt", row=name
    )


EACH_ITS_OWN = row_clock("item")
"""The clocks of questions that are answered together: each item of the statement's list brings its own."""


def is_variable(kind: str, text: str) -> bool:
    """Whether a token names a variable."""
    return kind == "word" and text[0].islower() and text not in _LITERALS


def named_in(text: str, common: Mapping[str, str]) -> dict[str, str]:
    """Those of some named expressions that a text names, each behind those that it names itself."""
    found: list[str] = []
    words = set(_WORD.findall(text))
    for name, expression in reversed(list(common.items())):
        if name in words:
            found.append(name)
            words.update(_WORD.findall(expression))
    return {name: common[name] for name in reversed(found)}


def variables(text: str) -> frozenset[str]:
    """The variables that a fragment names."""
    return frozenset(t for k, t in tokens(text) if is_variable(k, t) or k in _CLOCKS)


def render(
    text: str,
    scope: Mapping[str, str],
    suffix: str,
    clock: ClockExpressions,
    parameters: Mapping[str, str] | None = None,
) -> str:
    """A fragment with its variables renamed: those of `scope` as it says, all others given `suffix`."""
    renamed = parameters or {}

    def pieces() -> Iterator[str]:
        for kind, token in tokens(clock.hand_on(text)):
            if kind in _CLOCKS:
                predicate = clock.held if kind == "held" else clock.known
                yield predicate(scope.get(token, token + suffix))
            elif kind == "parameter":
                yield clock.parameter(renamed.get(token, token))
            elif is_variable(kind, token):
                yield token if token == clock.row else scope.get(token, token + suffix)
            else:
                yield token

    return "".join(pieces())
