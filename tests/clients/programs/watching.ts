// Two parts of a page watch one area through Apollo Client, each with fields of its own: two requests, and then quiet.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { AreaLevelDocument, AreaNameDocument } from "../generated/operations.js";
import type { AreaNameQueryVariables, AsOf } from "../generated/operations.js";
import { print, town, twoDays, url } from "./asking.js";

const QUIET_MS = 700;

/** How often the service was asked until both parts had their answers and some time had passed. */
async function requests(asOf: AsOf | null): Promise<number> {
  let counted = 0;
  const counting: typeof fetch = (...request) => ((counted += 1), fetch(...request));
  const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url, fetch: counting }) });
  const variables: AreaNameQueryVariables = { area: town, asOf };
  const parts = [AreaNameDocument, AreaLevelDocument].map((query) =>
    client.watchQuery<object, AreaNameQueryVariables>({ query, variables }).subscribe({}),
  );
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  parts.forEach((part) => part.unsubscribe());
  return counted;
}

const validOn = twoDays.before;
print({
  today: await requests(null),
  dayAndMoment: await requests({ validOn, knownAt: "2100-01-01T00:00:00Z" }),
  dayAlone: await requests({ validOn }),
});
