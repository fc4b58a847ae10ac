"""What an audit rule is: one question asked of one kind of unit, with its denominator."""

from collections.abc import Sequence
from dataclasses import dataclass

BINDS = ("rule", "severity", "subject", "name", "detail", "beganOn", "document", "cited")
"""What a finding's fields name: its words are `name` and `detail`, its source `document` and, within it, `cited`."""

AREAS_WITHIN = "MATCH (this)((upper)<-[up:PART_OF WHERE held(up)]-(lower)){0,9}(area:Area)"
"""Every area in the area that the report is about (`this`), itself included."""

LIAISONS_WITHIN = """
MATCH (assignment:Assignment {basis: 'LIAISON'})-[:SUBJECT]->(linked)
  ((inside)-[located:LOCATED_IN WHERE held(located)]->(home)){0,1}(base)
  ((lower)-[up:PART_OF WHERE held(up)]->(upper)){0,9}(this)
"""
"""Every liaison of an area or enterprise in `this`, from the assignments' side: the cost grows with them alone."""

FIRST_ASSIGNMENT = """
WITH *, head(COLLECT { MATCH (subject)<-[:ASSIGNEE]-(charge:Assignment) WHERE held(charge)
  RETURN charge ORDER BY charge.key LIMIT 1 }) AS cited
OPTIONAL MATCH (cited)-[:STATED_IN]->(document:OfficialDocument) WITH *
"""
"""The source of a finding about an assignee: what charges it."""

HELD_BY_THEN = "known(past) AND past.validFrom <= $validOn"
"""A membership that had begun by the day, whether it has ended or not."""


def demanded(variable: str) -> str:
    """Whether a document in force demands a liaison of a unit that it lists."""
    return (
        f"EXISTS {{ MATCH ({variable})<-[:LISTS]-(demand:Requirement)"
        " WHERE demand.basis = 'LIAISON' AND held(demand) }"
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the coverage report.

    `examined` binds `subject` (what a finding is about), `name` and whatever the other expressions need, a row for each
    unit examined: that is the denominator. `failing` and `unknown` are predicates on it; what the register does not know
    is never counted as missing. `source` binds `document` and `cited` behind it. None of them aggregates: Neo4j takes an
    aggregation inside a subquery for one of the RETURN that the subquery stands in.
    """

    name: str
    label: str
    question: str
    message: str
    examined: str
    failing: str
    severity: str
    unknown: str = "false"
    detail: str = "''"
    began_on: str = "null"
    source: str = "OPTIONAL MATCH (subject)-[:STATED_IN]->(document:OfficialDocument) WITH *, subject AS cited"

    def findings(self) -> str:
        """The rule's findings, one row each, as `BINDS` names them."""
        return (
            f"{self.examined} WITH * WHERE {self.failing} {self.source}"
            f" RETURN '{self.name}' AS rule, {self.severity} AS severity, subject, name, {self.detail} AS detail,"
            f" {self.began_on} AS beganOn, document, cited"
        )

    def result(self) -> str:
        """How many were examined, how many fail, of how many the register does not know."""
        return (
            f"WITH this, COLLECT {{ {self.examined} RETURN [{self.failing}, {self.unknown}] }} AS units"
            f" RETURN '{self.name}' AS rule, size(units) AS examined,"
            " size([each IN units WHERE each[0]]) AS failing, size([each IN units WHERE each[1]]) AS unknown"
        )


def union(parts: Sequence[str], columns: Sequence[str]) -> str:
    """Several rules' rows as one MATCH that binds `columns` for the area `this`."""
    return f"CALL (this) {{ {' UNION ALL '.join(parts)} }} WITH this, {', '.join(columns)}"
