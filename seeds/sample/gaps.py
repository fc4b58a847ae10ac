"""What is wrong in 示例市, on purpose: each gap stands at the same place at every size.

Towns are (district, town), districts numbers, both from 0; key enterprises are counted from 0 as well.
"""

Spot = tuple[int, ...]

DISTRICT_WITHOUT_LIAISON = 9
"""Listed among those who report, linked to nobody, and no document demands that: 示例癸区."""
TOWNS_WITHOUT_LIAISON: frozenset[Spot] = frozenset({(1, 1), (5, 2)})
"""In the roster of those that must be linked, and not linked: 示例乙二镇, 示例己三镇."""
EXPIRED_TOWN: Spot = (7, 1)
OVERLAPPING_TOWN: Spot = (8, 0)
STALE_TOWN: Spot = (4, 2)
HOLDER_LEFT_TOWN: Spot = (9, 1)
HANDED_OVER: dict[Spot, str] = {(1, 2): "2025-06-25", (2, 1): "2025-06-25", (3, 0): "2025-06-25", (6, 2): "2025-04-01"}
"""No gap: on that day the link to the town ended, and since 2025-06-25 another leader has it; of one town nobody had it between."""

KEYS_WITHOUT_LIAISON_EVERY, KEY_WITHOUT_LIAISON = 60, 7
EXPIRED_KEY, OVERLAPPING_KEY, STALE_KEY = 8, 9, 10
SHARED_KEY, GROUP_OVERLOADED = 11, 0
"""A key enterprise that a group was given beside its own three."""
GROUP_WITHOUT_LEAD, GROUP_WITHOUT_PEOPLE = 1, 2
"""Groups count from 0; each has three key enterprises."""

EXPIRED_ON = "2023-01-01"
LAST_SEEN_STALE = "2024-06-30"
HOLDER_LEFT_ON = "2023-06-01"

VACANT_POSTS = {
    ("示例丁二镇人民政府", "镇长"): "2024-03-01",
    ("示例己区应急管理局", "局长"): "2025-01-01",
    ("示例庚一01村村民委员会", "主任"): "2022-08-01",
}
"""Held until that day, and by nobody since."""
UNKNOWN_POSTS = frozenset({("中共示例辛一镇委员会", "书记"), ("示例壬区人民政府", "副区长（分管安全生产）")})
"""Nobody is known to have held them."""
DISTRICT_WITHOUT_AGENCY = (9, "JSYL")
"""A district without an agency for a sector, which the city has none for either: 示例癸区, 金属冶炼."""
KEY_WITHOUT_AGENCY = 2
"""The key enterprise of that sector that lies there."""
RETURN_MISSING_DISTRICT = 3
"""A district that did not report of August 2026, the last month that was due: 示例丁区."""


def lacks_liaison(key_number: int) -> bool:
    """Whether this key enterprise is one that nobody is linked to."""
    return key_number % KEYS_WITHOUT_LIAISON_EVERY == KEY_WITHOUT_LIAISON
