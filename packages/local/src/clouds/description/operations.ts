import { stepsOf } from './pointer.ts';

/** A part of a description. */
export type Json = { readonly [key: string]: unknown };

/** An operation, as every description declares one. */
export interface DescribedOperation<Id extends string> {
  readonly id: Id;
  /** In upper case. */
  readonly method: string;
  /** With parameters in braces: `/tasks/{taskId}/`. */
  readonly path: string;
  /** Those of its path included. */
  readonly parameters: readonly Json[];
  /** JSON pointer of the schema of the body; undefined when it takes none. */
  readonly bodySchema: string | undefined;
}

/** Makes the function that gives a part of a description, or what it refers to. */
export function resolverOf(spec: unknown): (value: unknown) => Json {
  const follow = (pointer: string): unknown => {
    let found = spec;
    for (const step of stepsOf(pointer)) found = (found as Json)[step];
    return found;
  };
  const resolved = (value: unknown): Json => {
    const node = value as Json;
    return typeof node['$ref'] === 'string' ? resolved(follow(node['$ref'])) : node;
  };
  return resolved;
}

/** What of a path is no operation. */
const notMethods: readonly string[] = ['parameters', 'servers'];

function bodyPointer(path: string, method: string, operation: Json): string | undefined {
  const body = operation['requestBody'] as Json | undefined;
  if (body === undefined) return undefined;
  const own = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/requestBody`;
  const base = typeof body['$ref'] === 'string' ? body['$ref'] : own;
  return `${base}/content/application~1json/schema`;
}

/** Every operation of a description; the caller names the type of their ids. */
export function operationsOf<Id extends string>(spec: unknown): DescribedOperation<Id>[] {
  const resolved = resolverOf(spec);
  return Object.entries((spec as Json)['paths'] as Json).flatMap(([path, value]) => {
    const item = value as Json;
    const shared = (item['parameters'] ?? []) as readonly unknown[];
    return Object.entries(item)
      .filter(([method]) => !notMethods.includes(method))
      .map(([method, declared]) => {
        const operation = declared as Json;
        const own = (operation['parameters'] ?? []) as readonly unknown[];
        return {
          id: operation['operationId'] as Id,
          method: method.toUpperCase(),
          path,
          parameters: [...shared, ...own].map(resolved),
          bodySchema: bodyPointer(path, method, operation),
        };
      });
  });
}
