"""What ariadne-codegen makes of the committed schema: an async client with models, run against a real service."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from types import ModuleType

import pytest
from pydantic import ValidationError

from tests.clients.workshop import ARIADNE, Workshop, open_workshop
from tests.service.commands import Service

pytestmark = pytest.mark.slow

PACKAGE = "generated_client"
VILLAGE = "Area:990104101201"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package, imported."""
    made: Workshop = open_workshop(tmp_path_factory.mktemp("python") / "clients")
    made.run(ARIADNE, "--config", "ariadne.toml")
    sys.path.insert(0, str(made.folder))
    yield import_module(PACKAGE)
    sys.path.remove(str(made.folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


async def test_a_chain_arrives_in_models(package: ModuleType, city: Service) -> None:
    as_of = package.AsOf(valid_on=date(2020, 3, 10))
    async with package.Zerenlian(url=f"{city.url}/graphql") as client:
        chain = (await client.chain(area="Area:320509105", as_of=as_of)).responsibility_chain
    assert chain.as_of.valid_on == date(2020, 3, 10)
    assert datetime(2020, 1, 1, tzinfo=UTC) < chain.as_of.known_at
    first, second = chain.links
    assert first.basis is package.SupervisionBasis.LIAISON
    assert (first.holder.name, first.inherited_from) == ("刘伟群", None)
    assert (second.holder.name, second.inherited_from.name) == ("杨晓帆", "吴江区")
    assert first.assignment.assignee.typename__ == "Person"
    assert first.citation.document.number == "苏应急〔2020〕82号"
    assert [node.typename__ for node in first.path][-1] == "Person"


async def test_two_days_are_asked_side_by_side_and_again_by_id(package: ModuleType, city: Service) -> None:
    async with package.Zerenlian(url=f"{city.url}/graphql") as client:
        days = await client.area_on_two_days(area=VILLAGE, before=date(2019, 9, 30), after=date(2019, 10, 1))
        again = (await client.area_again(id=days.before.id)).node
    assert (days.before.parent.name, days.after.parent.name) == ("示例丁旧镇", "示例丁一镇")
    assert days.before.key == days.after.key
    assert again.parent == days.before.parent


async def test_a_filter_is_a_model_and_an_error_an_exception(package: ModuleType, city: Service) -> None:
    districts = package.AreaFilter(level=package.AreaLevel.DISTRICT)
    async with package.Zerenlian(url=f"{city.url}/graphql") as client:
        pages = (await client.area_pages(filter_=districts, first=2)).areas
        with pytest.raises(package.GraphQLClientGraphQLMultiError, match="first"):
            await client.area_pages(first=-1)
    assert len(pages.edges) == 2
    assert pages.total_count > 2


def test_an_answer_of_another_shape_is_refused(package: ModuleType) -> None:
    with pytest.raises(ValidationError, match="name"):
        package.AreaToday.model_validate({"area": {"id": "Area:1", "key": "Area:1", "code": None, "level": "TOWN"}})
