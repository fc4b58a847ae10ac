// Generates from a schema and a folder of documents what graphql-codegen generates; types.ts has every type of the schema.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as possibleTypes from "@graphql-codegen/fragment-matcher";
import * as typedDocuments from "@graphql-codegen/typed-document-node";
import * as schemaTypes from "@graphql-codegen/typescript";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { buildSchema, introspectionFromSchema, parse } from "graphql";

const [schemaFile, documentFolder, target] = process.argv.slice(2);
const sdl = readFileSync(schemaFile, "utf8");
const documents = readdirSync(documentFolder).map((name) => {
  const location = join(documentFolder, name);
  return { location, document: parse(readFileSync(location, "utf8")) };
});
const config = { scalars: { Date: "string", DateTime: "string" }, defaultScalarType: "unknown", useTypeImports: true };

async function generate(filename, ...plugins) {
  const named = Object.fromEntries(plugins.map((plugin, at) => [String(at), plugin]));
  const text = await codegen({
    filename,
    schema: parse(sdl),
    documents,
    config,
    plugins: Object.keys(named).map((name) => ({ [name]: {} })),
    pluginMap: named,
  });
  writeFileSync(join(target, filename), text);
}

await generate("types.ts", schemaTypes);
await generate("operations.ts", operationTypes, typedDocuments);
await generate("possibleTypes.ts", possibleTypes);
// graphcache takes the introspected schema as a value.
const introspection = JSON.stringify(introspectionFromSchema(buildSchema(sdl)));
writeFileSync(join(target, "introspection.json"), introspection);
