import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Home } from './support/real-bin.ts';

let home: Home;
beforeAll(async () => {
  home = await Home.create();
  const started = await home.run('local', 'start', '--detach', '--port', '0', '--slots', '4');
  expect(started.code, started.stderr).toBe(0);
});
afterAll(() => home[Symbol.asyncDispose]());

/** The id that `irori run` says, or prints with -d. */
function idIn(text: string): string {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0];
  if (id === undefined) throw new Error(`no id in ${text}`);
  return id;
}

describe('irori run', () => {
  it('prints what the job prints and ends with its exit code', async () => {
    const { code, stdout, stderr } = await home.run(
      ...['run', '--', 'sh', '-c', 'echo out; echo err >&2; exit 7'],
    );
    expect(stdout).toBe('out\nerr\n');
    expect(stderr).toContain('image is not used');
    expect(stderr).toContain('exit code 7');
    expect(code).toBe(7);
  });

  it('ends with 0 and says nothing of an end that is as wished', async () => {
    const { code, stdout, stderr } = await home.run('run', '--', 'true');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).not.toContain('ended');
  });

  it('ends with 127 when the program does not exist, as a shell does', async () => {
    const { code, stderr } = await home.run('run', '--', 'no-such-program-here');
    expect(code).toBe(127);
    expect(stderr).toContain('not found');
  });

  it('passes the environment: -e NAME=value, -e NAME, --env-file', async () => {
    await writeFile(join(home.cwd, 'job.env'), '# x\nFROM_FILE="a b"\n');
    const { ended } = home.start(
      [
        ...['run', '-e', 'A=1=2', '-e', 'CALLER', '--env-file', 'job.env', '--'],
        ...['sh', '-c', 'echo "$A|$CALLER|$FROM_FILE|$HIDDEN"'],
      ],
      { CALLER: 'mine', HIDDEN: 'not passed on' },
    );
    expect((await ended).stdout).toBe('1=2|mine|a b|\n');
  });

  it('says which variable of the caller is missing', async () => {
    const { code, stderr } = await home.run('run', '-e', 'NOT_SET_HERE', '--', 'true');
    expect(stderr).toContain('NOT_SET_HERE');
    expect(code).toBe(125);
  });

  it('ends with 124 at the time limit', async () => {
    const { code } = await home.run('run', '--timeout', '1s', '--', 'sleep', '30');
    expect(code).toBe(124);
  });

  it('runs a job file, sends its workdir and fetches its outputs', async () => {
    const folder = join(home.cwd, 'project');
    await mkdir(folder);
    await writeFile(join(folder, 'input.txt'), 'from the workdir\n');
    await writeFile(
      join(folder, 'job.yaml'),
      [
        'name: copy',
        'image: busybox',
        'workdir: .',
        'run: |',
        '  cat input.txt',
        '  mkdir out && cp input.txt out/copy.txt',
        'outputs: [out]',
        '',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await home.run('run', '-f', 'project/job.yaml');
    expect(stderr).toContain(join(home.cwd, 'outputs', 'copy'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'from the workdir\n' });
    const copy = join(home.cwd, 'outputs', 'copy', 'out', 'copy.txt');
    expect(await readFile(copy, 'utf8')).toBe('from the workdir\n');

    const json = await home.run('run', '-f', 'project/job.yaml', '-o', 'there', '--json');
    expect(json.code).toBe(0);
    const result = JSON.parse(json.stdout);
    expect(result).toMatchObject({
      state: 'succeeded',
      exitCode: 0,
      outputs: { folder: join(home.cwd, 'there'), files: ['out/copy.txt'] },
    });
    expect(json.stderr).toContain('from the workdir');
    expect(await readdir(join(home.cwd, 'there', 'out'))).toEqual(['copy.txt']);
  });

  it('copies binary output byte for byte, and a line of 10 MB', async () => {
    const script = `head -c 300000 /dev/urandom > r; cat r; sha256sum < r | cut -c1-64 >&2`;
    const binary = await home.run('run', '--', 'sh', '-c', script);
    const bytes = binary.stdoutBytes.subarray(0, 300_000);
    const sum = binary.stdoutBytes.subarray(300_000).toString().trim();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);

    const line = await home.run('run', '--', 'sh', '-c', "head -c 10000000 /dev/zero | tr '\\0' x");
    expect(line.stdoutBytes.length).toBe(10_000_000);
    expect(line.code).toBe(0);
  });

  it('prints what comes after SIGTERM, too', async () => {
    const script = 'trap "echo last words; exit 3" TERM; echo ready; while :; do sleep 0.1; done';
    const running = home.start(['run', '--', 'sh', '-c', script]);
    await running.until('ready');
    const id = idIn((await home.run('ps', '-q', '--state', 'running')).stdout);
    await home.run('cancel', id);
    const { stdout, code } = await running.ended;
    expect(stdout).toBe('ready\nlast words\n');
    expect(code).not.toBe(0);
  });

  it('goes on to the end when nobody reads the log any more', async () => {
    const { stdout, stderr } = await home.shell(
      `{ irori run -- sh -c 'seq 100000; exit 5'; echo "code $?" >&2; } | head -n 1`,
    );
    expect(stdout).toBe('1\n');
    expect(stderr).toContain('code 5');
    expect(stderr).not.toContain('EPIPE');
  });
});

describe('Ctrl-C', () => {
  it('leaves the job running and says how to go on', async () => {
    const running = home.start(['run', '--', 'sh', '-c', 'echo ready; sleep 60']);
    await running.until('ready');
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    const id = idIn(stderr);
    expect(stderr).toContain(`irori logs -f ${id}`);
    expect(stderr).toContain(`irori cancel ${id}`);
    expect(JSON.parse((await home.run('show', id, '--json')).stdout).state).toBe('running');
    expect((await home.run('cancel', id)).code).toBe(0);
    const waited = await home.run('wait', id);
    expect(waited.code).not.toBe(0);
    expect(waited.stderr).toContain('canceled');
  });

  it('cancels the job when told to, and ends with 130', async () => {
    const running = home.start([
      'run',
      '--cancel-on-interrupt',
      '--',
      'sh',
      '-c',
      'echo ready; sleep 60',
    ]);
    await running.until('ready');
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(JSON.parse((await home.run('show', idIn(stderr), '--json')).stdout).state).toBe(
      'canceled',
    );
  });
});

describe('a detached job', () => {
  it('is listed, shown, followed, waited for, fetched, priced and removed', async () => {
    const script =
      'echo one; echo two; echo result > "$SAKURA_ARTIFACT_DIR/result.txt"; sleep 0.3; exit 4';
    const submitted = await home.run('run', '-d', '-n', 'detached', '--', 'sh', '-c', script);
    expect(submitted.code).toBe(0);
    const id = submitted.stdout.trim();
    expect(id).toBe(idIn(submitted.stdout));

    const followed = await home.run('logs', '-f', id);
    expect({ code: followed.code, stdout: followed.stdout }).toEqual({
      code: 4,
      stdout: 'one\ntwo\n',
    });
    expect((await home.run('wait', 'detached')).code).toBe(4);
    expect((await home.run('logs', id.slice(0, 8))).stdout).toBe('one\ntwo\n');
    expect((await home.run('logs', '--tail', '1', id)).stdout).toBe('two\n');
    const lines = (await home.run('logs', '--json', id)).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ line: 'one' }, { line: 'two' }]);

    const listed = await home.run('ps', '--limit', '100');
    expect(listed.stdout).toMatch(new RegExp(`^${id}\tdetached\tfailed\t4\t`, 'm'));
    const json = JSON.parse((await home.run('ps', '--json')).stdout);
    expect(json.items[0]).toMatchObject({ id, name: 'detached', exitCode: 4 });
    expect((await home.run('show', id)).stdout).toContain('exit code  4');

    const fetched = await home.run('fetch', id, '-o', 'got');
    expect(fetched.stdout).toBe('result.txt\n');
    expect(await readFile(join(home.cwd, 'got', 'result.txt'), 'utf8')).toBe('result\n');
    const cost = JSON.parse((await home.run('cost', id, '--json')).stdout);
    expect(cost).toMatchObject({ id, currency: 'JPY', isFinal: true });

    expect((await home.run('rm', id)).code).toBe(0);
    const gone = await home.run('show', id);
    expect(gone.code).toBe(5);
    expect(gone.stderr).not.toMatch(/^\s+at /m);
  });

  it('that has not ended is not removed without --force', async () => {
    const id = (await home.run('run', '-d', '--', 'sleep', '60')).stdout.trim();
    const refused = await home.run('rm', id);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`irori rm --force ${id}`);
    expect((await home.run('wait', id, '--timeout', '1s')).code).toBe(124);
    expect((await home.run('rm', '--force', id)).code).toBe(0);
    expect((await home.run('show', id)).code).toBe(5);
  });
});

describe('plan and api', () => {
  it('show what would run without running it', async () => {
    const before = (await home.run('ps', '-q')).stdout;
    const { code, stdout } = await home.run(
      ...['plan', '--gpu', 'H100:1', '--timeout', '1h', '--', 'echo', 'a b'],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('h100-80gb for H100:1');
    expect(stdout).toContain("echo 'a b'");
    expect(stdout).toMatch(/cost at most\s+\d+(\.\d+)? JPY/);
    expect((await home.run('ps', '-q')).stdout).toBe(before);
  });

  it('call any operation as it is', async () => {
    const task = {
      name: 'raw',
      containers: [{ image: 'x', plan: 'v100-32gb', command: ['true'] }],
    };
    await writeFile(join(home.cwd, 'task.json'), JSON.stringify(task));
    const created = await home.run('api', 'dok', 'createTask', '--body', '@task.json');
    const { id } = JSON.parse(created.stdout);
    const got = await home.run('api', 'dok', 'getTask', '--task-id', id, '--json');
    expect(JSON.parse(got.stdout)).toMatchObject({ id, name: 'raw' });
    expect(got.stdout.trim().split('\n')).toHaveLength(1);
    const included = await home.run('api', 'dok', 'listPlans', '--include');
    expect(included.stdout).toMatch(/^HTTP 200\n(?:[\w-]+: .*\n)+\n\{/);
    const missing = await home.run('api', 'dok', 'getTask', '--taskId', 'nope');
    expect(missing.code).toBe(5);
  });
});
