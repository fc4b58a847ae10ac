// urql with graphcache, told the introspected schema: it checks each key, field and possible type against it.
import { Client, fetchExchange } from "@urql/core";
import type { AnyVariables, TypedDocumentNode } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import type { IntrospectionQuery } from "graphql";
import schema from "../generated/introspection.json" with { type: "json" };
import {
  AreaAgainDocument,
  AreaOnTwoDaysDocument,
  AreaPagesDocument,
  AreaTodayDocument,
  ChainDocument,
  ParentOnAnotherDayDocument,
} from "../generated/operations.js";
import { firstPage, print, town, twoDays, url } from "./asking.js";

// What has no id is a part of what it was read from; graphcache wants to be told so.
const introspection = schema as unknown as IntrospectionQuery;
const parts = introspection.__schema.types.filter(
  (type) => type.kind === "OBJECT" && !type.fields.some(({ name }) => name === "id"),
);
const keys = Object.fromEntries(parts.map(({ name }) => [name, () => null]));
const cache = cacheExchange({ schema: introspection, keys, resolvers: { Query: { areas: relayPagination() } } });
const client = new Client({ url, exchanges: [cache, fetchExchange], preferGetMethod: false });

type Policy = "cache-first" | "cache-only" | "network-only";

async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  requestPolicy: Policy = "cache-first",
): Promise<Data> {
  const { data, error } = await client.query(document, variables, { requestPolicy }).toPromise();
  if (error) throw error;
  return data!;
}

const asked = await ask(AreaOnTwoDaysDocument, twoDays);
await ask(ChainDocument, { area: town, asOf: { validOn: twoDays.before } });
const today = await ask(AreaTodayDocument, { area: twoDays.area });

// Without the network: had one day been written over the other, both would now answer alike.
const cached = await ask(AreaOnTwoDaysDocument, twoDays, "cache-only");

const again = [];
for (const of of [asked.before!, asked.after!]) {
  again.push((await ask(AreaAgainDocument, { id: of.id }, "network-only")).node);
}
const afterwards = await ask(AreaOnTwoDaysDocument, twoDays, "cache-only");

await ask(ParentOnAnotherDayDocument, twoDays);
const link = (await ask(ParentOnAnotherDayDocument, twoDays, "cache-only")).area!;

const first = (await ask(AreaPagesDocument, firstPage)).areas;
const next = { ...firstPage, after: first.pageInfo.endCursor };
const run = (await ask(AreaPagesDocument, next)).areas;

print({
  asked: [asked.before, asked.after],
  cached: [cached.before, cached.after],
  again,
  afterwards: [afterwards.before, afterwards.after],
  parents: [link.parent, link.later],
  today: today.area!.id,
  pages: run.edges.map(({ node }) => node.id),
});
