import { spec } from '../../../generated/qarnot/spec.ts';
import type { operations } from '../../../generated/qarnot/wire.ts';
import {
  type DescribedOperation,
  type Json,
  operationsOf,
  resolverOf,
} from '../../description/operations.ts';

/** The operationId of every operation of Qarnot. */
export type QarnotOperationId = keyof operations;

/** One operation, as the description declares it. */
export interface QarnotOperation extends Omit<DescribedOperation<QarnotOperationId>, 'parameters'> {
  /** Whether the last parameter takes the rest of the path, slashes included. */
  readonly isCatchAll: boolean;
}

/** A part of the description, or what it refers to. */
export const resolved: (value: unknown) => Json = resolverOf(spec);

/** Every operation of Qarnot, from the description. */
export const qarnotOperations: readonly QarnotOperation[] = operationsOf<QarnotOperationId>(
  spec,
).map(({ parameters, ...operation }) => ({
  ...operation,
  isCatchAll: parameters.some((parameter) => parameter['x-catch-all'] === true),
}));
