// The generated types alone: nullability, unions and enums reach the program, and the compiler refuses what the schema does.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print as text } from "graphql";
import { ChainDocument } from "../generated/operations.js";
import type { AreaFilter, AreaLevel, AreaOrder, ChainQuery } from "../generated/operations.js";
import { print, url } from "./asking.js";

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: text(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

type Link = NonNullable<ChainQuery["responsibilityChain"]>["links"][number];
type Assignee = NonNullable<Link["assignment"]>["assignee"];

function called(assignee: Assignee): string {
  switch (assignee.__typename) {
    case "Person":
    case "Organization":
      return assignee.name;
    case "Post":
      return assignee.title;
  }
}

// @ts-expect-error a value that the enum does not have
export const level: AreaLevel = "CONTINENT";
// @ts-expect-error a condition that the filter does not have
export const filter: AreaFilter = { colour: "red" };
// @ts-expect-error two keys in one place, where the order between them would be lost
export const order: AreaOrder = { code: "ASC", name: "ASC" };
// @ts-expect-error the variables are not optional
export const unasked = () => ask(ChainDocument, {});
// @ts-expect-error nobody may hold it
export const holder = (link: Link): string => link.holder.name;

const { responsibilityChain: chain } = await ask(ChainDocument, {
  area: "Area:320509105",
  asOf: { validOn: "2020-03-10" },
});
if (!chain) throw new Error("no chain");
print({
  validOn: chain.asOf.validOn,
  links: chain.links.map((link) => ({
    basis: link.basis,
    holder: link.holder?.name ?? null,
    from: link.inheritedFrom?.name ?? null,
    assignee: link.assignment && called(link.assignment.assignee),
    document: link.citation?.document.number ?? null,
  })),
});
