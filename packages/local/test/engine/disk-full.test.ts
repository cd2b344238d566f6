import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DataDirError } from '../../src/store/errors.ts';
import {
  eventually,
  script,
  startEngine,
  type TestEngine,
  untilThere,
  workload,
} from './support.ts';

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

describe.runIf(canMount)('a full disk', () => {
  let directory: TemporaryDirectory;
  let disk: string;
  let local: TestEngine;

  beforeAll(async () => {
    directory = await temporaryDirectory();
  });

  beforeEach(async () => {
    disk = join(directory.path, 'disk');
    tryMount(disk);
    local = await startEngine({ dataDir: join(disk, 'data') });
  });

  afterEach(async () => {
    rmSync(join(disk, 'filler'), { force: true });
    await local[Symbol.asyncDispose]();
    unmount(disk);
  });

  afterAll(async () => {
    await directory.remove();
  });

  function fill(): void {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize));
  }

  test('while outputs are packed ends the workload with that reason and its exit code', async () => {
    const ended = await local.run(script('head -c 5000000 /dev/urandom >"$OUT/big"; exit 3'));
    expect(ended.end).toEqual({
      kind: 'disk_full',
      reason:
        'The program ended with exit code 3. Its outputs could not be packed: the disk is full.',
    });
    expect([ended.exitCode, ended.artifact]).toEqual([3, null]);
    expect((await local.run(workload())).exitCode).toBe(0);
  });

  test('refuses a submission with a clear error, and takes it when there is room', async () => {
    fill();
    const submitMany = (): void => {
      for (let index = 0; index < 200; index += 1)
        local.engine.submit(workload({ image: 'x'.repeat(9000) }));
    };
    expect(submitMany).toThrow(DataDirError);
    expect(submitMany).toThrow('is full');
    rmSync(join(disk, 'filler'));
    expect((await local.run(workload())).exitCode).toBe(0);
  });

  test('keeps no end from being stored when there is room again', async () => {
    const over = join(directory.path, 'over');
    const { id } = local.engine.submit(script(`echo ready; ${untilThere(over)}; exit 4`)).spec;
    await eventually(() => local.logText(id) === 'ready\n', 'the program is ready');
    fill();
    writeFileSync(over, '');
    await eventually(
      () => local.complaints.some((text) => text.includes('cannot be stored')),
      'the end cannot be stored',
    );
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const said = local.complaints.filter((text) => text.includes('cannot be stored'));
    expect(said, 'each try is not told').toHaveLength(1);
    rmSync(join(disk, 'filler'));
    expect((await local.ended(id)).exitCode).toBe(4);
  });
});
