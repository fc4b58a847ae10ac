"""豁免 in 示例市: whom the city exempted from a duty or a rule for a while."""

from collections.abc import Iterator

from graph.facts import Statement
from seeds.events import waiver
from seeds.sample.areas import City
from seeds.sample.documents import ADDITIONS, LIAISON_2020, TOWN_LIAISON
from seeds.sample.gaps import STALE_TOWN
from seeds.sample.liaison import Leaders
from seeds.stating import Cited, Term

WAIVED_TOWN = (0, 2)
"""Whose visits are waived since 2026: 示例甲三镇."""


def waivers(city: City, leaders: Leaders) -> Iterator[Statement]:
    """A leader on leave, a district busy with its merger, a town under reconstruction, and a waiver that has ended."""
    leader, district = leaders.turn(1).person, city.districts[5].key
    visits, returns = Cited(LIAISON_2020.key, clause="二"), Cited(LIAISON_2020.key, clause="三（四）")
    yield waiver(leader, Term("2026-02-01", "2026-04-01"), "示例：脱产学习", duty="二", cited=visits)
    yield waiver(district, Term("2025-03-01", "2025-05-01"), "示例：机构合并", duty="三（四）", cited=returns)
    town, of = city.towns[WAIVED_TOWN].key, Cited(TOWN_LIAISON.key, clause="二")
    yield waiver(town, Term("2026-01-01"), "示例：整体搬迁", rule="VISIT_OVERDUE", cited=of)
    stale, past = city.towns[STALE_TOWN].key, Term("2025-01-01", "2026-01-01")
    yield waiver(stale, past, "示例：分工调整中", rule="ASSIGNMENT_STALE", cited=Cited(ADDITIONS.key, clause="四"))
