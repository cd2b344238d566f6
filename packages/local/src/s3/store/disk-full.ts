import { isDiskFull } from '../../store/errors.ts';
import { S3StoreError } from './errors.ts';

/** Does something that needs room on the disk, and says clearly when there is none. */
export async function needingRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageFull(error);
  }
}

/** {@link needingRoom} for work that waits for nothing. */
export function needingRoomNow<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageFull(error);
  }
}

function storageFull(error: unknown): unknown {
  if (!isDiskFull(error)) return error;
  return new S3StoreError(
    'StorageFull',
    'The disk that holds the buckets is full. Delete objects or free some space, and try again.',
    error,
  );
}
