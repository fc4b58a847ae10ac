"""Fragments of Cypher as material: tokens, renamed variables, clocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import ClockExpressions, render, tokens, variables

ROW = ClockExpressions("item.validOn", "item.knownAt", "item.dayEnd", "item.idSuffix[0]", row="item")


def rendered(text: str, clock: ClockExpressions | None = None, **scope: str) -> str:
    return render(text, scope, "_1", clock or ClockExpressions())


@given(st.text(alphabet="aZ'\\.:|${}()[], \n0-<>=_held", max_size=60))
def test_tokens_leave_nothing_out(text: str) -> None:
    if "held" not in text:
        assert "".join(token for _, token in tokens(text)) == text


def test_variables_of_the_scope_are_renamed_and_others_get_a_suffix() -> None:
    assert rendered("MATCH (this)-[r:PART_OF]->(that:Area)", this="node") == "MATCH (node)-[r_1:PART_OF]->(that_1:Area)"


def test_an_inner_variable_shadows_nothing_outside() -> None:
    outer = rendered("MATCH (this)-[step:PART_OF]->(that)", this="root")
    inner = render("MATCH (this)-[step:PART_OF]->(that)", {"this": "that_1"}, "_2", ClockExpressions())
    assert variables(outer) & variables(inner) == {"that_1"}


@pytest.mark.parametrize(
    "text",
    [
        "RETURN 'this.that $validOn held(this) \\' (a:Area)'",
        "RETURN ''",
        "WHERE x_.level = 'MATCH (n)'".replace("x_.level = ", ""),
    ],
)
def test_what_stands_in_a_string_stays(text: str) -> None:
    assert rendered(text, this="renamed") == text


def test_keywords_functions_labels_properties_and_literals_stay() -> None:
    text = "WHERE size(this.aliases) > 1 AND this:Area|Enterprise AND coalesce(this.key, null) <> 'x' OR true"
    assert rendered(text, this="n") == text.replace("this", "n")


def test_keys_of_a_map_stay_and_its_values_are_renamed() -> None:
    assert rendered("MATCH (a:Area {key: key, code: $code})") == "MATCH (a_1:Area {key: key_1, code: $code})"


def test_held_says_both_clocks() -> None:
    assert rendered("held(r)", r="step") == (
        "step.validFrom <= $validOn AND $validOn < step.validTo"
        " AND step.recordedFrom <= $knownAt AND $knownAt < step.recordedTo"
    )


def test_clocks_of_a_row_are_properties_of_its_variable() -> None:
    text = rendered("RETURN $validOn, $knownAt, $dayEnd, $idSuffix, $other", ROW)
    assert text == "RETURN item.validOn, item.knownAt, item.dayEnd, item.idSuffix[0], $other"


def test_the_ending_of_ids_is_a_list_of_one() -> None:
    assert rendered("RETURN 'a' + $idSuffix") == "RETURN 'a' + $idSuffix[0]"


def test_parameters_are_renamed_as_told() -> None:
    assert render("WHERE this.level = $value", {"this": "n"}, "", ClockExpressions(), {"$value": "$a3_level"}) == (
        "WHERE n.level = $a3_level"
    )


@pytest.mark.parametrize(
    ("text", "handed_on"),
    [
        ("WITH this AS that", "WITH item, this_1 AS that_1"),
        ("WITH DISTINCT this AS that", "WITH DISTINCT item, this_1 AS that_1"),
        ("WITH * WHERE held", "WITH * WHERE held_1"),
        ("WHERE this.name STARTS WITH other", "WHERE this_1.name STARTS WITH other_1"),
        ("WHERE this.name ENDS WITH other", "WHERE this_1.name ENDS WITH other_1"),
        ("CALL (this) { RETURN 1 AS one }", "CALL (item, this_1) { RETURN 1 AS one_1 }"),
        ("CALL () { RETURN 1 AS one }", "CALL (item) { RETURN 1 AS one_1 }"),
    ],
)
def test_the_clocks_variable_is_handed_on(text: str, handed_on: str) -> None:
    assert rendered(text, ROW) == handed_on


def test_a_fragment_that_names_the_clocks_variable_is_left_alone() -> None:
    assert rendered("UNWIND $items AS item WITH item, 1 AS one", ROW) == "UNWIND $items AS item WITH item, 1 AS one_1"


def test_without_a_row_nothing_is_handed_on() -> None:
    assert rendered("WITH this AS that") == "WITH this_1 AS that_1"


def test_known_asks_the_register_s_clock_alone() -> None:
    text = render("WHERE known(past)", {}, "_1", ClockExpressions())
    assert text == "WHERE past_1.recordedFrom <= $knownAt AND $knownAt < past_1.recordedTo"
    assert variables("known(past)") == {"past"}
