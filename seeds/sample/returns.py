"""情况表 of 示例市: what each district reported of each month, a few late and a few never."""

from collections.abc import Iterator

from graph.facts import Statement
from seeds.events import monthly_return
from seeds.sample.areas import City, Place
from seeds.sample.days import MONTHS, day_in, month_before
from seeds.sample.documents import LIAISON_2020
from seeds.sample.gaps import RETURN_MISSING_DISTRICT
from seeds.sample.words import lot
from seeds.stating import Cited

LATE_OF, MISSING_OF = 12, 15
COLUMNS = {
    "liaisonGroups": (4, 9),
    "inspections": (12, 60),
    "leaders": (3, 8),
    "departments": (5, 12),
    "linkedVillages": (6, 40),
    "linkedKeyEnterprises": (2, 30),
}
"""The columns of the table, and between which numbers they lie."""


def monthly_returns(city: City, months: int) -> Iterator[Statement]:
    """The returns handed in during the last so many months, each about the month before."""
    for submitted in MONTHS[len(MONTHS) - months :]:
        for district in city.districts:
            if not _is_missing(district, submitted):
                yield _return(district, submitted)


def _is_missing(district: Place, submitted: str) -> bool:
    if submitted == MONTHS[-1] and district.spot[0] == RETURN_MISSING_DISTRICT:
        return True
    return lot(MISSING_OF, district.key, submitted, "missing") == 0


def _return(district: Place, submitted: str) -> Statement:
    late = lot(LATE_OF, district.key, submitted, "late") == 0
    on = day_in(submitted, *((6, 15) if late else (1, 5)), district.key, submitted)
    counts = {name: least + lot(most - least, district.key, submitted, name) for name, (least, most) in COLUMNS.items()}
    cited = Cited(LIAISON_2020.key, annex=2, row=district.spot[0] + 1)
    return monthly_return(district.key, month_before(f"{submitted}-01"), on, counts, cited)
