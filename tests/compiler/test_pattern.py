"""Links drawn as arrows."""

import pytest

from graph.pattern import BadPattern, read_pattern


def test_a_temporal_step_and_a_statement_get_their_clocks() -> None:
    path = read_pattern("(:Person)<-[:MEMBER]-(:Membership)-[:POST]->(:Post)")
    assert path.match == "MATCH (this)<-[step1:MEMBER]-(middle1:Membership)-[step2:POST]->(that:Post)"
    assert path.conditions == ("held(middle1)",)
    assert (path.start, path.end) == (("Person",), ("Post",))
    assert read_pattern("(:Area)-[:PART_OF]->(:Area)").conditions == ("held(step1)",)


def test_a_repeated_step_has_its_clocks_inside() -> None:
    path = read_pattern("(:Area)-[:PART_OF*]->(:Area)")
    assert path.match == "MATCH (this)((from1)-[step1:PART_OF WHERE held(step1)]->(to1)){1,9}(that:Area)"
    assert path.conditions == ()


def test_a_fixed_step_repeats_without_clocks() -> None:
    assert "WHERE" not in read_pattern("(:OfficialDocument)-[:BASED_ON*]->(:OfficialDocument)").match


def test_an_end_without_label_is_anything() -> None:
    assert read_pattern("()-[:SUBJECT]->()").end == ()
    assert read_pattern("()-[:SUBJECT]->()").match == "MATCH (this)-[step1:SUBJECT]->(that)"


@pytest.mark.parametrize(
    "drawing",
    [
        "", "(:Area)", "-[:PART_OF]->(:Area)", "(:Area)-[:PART_OF]->", "(:Area)-[PART_OF]->(:Area)", "(:Area)--(:Area)",
        "(:Area)-[:PART_OF]->(:Area) RETURN 1", "(a:Area)-[:PART_OF]->(:Area)", "(:Area)-[:PART_OF]->(:Area {key: 1})",
        "(:Nowhere)-[:PART_OF]->(:Area)", "(:Area)-[:PART_OF]->(:Nowhere)", "(:Area)-[:LEADS_TO]->(:Area)",
        "(:Area)-[:PART_OF|LEADS_TO]->(:Area)",
    ],
)  # fmt: skip
def test_what_is_no_path_of_the_vocabulary_is_refused(drawing: str) -> None:
    with pytest.raises(BadPattern):
        read_pattern(drawing)
