import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { expect, it } from 'vitest';
import { isLocalFileError } from '../../src/buckets/errors.ts';
import { MIB } from './support/source-files.ts';
import { startStore } from './support/store.ts';

/** A small disk of its own needs the right to mount. */
function tryMount(path: string): boolean {
  try {
    mkdirSync(path);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('leaves nothing of a download on a full disk, and says why', async (context) => {
  await using folder = await temporaryDirectory();
  const disk = join(folder.path, 'disk');
  if (!tryMount(disk)) context.skip('no right to mount a small disk');
  try {
    await using store = await startStore();
    const { buckets } = store.client();
    const bucket = await store.bucket();
    await buckets.upload(bucket, 'big', Buffer.alloc(4 * MIB, 1));
    for (const partSize of [MIB, 8 * MIB]) {
      const download = buckets.download(bucket, 'big', { to: join(disk, 'file'), partSize });
      const error = await download.catch((thrown: unknown) => thrown);
      expect(error).toSatisfy(isLocalFileError);
      expect(error).toMatchObject({ errno: 'ENOSPC', path: join(disk, 'file') });
      expect(String(error)).toContain('the disk is full');
      expect(readdirSync(disk)).toEqual([]);
    }
  } finally {
    execFileSync('umount', [disk]);
  }
});
