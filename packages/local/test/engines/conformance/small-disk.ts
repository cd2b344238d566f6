import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';

/** A folder on a disk of 8 MB. */
export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
}

/** Mounts a small disk; undefined where that is not allowed. */
export async function smallDisk(): Promise<SmallDisk | undefined> {
  const directory: TemporaryDirectory = await temporaryDirectory();
  const path = join(directory.path, 'disk');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    await directory.remove();
    return undefined;
  }
  return {
    path,
    async [Symbol.asyncDispose](): Promise<void> {
      // Lazily: the store keeps its files open until the garbage collector comes.
      execFileSync('umount', ['-l', path]);
      await directory.remove();
    },
  };
}
