// What the three programs have in common: the service's address, the questions' values, the printed result.
import possible from "../generated/possibleTypes.js";
import type { AreaOnTwoDaysQueryVariables, AreaPagesQueryVariables } from "../generated/operations.js";

declare const process: { argv: string[]; exitCode?: number };

export const url = process.argv[2]!;
export const possibleTypes = possible.possibleTypes;

/** A village of a town that took another name between the two days. */
export const twoDays = {
  area: "Area:990104101201",
  before: "2019-09-30",
  after: "2019-10-01",
} satisfies AreaOnTwoDaysQueryVariables;

/** The key of that town. */
export const town = "Area:990104101";

/** The first page of a list in an order of its own. */
export const firstPage = {
  filter: { level: "DISTRICT", or: [{ nameContains: "市" }, { nameContains: "区" }] },
  orderBy: [{ kind: "DESC" }, { name: "DESC" }],
  first: 3,
  asOf: { validOn: twoDays.after },
} satisfies AreaPagesQueryVariables;

/** What a library says to the developer; a schema that is good for it gives no cause. */
export const warnings: string[] = [];
for (const level of ["warn", "error"] as const) {
  console[level] = (...words: unknown[]) => void warnings.push(words.map(String).join(" "));
}

export function print(result: Record<string, unknown>): void {
  console.log(JSON.stringify({ ...result, warnings }));
}
