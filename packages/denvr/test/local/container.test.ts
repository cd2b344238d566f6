import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isCleanUpError } from '@irori/denvr';
import { describe, expect, it } from 'vitest';
import { hardwarePackage, keyClient, openCloud } from './support/scene.ts';

const quick = { pollInterval: 10 };

describe('runContainer against the local cloud', () => {
  it('gives exit code and output, and leaves nothing behind', async () => {
    const denvr = keyClient(await openCloud());
    const result = await denvr.runContainer(
      {
        image: 'alpine',
        command: ['sh', '-c', 'echo "$GREETING"; echo err >&2; exit 3'],
        hardwarePackage,
        env: { GREETING: 'hi, two\nlines' },
      },
      quick,
    );
    expect(result).toMatchObject({ exitCode: 3, timedOut: false, logs: 'hi, two\nlines\nerr\n' });
    expect((await denvr.servers.applications.getApplications()).items).toEqual([]);
  });

  it('runs several at once', async () => {
    const denvr = keyClient(await openCloud());
    const results = await Promise.all(
      [0, 1, 2, 3].map((code) =>
        denvr.runContainer(
          { image: 'alpine', command: ['sh', '-c', `echo ${code}; exit ${code}`], hardwarePackage },
          quick,
        ),
      ),
    );
    expect(results.map(({ exitCode, logs }) => [exitCode, logs])).toEqual([
      [0, '0\n'],
      [1, '1\n'],
      [2, '2\n'],
      [3, '3\n'],
    ]);
    expect((await denvr.servers.applications.getApplications()).items).toEqual([]);
  });

  it('ends a program whose time is up with 124', async () => {
    const denvr = keyClient(await openCloud());
    const command = ['sh', '-c', 'echo begun; exec sleep 60'];
    const spec = { image: 'alpine', command, hardwarePackage, timeout: 2000 };
    const result = await denvr.runContainer(spec, quick);
    expect(result).toMatchObject({ exitCode: 124, timedOut: true, logs: 'begun\n' });
  });

  it('finds its application again when the answer to its creation is lost', async () => {
    const cloud = await openCloud();
    cloud.faults.add({
      match: { operation: 'createCustomApplication' },
      lostReply: true,
      times: 1,
    });
    const denvr = keyClient(cloud);
    const spec = { image: 'alpine', command: ['echo', 'hi'], hardwarePackage };
    expect(await denvr.runContainer(spec, quick)).toMatchObject({ exitCode: 0, logs: 'hi\n' });
  });

  it('destroys what it has made when it is aborted, and tells what it could not', async () => {
    const cloud = await openCloud();
    const denvr = keyClient(cloud);
    const controller = new AbortController();
    const spec = {
      image: 'alpine',
      command: ['sh', '-c', 'echo on; exec sleep 60'],
      hardwarePackage,
    };
    const aborting = denvr.runContainer(spec, {
      ...quick,
      signal: controller.signal,
      onOutput: () => controller.abort(),
    });
    await expect(aborting).rejects.toThrow();
    const { items } = await denvr.servers.applications.getApplications();
    expect(items).toEqual([]);
    cloud.faults.add({ match: { operation: 'destroyApplication' }, status: 403 });
    const error = await denvr
      .runContainer({ ...spec, command: ['true'] }, quick)
      .catch((reason: unknown) => reason);
    expect(isCleanUpError(error)).toBe(true);
    expect(String(error)).toMatch(/irori-/);
  });

  it('names a container that nobody can start', async () => {
    const cloud = await openCloud({ set: { 'denvr.create': 'FAILED' } });
    const denvr = keyClient(cloud);
    const spec = { image: 'alpine', command: ['true'], hardwarePackage };
    await expect(denvr.runContainer(spec, quick)).rejects.toThrow(/FAILED/);
    expect((await denvr.servers.applications.getApplications()).items).toEqual([]);
  });
});

describe('a caller that is killed', () => {
  it('leaves an application that reap finds and destroys', async () => {
    const cloud = await openCloud();
    const { server, apikey, tenant } = cloud.denvr;
    const script = fileURLToPath(new URL('./support/run-container.mjs', import.meta.url));
    const child = fork(script, [JSON.stringify({ server, apikey, tenant, logLevel: 'off' })], {
      execArgv: [],
    });
    let id = '';
    for (;;) {
      const [message] = (await once(child, 'message')) as [{ id?: string; text?: string }];
      id = message.id ?? id;
      if (message.text !== undefined) break;
    }
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;

    const denvr = keyClient(cloud);
    // Its own time limits have not passed: another process might still be waiting for it.
    expect((await denvr.reap({ dryRun: true })).found).toEqual([]);
    const look = await denvr.container(id).look();
    expect(look).toMatchObject({ status: 'ONLINE', ended: false });
    const seen = await denvr.reap({ olderThan: 0, dryRun: true });
    expect(seen).toMatchObject({
      found: [{ id, hardwarePackage, status: 'ONLINE' }],
      destroyed: [],
    });
    expect(await denvr.reap({ olderThan: 0 })).toMatchObject({ destroyed: [id], failed: [] });
    expect((await denvr.servers.applications.getApplications()).items).toEqual([]);
  });
});
