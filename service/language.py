"""The language of an answer, from what the client says it reads."""

LANGUAGES = ("zh", "en")


def negotiated(accept_language: str | None, default: str) -> str:
    """The supported language that an `Accept-Language` header likes best; `default` where it names none of them."""
    best, liking = default, 0.0
    for part in (accept_language or "").split(","):
        tag, _, parameters = part.strip().partition(";")
        language = tag.strip().lower().partition("-")[0]
        weight = _weight(parameters)
        if language in LANGUAGES and weight > liking:
            best, liking = language, weight
    return best


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
