"""统一社会信用代码: the 18 characters that identify an enterprise (GB 32100-2015)."""

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a code in the order of their values; I, O, S, V and Z do not occur."""

_MODULUS = 31
_WEIGHTS = tuple(pow(3, position, _MODULUS) for position in range(LENGTH - 1))


class BadUscc(ValueError):
    """A text that is no 统一社会信用代码; the message says what is wrong with it."""


def check_character(body: str) -> str:
    """The 18th character for the first 17. Raises BadUscc where they are not 17 characters of the alphabet."""
    if len(body) != LENGTH - 1:
        raise BadUscc(f"{len(body)} characters before the check character, not {LENGTH - 1}")
    foreign = next((mark for mark in body if mark not in ALPHABET), None)
    if foreign is not None:
        raise BadUscc(f"{foreign!r} does not occur in a code")
    total = sum(ALPHABET.index(mark) * weight for mark, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % _MODULUS]


def check(code: str) -> None:
    """Raise BadUscc where the code has another length, a character that does not occur, or a wrong check character."""
    if len(code) != LENGTH:
        raise BadUscc(f"{len(code)} characters, not {LENGTH}")
    expected = check_character(code[:-1])
    if code[-1] != expected:
        raise BadUscc(f"the check character is {code[-1]!r}, not {expected!r}")


def is_valid(code: str) -> bool:
    """Whether the text is a code with the right check character."""
    try:
        check(code)
    except BadUscc:
        return False
    return True
