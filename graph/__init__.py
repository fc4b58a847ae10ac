"""The graph itself: engines, driver, labels, time, and the compiler from GraphQL to Cypher."""
