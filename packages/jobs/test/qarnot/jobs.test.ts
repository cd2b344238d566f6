import { writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInputError, systemClock } from '@irori/core';
import { createJobs, type JobSpec, type Jobs, type JobsOptions } from '@irori/jobs';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { Qarnot } from '@irori/qarnot';
import { canary, type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logOf, reach, soon } from '../dok/support.ts';

let cloud: LocalCloud;
let folder: TemporaryDirectory;
let qarnot: Qarnot;

beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 4 });
  folder = await temporaryDirectory();
  qarnot = new Qarnot(cloud.qarnot);
});
afterAll(async () => {
  await cloud.close();
  await folder.remove();
});

function jobsOn(options: JobsOptions = {}): Jobs {
  const profile = { name: 'test', cloud: 'qarnot', ...cloud.qarnot } as const;
  return createJobs(profile, { cwd: folder.path, ...options });
}

const spec = (over: Partial<JobSpec>): JobSpec => ({ name: 'job', image: 'python:3.12', ...over });

describe('a job on Qarnot', () => {
  it('runs, writes both outputs and ends with the exit code of its program', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo out; echo err >&2; exit 7' }));
    const job = await jobs.wait(id, soon);
    expect(job).toMatchObject({
      state: 'failed',
      exitCode: 7,
      cloud: 'qarnot',
      plan: 'docker-batch',
    });
    expect(job.image).toBe('python:3.12');
    const log = await logOf(jobs, id);
    expect(log.split('\n').sort()).toEqual(['', 'err', 'out']);
    const listed = await jobs.list();
    expect(listed.map((one) => one.id)).toContain(id);
  });

  it('takes its workdir along and brings its outputs back', async () => {
    const workdir = join(folder.path, 'with space');
    await mkdir(workdir, { recursive: true });
    await writeFile(join(workdir, 'in.txt'), 'Ein Gruß\n');
    const jobs = jobsOn();
    const { id } = await jobs.submit(
      spec({
        run: 'mkdir -p "a b"; tr a-z A-Z <in.txt >"a b/ö.txt"; pwd',
        workdir,
        outputs: { 'my result': 'a b' },
      }),
    );
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'succeeded', hasOutputs: true });
    const to = join(folder.path, 'fetched');
    expect(await jobs.fetch(id, { to })).toEqual({ files: ['my result/ö.txt'] });
    expect(await readFile(join(to, 'my result', 'ö.txt'), 'utf8')).toContain('EIN GRU');
    await jobs.remove(id);
    await expect(jobs.get(id)).rejects.toThrow('No such task');
    expect(await jobs.leftovers()).toEqual([]);
  });

  it('is stopped at its time limit by the wrapper', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo before; sleep 60', timeout: 1 }));
    const job = await jobs.wait(id, soon);
    expect(job).toMatchObject({ state: 'timed_out', exitCode: 124 });
    expect(await logOf(jobs, id)).toContain('the time limit of 1 s was reached');
  });

  it('is cancelled', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'echo up; exec sleep 60' }));
    await reach(jobs, id, 'running');
    await jobs.cancel(id);
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'canceled' });
    await expect(jobs.cancel(id)).rejects.toMatchObject({ code: 'JOB_ENDED' });
  });

  it('gives arguments to the program as they are', async () => {
    const words = ['', 'a b', `\${HOME}`, "it's", '"', '$(id)', '\\', 'ö', '*'];
    const jobs = jobsOn();
    const { id } = await jobs.submit(
      spec({
        command: ['node', '-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...words],
      }),
    );
    await jobs.wait(id, soon);
    expect(JSON.parse(await logOf(jobs, id))).toEqual(words);
  });

  it('keeps values that it takes from the caller out of what can be read', async () => {
    const secret = canary('secret');
    const jobs = jobsOn({ env: { TOKEN: secret } });
    const { id } = await jobs.submit(
      spec({
        run: `test -n "$TOKEN" && echo "\${#TOKEN} $PLAIN"`,
        env: { TOKEN: null, PLAIN: 'p' },
      }),
    );
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'succeeded' });
    expect(await logOf(jobs, id)).toBe(`${secret.length} p\n`);
    expect(JSON.stringify(await qarnot.tasks.get(id))).not.toContain(secret);
  });

  it('runs several instances, each with its own outputs', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(
      spec({
        run: 'echo "I am $INSTANCE_ID of $INSTANCE_COUNT" | tee me.txt; test "$INSTANCE_ID" != 1',
        outputs: ['me.txt'],
        qarnot: { instances: 3 },
      }),
    );
    const job = await jobs.wait(id, soon);
    expect(job).toMatchObject({ state: 'failed', exitCode: 1 });
    const lines = (await logOf(jobs, id)).trimEnd().split('\n').sort();
    expect(lines).toEqual([0, 1, 2].map((n) => ` ${n}> I am ${n} of 3`));
    const { files } = await jobs.fetch(id, { to: join(folder.path, 'instances') });
    expect(files).toEqual(['0/me.txt', '1/me.txt', '2/me.txt']);
  });

  it('finds the objects of named buckets', async () => {
    await qarnot.buckets.create('inputs');
    await qarnot.buckets.upload('inputs', 'set/one.txt', 'one\n');
    await qarnot.buckets.upload('inputs', 'other/two.txt', 'two\n');
    const jobs = jobsOn();
    const { id } = await jobs.submit(
      spec({
        run: 'cat set/one.txt; ls other 2>/dev/null || echo no other',
        qarnot: { resources: ['inputs/set/'] },
      }),
    );
    await jobs.wait(id, soon);
    expect(await logOf(jobs, id)).toBe('one\nno other\n');
  });

  it('tells what it has cost, in euros', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'true' }));
    await jobs.wait(id, soon);
    const cost = await jobs.cost(id);
    expect(cost).toMatchObject({ currency: 'EUR', isFinal: true, pricePerSecond: null });
    expect(Number(cost.amount)).toBeGreaterThanOrEqual(0);
  });
});

describe('a job without the wrapper', () => {
  it('is aborted at its time limit by whoever waits for it', async () => {
    const { uuid } = await qarnot.tasks.create({
      name: 'plain',
      profile: 'docker-batch',
      instanceCount: 1,
      constants: [{ key: 'DOCKER_CMD', value: 'sleep 60' }],
      labels: { 'irori-limit-seconds': '1' },
    });
    const job = await jobsOn().wait(uuid, soon);
    expect(job).toMatchObject({ state: 'timed_out', reason: 'the time limit was reached' });
  });

  it('is asked for once with each look', async () => {
    let questions = 0;
    const counting: typeof fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (/\/tasks\/[0-9a-f-]{36}$/.test(url)) questions += 1;
      return fetch(input, init);
    };
    const seen = join(folder.path, 'seen-running');
    const run = `until test -e '${seen}'; do sleep 0.02; done`;
    const { id } = await jobsOn().submit(spec({ run }));
    const states: string[] = [];
    const onPoll = ({ state }: { state: string }): void => {
      states.push(state);
      if (state === 'running') writeFileSync(seen, '');
    };
    await jobsOn({ fetch: counting }).wait(id, { ...soon, onPoll });
    expect(states).toContain('running');
    expect(questions).toBe(states.length);
  });
});

describe('what Qarnot cannot do', () => {
  it.each([
    [{ env: { DOCKER_TAG: 'x' } }, 'env.DOCKER_TAG'],
    [{ env: { LONG: 'x'.repeat(3000) } }, 'env.LONG'],
    [{ image: 'python@sha256:00' }, 'image'],
    [{ tags: Array.from({ length: 9 }, (_, n) => `t${n}`) }, 'tags'],
    [{ qarnot: { profile: 'docker-batsh' } }, 'qarnot.profile'],
  ] as const)('%j is refused before anything is sent', async (over, field) => {
    const plan = jobsOn().plan(spec({ command: ['true'], ...over }));
    await expect(plan).rejects.toSatisfy((error) => isInputError(error) && error.field === field);
  });

  it('needs a program for a workdir and for outputs', async () => {
    const plan = jobsOn().plan({ name: 'n', image: 'i', outputs: ['a'] });
    await expect(plan).rejects.toThrow('An output needs a program that Irori can wrap');
  });
});

describe('leftovers', () => {
  it('are objects whose task is gone, and jobs that are too old', async () => {
    const jobs = jobsOn();
    const { id } = await jobs.submit(spec({ run: 'exec sleep 60' }));
    await reach(jobs, id, 'running');
    expect(await jobs.leftovers()).toEqual([]);
    const [old] = await jobs.leftovers({ olderThan: 0 });
    expect(old).toMatchObject({ id, kind: 'job', cloud: 'qarnot' });
    if (old !== undefined) await jobs.destroyLeftover(old);
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'canceled' });
    await qarnot.tasks.delete(id);
    // A young folder may be that of a task which is only being made.
    expect(await jobs.leftovers()).toEqual([]);
    const later = jobsOn({ clock: { ...systemClock, now: () => Date.now() + 7_200_000 } });
    const found = await later.leftovers();
    expect(found).toEqual([
      expect.objectContaining({ kind: 'objects', reason: 'its task is gone' }),
    ]);
    for (const leftover of found) await later.destroyLeftover(leftover);
    expect(await later.leftovers()).toEqual([]);
  });
});
