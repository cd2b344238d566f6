import { isApiError } from '@irori/core';
import type { UnfinishedUpload } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';
import type { Feed, PartBuffer } from './feed.ts';
import { md5 } from './put.ts';
import type { UploadTarget } from './target.ts';
import { type StoredPart, storedParts, unfinishedUploads } from './unfinished.ts';

/** An upload to go on with. */
export interface Found {
  readonly uploadId: string;
  /** What the store has of it. */
  readonly parts: ReadonlyMap<number, StoredPart>;
}

/** How many of several unfinished uploads of one key are looked at, the newest first. */
const MOST_CANDIDATES = 3;

/** Whether the store's part is what we would send. */
export function samePart(
  stored: StoredPart | undefined,
  bytes: Uint8Array,
  md5Hex: string,
): boolean {
  return stored !== undefined && stored.size === bytes.byteLength && stored.etag === md5Hex;
}

async function candidates(
  connection: StorageConnection,
  { bucket, key }: UploadTarget,
  signal: AbortSignal | undefined,
): Promise<UnfinishedUpload[]> {
  try {
    for await (const page of unfinishedUploads(connection, bucket, key, signal)) {
      // Keys come in order, and those that only begin with ours come after it.
      return page
        .filter((upload) => upload.key === key)
        .sort((a, b) => (b.begun?.getTime() ?? 0) - (a.begun?.getTime() ?? 0))
        .slice(0, MOST_CANDIDATES);
    }
  } catch (error) {
    // Not being allowed to look is no reason not to send.
    if (!isApiError(error) || ![403, 405, 501].includes(error.status)) throw error;
  }
  return [];
}

/**
 * Finds an unfinished upload of the same content: its first part is exactly what we would send.
 * Nothing is written down on this machine, so it is found from another one too; and an upload of
 * other content, which someone else may be busy with, is left alone.
 */
export async function findUnfinished(
  connection: StorageConnection,
  target: UploadTarget,
  feed: Feed,
  buffer: PartBuffer,
  signal: AbortSignal | undefined,
): Promise<Found | undefined> {
  if (feed.at === undefined) return undefined;
  for (const upload of await candidates(connection, target, signal)) {
    const parts = await storedParts(connection, target.bucket, upload, signal).catch(noSuchUpload);
    const first = parts.size === 0 ? undefined : Math.min(...parts.keys());
    if (first === undefined) continue;
    const bytes = await feed.at(first, buffer).catch(() => undefined);
    if (bytes === undefined) continue;
    if (samePart(parts.get(first), bytes, md5(bytes).toString('hex'))) {
      return { uploadId: upload.uploadId, parts };
    }
  }
  return undefined;
}

/** An upload that was completed or given up since it was listed has no parts. */
function noSuchUpload(error: unknown): Map<number, StoredPart> {
  if (isApiError(error) && error.status === 404) return new Map();
  throw error;
}
