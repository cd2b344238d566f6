import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNotFoundError, systemClock } from '@irori/core';
import { JobStateError, type Jobs } from '@irori/jobs';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobsOn, logOf, reach, soon } from './support.ts';

let cloud: LocalCloud;
let folder: TemporaryDirectory;
let jobs: Jobs;
beforeAll(async () => {
  cloud = await createLocalCloud({ slots: 4 });
});
afterAll(() => cloud.close());
beforeEach(async () => {
  folder = await temporaryDirectory();
  jobs = jobsOn(cloud, { cwd: folder.path, env: { GIVEN: 'from the caller' } });
});
afterEach(() => folder.remove());

const job = { name: 'job', image: 'alpine' };
const sh = (script: string) => ({ ...job, command: ['sh', '-c', script] });
const node = (source: string) => ({ ...job, command: [process.execPath, '-e', source] });

describe('a job', () => {
  it('is submitted, followed, waited for and priced', async () => {
    const env = { GIVEN: null, OWN: 'x' };
    const submitted = await jobs.submit({
      ...sh('echo "$GIVEN $OWN"; exit 7'),
      env,
      tags: ['mine'],
    });
    expect(submitted).toMatchObject({
      name: 'job',
      cloud: 'dok',
      profile: 'test',
      image: 'alpine',
    });
    expect(submitted.tags).toEqual(['mine', 'irori', expect.stringMatching(/^irori-[0-9a-f]{8}$/)]);
    expect(await logOf(jobs, submitted.id)).toBe('from the caller x\n');
    const ended = await jobs.wait(submitted.id, soon);
    expect(ended).toMatchObject({ state: 'failed', exitCode: 7, hasOutputs: false });
    expect(ended.startedAt).not.toBeNull();
    expect(ended.endedAt).not.toBeNull();
    expect(await jobs.cost(ended.id)).toMatchObject({
      plan: 'v100-32gb',
      billedSeconds: ended.billedSeconds,
      amount: '0.016',
      currency: 'JPY',
      isFinal: true,
    });
  });

  it('starts its program past the entrypoint of the image, with arguments as they are', async () => {
    const odd = ['', 'a b', '$HOME', "'", '\n', '日本'];
    const command = [
      ...node('console.log(JSON.stringify(process.argv.slice(1)))').command,
      '--',
      ...odd,
    ];
    const { id } = await jobs.submit({ ...job, command });
    expect(JSON.parse(await logOf(jobs, id))).toEqual(odd);
  });

  it('runs a script', async () => {
    const { id } = await jobs.submit({ ...job, run: 'set -e\necho one\nfalse\necho two\n' });
    expect(await logOf(jobs, id)).toBe('one\n');
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'failed', exitCode: 1 });
  });

  it('ends with 127 and a reason when its program does not exist', async () => {
    const { id } = await jobs.submit({ ...job, command: ['no-such-program'] });
    const ended = await jobs.wait(id, soon);
    expect(ended).toMatchObject({ state: 'failed', exitCode: 127 });
    expect(await logOf(jobs, id)).toContain('no-such-program');
  });

  it('passes on binary output and a line of 10 MB, byte for byte', async () => {
    const make = `const b = Buffer.alloc(10_000_000); for (let i = 0; i < b.length; i++) b[i] = (i * 7919) & 255;`;
    const { id } = await jobs.submit(
      node(`${make} process.stdout.write(b); process.stdout.write('x'.repeat(1e7))`),
    );
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of jobs.logs(id, { follow: true })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    const noise = Buffer.alloc(10_000_000);
    for (let at = 0; at < noise.length; at++) noise[at] = (at * 7919) & 255;
    const wanted = createHash('sha256').update(noise).update('x'.repeat(1e7));
    expect(bytes).toBe(20_000_000);
    expect(hash.digest('hex')).toBe(wanted.digest('hex'));
  });

  it('is canceled while it runs, and keeps what it printed and left after that', async () => {
    const script = `trap 'echo bye; echo late > late; exit 9' TERM; echo ready; while :; do sleep 0.05; done`;
    const { id } = await jobs.submit({ ...job, run: script, outputs: ['late'] });
    const log = logOf(jobs, id);
    await reach(jobs, id, 'running');
    while ((await logOf(jobs, id, false)) === '') await systemClock.sleep(20);
    await expect(jobs.remove(id)).rejects.toThrow(/has not ended \(running\)\. Cancel it/);
    await expect(jobs.fetch(id, { to: 'out' })).rejects.toThrow('there are no outputs yet');
    await jobs.cancel(id);
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'canceled' });
    expect(await log).toContain('bye\n');
    expect(await jobs.fetch(id, { to: 'out' })).toEqual({ files: ['late'] });
    await expect(jobs.cancel(id)).rejects.toThrow(/has already ended \(canceled\)/);
  });

  it('is canceled in the queue without ever having run', async () => {
    const busy = await Promise.all(Array.from({ length: 4 }, () => jobs.submit(sh('sleep 60'))));
    const { id } = await jobs.submit(sh('echo never'));
    expect(await jobs.cancel(id)).toMatchObject({
      state: 'canceled',
      exitCode: null,
      startedAt: null,
    });
    await expect(jobs.fetch(id, { to: 'out' })).rejects.toThrow('left no outputs');
    for (const other of busy) await jobs.cancel(other.id);
    for (const other of busy) await jobs.wait(other.id, soon);
  });

  it('is timed out by the wrapper below the least limit of DOK', async () => {
    const script = 'echo part > part; echo ready; exec sleep 60';
    const { id } = await jobs.submit({ ...sh(script), timeout: 2, outputs: ['part'] });
    expect(await logOf(jobs, id)).toBe(
      'ready\nirori: the time limit of 2 s was reached, the program was stopped\n',
    );
    expect(await jobs.wait(id, soon)).toMatchObject({
      state: 'timed_out',
      exitCode: 124,
      reason: 'the time limit of 2s was reached',
    });
    expect(await jobs.fetch(id, { to: 'out' })).toEqual({ files: ['part'] });
    const own = await jobs.submit({ ...sh('exit 124'), timeout: 60 });
    expect(await jobs.wait(own.id, soon)).toMatchObject({ state: 'failed', exitCode: 124 });
  });

  it('takes its workdir along and brings its outputs back', async () => {
    const work = join(folder.path, 'work');
    await mkdir(join(work, 'src'), { recursive: true });
    await writeFile(
      join(work, 'src/main.sh'),
      '#!/bin/sh\ncat data.txt > result.txt; ls -A > seen; mkdir m; echo w > m/weights\n',
    );
    await chmod(join(work, 'src/main.sh'), 0o755);
    await writeFile(join(work, 'data.txt'), 'données 日本\n');
    await writeFile(join(work, 'secret.key'), 'x');
    await symlink('data.txt', join(work, 'link'));
    await writeFile(join(work, '.gitignore'), '*.key\n');
    const spec = {
      ...job,
      command: ['src/main.sh'],
      workdir: 'work',
      outputs: { result: 'result.txt', seen: './seen', model: 'm/' },
    };
    const plan = await jobs.plan(spec);
    expect(plan.workdir).toMatchObject({ path: work, files: 4 });
    expect(plan).toMatchObject({ wrapped: true, command: ['src/main.sh'] });
    const { id } = await jobs.submit(spec);
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'succeeded', hasOutputs: true });
    expect(await jobs.fetch(id, { to: 'out' })).toEqual({
      files: ['model/weights', 'result', 'seen'],
    });
    expect(await readFile(join(folder.path, 'out/result'), 'utf8')).toBe('données 日本\n');
    expect(await readFile(join(folder.path, 'out/seen'), 'utf8')).toBe(
      '.gitignore\ndata.txt\nlink\nresult.txt\nseen\nsrc\n',
    );
  });

  it('says when outputs are missing, and keeps the exit code', async () => {
    const { id } = await jobs.submit({ ...sh('exit 0'), outputs: ['model'] });
    expect(await logOf(jobs, id)).toBe('irori: output model was not found at ./model\n');
    expect(await jobs.wait(id, soon)).toMatchObject({ state: 'succeeded', hasOutputs: false });
    await expect(jobs.fetch(id, { to: 'out' })).rejects.toThrow(
      /left no outputs\. Only what the job declares as outputs is kept\./,
    );
  });

  it('is removed when it has ended, and is then unknown', async () => {
    const { id } = await jobs.submit(sh('true'));
    await jobs.wait(id, soon);
    await jobs.remove(id);
    await expect(jobs.get(id)).rejects.toSatisfy(isNotFoundError);
    await expect(jobs.wait(id, soon)).rejects.toSatisfy(isNotFoundError);
  });

  it('publishes a port', async () => {
    const source = `require('http').createServer((q, s) => s.end('served ' + q.url)).listen(Number(process.env.PORT || 18765), '127.0.0.1')`;
    const { id } = await jobs.submit({ ...node(source), dok: { http: { port: 18765 } } });
    const running = await reach(jobs, id, 'running');
    expect(running.httpUri).toMatch(/^http/);
    await jobs.cancel(id);
    await jobs.wait(id, soon);
  });

  it('keeps the entrypoint of the image on request', async () => {
    const spec = { ...job, command: ['-c', 'echo args'], dok: { entrypoint: ['sh'] } };
    expect((await jobs.plan(spec)).command).toEqual(['sh', '-c', 'echo args']);
    const { id } = await jobs.submit(spec);
    expect(await logOf(jobs, id)).toBe('args\n');
  });
});

describe('a list', () => {
  it('has the newest first, by state and tag, and leaves out what is not ours', async () => {
    await cloud.reset();
    const good = await jobs.submit({ ...sh('true'), tags: ['a'] });
    await jobs.wait(good.id, soon);
    const bad = await jobs.submit({ ...sh('exit 2'), tags: ['a', 'b'] });
    await jobs.wait(bad.id, soon);
    const { default: DOK } = await import('@irori/dok');
    const dok = new DOK(cloud.dok);
    const container = await dok.container();
    container.set('image', 'x').set('plan', 'v100-32gb').set('command', ['true']);
    const foreign = await dok.task();
    await foreign.set('name', 'foreign').set('containers', [container]).save();

    const ids = async (options = {}) => (await jobs.list(options)).map(({ id }) => id);
    expect(await ids()).toEqual([bad.id, good.id]);
    expect(await ids({ limit: 1 })).toEqual([bad.id]);
    expect(await ids({ limit: 0 })).toEqual([]);
    expect(await ids({ state: 'succeeded' })).toEqual([good.id]);
    expect(await ids({ state: ['failed', 'timed_out'] })).toEqual([bad.id]);
    expect(await ids({ state: 'lost' })).toEqual([]);
    expect(await ids({ tag: 'b' })).toEqual([bad.id]);
    expect(await ids({ all: true })).toEqual([foreign.id, bad.id, good.id]);
    expect(await ids({ all: true, tag: 'a' })).toEqual([bad.id, good.id]);
  });
});

describe('JobStateError', () => {
  it('carries the job', async () => {
    const { id } = await jobs.submit(sh('sleep 60'));
    const error: unknown = await jobs.remove(id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(JobStateError);
    expect(error).toMatchObject({ code: 'JOB_NOT_ENDED', job: { id } });
    await jobs.cancel(id);
    await jobs.wait(id, soon);
  });
});
