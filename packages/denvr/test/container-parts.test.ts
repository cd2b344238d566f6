import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { InputError } from '@irori/core';
import { parseName } from '@irori/denvr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createName } from '../src/container/name.ts';
import type { ContainerSpec } from '../src/container/options.ts';
import { markOf, OutputReader } from '../src/container/output.ts';
import { applicationFor, checkSpec, lifetime } from '../src/container/request.ts';
import { jobScript } from '../src/container/script.ts';

const run = promisify(execFile);

describe('names', () => {
  it('say when they were made and when they expire', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.integer({ min: 1_700_000_000, max: 4_000_000_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (label, created, life) => {
          const name = createName(label, created * 1000, (created + life) * 1000);
          expect(name).toMatch(/^irori-[a-z0-9-]+$/);
          expect(name.length).toBeLessThanOrEqual(63);
          expect(name).not.toContain('--');
          expect(parseName(name)).toEqual({
            createdAt: created * 1000,
            expiresAt: (created + life) * 1000,
          });
          expect(parseName(name.toUpperCase())).toEqual(parseName(name));
        },
      ),
    );
  });

  it.each([
    'irori-demo',
    'train-01',
    'irori-',
    'irori-a-b-c',
    'my-irori-t00000-t00000-0123456789ab',
  ])('does not take %s for one of its own', (name) => {
    expect(parseName(name)).toBeUndefined();
  });
});

describe('the output', () => {
  const id = 'irori-x';
  const mark = markOf(id);

  /** Reads a log in pieces cut at the given places. */
  function readInPieces(
    log: string,
    cuts: readonly number[],
  ): { output: string; reader: OutputReader } {
    const reader = new OutputReader(id);
    const places = [...new Set(cuts.map((cut) => cut % (log.length + 1)))].sort((a, b) => a - b);
    let output = '';
    let from = 0;
    for (const to of [...places, log.length]) {
      output += reader.read(log.slice(from, to));
      from = to;
    }
    return { output: output + reader.rest(), reader };
  }

  const text = fc
    .array(fc.constantFrom('a', ':', '::', '\n', 'irori', '::irori', '::irori-x', ' exit=3', 'x'), {
      maxLength: 20,
    })
    .map((parts) => parts.join(''))
    .filter((made) => !made.includes(mark));
  const cuts = fc.array(fc.nat(400), { maxLength: 12 });

  it('is what the program wrote, whatever pieces it comes in', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 255 }), cuts, (program, code, places) => {
        const lines = program === '' || program.endsWith('\n') ? program : `${program}\n`;
        const log = `${mark} begin boot-1 1700000000\n${program}\n${mark} exit=${code} 1700000060\n`;
        const { output, reader } = readInPieces(log, places);
        expect(output).toBe(lines);
        expect(reader.end).toEqual({ exitCode: code, endedAt: 1_700_000_060_000, late: false });
        expect(reader.startedAt).toBe(1_700_000_000_000);
      }),
      { numRuns: 500 },
    );
  });

  it('is all there before the end, but for what may be the beginning of a mark', () => {
    fc.assert(
      fc.property(text, cuts, (program, places) => {
        const { output, reader } = readInPieces(`${mark} begin boot-1 0\n${program}`, places);
        expect(output).toBe(program);
        expect(reader.end).toBeUndefined();
      }),
    );
  });

  it('comes line by line, not one behind', () => {
    const reader = new OutputReader(id);
    expect(reader.read('epoch 1\n')).toBe('epoch 1\n');
    expect(reader.read('epoch 2')).toBe('epoch 2');
    expect(reader.read('\n')).toBe('\n');
    expect(reader.read('\nepoch 3\n')).toBe('\nepoch 3\n');
  });

  it.each(['1e300', '8640000000001', '-1', 'x', 'Infinity'])(
    'takes no time from a program that writes %s as one',
    (time) => {
      const { reader } = readInPieces(`${mark} begin a ${time}\n\n${mark} exit=0 ${time}\n`, []);
      expect([reader.startedAt, reader.end?.endedAt]).toEqual([null, null]);
    },
  );

  it('shows a second start', () => {
    const { reader } = readInPieces(`${mark} begin a 0\nx\n${mark} begin b 0\n`, []);
    expect([...reader.boots]).toEqual(['a', 'b']);
    expect(
      readInPieces(`${mark} begin a 0\n\n${mark} exit=lost 0\n`, []).reader.end?.exitCode,
    ).toBeNull();
  });
});

describe('the script', () => {
  /** Runs a script until its first exit mark and gives what it wrote. */
  async function runScript(
    command: string[],
    env: Record<string, string> = {},
    timeout = 60_000,
  ): Promise<OutputReader & { text: string }> {
    const folder = await mkdtemp(join(tmpdir(), 'irori-script-'));
    const script = jobScript({ id: 'irori-x', command, env, timeout }).replace(
      /while :; do[\s\S]*done/,
      (loop) => loop.replace('sleep 60 & wait $!', 'exit 0'),
    );
    try {
      const { stdout, stderr } = await run('/bin/sh', ['-c', script], {
        env: { PATH: process.env['PATH'], TMPDIR: folder },
      });
      const reader = new OutputReader('irori-x');
      return Object.assign(reader, { text: reader.read(stdout) + stderr });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  it('passes on arguments and lines of the environment as they are', async () => {
    const words = fc.array(
      fc.string({
        unit: fc.constantFrom('a', ' ', "'", '"', '$', '`', '\\', '\n', '*', ';', 'é', '%'),
        maxLength: 12,
      }),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom('one\ntwo', "it's\n$HOME"), async (args, value) => {
        const { text, end } = await runScript(
          ['sh', '-c', 'printf "<%s>" "$@" "$V"', 'sh', ...args],
          { V: value },
        );
        expect(text).toBe(`${[...args, value].map((word) => `<${word}>`).join('')}\n`);
        expect(end?.exitCode).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  it.each<[string, string[], number]>([
    ['an exit code', ['sh', '-c', 'exit 3'], 3],
    ['a program that is not there', ['no-such-program-anywhere'], 127],
    ['a file that is no program', ['/etc/passwd'], 126],
    ['a signal', ['sh', '-c', 'kill -KILL $$'], 137],
    ['a 124 of its own', ['sh', '-c', 'exit 124'], 124],
  ])('reports %s', async (_, command, code) => {
    const { end, startedAt } = await runScript(command);
    expect([end?.exitCode, end?.late]).toEqual([code, false]);
    expect(startedAt).toBeGreaterThan(1_700_000_000_000);
    expect(end?.endedAt).toBeGreaterThanOrEqual(startedAt ?? 0);
  });

  it('ends a program whose time is up', async () => {
    const { end, text } = await runScript(['sh', '-c', 'echo on; exec sleep 30'], {}, 1000);
    expect([end?.exitCode, end?.late, text]).toEqual([124, true, 'on\n']);
  });

  it('is refused when it is longer than Denvr takes', () => {
    const command = ['echo', 'x'.repeat(20_000)];
    expect(() => jobScript({ id: 'irori-x', command, env: {}, timeout: 0 })).toThrow(
      /command is too long/,
    );
  });
});

describe('the request', () => {
  const spec: ContainerSpec = { image: 'alpine', command: ['true'], hardwarePackage: 'p' };

  it.each<[string, Partial<ContainerSpec>, string]>([
    ['no image', { image: '' }, 'image'],
    ['no command', { command: [] }, 'command'],
    ['an empty program', { command: [''] }, 'command'],
    ['a zero byte', { command: ['a\0b'] }, 'command'],
    ['no package', { hardwarePackage: '' }, 'hardwarePackage'],
    ['a variable with a hyphen', { env: { 'A-B': '1' } }, 'env.A-B'],
    ['a variable that is no text', { env: { A: 1 as never } }, 'env.A'],
    ['a variable with a zero byte', { env: { A: '\0' } }, 'env.A'],
    [
      'a script with a hyphen in its name',
      { userScripts: { 'a-b.sh': 'x' } },
      'userScripts["a-b.sh"]',
    ],
    ['a script of Irori’s name', { userScripts: { 'job.sh': 'x' } }, 'userScripts["job.sh"]'],
    ['an empty script', { userScripts: { a: '' } }, 'userScripts["a"]'],
    ['a negative time', { timeout: -1 }, 'timeout'],
    ['a time that is none', { startTimeout: Number.NaN }, 'startTimeout'],
  ])('is refused with %s', (_, wrong, field) => {
    expect(() => checkSpec({ ...spec, ...wrong })).toThrow(InputError);
    expect(() => checkSpec({ ...spec, ...wrong })).toThrow(expect.objectContaining({ field }));
  });

  it('is a custom application', () => {
    checkSpec(spec);
    const application = applicationFor('irori-x', {
      ...spec,
      env: { ONE: '1', TWO: 'a\nb' },
      cluster: 'Hou1',
      resourcePool: 'reserved',
      registry: { hostname: 'https://ghcr.io/', username: 'ada', password: 'p' },
      userScripts: { 'data.txt': 'd' },
      application: { personalSharedStorage: true },
    });
    expect(application).toMatchObject({
      name: 'irori-x',
      cluster: 'Hou1',
      hardwarePackageName: 'p',
      imageUrl: 'alpine',
      imageCmdOverride: ['/bin/sh', '/etc/script/user-scripts/job.sh'],
      environmentVariables: { ONE: '1' },
      resourcePool: 'reserved',
      imageRepository: { username: 'ada' },
      personalSharedStorage: true,
    });
    expect(Object.keys(application.userScripts ?? {}).sort()).toEqual(['data.txt', 'job.sh']);
    expect(application.userScripts?.['job.sh']).toContain("export TWO='a\nb'");
  });

  it('lives as long as all its limits together', () => {
    expect(lifetime({ ...spec, timeout: 1000, startTimeout: 2000, capacityTimeout: 3000 })).toBe(
      606_000,
    );
    expect(lifetime({ ...spec, timeout: 0 })).toBeGreaterThan(86_400_000);
  });
});
