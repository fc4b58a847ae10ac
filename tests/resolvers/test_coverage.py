"""The coverage report of the made-up city: each rule finds the gaps that were built into it, and nothing else."""

from typing import Any

import pytest

from resolvers.rules import RULES
from seeds.sample import gaps
from seeds.sample.days import LAST_DAY
from tests.asking import Asker

REPORT = """
query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  rules { rule label question examined failing unknown }
  findings(first: 1000) { totalCount edges { node {
    id rule severity since message subject { __typename id } citation { annex row document { number } } } } } } }
"""
CITY = "Area:990100"
OF_RECORDS = ("VISIT_OVERDUE", "RETURN_OVERDUE")
"""Tested in test_coverage_of_records.py: they find something only where records are known to be kept."""


async def report(city: Asker, area: str = CITY, **as_of: str) -> dict[str, Any]:
    """The report of an area."""
    found: dict[str, Any] = (await city.ask(REPORT, area=area, asOf=as_of or None))["coverage"]
    return found


def findings(coverage: dict[str, Any], rule: str | None = None) -> list[dict[str, Any]]:
    """The findings of a report, or those of one rule."""
    return [edge["node"] for edge in coverage["findings"]["edges"] if rule in (None, edge["node"]["rule"])]


async def test_each_rule_counts_what_it_lists(city: Asker) -> None:
    coverage = await report(city)
    results = {result["rule"]: result for result in coverage["rules"]}
    assert list(results) == list(RULES)
    for rule, result in results.items():
        listed = [finding for finding in findings(coverage) if finding["rule"] == rule]
        assert result["failing"] == len(listed), rule
        assert result["examined"] >= result["failing"] + result["unknown"], rule
        assert result["label"] != result["question"]
    assert coverage["findings"]["totalCount"] == len(findings(coverage))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in OF_RECORDS])
async def test_each_rule_passes_some_and_fails_some(city: Asker, rule: str) -> None:
    # Nothing has happened in the city since that day: then nobody has reported.
    # What was entered on the day of the test is known from then on: before it, nobody's records were.
    day = {} if rule == "RECORDS_NOT_KEPT" else {"validOn": LAST_DAY}
    (result,) = [row for row in (await report(city, **day))["rules"] if row["rule"] == rule]
    assert 0 < result["failing"] < result["examined"], "the city has an example of both"


async def test_the_overloaded_group_is_measured_by_the_document_that_links_it(city: Asker) -> None:
    (found,) = findings(await report(city), "GROUP_OVERLOADED")
    assert found["message"] == "示例市第0001挂钩督导组挂钩的企业超过文件规定的数量：4 > 3"
    assert found["citation"]["document"]["number"] == "示例应急〔2022〕6号"


async def test_areas_without_liaison_weigh_by_what_is_demanded(city: Asker) -> None:
    severities = {
        finding["subject"]["id"]: finding["severity"]
        for finding in findings(await report(city), "AREA_WITHOUT_LIAISON")
    }
    demanded = {key for key, severity in severities.items() if severity == "WARNING"}
    names = {edge["name"] for edge in (await city.ask(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Area { name } } }", ids=sorted(demanded)
    ))["nodes"]}  # fmt: skip
    assert {"示例乙二镇", "示例己三镇"} <= names
    assert "INFO" in severities.values(), "示例癸区 reports, and no document demands a link of it"


async def test_vacant_posts_say_since_when_and_unknown_ones_are_counted_apart(city: Asker) -> None:
    found = {finding["since"] for finding in findings(await report(city), "POST_VACANT")}
    assert set(gaps.VACANT_POSTS.values()) <= found
    (result,) = [row for row in (await report(city))["rules"] if row["rule"] == "POST_VACANT"]
    assert result["unknown"] >= len(gaps.UNKNOWN_POSTS)


async def test_findings_come_and_go_with_the_day(city: Asker) -> None:
    before = findings(await report(city, validOn="2023-05-31"), "HOLDER_LEFT_POST")
    after = findings(await report(city, validOn="2023-06-01"), "HOLDER_LEFT_POST")
    assert len(after) == len(before) + 1
    assert gaps.HOLDER_LEFT_ON in {finding["since"] for finding in after}


async def test_some_rules_alone_find_what_they_find_among_all(city: Asker) -> None:
    every, chosen = findings(await report(city)), ["POST_VACANT", "GROUP_OVERLOADED"]
    data = await city.ask(
        """query ($area: ID!, $rule: [AuditRule!]) { coverage(area: $area) {
             findings(first: 1000, rule: $rule) { totalCount edges { node { id rule } } } } }""",
        area=CITY,
        rule=chosen,
    )
    found = data["coverage"]["findings"]
    assert [edge["node"]["id"] for edge in found["edges"]] == [f["id"] for f in every if f["rule"] in chosen]
    assert found["totalCount"] == len(found["edges"])
    assert {edge["node"]["rule"] for edge in found["edges"]} == set(chosen)


async def test_a_finding_is_found_again_by_its_id(city: Asker) -> None:
    for finding in findings(await report(city, validOn="2026-01-01")):
        again = await city.ask(
            "query ($id: ID!) { node(id: $id) { id ... on Finding { message severity } } }", id=finding["id"]
        )
        assert again["node"] == {key: finding[key] for key in ("id", "message", "severity")}


async def test_words_follow_the_language_of_the_request(city: Asker) -> None:
    english = Asker(city.store, language="en")
    (first, *_) = findings(await report(english), "AREA_WITHOUT_LIAISON")
    assert "nobody is linked" in first["message"]


async def test_findings_page_in_one_order_without_gaps_or_repeats(city: Asker) -> None:
    every = [finding["id"] for finding in findings(await report(city))]
    seen: list[str] = []
    after = None
    while True:
        data = await city.ask(
            """query ($area: ID!, $after: String) { coverage(area: $area) { findings(first: 4, after: $after) {
                 pageInfo { hasNextPage endCursor } edges { node { id } } } } }""",
            area=CITY,
            after=after,
        )
        page = data["coverage"]["findings"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == every


async def test_units_add_up(city: Asker) -> None:
    data = await city.ask(
        """query ($area: ID!) { coverage(area: $area) { area { enterprises { totalCount } }
             units { area { name mergedWith { name } } subareas subareasWithLiaison enterprises keyEnterprises
               keyEnterprisesWithLiaison hasLiaison } } }""",
        area=CITY,
    )
    units = data["coverage"]["units"]
    assert sum(unit["enterprises"] for unit in units) == data["coverage"]["area"]["enterprises"]["totalCount"]
    for unit in units:
        assert unit["keyEnterprisesWithLiaison"] <= unit["keyEnterprises"] <= unit["enterprises"]
        assert unit["subareasWithLiaison"] <= unit["subareas"]
    assert [unit["area"]["name"] for unit in units if not unit["hasLiaison"]] == ["示例癸区"]


async def test_who_was_linked_to_a_town_that_was_split_is_linked_to_none_of_its_heirs(city: Asker) -> None:
    for finding in (found := findings(await report(city), "SUBJECT_ENDED")):
        assert finding["subject"]["__typename"] == "Assignment"
        assert finding["since"] < "2026-11-22"
    assert any("（" in finding["message"] for finding in found), "its heirs are named"
    data = await city.ask(
        "query ($id: ID!) { node(id: $id) { ... on Assignment { subject { ... on Area { key } } } } }",
        id=found[0]["subject"]["id"],
    )
    ended = data["node"]["subject"]["key"]
    before = {"validOn": "2019-01-01"}
    above = (await city.ask(
        "query ($id: ID!, $asOf: AsOf) { area(id: $id, asOf: $asOf) { parent { key } } }", id=ended, asOf=before
    ))["area"]["parent"]["key"]  # fmt: skip
    district = findings(await report(city, above), "SUBJECT_ENDED")
    assert found[0]["subject"]["id"] in {finding["subject"]["id"] for finding in district}
