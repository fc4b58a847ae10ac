"""Who did something: an investigation, a measure, a record of duty (实施主体)."""

from typing import Annotated

import strawberry

from schema.organization import Organization, Post
from schema.person import Person

Performer = Annotated[
    Person | Post | Organization,
    strawberry.union("Performer", description="Who did it: a person, a post, a unit (实施主体)."),
]
