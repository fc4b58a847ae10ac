"""Plain Strawberry over the same graph: resolvers, dataloaders, and graphql-core walking the objects."""
