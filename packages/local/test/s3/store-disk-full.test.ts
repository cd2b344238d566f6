import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  inPieces,
  plain,
  refusal,
  someBytes,
  startStore,
  type TestStore,
} from './store-support.ts';

const MIB = 1024 * 1024;

/** A small disk of its own needs the right to mount. */
function tryMount(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true });
    execFileSync('sh', ['-c', 'mount -t tmpfs -o size=8m tmpfs "$1"', 'sh', path], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Lazily: libsql keeps its files open until the garbage collector comes. */
function unmount(path: string): void {
  execFileSync('sh', ['-c', 'umount -l "$1"', 'sh', path]);
}

const probe = await temporaryDirectory();
const canMount = tryMount(join(probe.path, 'probe'));
if (canMount) unmount(join(probe.path, 'probe'));
await probe.remove();

describe.runIf(canMount)('on a full disk', () => {
  let directory: TemporaryDirectory;
  let disk: string;
  let local: TestStore;

  beforeEach(async () => {
    directory = await temporaryDirectory();
    disk = join(directory.path, 'disk');
    tryMount(disk);
    local = await startStore(join(disk, 'data'));
    local.store.createBucket('box');
  });

  afterEach(async () => {
    rmSync(join(disk, 'filler'), { force: true });
    await local[Symbol.asyncDispose]();
    unmount(disk);
    await directory.remove();
  });

  function fill(): void {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize));
  }

  test('a large object is refused clearly, and nothing of it stays', async () => {
    const put = (): Promise<unknown> =>
      local.store.put('box', 'key', inPieces(someBytes(12 * MIB)), plain);
    await expect(put()).rejects.toThrow('The disk that holds the buckets is full.');
    expect(await refusal(put)).toBe('StorageFull');
    expect([local.files(), local.store.get('box', 'key')]).toEqual([[], undefined]);
    await local.store.put('box', 'key', inPieces(someBytes(2 * MIB)), plain);
    expect((await local.read(local.store.get('box', 'key'))).length).toBe(2 * MIB);
  });

  test('small objects are refused too, and what was answered stays', async () => {
    fill();
    const answered: string[] = [];
    const putMany = async (): Promise<void> => {
      for (let index = 0; index < 1000; index += 1) {
        await local.store.put('box', `${index}`, someBytes(9000, index), plain);
        answered.push(`${index}`);
      }
    };
    expect(await refusal(putMany)).toBe('StorageFull');
    rmSync(join(disk, 'filler'));
    const store = await local.reopen();
    expect(
      store
        .list('box', { limit: 1000 })
        .objects.map(({ key }) => key)
        .sort(),
    ).toEqual(answered.sort());
    await store.put('box', 'again', someBytes(9000), plain);
  });

  test('a part is refused, and the upload goes on when there is room again', async () => {
    const upload = local.store.createUpload('box', 'key', plain);
    const body = someBytes(6 * MIB);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(4 * MIB));
    expect(await refusal(() => local.store.putPart(upload, 1, inPieces(body)))).toBe('StorageFull');
    rmSync(join(disk, 'filler'));
    const part = await local.store.putPart(upload, 1, inPieces(body));
    const object = await local.store.completeUpload(upload, [part]);
    expect((await local.read(object)).equals(body)).toBe(true);
  });

  test('so is the end of an upload that is given up', async () => {
    const uploads = Array.from({ length: 200 }, (_, index) =>
      local.store.createUpload('box', `${index}`, plain),
    );
    fill();
    const abortAll = async (): Promise<void> => {
      for (const upload of uploads) local.store.abortUpload(upload);
    };
    expect(await refusal(abortAll)).toBe('StorageFull');
  });
});
