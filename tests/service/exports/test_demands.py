"""Duties, tasks, targets and findings as tables: of one document, of one area, in their order."""

import json

import pytest

from tests.service.exports.conftest import City
from tests.service.exports.test_http import every, sheets, table

AREA = "Area:990100"
CASES = {
    "duties": ("number,kind,citation.clause", "number kind citation { clause }"),
    "workTasks": ("number,title,owners,dueOn", "number title owners dueOn"),
    "targets": ("number,title,indicators.name", "number title indicators { name }"),
}


async def documents(city: City, root: str) -> list[str]:
    """The ids of the documents that demand something of this kind."""
    found = await every(city, "documents", f"id {root}(first: 1) {{ totalCount }}")
    return [node["id"] for node in found if node[root]["totalCount"]]


@pytest.mark.parametrize("root", CASES)
async def test_the_demands_of_one_document_are_its_own_in_the_order_of_the_text(city: City, root: str) -> None:
    fields, selection = CASES[root]
    document, *others = await documents(city, root)
    asked = await city.ask(
        f'{{ document(id: "{document}") {{ {root}(first: 100) {{ edges {{ node {{ {selection} }} }} }} }} }}'
    )
    nodes = [edge["node"] for edge in asked["document"][root]["edges"]]
    parameters = {"filter": json.dumps({"document": document}), "orderBy": '[{"position": "ASC"}]', "fields": fields}
    rows = table(await city.get(f"{root}.csv", **parameters))[1:]
    assert [row[0] for row in rows] == [node["number"] for node in nodes]
    if root == "workTasks":
        assert [row[1:] for row in rows] == [
            [node["title"], "；".join(node["owners"]), "；".join(node["dueOn"])] for node in nodes
        ]
    if root == "targets":
        assert [row[2] for row in rows] == ["；".join(each["name"] for each in node["indicators"]) for node in nodes]
    whole = table(await city.get(f"{root}.csv", orderBy='[{"document": "ASC"}, {"position": "ASC"}]', fields=fields))
    assert (len(whole) - 1 > len(rows)) is bool(others)


async def test_lists_of_duties_are_a_table(city: City) -> None:
    """A list a row, with whose it is, and its items in one cell."""
    nodes = await every(
        city, "dutyLists", "kind year items owner { ... on Post { title } ... on Organization { name } }"
    )
    rows = table(await city.get("dutyLists.csv", fields="kind,year,items,owner.title,owner.name"))[1:]
    words = {"WORK": "重点工作清单", "DUTIES": "责任清单"}
    assert rows == [
        [
            words[node["kind"]],
            str(node["year"] or ""),
            "；".join(node["items"]),
            *(node["owner"].get(name, "") for name in ("title", "name")),
        ]
        for node in nodes
    ]
    assert {node["kind"] for node in nodes} == words.keys()


async def test_findings_are_those_of_the_report(city: City) -> None:
    query = """{ coverage(area: "%s") { findings(first: 100%s) { totalCount edges { node { rule message subject { id } } } } } }"""
    every_one = (await city.ask(query % (AREA, "")))["coverage"]["findings"]
    rows = table(await city.get("findings.csv", area=AREA, fields="message"))[1:]
    assert len(rows) == every_one["totalCount"] > 0
    assert [message for (message,) in rows[:100]] == [edge["node"]["message"] for edge in every_one["edges"]]
    chosen = (await city.ask(query % (AREA, ", rule: [POST_VACANT, VISIT_OVERDUE], severity: WARNING")))["coverage"][
        "findings"
    ]
    narrowed = await city.get(
        "findings.xlsx", area=AREA, rule='["POST_VACANT", "VISIT_OVERDUE"]', severity="WARNING", lang="zh"
    )
    (heading, *found), about = sheets(narrowed).values()
    assert heading[:3] == ["规则", "严重程度", "说明"]
    assert 0 < len(found) < len(rows)
    assert [row[2] for row in found] == [edge["node"]["message"] for edge in chosen["edges"]]
    assert ["area", AREA] in about


async def test_the_waivers_that_silence_something_are_those_of_the_report(city: City) -> None:
    asked = await city.ask(
        f'{{ coverage(area: "{AREA}") {{ waivers(first: 100) {{ edges {{ node {{ reason }} }} }} }} }}'
    )
    heading, *rows = table(await city.get("waived.csv", area=AREA))
    reasons = [edge["node"]["reason"] for edge in asked["coverage"]["waivers"]["edges"]]
    assert [row[heading.index("理由")] for row in rows] == reasons
    assert {row[heading.index("审计规则")] for row in rows} == {"走访逾期"}, "a waiver from a duty silences no finding"


@pytest.mark.parametrize(
    ("name", "parameters", "status", "code", "words"),
    [
        ("findings.csv", {}, 400, "BAD_USER_INPUT", "area: it has to be said"),
        ("findings.csv", {"area": "Area:999999"}, 404, "NOT_FOUND", "Area:999999"),
        ("waived.xlsx", {"area": "Area:999999"}, 404, "NOT_FOUND", "Area:999999"),
        ("findings.csv", {"area": AREA, "rule": '["NOTHING"]'}, 400, "BAD_USER_INPUT", "NOTHING"),
        ("findings.csv", {"area": AREA, "severity": "BAD"}, 400, "BAD_USER_INPUT", "BAD"),
        ("findings.csv", {"area": AREA, "filter": "{}"}, 400, "BAD_USER_INPUT", "'filter'"),
        ("findings.csv", {"area": AREA, "fields": "nome"}, 400, "BAD_USER_INPUT", "'nome'"),
        ("duties.csv", {"filter": '{"document": "Area:990100"}'}, 400, "BAD_USER_INPUT", "OfficialDocument"),
    ],
)
async def test_what_cannot_be_is_refused(
    city: City, name: str, parameters: dict[str, str], status: int, code: str, words: str
) -> None:
    found = await city.refused(name, **parameters)
    assert found[:2] == (status, code)
    assert words in found[2]
