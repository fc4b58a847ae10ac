"""What is derived of records, hazards and indicators, against plain Python under every pair of clocks of the random register."""

from itertools import product
from typing import Any

import pytest

from tests.compiler.conftest import NOW, Register
from tests.compiler.naive.execution import run_naively
from tests.compiler.test_differential import response_bytes

DAYS = ("2020-03-05", "2020-03-10", "2024-03-15")
MOMENTS = ("2020-03-10T16:00:00Z", "2024-03-01T00:00:00Z")
BY_NUMBER = "orderBy: [{number: DESC}], asOf: $asOf"
DOCUMENTS = {
    "hazards": f"""query ($asOf: AsOf) {{ hazards({BY_NUMBER}) {{ totalCount edges {{ node {{ number status foundOn dueOn isOverdue
      overdueSince steps {{ status on dueOn performedBy {{ __typename }} }} extensions {{ on dueOn }}
      listings {{ level dueOn isClosed isOverdue }} plans {{ number dueOn hazards {{ number }} }} }} }} }} }}""",
    "overdue": """query ($asOf: AsOf) {
      late: hazards(filter: {isOverdue: true}, orderBy: [{dueOn: ASC}], asOf: $asOf) { edges { node { number dueOn } } }
      lists: listedSupervisions(filter: {or: [{isOverdue: true}, {isClosed: true}]}, asOf: $asOf) {
        edges { node { level } } } }""",
    "records": f"""query ($asOf: AsOf) {{ records({BY_NUMBER}) {{ edges {{ node {{ on kind recordedLater
      performedBy {{ __typename }} concerns {{ __typename }} attachments {{ name url }}
      history {{ changed record {{ on recordedLater }} }} }} }} }} }}""",
    "below": """query ($asOf: AsOf) { area(code: "99000", asOf: $asOf) { hazards { totalCount } records { totalCount }
      children { edges { node { hazards(recursive: false) { totalCount } records(recursive: false) { totalCount }
      enterprises { edges { node { hazards { totalCount } records { totalCount } rectificationPlans { totalCount } } } } } }
      } } }""",
    "indicators": """query ($asOf: AsOf) { documents(asOf: $asOf) { edges { node { targets { edges { node { indicators {
      name comparison value isMet latest { on value } progress { on value citation { clause } } } } } } } } } }""",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
async def test_what_follows_from_events_is_what_plain_python_makes_of_them(register: Register, name: str) -> None:
    answers = set()
    for day, moment in product(DAYS, MOMENTS):
        variables: dict[str, Any] = {"asOf": {"validOn": day, "knownAt": moment}}
        naive = response_bytes(run_naively(register.world, DOCUMENTS[name], variables, NOW))
        assert response_bytes(await register.ask(DOCUMENTS[name], variables)) == naive, (day, moment)
        answers.add(naive)
    assert len(answers) > len(DAYS), "the clocks make a difference"
