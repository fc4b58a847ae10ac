// Apollo Client with its normalising cache, as it comes: no type policy, the possible types generated.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import {
  AreaAgainDocument,
  AreaCardFragmentDoc,
  AreaOnTwoDaysDocument,
  AreaPagesDocument,
  AreaTodayDocument,
  ChainDocument,
  ParentOnAnotherDayDocument,
} from "../generated/operations.js";
import { firstPage, possibleTypes, print, town, twoDays, url } from "./asking.js";

type Cached = Record<string, { key?: string; name?: string }>;
const cache = new InMemoryCache({ possibleTypes });
const client = new ApolloClient({ cache, link: new HttpLink({ uri: url }) });

const asked = (await client.query({ query: AreaOnTwoDaysDocument, variables: twoDays })).data!;
const objects = Object.values(cache.extract() as Cached).filter(({ key }) => key === town);
await client.query({ query: ChainDocument, variables: { area: town, asOf: { validOn: twoDays.before } } });
const today = (await client.query({ query: AreaTodayDocument, variables: { area: twoDays.area } })).data!;
await client.query({ query: ParentOnAnotherDayDocument, variables: twoDays });
const link = cache.readQuery({ query: ParentOnAnotherDayDocument, variables: twoDays })!.area!;

const days = [asked.before!, asked.after!];
const card = { fragment: AreaCardFragmentDoc, fragmentName: "AreaCard" };
const inCache = () => days.map(({ id }) => cache.readFragment({ ...card, from: { __typename: "Area", id } }));
const cached = inCache();

// Asked again by their ids alone, each answers under its own clocks, onto the same objects.
const again = [];
for (const { id } of days) {
  const { data } = await client.query({ query: AreaAgainDocument, variables: { id }, fetchPolicy: "network-only" });
  again.push(data!.node);
}

// Pages of a connection run together, with Apollo's own policy for connections of this form.
const paging = new InMemoryCache({
  possibleTypes,
  typePolicies: { Query: { fields: { areas: relayStylePagination(["filter", "orderBy", "asOf"]) } } },
});
const pager = new ApolloClient({ cache: paging, link: new HttpLink({ uri: url }) });
const first = (await pager.query({ query: AreaPagesDocument, variables: firstPage })).data!.areas;
const next = { ...firstPage, after: first.pageInfo.endCursor };
await pager.query({ query: AreaPagesDocument, variables: next, fetchPolicy: "network-only" });
const run = paging.readQuery({ query: AreaPagesDocument, variables: firstPage })!.areas;

print({
  asked: days,
  cached,
  again,
  afterwards: inCache(),
  today: today.area!.id,
  parents: [link.parent, link.later],
  names: objects.map(({ name }) => name),
  pages: run.edges.map(({ node }) => node.id),
});
