"""Search against looking at every name in Python, for random texts out of a small register's own words."""

import random
from itertools import product

import pytest

from resolvers import search
from tests.compiler.conftest import NOW, Register
from tests.compiler.moments import DAYS
from tests.compiler.naive.execution import run_naively

TEXTS = 40
DOCUMENT = """query ($text: String!, $first: Int!, $asOf: AsOf) {
  search(text: $text, first: $first, asOf: $asOf) { matched kind fit within { key } node { id } }
}"""


def _text(register: Register, source: random.Random) -> str:
    """A piece of a name, a code or a reading."""
    searched = register.world.of("Area", "Enterprise", "Name", "Post", "Person", "OfficialDocument", "Organization")
    properties = source.choice(searched).properties
    words = str(source.choice([properties.get(name) or "示例" for name in ("name", "title", "code", "uscc", "number")]))
    words = source.choice((words, words, "shiliqu", "slqy", "jiu", "bieming"))
    start = source.randrange(len(words))
    return words[start : start + source.randint(1, 6)]


async def test_hits_are_those_of_looking_at_every_name(register: Register, source: random.Random) -> None:
    answered = 0
    for _ in range(TEXTS):
        text = _text(register, source)
        if not any(mark.isalnum() for mark in text):
            continue
        variables = {"text": text, "first": source.choice((1, 5, 100)), "asOf": {"validOn": source.choice(DAYS)}}
        compiled, naive = await register.ask(DOCUMENT, variables), run_naively(register.world, DOCUMENT, variables, NOW)
        assert compiled == naive, variables
        answered += len(compiled["data"]["search"])
    assert answered > TEXTS


@pytest.mark.parametrize("many", [1, 4])
@pytest.mark.parametrize("text", ["示例", "示", "例", "企业", "shili", "sl", "slqy", "s", "示例企业1", "9"])
async def test_hits_are_the_same_where_many_things_have_the_text(
    register: Register, monkeypatch: pytest.MonkeyPatch, text: str, many: int
) -> None:
    monkeypatch.setattr(search, "MANY", many)
    for first, day in product((1, 3, 100), DAYS[1::3]):
        variables = {"text": text, "first": first, "asOf": {"validOn": day}}
        compiled, naive = await register.ask(DOCUMENT, variables), run_naively(register.world, DOCUMENT, variables, NOW)
        assert compiled == naive, variables
