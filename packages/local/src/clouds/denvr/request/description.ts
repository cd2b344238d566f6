import { spec } from '../../../generated/denvr/spec.ts';
import type { operations } from '../../../generated/denvr/wire.ts';
import {
  type DescribedOperation,
  type Json,
  operationsOf,
  resolverOf,
} from '../../description/operations.ts';

/** The operationId of every operation of Denvr. */
export type DenvrOperationId = keyof operations;

/** A query parameter. */
export interface QueryParameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: 'string' | 'integer' | 'boolean';
}

/** One operation, as the description declares it. */
export interface DenvrOperation extends Omit<DescribedOperation<DenvrOperationId>, 'parameters'> {
  readonly query: readonly QueryParameter[];
}

/** A part of the description, or what it refers to. */
export const resolved: (value: unknown) => Json = resolverOf(spec);

function queryParameter(parameter: Json): QueryParameter {
  return {
    name: String(parameter['name']),
    isRequired: parameter['required'] === true,
    type: resolved(parameter['schema'])['type'] as QueryParameter['type'],
  };
}

/** Every operation of Denvr, from the description; all parameters are in the query. */
export const denvrOperations: readonly DenvrOperation[] = operationsOf<DenvrOperationId>(spec).map(
  ({ parameters, ...operation }) => ({ ...operation, query: parameters.map(queryParameter) }),
);
