// The peer: @neo4j/graphql behind Apollo Server, over the same Neo4j, as its documentation sets it up.
// `node server.mjs SCHEMA PORT`; the engine's address comes through the environment.
import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const [schemaFile, port] = process.argv.slice(2);
const { BENCH_URI, BENCH_USER, BENCH_PASSWORD, BENCH_DATABASE } = process.env;

const driver = neo4j.driver(BENCH_URI, BENCH_USER ? neo4j.auth.basic(BENCH_USER, BENCH_PASSWORD) : undefined, {
  disableLosslessIntegers: true,
  telemetryDisabled: true,
  notificationFilter: { minimumSeverityLevel: "OFF" },
});
const compare = { LT: true, GT: true, LTE: true, GTE: true };
const graph = new Neo4jGraphQL({
  typeDefs: readFileSync(schemaFile, "utf8"),
  driver,
  features: { filters: { String: compare } },
});
// Without the prevention of cross-site requests a bare GET tells whether it is ready.
const server = new ApolloServer({ schema: await graph.getSchema(), csrfPrevention: false, introspection: false });
const context = async () => ({ executionContext: driver, sessionConfig: { database: BENCH_DATABASE || "neo4j" } });

await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: Number(port) }, context });
