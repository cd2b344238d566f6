import { S3StoreError } from './errors.ts';
import type { WriteConditions } from './types.ts';

/**
 * Refuses a write whose conditions do not hold for what lies under the key.
 *
 * @param etag of what lies there, undefined when nothing does.
 * @throws S3StoreError `PreconditionFailed`, `NoSuchKey` (an ETag must be there and nothing is).
 */
export function checkConditions(conditions: WriteConditions, key: string, etag?: string): void {
  const { ifNoneMatch, ifMatch } = conditions;
  if (ifNoneMatch !== undefined && etag !== undefined && fits(ifNoneMatch, etag)) {
    throw new S3StoreError(
      'PreconditionFailed',
      `The condition If-None-Match does not hold: "${key}" is there already.`,
    );
  }
  if (ifMatch === undefined) return;
  if (etag === undefined) throw new S3StoreError('NoSuchKey', `There is no object "${key}".`);
  if (!fits(ifMatch, etag)) {
    throw new S3StoreError(
      'PreconditionFailed',
      `The condition If-Match does not hold: the ETag of "${key}" is ${etag}.`,
    );
  }
}

function fits(condition: string, etag: string): boolean {
  if (condition.trim() === '*') return true;
  return condition.split(',').some((one) => one.trim().replaceAll('"', '') === etag);
}
