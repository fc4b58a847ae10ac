"""The chain beside the chain as known: what is the same, what was entered, corrected, withdrawn."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from service.dossier.links import compared
from service.dossier.sources import Sources

AT = "2025-07-20T02:00:00+00:00"
"""When it happened: at ten in the morning, in Shanghai."""


def link(who: str, basis: str = "LIAISON", distance: int = 0, **said: Any) -> dict[str, Any]:
    """A link of a chain."""
    empty = dict.fromkeys(
        (
            "post",
            "organization",
            "inheritedFrom",
            "assignment",
            "vacancy",
            "citation",
            "until",
            "membership",
            "isActing",
        )
    )
    holder = {"key": f"Person:{who}", "name": who}
    term = {"since": "2025-01-01", "endCondition": None, "recordedLater": True}
    return {"basis": basis, "role": "LIAISON", "holder": holder, "distance": distance, **empty, **term, **said}


def standings(
    now: list[dict[str, Any]], then: list[dict[str, Any]], in_force: Set[str] = frozenset()
) -> list[tuple[Any, ...]]:
    """Number, who, and how it stands."""
    lines = compared({"links": now}, {"links": then}, Sources(), AT, in_force)
    return [(line["number"], line["holder"], line["standing"]) for line in lines]


def test_links_of_both_chains_stand_and_others_say_since_when() -> None:
    both, later, gone = link("示例甲"), link("示例乙"), link("示例丙")
    assert standings([both, later], [gone, both]) == [
        (1, "示例甲", "BOTH"),
        (2, "示例乙", "ENTERED_LATER"),
        (None, "示例丙", "WITHDRAWN_LATER"),
    ]


def test_what_was_corrected_says_what_it_was() -> None:
    (line,) = compared(
        {"links": [link("示例甲", until="2025-07-01")]}, {"links": [link("示例甲", since="2024-01-01")]}, Sources(), AT
    )
    assert line["standing"] == "CHANGED_LATER"
    assert line["asKnown"] == {"since": "2024-01-01", "lastDay": None}
    assert line["lastDay"] == "2025-06-30", "the last day, as people say it"


def test_what_was_withdrawn_stands_with_its_ground() -> None:
    now = [link("示例甲", "TERRITORIAL", 1), link("示例乙", "TERRITORIAL", 2), link("示例丙", "LIAISON")]
    found = standings(now, [*now, link("示例丁", "TERRITORIAL", 1), link("示例戊", "SECTORAL")])
    assert [who for _, who, _ in found] == ["示例甲", "示例丁", "示例乙", "示例丙", "示例戊"]


def test_two_links_that_look_the_same_are_told_one_by_one() -> None:
    assert standings([link("示例甲"), link("示例甲")], [link("示例甲")]) == [
        (1, "示例甲", "BOTH"),
        (2, "示例甲", "ENTERED_LATER"),
    ]


def test_the_row_of_a_workbook_may_move_but_another_document_is_a_correction() -> None:
    second, third = (
        link("示例甲", assignment={"sector": None, "enteredFrom": f"册.xlsx，责任，第{n}行", "sourceFile": None})
        for n in (2, 3)
    )
    document = {"key": "OfficialDocument:a", "number": "示例〔2025〕1号", "title": "示例", "issuedOn": None}
    place = {"annex": 1, "row": 1, "clause": None, "excerpt": None}
    cited = link("示例甲", citation={"document": document, "sourceFile": None, **place})
    sources = Sources()
    (moved,) = compared({"links": [third]}, {"links": [second]}, sources, AT)
    assert (moved["standing"], moved["source"]) == ("BOTH", 1)
    (added,) = compared({"links": [cited]}, {"links": [second]}, sources, AT)
    assert (added["standing"], sources.without_document) == ("CHANGED_LATER", {1, added["asKnown"]["source"]})
    assert [(each["documentNumber"], each["enteredFrom"]) for each in sources.listed] == [
        (None, "册.xlsx，责任，第3行"),
        (None, "册.xlsx，责任，第2行"),
        ("示例〔2025〕1号", None),
    ]


def file(digit: str) -> dict[str, Any]:
    """A kept workbook."""
    return {"name": "册.xlsx", "sha256": digit * 64, "size": 1, "url": f"/files/{digit * 64}.xlsx"}


def test_a_row_of_two_versions_of_a_workbook_is_two_sources_and_no_correction() -> None:
    document = {"key": "OfficialDocument:a", "number": "示例〔2025〕1号", "title": "示例", "issuedOn": None}
    place = {"annex": None, "row": None, "clause": None, "excerpt": "册.xlsx，责任，第2行"}
    first, second, unknown = (
        link("示例甲", citation={"document": document, **place, "sourceFile": kept})
        for kept in (file("a"), file("b"), None)
    )
    sources = Sources()
    (line,) = compared({"links": [second]}, {"links": [first]}, sources, AT)
    assert (line["standing"], line["asKnown"]) == ("BOTH", None)
    (older,) = compared({"links": [unknown]}, {"links": [first]}, sources, AT)
    assert [source["file"] for source in sources.listed] == [1, 2, None]
    assert (line["source"], older["source"]) == (1, 3)
    assert [(kept["number"], kept["sha256"][0]) for kept in sources.files] == [(1, "b"), (2, "a")]


def test_who_holds_a_post_and_who_only_acts_are_told_with_a_source_of_their_own() -> None:
    document = {"key": "OfficialDocument:b", "number": "示例委〔2025〕1号", "title": "示例", "issuedOn": None}
    place = {"annex": None, "row": None, "clause": "二", "excerpt": None}
    cited = {"citation": {"document": document, "sourceFile": None, **place}, "enteredFrom": None, "sourceFile": None}
    acting = link("示例甲", membership=cited, isActing=True)
    vacancy = {"reason": "POST_VACANT", "since": "2025-01-01", "statedReason": "调离", "statement": cited}
    sources = Sources()
    (acts,) = compared({"links": [acting]}, {"links": [link("示例甲", membership=cited, isActing=False)]}, sources, AT)
    assert (acts["membershipSource"], acts["asKnown"]) == (1, {"isActing": False})
    assert (sources.listed[0]["documentNumber"], sources.listed[0]["clause"]) == ("示例委〔2025〕1号", "二")
    (empty,) = compared({"links": [link("示例甲", holder=None, vacancy=vacancy)]}, {"links": []}, sources, AT)
    assert (empty["vacancy"]["statedReason"], empty["membershipSource"]) == ("调离", 1)


def stated(key: str, recorded_from: str, **said: Any) -> dict[str, Any]:
    """What a link says of the statement behind it."""
    row = {"sector": None, "enteredFrom": "册.xlsx，责任，第2行", "sourceFile": None}
    return {"key": key, "recordedFrom": recorded_from, **row, **said}


def test_who_was_known_all_along_is_not_said_to_be_entered_or_withdrawn_with_the_place() -> None:
    """An enterprise moved, and the move was entered after the accident: nobody's charge was entered or taken back then."""
    known = stated("Assignment:a", "2025-01-06T02:00:00Z")
    here = link("示例甲", recordedLater=False, assignment=known)
    there = link("示例乙", assignment=stated("Assignment:b", "2025-01-06T02:00:00Z"))
    assert standings([here], [there], {"Assignment:b"}) == [
        (1, "示例甲", "PLACED_LATER"),
        (None, "示例乙", "PLACED_BEFORE"),
    ]
    assert standings([], [there], {"Assignment:other"}) == [(None, "示例乙", "WITHDRAWN_LATER")]


def test_on_the_day_itself_the_hour_decides_what_was_entered_later() -> None:
    for entered, standing in (("2025-07-20T01:59:00Z", "PLACED_LATER"), ("2025-07-20T02:01:00Z", "ENTERED_LATER")):
        here = link("示例甲", recordedLater=False, assignment=stated("Assignment:a", entered))
        assert standings([here], []) == [(1, "示例甲", standing)]


def test_a_withdrawn_term_of_office_is_withdrawn_though_the_charge_of_the_post_stands() -> None:
    term = {**stated("Membership:m", "2025-01-06T02:00:00Z"), "citation": None}
    there = link("示例乙", assignment=stated("Assignment:b", "2025-01-06T02:00:00Z"), membership=term)
    assert standings([], [there], {"Assignment:b"}) == [(None, "示例乙", "WITHDRAWN_LATER")]
    assert standings([], [there], {"Assignment:b", "Membership:m"}) == [(None, "示例乙", "PLACED_BEFORE")]
