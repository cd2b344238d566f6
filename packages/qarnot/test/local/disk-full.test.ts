import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { Qarnot, type Task, type TaskCreate } from '@irori/qarnot';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MIB = 1024 * 1024;

/** A small disk of its own needs the right to mount. */
function tryMount(path: string): boolean {
  try {
    mkdirSync(path);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Lazily: libsql keeps its files open until the garbage collector comes. */
function unmount(path: string): void {
  execFileSync('umount', ['-l', path]);
}

const probe = await temporaryDirectory();
const canMount = tryMount(join(probe.path, 'probe'));
if (canMount) unmount(join(probe.path, 'probe'));
await probe.remove();

describe.runIf(canMount)('a local cloud on a full disk', () => {
  let directory: TemporaryDirectory;
  let disk: string;
  let filler: string;
  let cloud: LocalCloud;
  let qarnot: Qarnot;

  beforeEach(async () => {
    directory = await temporaryDirectory();
    disk = join(directory.path, 'disk');
    filler = join(disk, 'filler');
    tryMount(disk);
    cloud = await createLocalCloud({ dataDir: join(disk, 'data'), gpus: [] });
    qarnot = new Qarnot({
      ...cloud.qarnot,
      configFile: null,
      env: {},
      maxRetries: 0,
      logLevel: 'off',
    });
    await qarnot.buckets.create('box');
  });

  afterEach(async () => {
    rmSync(filler, { force: true });
    await cloud.close();
    unmount(disk);
    await directory.remove();
  });

  const keys = async (): Promise<string[]> =>
    (await qarnot.buckets.objects('box').toArray({ limit: 99 })).map(({ key }) => key);

  const run = async (script: string, more: Partial<TaskCreate> = {}): Promise<Task> =>
    await qarnot.tasks.run(
      {
        name: 'task',
        profile: 'docker-batch',
        instanceCount: 1,
        constants: { DOCKER_CMD: `sh -c '${script}'` },
        resultBucket: 'box',
        ...more,
      },
      { pollInterval: 50 },
    );

  it.each([
    ['in one request', 24 * MIB],
    ['in parts', 8 * MIB],
  ])('refuses an upload %s with the reason, and nothing of it is seen', async (_, partSize) => {
    const upload = qarnot.buckets.upload('box', 'big', Buffer.alloc(20 * MIB, 1), { partSize });
    await expect(upload).rejects.toMatchObject({
      status: 507,
      message: expect.stringContaining('The disk that holds the buckets is full.'),
    });
    expect(await keys()).toEqual([]);
    await qarnot.buckets.discardUploads('box');
    await qarnot.buckets.upload('box', 'small', Buffer.alloc(2 * MIB, 1));
    expect(await keys()).toEqual(['small']);
  });

  it('fails a task whose results have no room, and says why', async () => {
    const task = await run('head -c 9000000 /dev/zero >big');
    expect([task.state, task.errors?.[0]?.code]).toEqual(['Failure', 'DiskFull']);
    expect(task.errors?.[0]?.message).toContain('Its results could not be uploaded');
    expect(await keys()).toEqual([]);
    expect((await run('echo fits >small')).state).toBe('Success');
    expect(await keys()).toEqual(['small']);
  });

  it('refuses tasks until there is room, and has those that it took', async () => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    const taken: string[] = [];
    const names = Array.from({ length: 50 }, (_, index) => [`WIDE_${index}`, 'x'.repeat(2000)]);
    const wide: Record<string, string> = Object.fromEntries(names);
    const fill = async (): Promise<void> => {
      for (let index = 0; index < 100; index += 1) {
        const { uuid } = await qarnot.tasks.create({
          name: 'wide',
          profile: 'docker-batch',
          instanceCount: 1,
          constants: { DOCKER_CMD: 'true', ...wide },
        });
        taken.push(uuid);
      }
    };
    await expect(fill()).rejects.toMatchObject({
      status: 507,
      message: expect.stringContaining('The disk of the local cloud is full.'),
    });
    rmSync(filler);
    for (const uuid of taken) await qarnot.tasks.wait(uuid, { pollInterval: 50 });
    expect((await qarnot.tasks.list()).map(({ uuid }) => uuid).sort()).toEqual(taken.sort());
    expect((await run('true')).state).toBe('Success');
  });
});
