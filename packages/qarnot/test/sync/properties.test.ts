import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncFrom, syncTo } from '../../src/buckets/sync/sync.ts';
import { MemoryStore } from './support/memory-store.ts';
import { readTree, trees, writeTree } from './support/trees.ts';

let folder: TemporaryDirectory;
let round = 0;
beforeEach(async () => {
  folder = await temporaryDirectory();
});
afterEach(() => folder.remove());

const numRuns = 60;

async function fresh(files: Record<string, string>): Promise<{ dir: string; stateDir: string }> {
  round += 1;
  const dir = join(folder.path, String(round));
  await mkdir(dir);
  await writeTree(dir, files);
  return { dir, stateDir: join(folder.path, 'state') };
}

function bucketOf(files: Record<string, string>): MemoryStore {
  const store = new MemoryStore();
  for (const [path, content] of Object.entries(files)) store.put(`p/${path}`, content);
  return store;
}

const under = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files)
      .map(([path, content]) => [`p/${path}`, content] as const)
      .sort(),
  );

/** Contents of a side that the other side lacks altogether. */
function newContents(from: Record<string, string>, to: Record<string, string>): number {
  const there = new Set(Object.values(to));
  return new Set(Object.values(from).filter((one) => one !== '' && !there.has(one))).size;
}

describe('syncTo', () => {
  it('makes the bucket what the folder is, once, sending no content twice', async () => {
    await fc.assert(
      fc.asyncProperty(trees, trees, async (local, remote) => {
        fc.pre(Object.keys(local).length > 0);
        const { dir, stateDir } = await fresh(local);
        const store = bucketOf(remote);
        store.put('pother/kept', 'kept');
        const options = { prefix: 'p', delete: true, stateDir };
        const plan = await syncTo(store, 'b', dir, { ...options, dryRun: true });
        expect(store.take().filter((call) => !call.startsWith('list'))).toEqual([]);
        const first = await syncTo(store, 'b', dir, options);
        expect(store.contents()).toEqual({ ...under(local), 'pother/kept': 'kept' });
        const { plan: steps = [], ...counts } = plan;
        expect({ ...counts, caseCollisions: [] }).toEqual({ ...first, caseCollisions: [] });
        expect(steps.length).toBe(first.uploaded + first.copied + first.deleted);
        const sent = store.calls.filter((call) => call.startsWith('put '));
        const empty = sent.filter((call) => local[call.slice('put p/'.length)] === '');
        const circles = sent.length - empty.length - newContents(local, remote);
        // A content is sent again only where files have changed places.
        expect(circles).toBeLessThanOrEqual(Object.keys(remote).length / 2);
        store.take();
        const second = await syncTo(store, 'b', dir, options);
        expect(second).toMatchObject({ uploaded: 0, copied: 0, deleted: 0, bytes: 0 });
        expect(second.skipped).toBe(Object.keys(local).length);
        expect(store.take()).toEqual(['list 0']);
      }),
      { numRuns },
    );
  });

  it('removes nothing without being asked', async () => {
    await fc.assert(
      fc.asyncProperty(trees, trees, async (local, remote) => {
        const { dir, stateDir } = await fresh(local);
        const store = bucketOf(remote);
        const { extra } = await syncTo(store, 'b', dir, { prefix: 'p/', stateDir });
        expect(store.contents()).toEqual(under({ ...remote, ...local }));
        expect(extra).toBe(Object.keys(remote).filter((path) => !(path in local)).length);
      }),
      { numRuns },
    );
  });

  it('sends each content once to an empty bucket', async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (local) => {
        const { dir } = await fresh(local);
        const store = new MemoryStore();
        const { uploaded, copied } = await syncTo(store, 'b', dir, { stateDir: null });
        const empty = Object.values(local).filter((content) => content === '').length;
        expect(uploaded).toBe(newContents(local, {}) + empty);
        expect(uploaded + copied).toBe(Object.keys(local).length);
        expect(store.contents()).toEqual(Object.fromEntries(Object.entries(local).sort()));
      }),
      { numRuns },
    );
  });
});

describe('syncFrom', () => {
  it('makes the folder what the bucket is, where nothing is in the way', async () => {
    await fc.assert(
      fc.asyncProperty(trees, trees, async (local, remote) => {
        fc.pre(Object.keys(remote).length > 0);
        const { dir, stateDir } = await fresh(local);
        const store = bucketOf(remote);
        const options = { prefix: 'p', delete: true, stateDir };
        const plan = await syncFrom(store, 'b', dir, { ...options, dryRun: true });
        expect(await readTree(dir)).toEqual(Object.fromEntries(Object.entries(local).sort()));
        const first = await syncFrom(store, 'b', dir, options);
        const { plan: _, ...counts } = plan;
        expect(counts).toEqual(first);
        expect(first.refused.every(({ reason }) => reason === 'file-and-folder')).toBe(true);
        // What was in the way is gone by now, for it was not in the bucket.
        const second = await syncFrom(store, 'b', dir, options);
        expect(second.refused).toEqual([]);
        expect(await readTree(dir)).toEqual(Object.fromEntries(Object.entries(remote).sort()));
        store.take();
        const third = await syncFrom(store, 'b', dir, options);
        expect(third.skipped).toBe(Object.keys(remote).length);
        expect(store.take()).toEqual(['list 0']);
        await rm(dir, { recursive: true });
      }),
      { numRuns },
    );
  });

  it('fetches each content once into an empty folder, and gives it the time of the object', async () => {
    await fc.assert(
      fc.asyncProperty(trees, async (remote) => {
        const { dir } = await fresh({});
        const store = bucketOf(remote);
        const { downloaded } = await syncFrom(store, 'b', dir, { prefix: 'p', stateDir: null });
        const empty = Object.values(remote).filter((content) => content === '').length;
        expect(downloaded).toBe(newContents(remote, {}) + empty);
        expect(await readTree(dir)).toEqual(Object.fromEntries(Object.entries(remote).sort()));
        for (const path of Object.keys(remote)) {
          expect((await stat(join(dir, path))).mtimeMs).toBe(1e12);
        }
      }),
      { numRuns: 30 },
    );
  });
});
