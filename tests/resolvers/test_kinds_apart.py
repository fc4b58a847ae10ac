"""Kinds of what is performed by somebody: a pattern without labels tells duty records by their kind alone."""

from schema import build_schema


def test_no_kind_of_a_duty_is_a_kind_of_a_measure() -> None:
    schema = build_schema()
    duties, measures = (
        {value.name for value in schema.get_type_by_name(name).values}  # type: ignore[union-attr]
        for name in ("DutyKind", "MeasureKind")
    )
    assert duties
    assert measures
    assert not duties & measures
