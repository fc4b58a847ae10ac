"""That a post is vacant, looked up as every statement is."""

from graph.migrations.migration import Migration, index, types, unique_key

VACANCIES = Migration(
    10,
    "vacancies",
    (unique_key("PostVacancy"), index("PostVacancy", "slot"), index("PostVacancy", "source"), types("VACANCY_OF")),
)
