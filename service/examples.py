"""Three questions to begin with: printed by `zerenlian serve`, and the first is GraphiQL's own beginning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A question in words and in GraphQL."""

    asks: str
    text: str


EXAMPLES = (
    Example(
        "Who was linked to 盛泽镇 on 10 March 2020, from the nearest level upward, and on the word of which document?",
        """\
{
  responsibilityChain(area: "Area:320509105", asOf: { validOn: "2020-03-10" }) {
    links(basis: [LIAISON]) {
      holder { name }
      distance
      inheritedFrom { name }
      since
      citation { document { number title } annex row }
    }
  }
}
""",
    ),
    Example(
        "Which of 苏州市's areas did the documents name and nobody answer for, that day?",
        """\
{
  coverage(area: "Area:320500", asOf: { validOn: "2020-03-10" }) {
    rules { rule label examined failing unknown }
    findings(first: 10) { edges { node { rule severity message citation { document { number } annex row } } } }
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
