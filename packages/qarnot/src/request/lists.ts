import { type ApiPromise, type CallOptions, InputError } from '@irori/core';
import type { OperationId } from '../generated/operations.ts';
import type { Filter } from '../types.ts';
import type { Params } from './address.ts';
import type { Session } from './session.ts';

/** Which of a list to give. */
export interface ListOptions {
  /** Only what has one of these tags (any of them; confidence: medium). @default all */
  tags?: readonly string[];
}

/** What a search looks for. */
export interface SearchOptions<Field extends string = string> {
  /** Only what passes this. */
  filter?: Filter | null;
  /** The fields to give; all others are missing in the answer. @default all */
  select?: readonly Field[];
  /** How many at most. @default what the server chooses */
  maximumResults?: number | null;
}

/** The tags as the API takes them. */
export function tagParams({ tags }: ListOptions = {}): Params {
  if (tags === undefined) return {};
  if (!Array.isArray(tags)) {
    throw new InputError('The tags must be a list.', { field: 'tags' });
  }
  return { tag: tags };
}

/** Asks for all that match, in one answer. Pages are better for what may be many. */
export function requestSearch<Item>(
  session: Session,
  operation: OperationId,
  { select, ...request }: SearchOptions,
  options?: CallOptions,
): ApiPromise<Item[]> {
  const fields = select === undefined ? {} : { select: { fields: [...select] } };
  return session.operation<Item[]>(operation, { body: { ...request, ...fields } }, options);
}
