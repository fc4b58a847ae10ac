"""The same answers without the compiler: plain graphql-core, a resolver a field, over plain Python data.

Written from docs/model.md and the descriptions of the fields alone; it shares no declaration with `schema/`.
"""
