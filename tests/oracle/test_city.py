"""One invented city after the other: it is imported once, and everything is asked of it."""

from tests.oracle.asking.exports import test_findings
from tests.oracle.asking.moments import test_before_the_first_recording_there_is_nothing
from tests.oracle.asking.properties import test_ids_read_back_give_the_same, test_pages_hold_what_they_count

__all__ = [
    "test_before_the_first_recording_there_is_nothing",
    "test_findings",
    "test_ids_read_back_give_the_same",
    "test_pages_hold_what_they_count",
]
