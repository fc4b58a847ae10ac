"use strict";

const place = document.getElementById("graphiql");
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
ReactDOM.createRoot(place).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: place.dataset.query, shouldPersistHeaders: false }),
);
