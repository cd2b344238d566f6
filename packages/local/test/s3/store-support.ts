import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FakeClock, temporaryDirectory } from '@irori/testkit';
import { S3StoreError, type S3StoreErrorCode } from '../../src/s3/store/errors.ts';
import { openObjectStore } from '../../src/s3/store/open.ts';
import { s3Schema } from '../../src/s3/store/schema.ts';
import type { ObjectAttributes, ObjectStore, StoredObject } from '../../src/s3/store/types.ts';
import { openStore } from '../../src/store/open.ts';

/** Attributes of a plain object. */
export const plain: ObjectAttributes = { contentType: null, headers: {}, metadata: {} };

/** Buckets over a data directory of their own. */
export interface TestStore extends AsyncDisposable {
  readonly dataDir: string;
  readonly store: ObjectStore;
  readonly clock: { now(): number };
  /** Ends this store and opens the same directory again. */
  reopen(): Promise<ObjectStore>;
  /** Names of all files that hold bytes, temporary ones included. */
  files(): string[];
  read(object: StoredObject | undefined): Promise<Buffer>;
}

/** Opens buckets in `dataDir`, or in a temporary directory. */
export async function startStore(dataDir?: string): Promise<TestStore> {
  const directory = await temporaryDirectory();
  const clock = new FakeClock();
  const path = dataDir ?? join(directory.path, 'data');
  const open = (): { base: ReturnType<typeof openStore>; store: ObjectStore } => {
    const base = openStore(path, { modules: [s3Schema] });
    const { database } = base;
    return { base, store: openObjectStore({ dataDir: base.dataDir, database, clock }) };
  };
  let now = open();
  const end = async (): Promise<void> => {
    await now.store.close();
    now.base.close();
  };
  return {
    dataDir: path,
    clock,
    get store() {
      return now.store;
    },
    async reopen() {
      await end();
      now = open();
      await now.store.sweep();
      return now.store;
    },
    files: () => filesIn(path),
    async read(object) {
      if (object === undefined) throw new Error('There is no such object.');
      const bytes = now.store.bytes(object);
      return bytes === undefined ? await buffer(now.store.open(object)) : Buffer.from(bytes);
    },
    async [Symbol.asyncDispose]() {
      await end();
      await directory.remove();
    },
  };
}

/** Names of all files that hold bytes in a data directory. */
function filesIn(dataDir: string): string[] {
  return readdirSync(join(dataDir, 'objects'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

/** MD5 in lower-case hex. */
export function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}

/** Bytes that differ from place to place, and from seed to seed. */
export function someBytes(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 1)
    bytes[index] = (index * 31 + (index >> 8) + seed) & 255;
  return bytes;
}

/** The bytes in pieces, as they come from a network. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size);
}

/** The code that the store refuses with. */
export async function refusal(action: () => unknown): Promise<S3StoreErrorCode> {
  try {
    await action();
  } catch (error) {
    if (error instanceof S3StoreError) return error.code;
    throw error;
  }
  throw new Error('It was not refused.');
}
