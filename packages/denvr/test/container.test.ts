import {
  isConnectionError,
  isRequestAbortedError,
  isServerError,
  isWaitTimeoutError,
} from '@irori/core';
import {
  type CleanUpError,
  type ContainerResult,
  type ContainerSpec,
  Denvr,
  isCleanUpError,
  isInstanceFailedError,
  isNoCapacityError,
  type RunOptions,
} from '@irori/denvr';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createName } from '../src/container/name.ts';
import { FakeDenvr, failed, ok } from './support/fake-denvr.ts';
import { HastyClock } from './support/hasty-clock.ts';
import { keyOptions } from './support/options.ts';
import { ProcessHost } from './support/process-host.ts';

let fake: FakeDenvr;
let host: ProcessHost;
let denvr: Denvr;
beforeEach(async () => {
  fake = await FakeDenvr.start();
  host = new ProcessHost(fake);
  denvr = new Denvr(keyOptions(fake, { maxRetries: 0 }));
});
afterEach(async () => {
  await host.close();
  await fake.close();
});

const spec: ContainerSpec = {
  image: 'alpine',
  command: ['sh', '-c', 'echo hi; exit 3'],
  hardwarePackage: 'p',
};
const quick: RunOptions = { pollInterval: 10 };

async function errorOf(call: PromiseLike<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

/** Without real processes, and on a clock on which every wait is over at once. */
function withoutProcesses(): Denvr {
  fake.onApplication = () => {};
  return new Denvr(keyOptions(fake, { clock: new HastyClock(), maxRetries: 0 }));
}

describe('runContainer', () => {
  it('gives the exit code and the output, and leaves nothing behind', async () => {
    const pieces: string[] = [];
    const names: string[] = [];
    const result = await denvr.runContainer(
      { ...spec, name: 'My Job!' },
      {
        ...quick,
        onOutput: (text) => void pieces.push(text),
        onCreate: (id) => void names.push(id),
      },
    );
    expect(result).toMatchObject({
      exitCode: 3,
      timedOut: false,
      logs: 'hi\n',
      logsTruncated: false,
      cluster: 'Msc1',
    });
    expect(pieces.join('')).toBe('hi\n');
    expect(result.id).toMatch(/^irori-my-job-/);
    expect(names).toEqual([result.id]);
    expect(Date.parse(result.endedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(result.startedAt ?? ''),
    );
    expect([fake.applications.size, host.alive]).toEqual([0, 0]);
    expect(fake.count('CreateCustomApplication')).toBe(1);
  });

  it('gives the environment, many lines and both streams', async () => {
    const { logs, exitCode } = await denvr.runContainer(
      {
        ...spec,
        command: [
          'sh',
          '-c',
          'i=0; while [ $i -lt 3000 ]; do echo "line $i"; i=$((i+1)); done; echo "$A|$B" >&2',
        ],
        env: { A: 'one', B: 'two\nlines' },
      },
      quick,
    );
    const lines = Array.from({ length: 3000 }, (_, line) => `line ${line}\n`).join('');
    expect(exitCode).toBe(0);
    expect(logs.replace('one|two\nlines\n', '') === lines).toBe(true);
  });

  it('keeps only the end of a long output', async () => {
    const { logs, logsTruncated } = await denvr.runContainer(
      { ...spec, command: ['sh', '-c', 'echo first; echo last'] },
      { ...quick, maxLogLength: 5 },
    );
    expect([logs, logsTruncated]).toEqual(['last\n', true]);
  });

  it('ends a program whose time is up', async () => {
    const result = await denvr.runContainer(
      { ...spec, command: ['sleep', '30'], timeout: 1000 },
      quick,
    );
    expect(result).toMatchObject({ exitCode: 124, timedOut: true });
    expect([fake.applications.size, host.alive]).toEqual([0, 0]);
  });

  it('checks its input before anything is sent', async () => {
    await expect(denvr.runContainer({ ...spec, command: [] })).rejects.toThrow(/needs a command/);
    expect(fake.requests).toEqual([]);
  });

  it.each<[string, (string | null)[], Partial<ContainerSpec>, (error: unknown) => boolean]>([
    ['fails', [null, 'PENDING', 'FAILED'], {}, isInstanceFailedError],
    ['finds no capacity', ['PENDING_RESOURCES'], { capacityTimeout: 60_000 }, isNoCapacityError],
    ['never begins', ['ONLINE'], { startTimeout: 60_000 }, isWaitTimeoutError],
    ['is stopped', ['ONLINE', 'OFFLINE'], {}, isInstanceFailedError],
  ])('destroys a container that %s', async (_, statuses, more, guard) => {
    const hasty = withoutProcesses();
    fake.statuses = statuses;
    fake.reason = 'said Denvr';
    const error = await errorOf(hasty.runContainer({ ...spec, ...more }));
    expect(guard(error)).toBe(true);
    expect([fake.applications.size, fake.count('DestroyApplication')]).toEqual([0, 1]);
  });

  it('does not count waiting for capacity as a slow start', async () => {
    const hasty = withoutProcesses();
    fake.statuses = [...Array<string>(40).fill('PENDING_RESOURCES'), 'FAILED'];
    const error = await errorOf(
      hasty.runContainer({ ...spec, startTimeout: 1000, capacityTimeout: 0 }),
    );
    expect(isInstanceFailedError(error)).toBe(true);
  });

  it('says when the container was destroyed by somebody else', async () => {
    const hasty = withoutProcesses();
    let looks = 0;
    fake.intercept = ({ name }) => {
      looks += name === 'GetApplicationDetails' ? 1 : 0;
      if (looks === 3) fake.applications.clear();
      return undefined;
    };
    await expect(hasty.runContainer(spec)).rejects.toThrow(/disappeared/);
  });

  it('gives up on a program that is long overdue and says nothing', async () => {
    const hasty = withoutProcesses();
    fake.onApplication = (application) => {
      application.log = `::${application.id}:: begin boot 1700000000\nworking\n`;
    };
    const result = await hasty.runContainer({ ...spec, timeout: 100_000 });
    expect(result).toMatchObject({
      exitCode: 124,
      timedOut: true,
      logs: 'working\n',
      endedAt: null,
    });
    expect(fake.applications.size).toBe(0);
  });

  it('destroys the container when the caller aborts', async () => {
    const controller = new AbortController();
    const error = await errorOf(
      denvr.runContainer(
        { ...spec, command: ['sh', '-c', 'echo on; exec sleep 30'] },
        {
          ...quick,
          signal: controller.signal,
          onOutput: () => controller.abort(new Error('enough')),
        },
      ),
    );
    expect(isRequestAbortedError(error)).toBe(true);
    expect([fake.applications.size, host.alive]).toEqual([0, 0]);
  });

  it('destroys the container when the caller’s own callback throws', async () => {
    const onOutput = (): void => {
      throw new Error('mine');
    };
    await expect(denvr.runContainer(spec, { ...quick, onOutput })).rejects.toThrow('mine');
    expect(fake.applications.size).toBe(0);
  });

  it('notices that the container died and was started again', async () => {
    let restarted = false;
    const error = await errorOf(
      denvr.runContainer(
        { ...spec, command: ['sh', '-c', 'echo on; exec sleep 30'] },
        {
          ...quick,
          onOutput: () => {
            const [application] = fake.applications.values();
            if (!restarted && application !== undefined) void host.restart(application);
            restarted = true;
          },
        },
      ),
    );
    expect(isInstanceFailedError(error)).toBe(true);
    expect(error.message).toMatch(/restarted.*lack of memory/);
    expect([fake.applications.size, host.alive]).toEqual([0, 0]);
  });
});

describe('a creation without a clear answer', () => {
  it('is made good by looking for the name, and never sent twice', async () => {
    fake.intercept = async (request) => {
      if (request.name !== 'CreateCustomApplication') return undefined;
      fake.intercept = () => undefined;
      // The server does it, and the answer is lost.
      const answer = await fetch(`${fake.url}${request.path}`, {
        method: 'POST',
        headers: { authorization: `ApiKey ${fake.tokens.apikey}` },
        body: JSON.stringify(request.body),
      });
      await answer.text();
      return { kind: 'reset', when: 'before' };
    };
    const result = await denvr.runContainer(spec, quick);
    expect(result).toMatchObject({ exitCode: 3, logs: 'hi\n' });
    // Once by the client, once by the server's own stand-in above.
    expect(fake.count('CreateCustomApplication')).toBe(2);
    expect(fake.applications.size).toBe(0);
  });

  it('is an error that names getApplications when nothing appears', async () => {
    const hasty = withoutProcesses();
    fake.intercept = ({ name }) =>
      name === 'CreateCustomApplication' ? { kind: 'reset', when: 'before' } : undefined;
    const error = await errorOf(hasty.runContainer(spec));
    expect(isConnectionError(error)).toBe(true);
    expect(error.message).toContain('getApplications()');
    expect(fake.count('CreateCustomApplication')).toBe(1);
    expect(fake.count('GetApplicationDetails')).toBeGreaterThan(3);
  });

  it('is looked for once after an error answer', async () => {
    fake.intercept = ({ name }) =>
      name === 'CreateCustomApplication' ? failed(500, 'Unknown hardware package p') : undefined;
    const error = await errorOf(denvr.runContainer(spec));
    expect(isServerError(error)).toBe(true);
    expect(error.message).toMatch(/Unknown hardware package p.*check the arguments/);
    expect(fake.count('GetApplicationDetails')).toBe(1);
  });

  it('is destroyed when the caller aborts in its middle', async () => {
    const controller = new AbortController();
    fake.intercept = async ({ name }) => {
      if (name !== 'CreateCustomApplication') return undefined;
      controller.abort(new Error('enough'));
      await created;
      return failed(500, 'nobody listens');
    };
    fake.onApplication = () => {};
    const created = new Promise<void>((resolve) => {
      const look = (): void => {
        const name = fake.requests.find((request) => request.name === 'CreateCustomApplication')
          ?.body['name'];
        if (name === undefined) return void setImmediate(look);
        const id = String(name);
        fake.applications.set(id, {
          id,
          cluster: 'Msc1',
          namespace: '',
          statuses: ['ONLINE'],
          log: '',
          request: {},
        });
        resolve();
      };
      look();
    });
    const error = await errorOf(denvr.runContainer(spec, { ...quick, signal: controller.signal }));
    await created;
    expect(isRequestAbortedError(error)).toBe(true);
    expect(fake.applications.size).toBe(0);
  });
});

describe('destroying', () => {
  it('is tried again while the server fails', async () => {
    const hasty = withoutProcesses();
    fake.statuses = ['FAILED'];
    let count = 0;
    fake.intercept = ({ name }) => {
      if (name !== 'DestroyApplication') return undefined;
      count += 1;
      return count < 4 ? failed(500, 'Boom') : undefined;
    };
    expect(isInstanceFailedError(await errorOf(hasty.runContainer(spec)))).toBe(true);
    expect([count, fake.applications.size]).toEqual([4, 0]);
  });

  it('that fails for good is an error that tells both, and has the result', async () => {
    fake.intercept = ({ name }) =>
      name === 'DestroyApplication' ? failed(403, 'not yours') : undefined;
    const error = (await errorOf(denvr.runContainer(spec, quick))) as CleanUpError;
    expect(isCleanUpError(error)).toBe(true);
    expect(error.message).toMatch(
      /ended with exit code 3, and destroying it failed.*not yours.*reap\(\)/,
    );
    expect((error.result as ContainerResult).logs).toBe('hi\n');
  });

  it('that is accepted and never happens is an error too', async () => {
    const hasty = withoutProcesses();
    fake.statuses = ['FAILED'];
    fake.intercept = ({ name, query }) =>
      name === 'DestroyApplication' ? { status: 202, json: { id: query['id'] } } : undefined;
    const error = (await errorOf(hasty.runContainer(spec))) as CleanUpError;
    expect(isCleanUpError(error)).toBe(true);
    expect(isWaitTimeoutError(error.cleanUpError)).toBe(true);
    expect(isInstanceFailedError(error.cause)).toBe(true);
  });
});

describe('startContainer', () => {
  it('lets another process follow and end it by its name', async () => {
    const { id, cluster } = await denvr.startContainer(spec);
    const other = new Denvr(keyOptions(fake));
    const run = other.container(id, cluster === undefined ? {} : { cluster });
    let output = '';
    for await (const text of run.logs(quick)) output += text;
    expect(await run.look()).toMatchObject({
      id,
      status: 'ONLINE',
      ended: true,
      exitCode: 3,
      timedOut: false,
      endedAt: expect.stringMatching(/^20/),
    });
    expect(output).toBe('hi\n');
    expect(await run.wait(quick)).toMatchObject({ exitCode: 3 });
    expect((await run.details()).instanceDetails?.status).toBe('ONLINE');
    await run.destroy();
    await run.destroy();
    expect(fake.applications.size).toBe(0);
  });

  it('can be looked at, and its output read, before the end', async () => {
    const hasty = withoutProcesses();
    const run = await hasty.startContainer(spec);
    const [application] = fake.applications.values();
    if (application === undefined) throw new Error('There is none.');
    fake.intercept = ({ name }) =>
      name === 'GetApplicationRuntimeLogs' ? failed(400, 'not yet') : undefined;
    expect(await run.look()).toMatchObject({ ended: false, exitCode: null });
    fake.intercept = () => undefined;
    application.log = `::${run.id}:: begin boot 1700000000\nworking\n`;
    expect(await run.look()).toMatchObject({ ended: false, exitCode: null });
    let output = '';
    for await (const text of run.logs({ follow: false })) output += text;
    expect(output).toBe('working\n');
    fake.applications.clear();
    await expect(run.look()).rejects.toThrow(/not found/);
  });

  it('is found to have ended by a server that answers the first lines only', async () => {
    const run = await withoutProcesses().startContainer(spec);
    const [application] = fake.applications.values();
    if (application === undefined) throw new Error('There is none.');
    const lines = Array.from({ length: 100 }, (_, line) => `line ${line}\n`).join('');
    const log = `::${run.id}:: begin boot 1700000000\n${lines}\n::${run.id}:: exit=7 1700000060 late\n`;
    fake.intercept = ({ name, query }) =>
      name === 'GetApplicationRuntimeLogs'
        ? ok({
            logs: log
              .split(/(?<=\n)/)
              .slice(0, Number(query['limit']))
              .join(''),
          })
        : undefined;
    expect(await run.look()).toMatchObject({ ended: true, exitCode: 7, timedOut: true });
  });

  it('destroys at the end of an await-using block', async () => {
    const run = await denvr.startContainer(spec);
    await run[Symbol.asyncDispose]();
    expect(fake.applications.size).toBe(0);
  });
});

describe('reap', () => {
  const hour = 3_600_000;
  const now = Date.now();

  function leftover(age: number, life: number, cluster = 'Msc1'): string {
    const id = createName('', now - age, now - age + life);
    fake.applications.set(id, {
      id,
      cluster,
      namespace: '',
      statuses: ['ONLINE'],
      log: '',
      request: {},
    });
    return id;
  }

  it('finds what a caller that died left behind', async () => {
    // The caller is gone: nobody waits for this container and nobody destroys it.
    const { id } = await denvr.startContainer({ ...spec, command: ['sleep', '60'] });
    const { found } = await denvr.reap({ olderThan: 0, dryRun: true });
    expect(found).toMatchObject([
      { id, cluster: 'Msc1', status: 'ONLINE', hardwarePackage: 'p', expired: false },
    ]);
    expect(fake.applications.size).toBe(1);
    expect(await denvr.reap({ olderThan: 0 })).toMatchObject({ destroyed: [id], failed: [] });
    expect([fake.applications.size, host.alive]).toEqual([0, 0]);
  });

  it('takes only what nobody can be waiting for, and nothing that is not its own', async () => {
    const expired = leftover(30 * hour, 26 * hour, 'Hou1');
    const running = leftover(3 * hour, 26 * hour);
    leftover(1000, 26 * hour);
    fake.applications.set('irori-demo', { ...leftoverOf('irori-demo') });
    fake.applications.set('train', { ...leftoverOf('train') });
    expect((await denvr.reap()).destroyed).toEqual([expired]);
    expect((await denvr.reap({ olderThan: 2 * hour })).destroyed).toEqual([running]);
    expect((await denvr.reap({ olderThan: 0 })).destroyed).toHaveLength(1);
    expect([...fake.applications.keys()]).toEqual(['irori-demo', 'train']);
  });

  function leftoverOf(id: string) {
    return { id, cluster: 'Msc1', namespace: '', statuses: ['ONLINE'], log: '', request: {} };
  }

  it('goes on after one that cannot be destroyed', async () => {
    const [stuck, free] = [leftover(9 * hour, hour), leftover(8 * hour, hour)];
    fake.intercept = ({ name, query }) =>
      name === 'DestroyApplication' && query['id'] === stuck ? failed(403, 'not yours') : undefined;
    const { found, destroyed, failed: left } = await denvr.reap();
    expect(found.map(({ id }) => id)).toEqual([stuck, free]);
    expect(destroyed).toEqual([free]);
    expect(left).toMatchObject([{ id: stuck, error: { status: 403 } }]);
  });

  it('stops between two when the caller aborts', async () => {
    leftover(9 * hour, hour);
    leftover(8 * hour, hour);
    const controller = new AbortController();
    fake.onDestroyed = () => controller.abort();
    expect((await denvr.reap({ signal: controller.signal })).destroyed).toHaveLength(1);
    expect(fake.applications.size).toBe(1);
  });
});
