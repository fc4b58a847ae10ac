"""Three questions to begin with: printed by `zerenlian serve`, and the first is GraphiQL's own beginning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A question in words and in GraphQL."""

    asks: str
    text: str


EXAMPLES = (
    Example(
        "Who answers for 盛泽镇 on 10 March 2020, and on the word of which document?",
        """\
{
  area(name: "盛泽镇", asOf: { validOn: "2020-03-10" }) {
    id
    name
    ancestors { name level }
    assignments(basis: [LIAISON]) {
      edges { node { assignee { ... on Person { name } } validFrom citation { document { number } annex row } } }
    }
  }
}
""",
    ),
    Example(
        "Which areas lie directly below 苏州市, and how many are there?",
        """\
{
  area(code: "320500") {
    name
    children(first: 20) { totalCount edges { node { name kind code } } }
  }
}
""",
    ),
    Example(
        "Which documents does the register know?",
        """\
{
  documents(first: 10) { edges { node { number title issuedOn } } }
}
""",
    ),
)
