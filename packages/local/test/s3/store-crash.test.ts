import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoredObject } from '../../src/s3/store/types.ts';
import { seededRandom } from '../crash/harness.ts';
import { startStore, type TestStore } from './store-support.ts';

const writerScript = fileURLToPath(new URL('store-writer.mjs', import.meta.url));
const CYCLES = 12;

/** A line of the writer: the MD5 of what it puts there, null for nothing. */
interface Said {
  readonly begins?: string;
  readonly answered?: string;
  readonly md5: string | null;
}

let directory: TemporaryDirectory;

beforeAll(async () => {
  directory = await temporaryDirectory();
});

afterAll(async () => {
  await directory.remove();
});

/** Lets the writer write, kills it, and notes what may lie under each key now. */
async function writeAndKill(
  dataDir: string,
  answers: number,
  possible: Map<string, Set<string | null>>,
): Promise<void> {
  const writer = spawn(process.execPath, [writerScript, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Every line has been read when the pipe is closed, also those of its last moment.
  const closed = once(writer, 'close');
  let left = answers;
  createInterface({ input: writer.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as Said;
    if (said.begins !== undefined) possible.get(said.begins)?.add(said.md5);
    if (said.answered === undefined) return;
    possible.set(said.answered, new Set([said.md5]));
    left -= 1;
    if (left === 0) writer.kill('SIGKILL');
  });
  await closed;
  expect(writer.signalCode).toBe('SIGKILL');
}

async function contentOf(
  local: TestStore,
  object: StoredObject | undefined,
): Promise<string | null> {
  if (object === undefined) return null;
  return createHash('md5')
    .update(await local.read(object))
    .digest('hex');
}

/** In how many files the bytes of an object lie. */
function filesOf(object: StoredObject | undefined): number {
  if (object === undefined || object.size <= 16_384) return 0;
  return object.etag.endsWith('-2') ? 2 : 1;
}

const add = (a: number, b: number): number => a + b;

describe('buckets of a process that is killed again and again', () => {
  test('hold all that was answered, whole, and no file besides', { timeout: 180_000 }, async () => {
    const dataDir = join(directory.path, 'data');
    const random = seededRandom(20_260_103);
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const possible = new Map(keys.map((key) => [key, new Set<string | null>([null])]));
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      await writeAndKill(dataDir, 1 + Math.floor(random() * 25), possible);
      await using local = await startStore(dataDir);
      const store = await local.reopen();
      for (const key of keys) {
        const md5 = await contentOf(local, store.get('box', key));
        expect([...(possible.get(key) ?? [])], `${key} in cycle ${cycle}`).toContain(md5);
        possible.set(key, new Set([md5]));
      }
      const { objects } = store.list('box', { limit: 1000 });
      expect(store.bucket('box')).toMatchObject({
        objects: objects.length,
        bytes: objects.reduce((sum, { size }) => sum + size, 0),
      });
      for (const upload of store.listUploads('box', { limit: 1000 }).uploads) {
        store.abortUpload(upload);
      }
      store.deleteMany(
        'box',
        keys.map((key) => `${key}-source`),
      );
      await store.close();
      expect(local.files()).toHaveLength(
        keys.map((key) => filesOf(store.get('box', key))).reduce(add),
      );
    }
  });
});
