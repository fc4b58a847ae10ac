"""Hand-written Cypher as material: its words, and its variables renamed so that fragments can stand inside each other.

A fragment is plain Cypher under six habits: keywords in capitals, variables begin with a small letter, a space stands behind
the colon of a map and none before a label. Words about clocks: of a statement or temporal relationship `held(r)` says that it holds
under both of the question's, `known(r)` that the register held it then; of a thing `there(x)` that it exists under both, and
`state(x)` is what the register held of it then (`state(x).name` a property); `noted(r)` says of anything that it was recorded by
then. `$validOn`, `$knownAt`, `$dayEnd` and `$idSuffix` are the clocks; `$happenedAt` is the moment of the incident that is looked
back from, null elsewhere, and `$askedAt` what the register knows when that is asked. Whether a list has something that fits is
`size([… WHERE …]) > 0`, never `any()`, which the embedded
engine misreads inside a function. Nothing of a client's text ever becomes part of a fragment: values are
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
      | \bthere\(\s*(?P<there>\w+)\s*\)
      | \bnoted\(\s*(?P<noted>\w+)\s*\)
      | \bstate\(\s*(?P<state>\w+)\s*\)(?P<of>\.\w+)?
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
_CLOCKS = frozenset({"held", "known", "there", "noted", "state"})
_THEN = "heldThen"
"""The variable of an archived version inside a word about a thing; no fragment has another of this name."""
_LITERALS = frozenset({"true", "false", "null"})


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[tuple[str, str], ...]:
    """The tokens of a fragment as (kind, text) pairs."""
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> tuple[str, str]:
    if match["state"]:
        return f"state{match['of'] or ''}", match["state"]
    kind = match.lastgroup or "other"
    return kind, match[kind] if kind in _CLOCKS else match.group()


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
    asked_at: str = "$knownAt"
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

    def noted(self, variable: str) -> str:
        """The predicate that it was recorded by then, such as a fixed relationship between things."""
        return f"{variable}.recordedFrom <= {self.known_at}"

    def there(self, variable: str) -> str:
        """The predicate that a thing exists under both clocks: the register knew it, and what it held of it then covers the day."""
        period = "{0}.validFrom <= " + self.valid_on + " AND " + self.valid_on + " < {0}.validTo"
        then = f"{self.known(_THEN)} AND {period.format(_THEN)}"
        return (
            f"{variable}.recordedFrom <= {self.known_at} AND CASE WHEN {variable}.changedAt > {self.known_at}"
            f" THEN size([ ({variable})-[:WAS]->({_THEN}:Version) WHERE {then} | 1 ]) > 0"
            f" ELSE {period.format(variable)} END"
        )

    def state(self, variable: str, columns: str = "{0}") -> str:
        """What the register held of a thing then, or columns of it: of an archived version where it has learned better since.

        Of a thing that it did not know yet, what it held first: that is asked where somebody looks back from an incident.
        """
        return (
            f"CASE WHEN {variable}.changedAt > {self.known_at}"
            f" THEN [ ({variable})-[:WAS]->({_THEN}:Version) WHERE {self.known_at} < {_THEN}.recordedTo AND"
            f" ({_THEN}.recordedFrom <= {self.known_at} OR {_THEN}.recordedFrom = {variable}.recordedFrom)"
            f" | {columns.format(_THEN)} ][0] ELSE {columns.format(variable)} END"
        )

    def clocked(self, kind: str, variable: str) -> str:
        """What a word about a variable's clocks stands for."""
        if kind.startswith("state"):
            return f"({self.state(variable, '{0}' + kind.removeprefix('state'))})"
        predicates = {"held": self.held, "known": self.known, "there": self.there, "noted": self.noted}
        return predicates[kind](variable)

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
            "$askedAt": self.asked_at,
        }
        return clocks.get(name, name)


def row_clock(name: str) -> ClockExpressions:
    """The clocks that a variable brings: a map with each of them, and with the moment of an incident where there is one."""
    return ClockExpressions(
        f"{name}.validOn",
        f"{name}.knownAt",
        f"{name}.dayEnd",
        f"{name}.idSuffix[0]",
        f"{name}.happenedAt",
        f"{name}.knownAt",
        name,
    )


EACH_ITS_OWN = row_clock("item")
"""The clocks of questions that are answered together: each item of the statement's list brings its own."""


def is_variable(kind: str, text: str) -> bool:
    """Whether a token names a variable."""
    return kind == "word" and text[0].islower() and text not in _LITERALS


def is_clocked(kind: str) -> bool:
    """Whether a token is a word about a variable's clocks."""
    return kind.partition(".")[0] in _CLOCKS


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
    return frozenset(t for k, t in tokens(text) if is_variable(k, t) or is_clocked(k))


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
            if is_clocked(kind):
                yield clock.clocked(kind, scope.get(token, token + suffix))
            elif kind == "parameter":
                yield clock.parameter(renamed.get(token, token))
            elif is_variable(kind, token):
                yield token if token == clock.row else scope.get(token, token + suffix)
            else:
                yield token

    return "".join(pieces())
