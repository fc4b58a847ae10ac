"""The rules about records, in the made-up city as it is when its records are entered while they are kept."""

import pytest

from seeds.sample.days import LAST_DAY
from tests.asking import Asker
from tests.resolvers.test_coverage import OF_RECORDS, report


@pytest.mark.parametrize("rule", OF_RECORDS)
async def test_each_rule_passes_some_and_fails_some(city_with_records_kept: Asker, rule: str) -> None:
    coverage = await report(city_with_records_kept, validOn=LAST_DAY)
    (result,) = [row for row in coverage["rules"] if row["rule"] == rule]
    assert 0 < result["failing"] < result["examined"], "the city has an example of both"


@pytest.mark.parametrize("rule", OF_RECORDS)
async def test_what_was_entered_afterwards_accuses_nobody(city: Asker, rule: str) -> None:
    (result,) = [row for row in (await report(city, validOn=LAST_DAY))["rules"] if row["rule"] == rule]
    assert result["failing"] == 0
    assert result["unknown"] > 0
