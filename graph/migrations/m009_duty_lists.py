"""Whose duties and work of a year stand in a list, looked up as every statement is."""

from graph.migrations.migration import Migration, index, types, unique_key

DUTY_LISTS = Migration(
    9,
    "duty-lists",
    (unique_key("DutyList"), index("DutyList", "slot"), index("DutyList", "source"), types("OWNED_BY")),
)
