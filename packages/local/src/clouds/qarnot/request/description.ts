import { spec } from '../../../generated/qarnot/spec.ts';
import type { operations } from '../../../generated/qarnot/wire.ts';

/** The operationId of every operation of Qarnot. */
export type QarnotOperationId = keyof operations;

/** A part of the description. */
export type Json = { readonly [key: string]: unknown };

/** One operation, as the description declares it. */
export interface QarnotOperation {
  readonly id: QarnotOperationId;
  readonly method: string;
  /** With parameters in braces: `/tasks/{taskId}/abort`. */
  readonly path: string;
  /** Whether the last parameter takes the rest of the path, slashes included. */
  readonly isCatchAll: boolean;
  /** JSON pointer of the schema of the body; undefined when it takes none. */
  readonly bodySchema: string | undefined;
}

/** The part of the description that a reference such as `#/components/schemas/Task` names. */
function follow(pointer: string): Json {
  let found: unknown = spec;
  for (const part of pointer.replace(/^#\//, '').split('/')) {
    found = (found as Json)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return found as Json;
}

/** A part of the description, or what it refers to. */
export function resolved(value: unknown): Json {
  const node = value as Json;
  return typeof node['$ref'] === 'string' ? resolved(follow(node['$ref'])) : node;
}

function isCatchAll(parameters: readonly unknown[]): boolean {
  return parameters.some((parameter) => resolved(parameter)['x-catch-all'] === true);
}

function operationsOfPath(path: string, item: Json): QarnotOperation[] {
  const shared = (item['parameters'] ?? []) as readonly unknown[];
  return Object.entries(item)
    .filter(([method]) => method !== 'parameters' && method !== 'servers')
    .map(([method, value]) => {
      const operation = value as Json;
      const own = (operation['parameters'] ?? []) as readonly unknown[];
      const place = path.replaceAll('~', '~0').replaceAll('/', '~1');
      return {
        id: operation['operationId'] as QarnotOperationId,
        method: method.toUpperCase(),
        path,
        isCatchAll: isCatchAll([...shared, ...own]),
        bodySchema:
          operation['requestBody'] === undefined
            ? undefined
            : `#/paths/${place}/${method}/requestBody/content/application~1json/schema`,
      };
    });
}

/** Every operation of Qarnot, from the description. */
export const qarnotOperations: readonly QarnotOperation[] = Object.entries(
  spec['paths'] as Json,
).flatMap(([path, item]) => operationsOfPath(path, item as Json));
