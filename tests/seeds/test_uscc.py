"""The check character of 统一社会信用代码."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.uscc import ALPHABET, BadUscc, check, check_character, is_valid

PUBLIC_EXAMPLE = "91350100M000100Y43"
BODIES = st.text(ALPHABET, min_size=17, max_size=17)


def test_the_public_example_is_valid() -> None:
    assert check_character(PUBLIC_EXAMPLE[:-1]) == "3"
    assert is_valid(PUBLIC_EXAMPLE)


@pytest.mark.parametrize("position", range(18))
def test_any_single_character_changed_is_noticed(position: int) -> None:
    for other in ALPHABET:
        changed = PUBLIC_EXAMPLE[:position] + other + PUBLIC_EXAMPLE[position + 1 :]
        assert is_valid(changed) == (changed == PUBLIC_EXAMPLE)


@given(BODIES, st.integers(0, 16))
def test_two_neighbours_swapped_are_noticed(body: str, position: int) -> None:
    code = body + check_character(body)
    swapped = code[:position] + code[position + 1] + code[position] + code[position + 2 :]
    assert is_valid(code)
    assert is_valid(swapped) == (swapped == code)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("", "0 characters, not 18"),
        (PUBLIC_EXAMPLE + "3", "19 characters, not 18"),
        ("9135010OM000100Y43", "'O' does not occur"),
        (PUBLIC_EXAMPLE.lower(), "'m' does not occur"),
        (PUBLIC_EXAMPLE[:-1] + "4", "the check character is '4', not '3'"),
    ],
)
def test_what_is_wrong_is_told(code: str, told: str) -> None:
    with pytest.raises(BadUscc, match=told):
        check(code)


def test_a_body_of_another_length_has_no_check_character() -> None:
    with pytest.raises(BadUscc, match="16 characters before the check character, not 17"):
        check_character(PUBLIC_EXAMPLE[:16])
