import { spec } from '../../../generated/dok/spec.ts';
import type { operations } from '../../../generated/dok/wire.ts';
import {
  type DescribedOperation,
  type Json,
  operationsOf,
  resolverOf,
} from '../../description/operations.ts';

/** The operationId of every operation of DOK. */
export type DokOperationId = keyof operations;

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
export interface DokOperation extends Omit<DescribedOperation<DokOperationId>, 'parameters'> {
  readonly query: readonly QueryParameter[];
}

const resolved = resolverOf(spec);

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

/** Every operation of DOK, from the description. */
export const dokOperations: readonly DokOperation[] = operationsOf<DokOperationId>(spec).map(
  ({ parameters, ...operation }) => ({
    ...operation,
    query: parameters.filter((parameter) => parameter['in'] === 'query').map(queryParameter),
  }),
);
