"""Ends in exports are last days, as people say them and as the workbook has them; those of the API are exclusive."""

from datetime import date, timedelta

from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type

from graph.fields import EXCLUDED
from resolvers.export import export
from resolvers.export_columns import Kind, is_excluded
from schema import build_schema
from service.exports.cells import cells
from tests.seeds.workbook.made_up import ASSIGNMENT, WHOLE, changed
from tests.seeds.workbook.outcomes import facts
from tests.service.exports.conftest import City
from tests.service.exports.test_http import table

SCHEMA = build_schema()._schema


def test_whatever_is_said_to_exclude_its_day_is_told_as_a_last_day_and_nothing_else() -> None:
    days = {
        f"{kind.name}.{name}": (EXCLUDED in (declared.description or ""), is_excluded(declared))
        for kind in SCHEMA.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, declared in kind.fields.items()
        if get_named_type(declared.type).name == "Date"
    }
    assert {path for path, (said, _) in days.items() if said} == {path for path, (_, done) in days.items() if done}
    assert {"Assignment.validTo", "Membership.validTo", "Area.existsTo", "ResponsibilityLink.until", "Period.to"} <= {
        path for path, (said, _) in days.items() if said
    }


def test_the_heading_says_that_the_day_is_one_of_the_period() -> None:
    (end, exists) = (
        export(SCHEMA, root, paths=[path]).columns[0]
        for root, path in (("assignments", "validTo"), ("areas", "existsTo"))
    )
    assert (end.headings, end.kind) == ({"zh": "截止日期（含当日）", "en": "Valid to (inclusive)"}, Kind.LAST_DAY)
    assert exists.headings["zh"] == "存续截止日（含当日）"


def test_a_term_goes_out_and_comes_back_and_no_day_moves() -> None:
    (column,) = export(SCHEMA, "assignments", paths=["validTo"]).columns
    first = {str(each.properties["validTo"]) for each in facts(WHOLE).statements if each.label == "Assignment"}
    assert first == {"2021-01-01"}, "the API's, behind the last day"
    ((cell,),) = [cells([column], {"validTo": first.pop()}, "zh")]
    assert cell == date.fromisoformat(str(ASSIGNMENT["截止日期"]))
    again = facts(changed("责任", {"截止日期": cell}))
    assert {str(each.properties["validTo"]) for each in again.statements if each.label == "Assignment"} == {
        "2021-01-01"
    }
    assert cells([column], {"validTo": None}, "zh") == [None]


async def test_files_tell_the_day_before_the_one_of_the_api(city: City) -> None:
    day = "2023-05-31"
    _, *rows = table(await city.get("memberships.csv", fields="key,validTo", validOn=day))
    told = {key: last for key, last in rows if last}
    assert day in told.values(), "somebody leaves office on the day before gaps.HOLDER_LEFT_ON"
    for key, last in told.items():
        answer = await city.ask(f'{{ node(id: "{key}@{day}") {{ ... on Membership {{ validTo }} }} }}')
        assert date.fromisoformat(answer["node"]["validTo"]) == date.fromisoformat(last) + timedelta(days=1)
