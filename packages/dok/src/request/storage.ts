import type { ApiPromise } from '@irori/core';
import type { Connection } from '../connection.ts';

/** A presigned file that has begun to arrive. */
export interface StoredFile {
  /** 200, 206 for a part, 416 when there is nothing from that byte on. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array>;
}

/** What to get of a presigned file. */
export interface FetchFile {
  /** What it is, for errors: `downloadArtifact`. */
  operation: string;
  /** The first byte wanted. @default 0 */
  from?: number;
  signal?: AbortSignal | undefined;
}

/**
 * Fetches a presigned address: without credentials, because the address is one, and because the
 * storage behind it is somebody else's server.
 */
export function fetchFile(
  { storage }: Connection,
  url: string,
  { operation, from = 0, signal }: FetchFile,
): ApiPromise<StoredFile> {
  return storage.request<StoredFile>(
    {
      operation,
      method: 'GET',
      path: url,
      effect: 'read',
      auth: false,
      decode: 'stream',
      // A compressed answer would count other bytes than the file has; fetch adds the same to a range.
      headers: from > 0 ? { range: `bytes=${from}-` } : { 'accept-encoding': 'identity' },
      ok: [416],
      transform: (body, { status, headers }) => ({
        status,
        headers,
        body: body as ReadableStream<Uint8Array>,
      }),
    },
    signal && { signal },
  );
}
