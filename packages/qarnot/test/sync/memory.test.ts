import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BucketStore, RemoteObject } from '../../src/buckets/store.ts';
import { Down } from '../../src/buckets/sync/down.ts';
import { EtagCache } from '../../src/buckets/sync/etag-cache.ts';
import { Filter } from '../../src/buckets/sync/filter.ts';
import { SyncRun } from '../../src/buckets/sync/run-sync.ts';
import { setupOf } from '../../src/buckets/sync/setup.ts';
import type { Todo, Transferred } from '../../src/buckets/sync/types.ts';
import { Up } from '../../src/buckets/sync/up.ts';
import type { LocalEntry } from '../../src/buckets/sync/walk.ts';
import { md5 } from './support/memory-store.ts';

const count = 100_000;
/** What a sync may hold on the way, in bytes: a batch and what is read ahead. */
const bound = 24 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const pathOf = (at: number): string =>
  `folder/with a name of some length/${String(at).padStart(7, '0')}`;
const etagOf = (at: number): string => md5(String(at));

async function* entries(): AsyncGenerator<LocalEntry> {
  for (let at = 0; at < count; at += 1) {
    const time = '1000000000000000001';
    // No two have the same size, so none has to be read.
    const stamp = { size: at + 1, mtime: time, ctime: time, inode: String(at) };
    yield { kind: 'file', path: pathOf(at), stamp };
  }
}

async function* nothing(): AsyncGenerator<LocalEntry> {}

/** A bucket of which nothing is kept. */
class Nowhere implements BucketStore {
  stored = false;
  transfers = 0;
  highest = 0;

  async *list(): AsyncGenerator<RemoteObject> {
    const lastModified = new Date(0);
    for (let at = 0; this.stored && at < count; at += 1) {
      if (at % 20_000 === 0) this.look();
      yield { key: pathOf(at), size: at + 1, etag: etagOf(at), lastModified };
    }
  }

  look(): void {
    this.highest = Math.max(this.highest, heap());
  }

  moved(): void {
    this.transfers += 1;
    if (this.transfers % 20_000 === 0) this.look();
  }

  async uploadFile(_: string, key: string): Promise<{ etag: string }> {
    this.moved();
    return { etag: etagOf(Number(key.slice(-7))) };
  }

  downloadFile = (): never => expect.unreachable();
  copy = (): never => expect.unreachable();
  removeMany = async (): Promise<void> => {};
}

/** Downloads that arrive nowhere. */
class DownToNowhere extends Down {
  override async transfer({ size }: Todo): Promise<Transferred> {
    store.moved();
    return { bytes: size };
  }
}

const store = new Nowhere();

describe(`a sync of ${count} files`, () => {
  let folder: TemporaryDirectory;
  beforeAll(async () => {
    folder = await temporaryDirectory();
  });
  afterAll(() => folder.remove());

  async function sync(verb: 'up' | 'down' = 'up') {
    const stateDir = join(folder.path, 'state');
    const setup = setupOf(store, 'b', '/none', {}, () => stateDir);
    const cache = await EtagCache.open(stateDir, '/none');
    const filter = new Filter([], []);
    const before = heap();
    store.highest = 0;
    const [direction, local] =
      verb === 'up'
        ? [new Up(setup, '/none'), entries()]
        : [new DownToNowhere(setup, '/none'), nothing()];
    const result = await new SyncRun({ setup, filter, cache, direction, entries: local }).run();
    return { result, held: store.highest - before };
  }

  it('holds little when all are new', { timeout: 300_000 }, async () => {
    const { result, held } = await sync();
    expect(result).toMatchObject({ uploaded: count, refused: [] });
    expect(held).toBeLessThan(bound);
  });

  it('holds little when there is nothing to do', { timeout: 300_000 }, async () => {
    store.stored = true;
    store.transfers = 0;
    const { result, held } = await sync();
    expect(result).toMatchObject({ uploaded: 0, skipped: count });
    expect(held).toBeLessThan(bound);
  });

  it('holds little when all are fetched', { timeout: 300_000 }, async () => {
    store.stored = true;
    store.transfers = 0;
    const { result, held } = await sync('down');
    expect(result).toMatchObject({ downloaded: count, refused: [] });
    expect(held).toBeLessThan(bound);
  });
});
