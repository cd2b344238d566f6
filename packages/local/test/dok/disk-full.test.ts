import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '@irori/testkit';
import { expect, test } from 'vitest';
import { startCloud } from './support/cloud.ts';

/** A small disk of its own needs the right to mount. */
function tryMount(path: string): boolean {
  try {
    mkdirSync(path, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk refuses tasks with 507 and the reason, until there is room', async (context) => {
  await using directory = await temporaryDirectory();
  const disk = join(directory.path, 'disk');
  if (!tryMount(disk)) context.skip('no right to mount a small disk');
  const { cloud, dok } = await startCloud({ dataDir: join(disk, 'data') });
  const filler = join(disk, 'filler');
  try {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    const body = JSON.stringify({
      name: 'wide',
      containers: [{ image: 'busybox', plan: 'v100-32gb', command: ['true', 'x'.repeat(100_000)] }],
    });
    let answer = await dok.raw('POST', '/tasks/', { body });
    for (let index = 0; index < 100 && answer.status === 201; index += 1) {
      answer = await dok.raw('POST', '/tasks/', { body });
    }
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      507,
      { detail: 'The disk of the local cloud is full. Free some space and try again.' },
    ]);
    rmSync(filler);
    expect((await dok.run('exit 3')).containers[0]?.exit_code).toBe(3);
  } finally {
    rmSync(filler, { force: true });
    await cloud.close();
    execFileSync('umount', ['-l', disk]);
  }
});
