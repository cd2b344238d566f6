import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { type LogLine, parseRanges, Qarnot, type TaskCreate } from '@irori/qarnot';
import { collect, temporaryDirectory } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

let cloud: LocalCloud;
let qarnot: Qarnot;

function clientOf({ qarnot: settings }: LocalCloud): Qarnot {
  return new Qarnot({ ...settings, configFile: null, env: {}, logLevel: 'off' });
}

beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 8, gpus: [] });
  qarnot = clientOf(cloud);
});
afterAll(() => cloud.close());
afterEach(() => cloud.faults.clear());

/** A task that runs a line of shell in each instance. */
function shell(script: string, more: Partial<TaskCreate> = {}): TaskCreate {
  return {
    name: script,
    profile: 'docker-batch',
    instanceCount: 1,
    constants: { DOCKER_CMD: `sh -c '${script}'` },
    ...more,
  };
}

const COUNT = 'for i in 1 2 3 4 5 6; do echo "line $i of $INSTANCE_ID"; sleep 0.05; done';
const expected = (instance: number): string[] =>
  [1, 2, 3, 4, 5, 6].map((line) => `line ${line} of ${instance}`);

function byInstance(lines: readonly LogLine[]): string[][] {
  const texts: string[][] = [];
  for (const { instance, text } of lines) {
    texts[instance ?? 99] = [...(texts[instance ?? 99] ?? []), text];
  }
  return texts;
}

describe('tasks.run against the local cloud', () => {
  it('gives each line of each instance once', async () => {
    const lines: LogLine[] = [];
    const task = await qarnot.tasks.run(shell(COUNT, { instanceCount: 4 }), {
      onLine: (line) => void lines.push(line),
      pollInterval: 100,
    });
    expect(task.state).toBe('Success');
    expect(parseRanges(task.status?.succeededRange ?? '')).toEqual([{ first: 0, last: 3 }]);
    expect(byInstance(lines)).toEqual([0, 1, 2, 3].map(expected));
  });

  it('keeps the two outputs apart and gives the task when it fails', async () => {
    const out: string[] = [];
    const err: string[] = [];
    const task = await qarnot.tasks.run(shell('echo good; echo bad >&2; exit 3'), {
      onStdout: (text) => void out.push(text),
      onStderr: (text) => void err.push(text),
      pollInterval: 100,
    });
    expect(task.state).toBe('Failure');
    expect(out.join('')).toMatch(/^ *0> good\n$/);
    expect(err.join('')).toMatch(/^ *0> bad\n$/);
  });

  it('loses nothing to another reader who takes what is fresh', async () => {
    const lines: LogLine[] = [];
    let stolen = '';
    const thefts: Promise<void>[] = [];
    await qarnot.tasks.run(shell(COUNT), {
      onLine: async (line) => {
        lines.push(line);
      },
      onPoll: ({ uuid }) => {
        const theft = qarnot.tasks.freshStdout(uuid).then((text) => {
          stolen += text;
        });
        thefts.push(theft);
      },
      pollInterval: 60,
    });
    await Promise.all(thefts);
    expect(byInstance(lines)).toEqual([expected(0)]);
    expect(stolen).toContain('line 1 of 0');
  });

  it('loses and repeats nothing when answers break off', async () => {
    cloud.faults.add({
      match: { cloud: 'qarnot', operation: 'getTaskStdout' },
      truncate: 5,
      probability: 0.4,
    });
    cloud.faults.add({
      match: { cloud: 'qarnot', operation: 'getTask' },
      lostReply: true,
      probability: 0.3,
      seed: 2,
    });
    const lines: LogLine[] = [];
    await qarnot.tasks.run(shell(COUNT, { instanceCount: 2 }), {
      onLine: (line) => void lines.push(line),
      pollInterval: 60,
    });
    expect(byInstance(lines)).toEqual([0, 1].map(expected));
  });

  it('aborts the task with the run', async () => {
    const control = new AbortController();
    const created: string[] = [];
    const running = qarnot.tasks.run(shell('echo up; sleep 300'), {
      signal: control.signal,
      onCreated: (uuid) => created.push(uuid),
      onStdout: () => control.abort(),
      pollInterval: 100,
    });
    await expect(running).rejects.toMatchObject({ code: 'REQUEST_ABORTED' });
    const task = await qarnot.tasks.wait(created[0] ?? '', { pollInterval: 100 });
    expect(task.state).toBe('Cancelled');
  });

  it('makes one task when the answer to its creation is lost, and says so', async () => {
    cloud.faults.add({ match: { cloud: 'qarnot', operation: 'createTask' }, lostReply: true });
    const name = 'lost and found';
    await expect(qarnot.tasks.run(shell('true', { name }))).rejects.toMatchObject({
      outcome: 'unknown',
      attempts: 1,
    });
    cloud.faults.clear();
    const found = (await qarnot.tasks.list()).filter((task) => task.name === name);
    expect(found).toHaveLength(1);
  });
});

describe('tasks.logs against the local cloud', () => {
  it('follows one instance to its end, from the middle of the run', async () => {
    const { uuid } = await qarnot.tasks.create(shell(COUNT, { instanceCount: 2 }));
    const lines = await collect(
      qarnot.tasks.logs(uuid, { follow: true, instance: 1, pollInterval: 100 }),
    );
    expect(byInstance(lines)[1]).toEqual(expected(1));
    expect(byInstance(lines)[0]).toBeUndefined();
    const again = await collect(qarnot.tasks.logs(uuid, { stream: 'stdout' }));
    expect(byInstance(again)).toEqual([0, 1].map(expected));
  });

  it('follows a log that loses its oldest text', async () => {
    await using small = {
      cloud: await createLocalCloud({ gpus: [], set: { 'qarnot.logBytes': '2048' } }),
      [Symbol.asyncDispose]: () => small.cloud.close(),
    };
    const { tasks } = clientOf(small.cloud);
    await using folder = await temporaryDirectory();
    // It waits now and then until it is read, so a slow reader misses nothing that is cut off.
    const wait = `until test -e ${folder.path}/$i; do sleep 0.01; done`;
    const script =
      'i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo "this is line $i"; ' +
      `test $((i % 40)) != 0 || { ${wait}; }; done`;
    const gaps: string[] = [];
    const lines: string[] = [];
    await tasks.run(shell(script, { name: 'long log' }), {
      onLine: ({ text }) => {
        lines.push(text);
        writeFileSync(join(folder.path, String(lines.length)), '');
      },
      onGap: (stream) => gaps.push(stream),
      pollInterval: 50,
    });
    expect(await tasks.paginate().toArray({ limit: 5 })).toHaveLength(1);
    expect(gaps).toEqual([]);
    expect(lines).toEqual(Array.from({ length: 200 }, (_, index) => `this is line ${index + 1}`));
  });
});

describe('bad input against the local cloud', () => {
  it.each([
    ['an unknown profile', shell('true', { profile: 'none-such' }), 400],
    ['an unknown bucket', shell('true', { resourceBuckets: ['no-such-bucket'] }), 404],
    ['an unknown pool', shell('true', { profile: null, poolUuid: crypto.randomUUID() }), 400],
  ])('refuses %s with a typed error', async (_, task, status) => {
    await expect(qarnot.tasks.create(task)).rejects.toMatchObject({ status, outcome: 'rejected' });
  });

  it('refuses a wrong token', async () => {
    const other = new Qarnot({
      ...cloud.qarnot,
      token: 'f'.repeat(128),
      configFile: null,
      env: {},
    });
    await expect(other.tasks.list()).rejects.toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringContaining('Bad authentication token'),
    });
  });

  it('keeps the order of a bulk and says what failed', async () => {
    const results = await qarnot.tasks.create([
      shell('true'),
      shell('true', { resourceBuckets: ['no-such-bucket'] }),
      shell('true'),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    const [, refused] = results;
    expect(refused?.ok === false && refused.error.code).toBe('MISSING_BUCKET');
  });
});
