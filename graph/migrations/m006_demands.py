"""What documents demand: duties, tasks, targets and indicators, looked up as every statement is."""

from graph.migrations.migration import Migration, index, unique_key

_LABELS = ("Duty", "WorkTask", "Target", "Indicator")

DEMANDS = Migration(
    6,
    "demands",
    tuple(
        statement
        for label in _LABELS
        for statement in (unique_key(label), index(label, "slot"), index(label, "source"))
    ),
)
