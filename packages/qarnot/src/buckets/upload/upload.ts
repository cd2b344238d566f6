import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { InputError } from '@irori/core';
import { LocalFileError, localFileError } from '../errors.ts';
import { LARGEST_OBJECT, LARGEST_PART, partSizeOf, SMALLEST_PART } from '../etag.ts';
import type { UploadOptions, UploadResult, UploadSource } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';
import type { ExpectedFile } from '../store.ts';
import { type Feed, partBuffer } from './feed.ts';
import { FileFeed } from './file-feed.ts';
import { blobFeed, bytesFeed } from './memory-feed.ts';
import { uploadInParts } from './multipart.ts';
import { putObject } from './put.ts';
import { nodeStream, StreamFeed } from './stream-feed.ts';
import { checkAttributes, type UploadSettings, type UploadTarget } from './target.ts';

/** The settings with their defaults. @throws InputError for what cannot be right. */
export function uploadSettings(options: UploadOptions): UploadSettings {
  const { partSize = partSizeOf(0), concurrency = 4, resume = true } = options;
  const { signal, onProgress, keepPartial } = options;
  if (!Number.isInteger(partSize) || partSize < SMALLEST_PART || partSize > LARGEST_PART) {
    throw new InputError(`A part has 5 MiB to 1 GiB, not ${partSize} bytes.`, {
      field: 'partSize',
    });
  }
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InputError('concurrency is a whole number from 1 on.', { field: 'concurrency' });
  }
  return {
    partSize,
    concurrency,
    resume,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(keepPartial === undefined ? {} : { keepPartial }),
  };
}

/** A file as a feed; what is not a plain file, such as a pipe, as a stream. */
async function fileFeed(
  path: string,
  { partSize }: UploadSettings,
  expected?: ExpectedFile,
): Promise<Feed> {
  const found = await stat(path).catch((error: unknown) => {
    throw localFileError('Opening', path, error);
  });
  if (found.isDirectory()) throw new LocalFileError('Sending', path, 'EISDIR', undefined);
  if (found.isFile()) {
    return FileFeed.open(path, (size) => partSizeOf(size, partSize), expected);
  }
  const { createReadStream } = await import('node:fs');
  return new StreamFeed(createReadStream(path));
}

/** The feed of any source. */
async function openFeed(
  source: UploadSource,
  settings: UploadSettings,
  expected?: ExpectedFile,
): Promise<Feed> {
  const size = (bytes: number): number => partSizeOf(bytes, settings.partSize);
  if (typeof source === 'string') {
    const bytes = Buffer.from(source);
    return bytesFeed(bytes, size(bytes.byteLength));
  }
  if (source instanceof Uint8Array) return bytesFeed(source, size(source.byteLength));
  if (source instanceof Blob) return blobFeed(source, size(source.size));
  if (source instanceof Readable || Symbol.asyncIterator in source) {
    return new StreamFeed(nodeStream(source));
  }
  if ('file' in source && typeof source.file === 'string') {
    return fileFeed(source.file, settings, expected);
  }
  throw new InputError('This cannot be uploaded.', {
    field: 'source',
    hint: 'Give a string, bytes, a Blob, a stream, or { file: path }.',
  });
}

/** Sends what may go in one request. */
async function uploadWhole(
  connection: StorageConnection,
  target: UploadTarget,
  feed: Feed,
  settings: UploadSettings,
): Promise<{ etag: string; size: number }> {
  const buffer = partBuffer(Math.min(settings.partSize, feed.size ?? settings.partSize));
  const part = await feed.claim(buffer);
  const bytes = part?.bytes ?? new Uint8Array();
  if (part !== undefined && feed.size === null && bytes.byteLength === settings.partSize) {
    let size = 0;
    const counting: UploadSettings = {
      ...settings,
      onProgress: (progress) => {
        size = progress.transferred;
        settings.onProgress?.(progress);
      },
    };
    const etag = await uploadInParts(connection, target, feed, counting, { part, buffer });
    return { etag, size };
  }
  await feed.check();
  const etag = await putObject(connection, target, bytes, settings.signal);
  const { byteLength: size } = bytes;
  settings.onProgress?.({ key: target.key, transferred: size, total: size });
  return { etag, size };
}

/**
 * Sends an object, in one request or in parts by its size.
 *
 * @throws FileChangedError when a file is not, or no longer, what was expected.
 */
export async function upload(
  connection: StorageConnection,
  target: UploadTarget,
  source: UploadSource,
  settings: UploadSettings,
  expected?: ExpectedFile,
): Promise<UploadResult> {
  checkAttributes(target.attributes);
  const { signal } = settings;
  const call = { operation: 'PutObject', method: 'PUT', ...target } as const;
  const feed = await openFeed(source, settings, expected);
  const letGo = (): void => void feed.close();
  if (feed.size === null) signal?.addEventListener('abort', letGo, { once: true });
  try {
    connection.throwIfAborted(call, signal);
    if (feed.size !== null && feed.size > LARGEST_OBJECT) {
      throw new InputError('An object has at most 5 TiB.', { field: 'source' });
    }
    const { key } = target;
    if (feed.size === null || feed.size < settings.partSize) {
      return { key, ...(await uploadWhole(connection, target, feed, settings)) };
    }
    const partSize = partSizeOf(feed.size, settings.partSize);
    const etag = await uploadInParts(connection, target, feed, { ...settings, partSize });
    return { key, etag, size: feed.size };
  } catch (error) {
    connection.throwIfAborted(call, signal);
    throw error;
  } finally {
    signal?.removeEventListener('abort', letGo);
    await feed.close();
  }
}
