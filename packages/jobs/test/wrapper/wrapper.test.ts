import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryDirectory, temporaryDirectory } from '@irori/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packWorkdir } from '../../src/workdir/pack.ts';
import { unwrap, type Wrapping, wrap } from '../../src/wrapper/wrap.ts';
import { shells } from '../shells.ts';

interface Ending {
  code: number | null;
  stdout: string;
  stderr: string;
}

let folder: TemporaryDirectory;
let artifacts: string;
beforeEach(async () => {
  folder = await temporaryDirectory();
  artifacts = join(folder.path, 'artifacts');
  await mkdir(join(folder.path, 'cwd'));
});
afterEach(() => folder.remove());

const words = (wrapping: Partial<Wrapping> & { argv: readonly string[] }): string[] =>
  wrap({
    limitSeconds: 60,
    outputs: {},
    archive: null,
    outputsFolder: '"$ARTIFACTS"',
    ...wrapping,
  });

interface Running {
  child: ChildProcess;
  printed(text: string): Promise<void>;
  ended: Promise<Ending>;
}

function start(shell: readonly string[], wrapped: readonly string[], env = {}): Running {
  const [program = '', ...rest] = [...shell, ...wrapped.slice(1)];
  const child = spawn(program, rest, {
    cwd: join(folder.path, 'cwd'),
    env: { PATH: process.env['PATH'], TMPDIR: folder.path, ARTIFACTS: artifacts, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  const printed = async (text: string): Promise<void> => {
    while (!stdout.includes(text)) await once(child.stdout ?? child, 'data');
  };
  const ended = once(child, 'close').then(([code]) => ({ code, stdout, stderr }) as Ending);
  return { child, printed, ended };
}

const run = (shell: readonly string[], wrapped: readonly string[], env = {}): Promise<Ending> =>
  start(shell, wrapped, env).ended;

const node = (source: string, ...args: string[]): string[] => [
  process.execPath,
  '-e',
  source,
  ...args,
];

describe.each(shells)('the wrapper under $name', ({ argv: shell }) => {
  it('passes every odd argument and the environment on, and nothing of its own', async () => {
    const odd = [
      '',
      ' ',
      'a b',
      "'",
      '"',
      '$HOME',
      '`id`',
      '\\',
      '\n',
      '*',
      '-n',
      '--',
      '日本',
      '!',
      '\t\u0001',
    ];
    const show = 'process.stdout.write(JSON.stringify([process.argv.slice(1), process.env]))';
    const environment = { code: 'mine', name: 'x', irori: 'y' };
    const { code, stdout, stderr } = await run(
      shell,
      words({ argv: node(show, '--', ...odd) }),
      environment,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [args, env] = JSON.parse(stdout);
    expect(args).toEqual(odd);
    expect(env).toMatchObject(environment);
    expect(Object.keys(env).filter((key) => key.startsWith('irori_'))).toEqual([]);
  });

  it.each([0, 1, 7, 127, 255])('ends with the exit code %d of the program', async (code) => {
    expect((await run(shell, words({ argv: ['sh', '-c', `exit ${code}`] }))).code).toBe(code);
  });

  it('ends as a shell does when the program is missing, not executable, or killed', async () => {
    expect(await run(shell, words({ argv: ['no-such-program'] }))).toMatchObject({
      code: 127,
      stderr: expect.stringContaining('no-such-program'),
    });
    await writeFile(join(folder.path, 'plain'), 'text');
    expect((await run(shell, words({ argv: [join(folder.path, 'plain')] }))).code).toBe(126);
    expect((await run(shell, words({ argv: ['sh', '-c', 'kill -9 $$'] }))).code).toBe(137);
  });

  it('carries a workdir of 150 KB', async () => {
    const work = join(folder.path, 'work');
    await mkdir(join(work, 'sub'), { recursive: true });
    const noise = Buffer.from(
      Array.from({ length: 148_000 }, () => Math.floor(Math.random() * 256)),
    );
    await writeFile(join(work, 'noise'), noise);
    await writeFile(join(work, 'sub/run.sh'), '#!/bin/sh\ncat noise\n');
    await chmod(join(work, 'sub/run.sh'), 0o755);
    const { archive } = await packWorkdir(work, { maxBytes: 150_000, alternatives: '' });
    const wrapped = words({ argv: ['sub/run.sh'], archive, outputs: { copy: 'noise' } });
    expect(Math.max(...wrapped.map((word) => word.length))).toBeLessThanOrEqual(96 * 1024);
    expect((await run(shell, wrapped)).code).toBe(0);
    expect((await readFile(join(artifacts, 'copy'))).equals(noise)).toBe(true);
  });

  it('says when the workdir cannot be unpacked', async () => {
    const broken = await run(
      shell,
      words({ argv: ['echo', 'ran'], archive: Buffer.from('no gzip') }),
    );
    expect(broken).toMatchObject({ code: 125, stdout: '' });
    expect(broken.stderr).toContain('irori: the workdir could not be unpacked');
  });

  it('copies outputs under their names, and tells of those that are missing', async () => {
    const script = `mkdir -p out/deep ./-odd && echo m > out/deep/m && ln -s m out/deep/l && echo o > ./-odd/f && touch plain && chmod 750 plain`;
    const outputs = {
      model: 'out/',
      odd: '-odd',
      'f.txt': '-odd/f',
      plain: './plain',
      gone: 'no/where',
    };
    const { code, stderr } = await run(shell, words({ argv: ['sh', '-c', script], outputs }));
    expect(code).toBe(0);
    expect(stderr).toBe('irori: output gone was not found at ./no/where\n');
    expect((await readdir(artifacts, { recursive: true })).sort()).toEqual(
      [
        'f.txt',
        'model',
        'model/deep',
        'model/deep/l',
        'model/deep/m',
        'odd',
        'odd/f',
        'plain',
      ].sort(),
    );
    expect(await readFile(join(artifacts, 'model/deep/l'), 'utf8')).toBe('m\n');
  });

  it('copies outputs of a program that failed, and keeps its exit code', async () => {
    const argv = ['sh', '-c', 'echo half > half; exit 9'];
    expect((await run(shell, words({ argv, outputs: { half: 'half' } }))).code).toBe(9);
    expect(await readFile(join(artifacts, 'half'), 'utf8')).toBe('half\n');
  });

  it('fails when an output of a good program cannot be copied', async () => {
    await writeFile(artifacts, 'a file where the folder should be');
    const argv = ['sh', '-c', 'echo x > x'];
    const { code, stderr } = await run(shell, words({ argv, outputs: { x: 'x' } }));
    expect(code).toBe(125);
    expect(stderr).toContain('irori: output x could not be copied from ./x');
  });

  it('leaves an output alone that already is where it belongs', async () => {
    const argv = ['sh', '-c', 'mkdir -p "$ARTIFACTS" && echo x > "$ARTIFACTS/x"'];
    const outputs = { x: join(artifacts, 'x') };
    expect(await run(shell, words({ argv, outputs }))).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(artifacts, 'x'), 'utf8')).toBe('x\n');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'passes %s on as SIGTERM, copies outputs, and ends with the code of the program',
    async (signal) => {
      const source = `process.on('SIGTERM', () => { require('fs').writeFileSync('last', 'words'); console.log('bye'); process.exit(33) }); console.log('ready'); setInterval(() => {}, 1e3)`;
      const running = start(shell, words({ argv: node(source), outputs: { last: 'last' } }));
      await running.printed('ready');
      running.child.kill(signal);
      expect(await running.ended).toEqual({ code: 33, stdout: 'ready\nbye\n', stderr: '' });
      expect(await readFile(join(artifacts, 'last'), 'utf8')).toBe('words');
    },
  );

  it('survives a signal that the program ignores, and one that comes while it copies', async () => {
    const end = `setTimeout(() => process.exit(5), 300)`;
    const source = `process.on('SIGTERM', () => { console.log('no'); ${end} }); console.log('ready'); setInterval(() => {}, 1e3)`;
    const running = start(shell, words({ argv: node(source), outputs: { x: 'x' } }));
    await running.printed('ready');
    running.child.kill('SIGTERM');
    await running.printed('no');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(5);
  });

  it('ends with 143 when SIGTERM ends the program', async () => {
    const running = start(shell, words({ argv: ['sh', '-c', 'echo ready; exec sleep 30'] }));
    await running.printed('ready');
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(143);
  });

  it('enforces the time limit: 124, a word on stderr, outputs copied, nothing left behind', async () => {
    const argv = ['sh', '-c', 'echo part > part; echo pid $$; exec sleep 30'];
    const running = start(shell, words({ argv, limitSeconds: 2, outputs: { part: 'part' } }));
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(124);
    expect(stderr).toContain('irori: the time limit of 2 s was reached, the program was stopped');
    expect(await readFile(join(artifacts, 'part'), 'utf8')).toBe('part\n');
    expect(() => process.kill(Number(stdout.split(' ')[1]), 0)).toThrow('ESRCH');
  });

  it('kills a program that does not heed the time limit', async () => {
    const argv = ['sh', '-c', 'trap "" TERM; while :; do sleep 0.1; done'];
    const wrapped = words({ argv, limitSeconds: 1, killAfterSeconds: 1 });
    expect((await run(shell, wrapped)).code).toBe(124);
  });

  it('does not hold the log open after the program has ended', async () => {
    const began = Date.now();
    await run(shell, words({ argv: ['true'], limitSeconds: 3600 }));
    expect(Date.now() - began).toBeLessThan(30_000);
  });

  it('passes bytes through as they are', async () => {
    const argv = node(
      `process.stdout.write(Buffer.alloc(10_000_000, 'x')); process.stderr.write('e')`,
    );
    const { stdout, stderr } = await run(shell, words({ argv }));
    expect({ length: stdout.length, stderr }).toEqual({ length: 10_000_000, stderr: 'e' });
  });
});

const canUnshare = spawnSync('unshare', ['--pid', '--fork', 'true']).status === 0;

describe.skipIf(!canUnshare).each(shells)('as process 1 under $name', ({ argv: shell }) => {
  it('tells every process of the container to end', async () => {
    const inner = `trap 'echo grandchild; exit' TERM; echo ready; while :; do sleep 0.05; done`;
    const argv = ['sh', '-c', `trap 'echo child; wait; exit 5' TERM; sh -c "$0" & wait`, inner];
    const command = ['--pid', '--fork', '--kill-child', ...shell];
    const running = start(['unshare', ...command], words({ argv }));
    await running.printed('ready');
    const { pid } = running.child;
    const init = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    process.kill(Number(init), 'SIGTERM');
    const { code, stdout } = await running.ended;
    expect(code).toBe(5);
    expect(stdout.split('\n').sort()).toEqual(['', 'child', 'grandchild', 'ready']);
  });
});

describe('unwrap', () => {
  it('reads back what wrap wrote', () => {
    const word = fc.string({ maxLength: 8 });
    const wrapping = fc.record({
      argv: fc.array(word, { minLength: 1, maxLength: 5 }),
      limitSeconds: fc.nat(),
      outputs: fc.dictionary(word, word, { maxKeys: 3 }),
      archive: fc.option(fc.uint8Array({ maxLength: 300_000 }).map((bytes) => Buffer.from(bytes))),
    });
    fc.assert(
      fc.property(wrapping, (chosen) => {
        const { argv, limitSeconds } = chosen;
        expect(unwrap(words(chosen))).toEqual({ argv, limitSeconds });
      }),
    );
  });

  it('leaves the words of others alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (other) => {
        expect(unwrap(other)).toBeNull();
      }),
    );
    expect(unwrap(['/bin/sh', '-c', '# irori wrapper 1\n', 'irori', '60', 'x'])).toBeNull();
  });
});
