"""The words that people use for the values of an enum (枚举词汇)."""

import strawberry

from graph.errors import BadUserInput
from language import translate
from schema.describe import ENUMS, described


@described
class EnumLabel:
    """A value of an enum and its word (枚举值)."""

    value: str = strawberry.field(description="The value as the API has it (取值).")
    label: str = strawberry.field(description="Its word in the language of the request (名称).")
    description: str | None = strawberry.field(description="Its word in the other language (另一语言的名称).")


def enum_labels(name: str, language: str) -> list[EnumLabel]:
    """The labels of an enum's values, in the schema's order. Raises BadUserInput for a name that is no enum."""
    if name not in ENUMS:
        known = ", ".join(sorted(ENUMS))
        raise BadUserInput(f"enum: {name!r} is no enum of this schema; there are {known}", argument="enum")
    other = "en" if language == "zh" else "zh"
    return [
        EnumLabel(
            value=member.name,
            label=translate(str(member.value), language),
            description=translate(str(member.value), other),
        )
        for member in ENUMS[name]
    ]
