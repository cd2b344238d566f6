import { spec } from '../../../generated/dok/spec.ts';
import type { operations } from '../../../generated/dok/wire.ts';

/** The operationId of every operation of DOK. */
export type DokOperationId = keyof operations;

type Json = { readonly [key: string]: unknown };

/** A query parameter, as the description declares it. */
export interface QueryParameter {
  readonly name: string;
  readonly type: 'integer' | 'boolean' | 'array' | 'string';
  readonly format: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  /** Allowed words of a list. */
  readonly words: readonly string[] | undefined;
}

/** One operation, as the description declares it. */
export interface DokOperation {
  readonly id: DokOperationId;
  readonly method: string;
  /** With parameters in braces: `/tasks/{taskId}/`. */
  readonly path: string;
  readonly query: readonly QueryParameter[];
  /** JSON pointer of the schema of the body; undefined when it takes none. */
  readonly bodySchema: string | undefined;
}

function follow(pointer: string): Json {
  let found: unknown = spec;
  for (const part of pointer.replace(/^#\//, '').split('/')) {
    found = (found as Json)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return found as Json;
}

function resolved(value: unknown): Json {
  const node = value as Json;
  return typeof node['$ref'] === 'string' ? resolved(follow(node['$ref'])) : node;
}

function queryParameter(value: Json): QueryParameter {
  const schema = resolved(value['schema']);
  const items = schema['items'] === undefined ? undefined : resolved(schema['items']);
  return {
    name: String(value['name']),
    type: schema['type'] as QueryParameter['type'],
    format: schema['format'] as string | undefined,
    minimum: schema['minimum'] as number | undefined,
    maximum: schema['maximum'] as number | undefined,
    words: items?.['enum'] as readonly string[] | undefined,
  };
}

function bodyPointer(path: string, method: string, operation: Json): string | undefined {
  const body = operation['requestBody'] as Json | undefined;
  if (body === undefined) return undefined;
  const own = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/requestBody`;
  const base = typeof body['$ref'] === 'string' ? body['$ref'] : own;
  return `${base}/content/application~1json/schema`;
}

function operationsOfPath(path: string, item: Json): DokOperation[] {
  const shared = (item['parameters'] ?? []) as readonly unknown[];
  return Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, value]) => {
      const operation = value as Json;
      const own = (operation['parameters'] ?? []) as readonly unknown[];
      return {
        id: operation['operationId'] as DokOperationId,
        method: method.toUpperCase(),
        path,
        query: [...shared, ...own]
          .map(resolved)
          .filter((parameter) => parameter['in'] === 'query')
          .map(queryParameter),
        bodySchema: bodyPointer(path, method, operation),
      };
    });
}

/** Every operation of DOK, from the description. */
export const dokOperations: readonly DokOperation[] = Object.entries(spec['paths'] as Json).flatMap(
  ([path, item]) => operationsOfPath(path, item as Json),
);
