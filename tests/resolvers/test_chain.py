"""The responsibility chain of the made-up city: every strand, in order, with its source."""

from typing import Any

from tests.asking import Asker

CHAIN = """
query ($uscc: String, $asOf: AsOf) {
  enterprise(uscc: $uscc, asOf: $asOf) { id responsibilityChain {
    area { name level } asOf { validOn registerBeganAt }
    links { basis role distance holder { name } post { title } organization { name } vacancy { reason since }
      inheritedFrom { name } since until recordedLater path { __typename id } citation { annex row document { number } } }
    gaps { basis message area { name } demandedBy { document { number } row } } } } }
"""
RANKS = ["ENTERPRISE_PRIMARY", "TERRITORIAL", "SECTORAL", "COMPREHENSIVE", "LIAISON"]
KEY_USCC = "{ enterprises(first: 1, filter: {isKey: true, hasLiaison: true}) { edges { node { uscc } } } }"


async def chain(city: Asker, uscc: str, as_of: dict[str, str] | None = None) -> dict[str, Any]:
    """The chain of one enterprise."""
    data = await city.ask(CHAIN, uscc=uscc, asOf=as_of)
    found: dict[str, Any] = data["enterprise"]["responsibilityChain"]
    return found


async def key_enterprise(city: Asker) -> str:
    """A key enterprise that somebody is linked to."""
    data = await city.ask(KEY_USCC)
    return str(data["enterprises"]["edges"][0]["node"]["uscc"])


async def test_the_chain_has_every_strand_from_the_nearest_upward(city: Asker) -> None:
    links = (await chain(city, await key_enterprise(city)))["links"]
    assert {link["basis"] for link in links} == set(RANKS)
    places = [(RANKS.index(link["basis"]), link["distance"]) for link in links]
    assert places == sorted(places)
    assert len(city.statements) == 1


async def test_party_and_government_stand_side_by_side_on_every_level(city: Asker) -> None:
    links = (await chain(city, await key_enterprise(city)))["links"]
    for distance in (1, 2, 3, 4):
        roles = [link["role"] for link in links if link["basis"] == "TERRITORIAL" and link["distance"] == distance]
        assert roles[:2] == ["PARTY_HEAD", "GOVERNMENT_HEAD"], f"level {distance}"


async def test_a_link_is_inherited_exactly_where_it_comes_from_above(city: Asker) -> None:
    for link in (await chain(city, await key_enterprise(city)))["links"]:
        assert (link["inheritedFrom"] is None) == (link["distance"] == 0)
        assert link["path"][0]["__typename"] == "Enterprise"
        assert [step["__typename"] for step in link["path"]].count("Assignment") == 1


async def test_a_group_shows_its_lead_before_its_members(city: Asker) -> None:
    group = [
        link["role"]
        for link in (await chain(city, await key_enterprise(city)))["links"]
        if link["role"].startswith("GROUP")
    ]
    ranks = ["GROUP_LEAD", "GROUP_DEPUTY", "GROUP_MEMBER"]
    assert group == sorted(group, key=ranks.index)


async def test_everything_recorded_after_the_day_says_so(city: Asker) -> None:
    uscc = await key_enterprise(city)
    past = await chain(city, uscc, {"validOn": "2022-06-01"})
    assert past["links"]
    assert all(link["recordedLater"] for link in past["links"])
    assert not any(link["recordedLater"] for link in (await chain(city, uscc))["links"])


async def test_before_the_register_began_it_knew_nothing(city: Asker) -> None:
    known = {"validOn": "2022-06-01", "knownAt": "2022-06-01T00:00:00+08:00"}
    data = await city.ask(CHAIN, uscc=await key_enterprise(city), asOf=known)
    assert data["enterprise"] is None


async def test_vacant_and_unknown_posts_and_empty_groups_stay_apart(city: Asker) -> None:
    reasons: dict[str, set[Any]] = {}
    areas = await city.ask("{ areas(first: 200, filter: {level: TOWN}) { edges { node { id } } } }")
    for edge in areas["areas"]["edges"]:
        data = await city.ask(
            "query ($id: ID!) { responsibilityChain(area: $id) { links { post { title } vacancy { reason since } } } }",
            id=edge["node"]["id"],
        )
        for link in data["responsibilityChain"]["links"]:
            if (vacancy := link["vacancy"]) is not None:
                reasons.setdefault(vacancy["reason"], set()).add(vacancy["since"])
    assert reasons["POST_VACANT"] >= {"2024-03-01", "2025-01-01"}
    assert reasons["UNKNOWN"] == {None}


async def test_a_demanded_link_that_is_missing_is_a_gap_with_its_source(city: Asker) -> None:
    data = await city.ask('{ area(name: "示例乙二镇") { id } }')
    data = await city.ask(
        """query ($id: ID!) { responsibilityChain(area: $id) {
             links(basis: [LIAISON]) { distance }
             gaps { basis message area { name } demandedBy { row document { number } } } } }""",
        id=data["area"]["id"],
    )
    assert all(link["distance"] > 0 for link in data["responsibilityChain"]["links"])
    (gap,) = [gap for gap in data["responsibilityChain"]["gaps"] if gap["area"]["name"] == "示例乙二镇"]
    assert gap["basis"] == "LIAISON"
    assert gap["demandedBy"]["document"]["number"]
    assert gap["message"] == "文件要求对示例乙二镇落实挂钩联系，登记簿中没有"


async def test_the_chain_is_refused_without_a_subject_and_null_for_an_unknown_one(city: Asker) -> None:
    refused = await city.refused("{ responsibilityChain { area { name } } }")
    assert refused == "give exactly one of `enterprise`, `area`; given: none"
    assert (await city.ask('{ responsibilityChain(area: "Area:nowhere") { area { name } } }')) == {
        "responsibilityChain": None
    }
