/**
 * Writes everything that is derived from `specs/*.openapi.yaml`; with `--check` it only compares and
 * fails when a committed file is stale.
 *
 * For each cloud:
 * - `packages/<cloud>/src/generated/wire.ts`        wire types (openapi-typescript)
 * - `packages/<cloud>/src/generated/operations.ts`  the table of operations
 * - `packages/local/src/generated/<cloud>/wire.ts`  the same wire types, for the local cloud
 * - `packages/local/src/generated/<cloud>/spec.ts`  the description itself, for request validation
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  description?: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;
const banner = (spec: string): string =>
  `/* Generated from specs/${spec} by \`npm run generate\`. Do not edit. */\n`;

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function resolve(document: JsonObject, value: Json | undefined): JsonObject {
  if (!isObject(value)) return {};
  const ref = value['$ref'];
  if (typeof ref !== 'string') return value;
  let found: Json | undefined = document;
  for (const part of ref.replace(/^#\//, '').split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isObject(found) ? found[key] : undefined;
  }
  if (!isObject(found)) throw new Error(`Unresolvable reference ${ref}`);
  return resolve(document, found);
}

function parameterOf(document: JsonObject, value: Json): Parameter {
  const source = resolve(document, value);
  const schema = resolve(document, source['schema']);
  const declared = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  const type = ['integer', 'number', 'boolean', 'array'].includes(String(declared))
    ? (declared as Parameter['type'])
    : 'string';
  const result: Parameter = {
    name: String(source['name']),
    in: source['in'] as Parameter['in'],
    required: source['required'] === true,
    type,
  };
  if (typeof source['description'] === 'string') result.description = source['description'].trim();
  return result;
}

function operationsOf(document: JsonObject): JsonObject {
  const table: JsonObject = {};
  const paths = isObject(document['paths']) ? document['paths'] : {};
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    const shared = Array.isArray(item['parameters']) ? item['parameters'] : [];
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const own = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
      const parameters = [...shared, ...own].map((entry) => parameterOf(document, entry));
      const entry: JsonObject = {
        method: method.toUpperCase(),
        path,
        parameters: parameters as unknown as Json[],
        body: bodyOf(document, operation['requestBody']),
      };
      if (typeof operation['summary'] === 'string') entry['summary'] = operation['summary'];
      table[String(operation['operationId'])] = entry;
    }
  }
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bodyOf(
  document: JsonObject,
  requestBody: Json | undefined,
): 'required' | 'optional' | 'none' {
  if (requestBody === undefined) return 'none';
  return resolve(document, requestBody)['required'] === true ? 'required' : 'optional';
}

function operationsModule(spec: string, document: JsonObject): string {
  const table = JSON.stringify(operationsOf(document), null, 2);
  return `${banner(spec)}
/** One parameter of an operation, as the description declares it. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly description?: string;
}

/** One operation of the API: how it is called on the wire. */
export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly parameters: readonly OperationParameter[];
  readonly body: 'required' | 'optional' | 'none';
  readonly summary?: string;
}

const table = ${table} as const;

/** The operationId of every operation in the description. */
export type OperationId = keyof typeof table;

/** Every operation of the API by its operationId. */
export const operations: { readonly [id in OperationId]: Operation } = table;
`;
}

function specModule(spec: string, document: JsonObject): string {
  return `${banner(spec)}
/** The description as plain data (OpenAPI 3.1). */
export const spec: { readonly [key: string]: unknown } = ${JSON.stringify(document, null, 1)};
`;
}

async function filesFor(spec: string): Promise<Map<string, string>> {
  const cloud = spec.replace('.openapi.yaml', '');
  const text = readFileSync(join(root, 'specs', spec), 'utf8');
  const document = parse(text) as JsonObject;
  const nodes = await openapiTS(text, { alphabetize: true, emptyObjectsUnknown: true });
  const wire = `${banner(spec)}\n${astToString(nodes)}`;
  return new Map([
    [`packages/${cloud}/src/generated/wire.ts`, wire],
    [`packages/${cloud}/src/generated/operations.ts`, operationsModule(spec, document)],
    [`packages/local/src/generated/${cloud}/wire.ts`, wire],
    [`packages/local/src/generated/${cloud}/spec.ts`, specModule(spec, document)],
  ]);
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const spec of readdirSync(join(root, 'specs')).filter((name) =>
    name.endsWith('.openapi.yaml'),
  )) {
    for (const [file, content] of await filesFor(spec)) {
      const target = join(root, file);
      if (existsSync(target) && readFileSync(target, 'utf8') === content) continue;
      stale.push(file);
      if (check) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }
  if (check && stale.length > 0) {
    console.error(
      `Stale generated files; run \`npm run generate\` and commit:\n  ${stale.join('\n  ')}`,
    );
    process.exitCode = 1;
  } else if (!check) {
    console.error(
      stale.length > 0 ? `Written:\n  ${stale.join('\n  ')}` : 'Everything is up to date.',
    );
  }
}

await main();
