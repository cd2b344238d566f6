import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ResponseDecodeError } from '@irori/core';
import type { StorageConnection } from '../request/connection.ts';
import type { ObjectSource, OpenedObject } from '../request/get.ts';
import { giveName } from './finish-file.ts';
import { wholeName } from './partial-name.ts';
import { readOn } from './read-on.ts';
import { writePieces } from './write-pieces.ts';

function checkDigest(opened: OpenedObject, digest: string, { bucket, key }: ObjectSource): void {
  if (!opened.plainMd5 || digest === opened.info.etag) return;
  throw new ResponseDecodeError({
    message: `Qarnot storage: GetObject failed: what came of ${bucket}/${key} has the MD5 ${digest}, not the ${opened.info.etag} that the store names.`,
    outcome: 'rejected',
    attempts: 1,
    operation: 'GetObject',
    hint: 'Something on the way damaged it: fetch it again.',
  });
}

/** Fetches an object of a size that is not worth dividing. */
export async function fetchWhole(
  connection: StorageConnection,
  source: ObjectSource,
  opened: OpenedObject,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const temporary = join(dirname(path), wholeName());
  try {
    const file = await open(temporary, 'wx');
    try {
      const hash = createHash('md5');
      const pieces = readOn(connection, source, opened, signal);
      await writePieces(file, pieces, 0, (piece) => hash.update(piece));
      checkDigest(opened, hash.digest('hex'), source);
      await file.sync();
    } finally {
      await file.close();
    }
    connection.throwIfAborted({ operation: 'GetObject', method: 'GET', ...source }, signal);
    await giveName(temporary, path, opened.info.size);
  } catch (error) {
    opened.body.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}
