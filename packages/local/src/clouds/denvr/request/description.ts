import { spec } from '../../../generated/denvr/spec.ts';
import type { operations } from '../../../generated/denvr/wire.ts';

/** The operationId of every operation of Denvr. */
export type DenvrOperationId = keyof operations;

/** A part of the description. */
export type Json = { readonly [key: string]: unknown };

/** A query parameter. */
export interface QueryParameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: 'string' | 'integer' | 'boolean';
}

/** One operation, as the description declares it. */
export interface DenvrOperation {
  readonly id: DenvrOperationId;
  readonly method: string;
  readonly path: string;
  readonly query: readonly QueryParameter[];
  /** Name of the schema of the body; undefined when it takes none. */
  readonly bodySchema: string | undefined;
}

/** The schema of a component. */
export function schemaOf(name: string): Json {
  const { schemas } = (spec as unknown as { components: { schemas: Json } }).components;
  return schemas[name] as Json;
}

/** A part of the description, or the component it refers to. */
export function resolved(value: unknown): Json {
  const node = value as Json;
  const reference = node['$ref'];
  return typeof reference === 'string' ? resolved(schemaOf(componentOf(reference))) : node;
}

function componentOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function bodySchemaOf(operation: Json): string | undefined {
  const body = operation['requestBody'] as { content: { [type: string]: Json } } | undefined;
  const schema = body?.content['application/json']?.['schema'] as Json | undefined;
  const reference = schema?.['$ref'];
  return typeof reference === 'string' ? componentOf(reference) : undefined;
}

function queryOf(operation: Json): QueryParameter[] {
  return ((operation['parameters'] ?? []) as readonly Json[]).map((parameter) => ({
    name: String(parameter['name']),
    isRequired: parameter['required'] === true,
    type: resolved(parameter['schema'])['type'] as QueryParameter['type'],
  }));
}

function operationsOfPath([path, item]: readonly [string, unknown]): DenvrOperation[] {
  return Object.entries(item as Json).map(([method, operation]) => ({
    id: (operation as Json)['operationId'] as DenvrOperationId,
    method: method.toUpperCase(),
    path,
    query: queryOf(operation as Json),
    bodySchema: bodySchemaOf(operation as Json),
  }));
}

/** Every operation of Denvr, from the description. */
export const denvrOperations: readonly DenvrOperation[] = Object.entries(
  spec['paths'] as unknown as Json,
).flatMap(operationsOfPath);
