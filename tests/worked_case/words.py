"""Who and what there is in the worked case, by the words of the workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

Row = Mapping[str, object]
Rows = Mapping[str, Sequence[Row]]

CITY, DISTRICT, OTHER, TOWN = "示例市", "示例甲区", "示例乙区", "示例甲一镇"
CITY_BUREAU, BUREAU = "示例市应急管理局", "示例甲区应急管理局"
CITY_OFFICE, PARTY, GOVERNMENT = "示例市人民政府办公室", "示例甲一镇党委", "示例甲一镇人民政府"
GROUP = "第一督导组"
ENTERPRISE, USCC = "示例企业000001有限公司", "91000000000000001N"
NOTICE, PLAN, RULES = "示例应急〔2025〕1号", "示例甲应急〔2025〕2号", "示例政办发〔2025〕3号"
INCIDENT = "SG-2025-001"


def day(month: int, number: int) -> dt.date:
    """A day of 2025."""
    return dt.date(2025, month, number)
