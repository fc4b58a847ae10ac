"""Terms of one statement that overlap or adjoin are one time, their run (docs/decisions/0022): its days, and who stands for it."""


def since(term: str) -> str:
    """The first day of the run that a term is part of; its own, of the others."""
    return f"coalesce({term}.runsFrom, {term}.validFrom)"


def until(term: str) -> str:
    """The first day behind the run."""
    return f"coalesce({term}.runsTo, {term}.validTo)"


def stands(term: str) -> str:
    """Whether no other term has all its days: on each day one of a run stands."""
    return f"{term}.isWithin IS NULL"


def is_last(term: str) -> str:
    """Whether it is the last of its run, which is counted for all of it."""
    return f"{term}.runsTo IS NULL"
