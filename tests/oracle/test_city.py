"""One invented city after the other: it is imported once, and everything is asked of it."""

from tests.oracle.asking.chain import test_links_and_gaps
from tests.oracle.asking.coverage import test_units_and_rules
from tests.oracle.asking.duties import test_reports_of_areas, test_what_holders_have_to_do
from tests.oracle.asking.events import test_documents, test_hazards, test_incidents, test_returns
from tests.oracle.asking.exports import test_assignments, test_enterprises, test_findings
from tests.oracle.asking.lookback import test_both_chains, test_what_was_due_and_done
from tests.oracle.asking.moments import (
    test_an_answer_under_a_moment_never_changes,
    test_before_the_first_recording_there_is_nothing,
    test_lists_are_what_was_known,
    test_what_was_not_recorded_is_nobodys_answer,
)
from tests.oracle.asking.properties import (
    test_ids_read_back_give_the_same,
    test_pages_hold_what_they_count,
    test_reports_add_up,
    test_windows_that_meet_list_what_one_lists,
)

__all__ = [
    "test_an_answer_under_a_moment_never_changes",
    "test_assignments",
    "test_before_the_first_recording_there_is_nothing",
    "test_both_chains",
    "test_documents",
    "test_enterprises",
    "test_findings",
    "test_hazards",
    "test_ids_read_back_give_the_same",
    "test_incidents",
    "test_links_and_gaps",
    "test_lists_are_what_was_known",
    "test_pages_hold_what_they_count",
    "test_reports_add_up",
    "test_reports_of_areas",
    "test_returns",
    "test_units_and_rules",
    "test_what_holders_have_to_do",
    "test_what_was_due_and_done",
    "test_what_was_not_recorded_is_nobodys_answer",
    "test_windows_that_meet_list_what_one_lists",
]
