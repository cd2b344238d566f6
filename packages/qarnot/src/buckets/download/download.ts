import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError, isApiError } from '@irori/core';
import { LocalFileError, localFileError } from '../errors.ts';
import { DEFAULT_PART_SIZE } from '../etag.ts';
import type { DownloadOptions, DownloadResult } from '../options.ts';
import type { StorageConnection } from '../request/connection.ts';
import { getObject, type ObjectSource, type OpenedObject } from '../request/get.ts';
import { type DownloadSettings, fetchInParts } from './parts.ts';
import { fetchWhole } from './whole.ts';

/** The settings with their defaults. @throws InputError for what cannot be right. */
export function downloadSettings(options: Omit<DownloadOptions, 'to' | 'etag'>): DownloadSettings {
  const { partSize = DEFAULT_PART_SIZE, concurrency = 4, resume = true } = options;
  const { signal, onProgress, keepPartial } = options;
  for (const [field, value] of Object.entries({ partSize, concurrency })) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new InputError(`${field} is a whole number from 1 on.`, { field });
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

/** Asks for the first part; that tells how large the object is. */
async function openFirst(
  connection: StorageConnection,
  source: ObjectSource,
  { partSize, signal }: DownloadSettings,
  size: number | undefined,
): Promise<OpenedObject> {
  const all = (): Promise<OpenedObject> => getObject(connection, source, undefined, signal);
  if (size !== undefined && size <= partSize) return all();
  try {
    return await getObject(connection, source, { start: 0, end: partSize - 1 }, signal);
  } catch (error) {
    // An empty object has no first byte.
    if (isApiError(error) && error.status === 416) return all();
    throw error;
  }
}

async function prepareFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new LocalFileError('Writing', path, 'EISDIR', undefined);
}

/**
 * Fetches an object into a file, which gets its name when all is there and on the disk.
 *
 * @param size - Bytes of the object, where they are known: a small one then needs no range.
 */
export async function downloadToFile(
  connection: StorageConnection,
  source: ObjectSource,
  to: string,
  settings: DownloadSettings,
  size?: number,
): Promise<DownloadResult> {
  const path = resolve(to);
  try {
    await prepareFolder(path);
    const opened = await openFirst(connection, source, settings, size);
    const { info } = opened;
    if (opened.length < info.size) {
      await fetchInParts(connection, source, opened, path, settings);
    } else {
      await fetchWhole(connection, source, opened, path, settings.signal);
      settings.onProgress?.({ key: source.key, transferred: info.size, total: info.size });
    }
    return { path, etag: info.etag, size: info.size };
  } catch (error) {
    throw localFileError('Writing', path, error);
  }
}
