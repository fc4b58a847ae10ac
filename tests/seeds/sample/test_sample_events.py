"""What happened in the made-up city: as much as was asked for, in every state, with gaps, and never impossible."""

import re
from collections import Counter, defaultdict
from itertools import chain, pairwise

import pytest

from graph.clock import OPEN_DAY
from graph.facts import Facts, Statement, Thing
from graph.incident_types import edition_on
from graph.labels import EVENTS
from graph.register.ordered import ordered
from seeds.hazard_steps import check_steps
from seeds.readers.demanded import DutyKind
from seeds.sample import sample_facts
from seeds.sample.days import LAST_DAY, MONTHS
from seeds.sample.duties import DUTIES
from seeds.sample.hazards import STEPS

CASUALTIES = ("deaths", "seriousInjuries", "directLossCents")
BOUNDS = {"deaths": (3, 10, 30), "seriousInjuries": (10, 50, 100), "directLossCents": (10**9, 5 * 10**9, 10**10)}
GRADES = ("GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")
WORDS = r"[\u4e00-\u9fff〔〕（）：、，。｜\w/%.\-]*"


@pytest.fixture(scope="module")
def city() -> list[Facts]:
    return list(sample_facts(300))


def statements(batches: list[Facts], label: str) -> list[Statement]:
    return [each for batch in batches for each in batch.statements if each.label == label]


def things(batches: list[Facts], label: str) -> dict[str, Thing]:
    return {each.key: each for batch in batches for each in batch.things if each.label == label}


def labels(batches: list[Facts]) -> set[str]:
    nodes = (node for batch in batches for nodes in (batch.things, batch.statements) for node in nodes)
    return {node.label for node in nodes if isinstance(node, (Thing, Statement))}


def ends(statement: Statement, type_: str) -> list[str]:
    return [key for link, key, _ in statement.links if link == type_]


def day(statement: Statement) -> str:
    return str(statement.properties["validFrom"])


def of_hazards(batches: list[Facts]) -> dict[str, dict[str, Statement]]:
    """The steps of each hazard by status."""
    found: defaultdict[str, dict[str, Statement]] = defaultdict(dict)
    for step in statements(batches, "HazardStep"):
        found[ends(step, "OF_HAZARD")[0]][str(step.properties["status"])] = step
    return found


@pytest.mark.parametrize(
    ("enterprises", "records"), [(300, 0), (300, 1), (300, 60), (1, 5), (0, 7), (50, 9_000), (25, 0)]
)
def test_there_are_exactly_as_many_records_as_asked_for(enterprises: int, records: int) -> None:
    batches = list(sample_facts(enterprises, records=records))
    assert len(statements(batches, "DutyRecord")) == records
    if not records:
        assert not labels(batches) & EVENTS


def test_records_grow_with_the_supervised_enterprises_alone() -> None:
    smaller, larger = (list(sample_facts(size, supervised=40)) for size in (50, 90))
    assert len(statements(smaller, "DutyRecord")) == 2_080
    assert statements(smaller, "DutyRecord") == statements(larger, "DutyRecord")


def test_every_batch_can_be_recorded(city: list[Facts]) -> None:
    for batch in city:
        found = ordered(batch)
        assert found.things or found.statements


def test_a_few_records_show_something_of_every_type() -> None:
    batches = list(sample_facts(300, records=60))
    there = labels(batches)
    # A file needs to be there, and the sample brings none.
    assert EVENTS - there == {"Attachment"}
    assert sum(map(len, (statements(batches, label) for label in EVENTS))) < 200


def test_nothing_happened_behind_the_last_day_or_long_before(city: list[Facts]) -> None:
    for statement in chain.from_iterable(batch.statements for batch in city):
        if statement.label in EVENTS:
            assert day(statement) <= LAST_DAY, statement
    once = {"ENTRY", "HAZARD_LIST"}
    for record in statements(city, "DutyRecord"):
        if record.properties["kind"] not in once:
            assert f"{MONTHS[0]}-01" <= day(record)


def test_the_duties_have_the_forms_of_real_documents(city: list[Facts]) -> None:
    duties = [duty.properties for duty in statements(city, "Duty")]
    assert len(duties) == sum(map(len, DUTIES.values()))
    told = {(duty["kind"], duty.get("recurrence"), duty.get("within"), duty.get("countedFrom")) for duty in duties}
    assert {
        ("VISIT", "FREQ=MONTHLY", None, None),
        ("REPORT", "FREQ=MONTHLY", None, None),
        ("REPORT", "FREQ=YEARLY", None, None),
        ("ENTRY", None, "P1W", "ISSUE"),
        ("HAZARD_LIST", None, "P1M", "ENTRY"),
        ("EVALUATION", "FREQ=MONTHLY;INTERVAL=6", None, None),
    } <= told
    (monthly_return,) = (duty for duty in duties if duty["kind"] == "MONTHLY_RETURN")
    assert (monthly_return["dueDay"], monthly_return["bearerLevel"]) == (5, "DISTRICT")
    (hearing,) = (duty for duty in duties if duty["kind"] == "HEARING")
    assert (hearing["recurrence"], hearing["bearerRole"], hearing["bearerLevel"]) == (
        "FREQ=MONTHLY;INTERVAL=3", "GOVERNMENT_HEAD", "TOWN"
    )  # fmt: skip


def test_a_record_names_duties_of_the_document_that_it_cites_and_is_of_a_kind(city: list[Facts]) -> None:
    numbers = {document.key: {duty.number: duty.kind for duty in duties} for document, duties in DUTIES.items()}
    named = 0
    for record in statements(city, "DutyRecord"):
        kind = record.properties["kind"]
        assert kind in set(DutyKind)
        assert ends(record, "PERFORMED_BY")
        assert ends(record, "CONCERNS")
        if told := record.properties.get("dutyNumbers"):
            named += 1
            (document,) = ends(record, "STATED_IN")
            assert isinstance(told, list)
            assert {numbers[document][number] for number in told} == {kind}
    assert 0.05 < named / 2_600 < 0.6


def test_who_did_something_was_linked_that_day(city: list[Facts]) -> None:
    """Visits and reports: by the assignee of a link in force, or by somebody who was in the group."""
    links: defaultdict[str, list[Statement]] = defaultdict(list)
    for link in statements(city, "Assignment"):
        if link.properties["basis"] == "LIAISON":
            links[ends(link, "SUBJECT")[0]].append(link)
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for membership in statements(city, "Membership"):
        groups[ends(membership, "MEMBER")[0]].append(membership)
    for record in statements(city, "DutyRecord"):
        if record.properties["kind"] not in ("VISIT", "REPORT", "EVALUATION", "ENTRY"):
            continue
        (by,), (about,) = ends(record, "PERFORMED_BY"), ends(record, "CONCERNS")
        acting = {by, *(ends(m, "ORGANIZATION")[0] for m in groups[by] if _held(m, day(record)))}
        assert acting & {ends(link, "ASSIGNEE")[0] for link in links[about] if _held(link, day(record))}, record


def _held(statement: Statement, on: str) -> bool:
    return day(statement) <= on < str(statement.properties["validTo"])


def test_most_months_have_a_visit_some_are_missed_and_some_holders_never_come(city: list[Facts]) -> None:
    months: defaultdict[str, set[str]] = defaultdict(set)
    for record in statements(city, "DutyRecord"):
        if record.properties["kind"] == "VISIT":
            months[ends(record, "CONCERNS")[0]].add(day(record)[:7])
    linked = {
        ends(s, "SUBJECT")[0]
        for s in statements(city, "Assignment")
        if s.properties["basis"] == "LIAISON" and s.properties["validTo"] == OPEN_DAY and s.properties.get("annex") != 3
    }
    areas = {key for key in linked if key.startswith("Area:")}
    assert areas - months.keys(), "somebody never came"
    assert len(areas & months.keys()) > 0.8 * len(areas)
    counts = [len(found) for found in months.values()]
    assert max(counts) <= 24
    assert min(counts) < 24
    assert sum(counts) / len(counts) > 15


def test_districts_report_mostly_in_time(city: list[Facts]) -> None:
    returns = statements(city, "MonthlyReturn")
    late = [each for each in returns if day(each)[8:] > "05"]
    assert 0 < len(late) < len(returns) / 5
    assert 200 < len(returns) < 240
    assert len({ends(each, "CONCERNS")[0] for each in returns}) == 10
    for each in returns:
        assert str(each.properties["month"]) < day(each)[:7]
        assert all(isinstance(each.properties[name], int) for name in ("inspections", "linkedKeyEnterprises"))


def test_hazards_went_step_by_step_and_stand_at_every_one(city: list[Facts]) -> None:
    courses = of_hazards(city)
    assert courses.keys() == things(city, "Hazard").keys()
    for steps in courses.values():
        assert check_steps([(status, day(step)) for status, step in steps.items()]) == []
    assert {max(steps, key=STEPS.index) for steps in courses.values()} == set(STEPS)
    assert {hazard.properties["grade"] for hazard in things(city, "Hazard").values()} == {"GENERAL", "MAJOR"}


def overdue(batches: list[Facts]) -> set[str]:
    """The hazards whose deadline was over on the last day: that of an extension, else the one that was set when it was found."""
    extended = {
        ends(each, "OF_HAZARD")[0]: str(each.properties["dueOn"]) for each in statements(batches, "DeadlineExtension")
    }
    return {
        key
        for key, steps in of_hazards(batches).items()
        if "RECTIFIED" not in steps and extended.get(key, str(steps["FOUND"].properties["dueOn"])) < LAST_DAY
    }


def test_some_hazards_are_overdue_also_after_an_extension_and_some_are_listed_at_each_level(city: list[Facts]) -> None:
    extended = {ends(each, "OF_HAZARD")[0] for each in statements(city, "DeadlineExtension")}
    late = overdue(city)
    assert late & extended
    assert late - extended
    assert extended - late
    listed = statements(city, "ListedSupervision")
    assert {each.properties["level"] for each in listed} == {"CITY", "DISTRICT", "TOWN"}
    assert {each.properties["validTo"] == OPEN_DAY for each in listed} == {True, False}
    major = {key for key, hazard in things(city, "Hazard").items() if hazard.properties["grade"] == "MAJOR"}
    assert {end for plan in statements(city, "RectificationPlan") for end in ends(plan, "OF_HAZARD")} == major


def test_an_inspection_found_each_hazard_on_its_day(city: list[Facts]) -> None:
    found = {
        end: record
        for record in statements(city, "DutyRecord")
        for end in ends(record, "CONCERNS")
        if end.startswith("Hazard:")
    }
    courses = of_hazards(city)
    assert found.keys() == courses.keys()
    for key, record in found.items():
        assert (day(record), ends(record, "PERFORMED_BY")) == (
            day(courses[key]["FOUND"]), ends(courses[key]["FOUND"], "PERFORMED_BY")
        )  # fmt: skip


def test_incidents_are_of_every_grade_at_enterprises_and_on_roads(city: list[Facts]) -> None:
    incidents = things(city, "Incident")
    counted: defaultdict[str, list[Statement]] = defaultdict(list)
    for count in statements(city, "CasualtyCount"):
        counted[ends(count, "OF_INCIDENT")[0]].append(count)
    grades = {key: [_grade(each) for each in sorted(found, key=day)] for key, found in counted.items()}
    assert {found[-1] for found in grades.values()} == {*GRADES, None}
    assert any(found[0] != found[-1] for found in grades.values()), "regraded"
    places = {tie.start: tie.end for batch in city for tie in batch.ties if tie.type == "OCCURRED_AT"}
    assert places.keys() == incidents.keys()
    assert {end.partition(":")[0] for end in places.values()} == {"Enterprise", "Area"}
    assert {incident.properties["isProductionSafety"] for incident in incidents.values()} == {True, False}
    for incident in incidents.values():
        edition = edition_on(incident.valid_from)
        assert edition
        assert incident.properties["type"] in {None, *edition.types}


def _grade(count: Statement) -> str | None:
    """Decree 493, article 3, for what is known; None where something is unknown and nothing is the worst already."""
    known = {name: value for name in CASUALTIES if isinstance(value := count.properties.get(name), int)}
    worst = max((sum(value >= bound for bound in BOUNDS[name]) for name, value in known.items()), default=0)
    return GRADES[worst] if len(known) == len(CASUALTIES) or worst == len(GRADES) - 1 else None


def test_one_investigation_was_raised_and_measures_were_answered_or_not(city: list[Facts]) -> None:
    raised = [each for each in statements(city, "Investigation") if "elevatedFrom" in each.properties]
    assert raised
    assert len(raised) < len(statements(city, "Investigation"))
    measures = statements(city, "AccountabilityMeasure")
    assert {"repliedOn" in each.properties for each in measures} == {True, False}
    whom = Counter(end.partition(":")[0] for each in measures for end in ends(each, "AGAINST"))
    assert {"Enterprise", "Post", "Organization"} <= whom.keys()


def test_every_word_is_of_the_made_up_city(city: list[Facts]) -> None:
    for statement in chain.from_iterable(batch.statements for batch in city):
        for name in ("title", "note", "reason", "conclusion", "number"):
            said = statement.properties.get(name)
            if isinstance(said, str) and statement.label in EVENTS:
                assert re.fullmatch(WORDS, said), said
                assert "示例" in said, (statement.label, said)


def test_some_posts_had_two_or_three_holders_with_and_without_a_vacancy(city: list[Facts]) -> None:
    terms: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for membership in statements(city, "Membership"):
        for post in ends(membership, "POST"):
            terms[post].append((day(membership), str(membership.properties["validTo"])))
    assert {len(found) for found in terms.values()} == {1, 2, 3}
    gaps = [earlier[1] < later[0] for found in map(sorted, terms.values()) for earlier, later in pairwise(found)]
    assert set(gaps) == {True, False}
    for found in terms.values():
        assert all(a[1] <= b[0] for a, b in pairwise(sorted(found)))
