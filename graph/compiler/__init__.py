"""From a GraphQL selection to one Cypher statement, and from its positional answer to the response.

`selection` reads what the client chose, `arguments` turns its arguments into parameters, `statement` writes the RETURN,
`shape` builds the response from the answer, `executor` is graphql-core's own with one override.
"""
