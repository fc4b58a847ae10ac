"""The words that statements fill in themselves: findings and gaps, in the language of the request."""

from functools import cache

from graph.duty_kinds import DUTY_KINDS
from language import _, translate
from resolvers.rules import RULES

GAP = _("{basis} is demanded for {name} and the register has none")
VACANCY = {
    "VACANT_SINCE": _(" since {detail}"),
    "VACANT_BECAUSE": _(" ({detail})"),
    "ACTED_FOR": _("; {name} acts for it"),
}
GAP_OF_ENDED = _("{basis} is demanded for {name}, which is no more")
ENDED_AREA = _("{name} is no more{detail}: nobody answers for it, and the chain goes on above it")
SOURCES = {
    "ENTERED_FROM": _("No document is cited; entered from {detail}"),
    "NO_SOURCE": _("No document demands it; it follows from what the register holds"),
}
BASES = {
    "ENTERPRISE_PRIMARY": _("Enterprise's own responsibility"),
    "TERRITORIAL": _("Territorial supervision"),
    "SECTORAL": _("Sectoral supervision"),
    "COMPREHENSIVE": _("Comprehensive supervision"),
    "LIAISON": _("Liaison"),
}


@cache
def messages(language: str) -> dict[str, str]:
    """Message by name, each with `{name}`, `{detail}` or `{basis}` for the statement to fill in."""
    words = {
        "GAP": GAP,
        "GAP_OF_ENDED": GAP_OF_ENDED,
        "ENDED_AREA": ENDED_AREA,
        **SOURCES,
        **VACANCY,
        **BASES,
        **{name: rule.message for name, rule in RULES.items()},
    }
    words |= {f"kind:{kind}": word for kind, word in DUTY_KINDS.items()}
    words |= {f"label:{name}": rule.label for name, rule in RULES.items()}
    words |= {f"question:{name}": rule.question for name, rule in RULES.items()}
    return {name: translate(message, language) for name, message in words.items()}
