"""Posts that nobody holds, as the sheet of terms of office states them: a row without a name, with the reason."""

from seeds.stating import post_vacancy
from seeds.workbook.desk import Desk
from seeds.workbook.parties import fits_post, post_of
from seeds.workbook.words import VACANT


def add_vacancies(desk: Desk) -> None:
    """Add all posts that are said to be vacant (空缺)."""
    for row in desk.parsed.rows["memberships"]:
        if row.text("role") != VACANT:
            continue
        organization, term = desk.organization(row), desk.term(row)
        if row.names("persons"):
            desk.wrong(row, "persons", "NOBODY_IF_VACANT")
        elif organization and term and fits_post(desk, row, VACANT):
            post, cited = post_of(desk, row, organization), desk.cited(row)
            if post and desk.claim(row, VACANT, post.key, cited.document or "", term.valid_from):
                desk.facts.add(post_vacancy(post.key, term, row.text("reason"), cited))
