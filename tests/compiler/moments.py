"""The days and moments on which things change in the random register."""

DAYS = ("2019-01-01", "2020-03-05", "2020-03-10", "2021-01-01", "2022-07-01", "2024-03-15", "2024-03-16", "2026-01-01")
MOMENTS = (
    "2020-03-06T02:00:00.000000Z",
    "2020-03-10T15:59:59.999999Z",
    "2020-03-10T16:00:00.000000Z",
    "2022-01-01T00:00:00.000000Z",
    "2023-05-05T05:05:05.000005Z",
)
"""Few, so that questions hit the bounds: a half-open day, and the moment at which a Shanghai day is over."""
