"""How big the city is: every number that grows with the enterprises, and those that do not."""

from dataclasses import dataclass

DISTRICTS = 10
KEY_ENTERPRISE_EVERY = 20
"""One enterprise in so many is a key enterprise (重点企业)."""
PRIMARY_EVERY = 10
"""One enterprise in so many has its own responsible persons registered, and every key enterprise."""
ENTERPRISES_PER_GROUP = 3
FACTS_AT_ONCE = 5_000
"""How many facts on areas and offices a batch holds at most."""
ENTERPRISES_AT_ONCE = 3_000
"""How many enterprises a batch holds, with everything about them: some 10,000 facts."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The size of the city: towns of a district, villages of a town, and the posts beyond those that must be there."""

    enterprises: int
    towns: int
    villages: int
    further_town_posts: int
    further_village_posts: int


def scale_of(enterprises: int) -> Scale:
    """The city that so many enterprises make sense in. Raises ValueError below 0.

    Three towns of two villages up to 1,000 enterprises, ten towns of ten villages from 10,000 on; everything worth
    finding is in the first three towns.
    """
    if enterprises < 0:
        raise ValueError(f"a city cannot have {enterprises} enterprises")
    if enterprises <= 1_000:
        return Scale(enterprises, 3, 2, 0, 0)
    if enterprises < 10_000:
        return Scale(enterprises, 6, 5, 2, 1)
    return Scale(enterprises, 10, 10, 18, 4)
