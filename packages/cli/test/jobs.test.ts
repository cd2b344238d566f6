import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDataDir } from '../src/config/paths.ts';
import { FakeContext, type FakeOptions } from './support/fake-context.ts';

/**
 * The command in this process against a real local cloud in this process: as quick as it gets, and
 * everything but the start of processes is real.
 */
let cloud: LocalCloud;
let home: TemporaryDirectory;
beforeAll(async () => {
  home = await temporaryDirectory();
  cloud = await createLocalCloud({ dataDir: localDataDir({ HOME: home.path }), slots: 4 });
});
afterAll(async () => {
  await cloud.close();
  await home.remove();
});

async function irori(argv: readonly string[], options: Partial<FakeOptions> = {}) {
  const context = new FakeContext({ home: home.path, ...options });
  const code = await context.run(...argv);
  expect(context.listeners, 'listeners left behind').toBe(0);
  return {
    code,
    stdout: context.stdout.text,
    stderr: context.stderr.text,
    bytes: context.stdout.bytes,
  };
}

/** The id that `irori run` says, or prints with -d. */
function idIn(text: string): string {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0];
  if (id === undefined) throw new Error(`no id in ${text}`);
  return id;
}

/** Waits until the command has printed something. */
async function until(context: FakeContext, text: string): Promise<void> {
  while (!context.stdout.text.includes(text)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('irori run', () => {
  it('prints what the job prints and ends with its exit code', async () => {
    const { code, stdout, stderr } = await irori([
      ...['run', '--', 'sh', '-c', 'echo out; echo err >&2; exit 7'],
    ]);
    expect(stdout).toBe('out\nerr\n');
    expect(stderr).toContain('image is not used');
    expect(stderr).toContain('exit code 7');
    expect(code).toBe(7);
  });

  it('says nothing of an end that is as wished', async () => {
    const { code, stdout, stderr } = await irori(['run', '--', 'true']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).not.toContain('ended');
  });

  it('ends with 127 when the program does not exist, as a shell does', async () => {
    const { code, stderr } = await irori(['run', '--', 'no-such-program-here']);
    expect(code).toBe(127);
    expect(stderr).toContain('not found');
  });

  it('passes the environment: -e NAME=value, -e NAME, --env-file', async () => {
    await writeFile(join(home.path, 'job.env'), '# x\nFROM_FILE="a b"\n');
    const { stdout } = await irori(
      [
        ...['run', '-e', 'A=1=2', '-e', 'CALLER', '--env-file', 'job.env', '--'],
        ...['sh', '-c', 'echo "$A|$CALLER|$FROM_FILE|$HIDDEN"'],
      ],
      { env: { CALLER: 'mine', HIDDEN: 'not passed on' } },
    );
    expect(stdout).toBe('1=2|mine|a b|\n');
  });

  it('says which variable of the caller is missing', async () => {
    const { code, stderr } = await irori(['run', '-e', 'NOT_SET_HERE', '--', 'true']);
    expect(stderr).toContain('NOT_SET_HERE');
    expect(code).toBe(125);
  });

  it('ends with 124 at the time limit', async () => {
    const { code, stderr } = await irori(['run', '--timeout', '1s', '--', 'sleep', '30']);
    expect(code).toBe(124);
    expect(stderr).toContain('timed_out');
  });

  it('runs a job file, sends its workdir and fetches its outputs', async () => {
    const folder = join(home.path, 'project');
    await mkdir(folder);
    await writeFile(join(folder, 'input.txt'), 'from the workdir\n');
    const yaml = [
      'name: copy',
      'image: busybox',
      'workdir: .',
      'run: |',
      '  cat input.txt',
      '  mkdir out && cp input.txt out/copy.txt',
      'outputs: [out]',
      '',
    ].join('\n');
    await writeFile(join(folder, 'job.yaml'), yaml);
    const { code, stdout, stderr } = await irori(['run', '-f', 'project/job.yaml']);
    expect(stderr).toContain(join(home.path, 'outputs', 'copy'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'from the workdir\n' });
    const copy = join(home.path, 'outputs', 'copy', 'out', 'copy.txt');
    expect(await readFile(copy, 'utf8')).toBe('from the workdir\n');

    const piped = await irori(['run', '-f', '-', '-o', 'there', '--json'], {
      stdin: yaml,
      cwd: folder,
    });
    expect(piped.code).toBe(0);
    expect(JSON.parse(piped.stdout)).toMatchObject({
      state: 'succeeded',
      exitCode: 0,
      outputs: { folder: join(folder, 'there'), files: ['out/copy.txt'] },
    });
    expect(piped.stderr).toContain('from the workdir');
    expect(await readdir(join(folder, 'there', 'out'))).toEqual(['copy.txt']);
  });

  it('fetches the outputs of a job that failed, and says when there are none', async () => {
    const file = join(home.path, 'fails.yaml');
    const yaml = (run: string) => `name: fails\nimage: x\nrun: ${run}\noutputs: [kept.txt]\n`;
    await writeFile(file, yaml('echo kept > kept.txt; exit 9'));
    const failed = await irori(['run', '-f', 'fails.yaml']);
    expect(failed.code).toBe(9);
    expect(await readFile(join(home.path, 'outputs', 'fails', 'kept.txt'), 'utf8')).toBe('kept\n');
    await writeFile(file, yaml('"true"'));
    expect((await irori(['run', '-f', 'fails.yaml'])).stderr).toContain('no outputs');
  });

  it('ends with 125 when the job succeeded but its outputs cannot be stored here', async () => {
    await writeFile(join(home.path, 'a-file'), '');
    const script = 'echo x > "$SAKURA_ARTIFACT_DIR/x"';
    const { code, stderr } = await irori(['run', '-o', 'a-file', '--', 'sh', '-c', script]);
    expect(stderr).toContain('irori fetch');
    expect(code).toBe(125);
  });

  it('copies binary output byte for byte, and a line of 10 MB', async () => {
    const script = 'head -c 300000 /dev/urandom > r; cat r; sha256sum < r | cut -c1-64 >&2';
    const { bytes } = await irori(['run', '--', 'sh', '-c', script]);
    const sum = createHash('sha256').update(bytes.subarray(0, 300_000)).digest('hex');
    expect(bytes.subarray(300_000).toString()).toBe(`${sum}\n`);

    const line = await irori(['run', '--', 'sh', '-c', "head -c 10000000 /dev/zero | tr '\\0' x"]);
    expect(line.bytes.length).toBe(10_000_000);
    expect(line.code).toBe(0);
  });

  it('prints what comes after SIGTERM, too', async () => {
    const program =
      'process.on("SIGTERM", () => { console.log("last words"); process.exit(3); });' +
      'console.log("ready"); setInterval(() => {}, 1000);';
    const context = new FakeContext({ home: home.path });
    const ended = context.run('run', '--', process.execPath, '-e', program);
    await until(context, 'ready');
    await irori(['cancel', idIn(context.stderr.text)]);
    expect(await ended).toBe(3);
    expect(context.stdout.text).toBe('ready\nlast words\n');
  });

  it('shows on a terminal what it waits for', async () => {
    const filler = await Promise.all(
      [1, 2, 3, 4].map(() => irori(['run', '-d', '--', 'sleep', '30'])),
    );
    const context = new FakeContext({ home: home.path, tty: true });
    const ended = context.run('run', '--', 'echo', 'at last');
    while (!context.stderr.text.includes('queued')) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await irori(['rm', '--force', ...filler.map(({ stdout }) => stdout.trim())]);
    expect(await ended).toBe(0);
    expect(context.stdout.text).toBe('at last\n');
    expect(context.stderr.text.endsWith('\r\u001b[K')).toBe(true);
  });
});

describe('Ctrl-C', () => {
  it('leaves the job running and says how to go on', async () => {
    const context = new FakeContext({ home: home.path });
    const ended = context.run('run', '--', 'sh', '-c', 'echo ready; sleep 60');
    await until(context, 'ready');
    context.send('SIGINT');
    expect(await ended).toBe(130);
    const id = idIn(context.stderr.text);
    expect(context.stderr.text).toContain(`irori logs -f ${id}`);
    expect(context.stderr.text).toContain(`irori cancel ${id}`);
    expect(JSON.parse((await irori(['show', id, '--json'])).stdout).state).toBe('running');
    expect((await irori(['cancel', id])).code).toBe(0);
    const waited = await irori(['wait', id]);
    expect(waited.code).toBe(143);
    expect(waited.stderr).toContain('canceled');
    expect((await irori(['cancel', id])).stderr).toContain('already ended');
  });

  it('cancels the job when told to, and ends with 130', async () => {
    const context = new FakeContext({ home: home.path });
    const ended = context.run(
      'run',
      '--cancel-on-interrupt',
      '--',
      'sh',
      '-c',
      'echo ready; sleep 60',
    );
    await until(context, 'ready');
    context.send('SIGINT');
    expect(await ended).toBe(130);
    const id = idIn(context.stderr.text);
    expect(JSON.parse((await irori(['show', id, '--json'])).stdout).state).toBe('canceled');
  });

  it('leaves logs -f and wait at once', async () => {
    const id = (await irori(['run', '-d', '--', 'sh', '-c', 'echo ready; sleep 60'])).stdout.trim();
    const logs = new FakeContext({ home: home.path });
    const logsEnded = logs.run('logs', '-f', id);
    await until(logs, 'ready');
    const wait = new FakeContext({ home: home.path });
    const waitEnded = wait.run('wait', id);
    while (wait.listeners === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    logs.send('SIGINT');
    wait.send('SIGTERM');
    expect([await logsEnded, await waitEnded]).toEqual([130, 143]);
    await irori(['rm', '--force', id]);
  });
});

describe('a detached job', () => {
  it('is listed, shown, followed, waited for, fetched, priced and removed', async () => {
    const script =
      'echo one; echo two; echo result > "$SAKURA_ARTIFACT_DIR/result.txt"; sleep 0.3; exit 4';
    const submitted = await irori(['run', '-d', '-n', 'detached', '--', 'sh', '-c', script]);
    expect(submitted.code).toBe(0);
    const id = submitted.stdout.trim();
    expect(id).toBe(idIn(submitted.stdout));

    const followed = await irori(['logs', '-f', id]);
    expect([followed.code, followed.stdout]).toEqual([4, 'one\ntwo\n']);
    expect((await irori(['wait', 'detached'])).code).toBe(4);
    expect((await irori(['logs', id.slice(0, 8)])).stdout).toBe('one\ntwo\n');
    expect((await irori(['logs', '--tail', '1', id])).stdout).toBe('two\n');
    const lines = (await irori(['logs', '--json', id])).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ line: 'one' }, { line: 'two' }]);

    const listed = await irori(['ps', '--limit', '100']);
    expect(listed.stdout).toMatch(new RegExp(`^${id}\tdetached\tfailed\t4\t`, 'm'));
    const json = JSON.parse((await irori(['ps', '--json', '--limit', '1'])).stdout);
    expect(json.items).toMatchObject([{ id, name: 'detached', exitCode: 4 }]);
    expect((await irori(['show', id])).stdout).toContain('exit code  4');

    const fetched = await irori(['fetch', id, '-o', 'got']);
    expect(fetched.stdout).toBe('result.txt\n');
    expect(await readFile(join(home.path, 'got', 'result.txt'), 'utf8')).toBe('result\n');
    const cost = JSON.parse((await irori(['cost', id, '--json'])).stdout);
    expect(cost).toMatchObject({ id, currency: 'JPY', isFinal: true });

    expect((await irori(['rm', id])).stdout).toBe(`${id}\n`);
    const gone = await irori(['show', id]);
    expect(gone.code).toBe(5);
    expect(gone.stderr).not.toMatch(/^\s+at /m);
  });

  it('that has not ended is not removed without --force', async () => {
    const id = (await irori(['run', '-d', '--', 'sleep', '60'])).stdout.trim();
    const refused = await irori(['rm', id]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`irori rm --force ${id}`);
    expect((await irori(['fetch', id])).code).toBe(1);
    expect((await irori(['wait', id, '--timeout', '1s'])).code).toBe(124);
    expect((await irori(['rm', '--force', id])).code).toBe(0);
    expect((await irori(['show', id])).code).toBe(5);
  });

  it('that fails does not keep the others from their turn', async () => {
    const id = (await irori(['run', '-d', '--', 'true'])).stdout.trim();
    await irori(['wait', id]);
    const { code, stdout, stderr } = await irori(['rm', 'nobody-knows-this', id]);
    expect({ code, stdout }).toEqual({ code: 5, stdout: `${id}\n` });
    expect(stderr).toContain('nobody-knows-this');
  });
});

describe('irori plan', () => {
  it('shows what would run without running it', async () => {
    const before = (await irori(['ps', '-q'])).stdout;
    const flags = ['--gpu', 'H100:1', '--timeout', '1h', '-e', 'KEY=value'];
    const { code, stdout } = await irori(['plan', ...flags, '--', 'echo', 'a b']);
    expect(code).toBe(0);
    expect(stdout).toContain('h100-80gb for H100:1');
    expect(stdout).toContain("echo 'a b'");
    expect(stdout).toMatch(/cost at most\s+\d+(\.\d+)? JPY/);
    expect(stdout).not.toContain('value');
    expect((await irori(['ps', '-q'])).stdout).toBe(before);
  });

  it('names a plan that does not exist', async () => {
    const { code, stderr } = await irori(['plan', '--gpu', 'H10:1', '--', 'true']);
    expect(stderr).toContain('H100');
    expect(code).toBe(2);
  });
});
