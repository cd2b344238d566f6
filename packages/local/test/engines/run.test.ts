import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type TestEngine } from '../engine/support.ts';
import { containersOf, engineSocket, inContainer, startContainers } from './support.ts';

describe.skipIf(engineSocket === undefined)('a workload in a container', () => {
  let local: TestEngine;

  beforeAll(async () => {
    local = await startContainers();
  });

  afterAll(async () => {
    await local?.[Symbol.asyncDispose]();
  });

  test('runs the image, not this machine', async () => {
    const { spec, end, exitCode } = await local.run(inContainer('cat /etc/os-release'));
    expect(end?.reason).toBe('The program ended with exit code 0.');
    expect(exitCode).toBe(0);
    expect(local.logText(spec.id)).toBe('ID=irori-test\n');
  });

  test('leaves what it puts into its folder, and its container is gone', async () => {
    const { spec, artifact } = await local.run(
      inContainer('echo data >/opt/artifact/file; echo $OUT', {
        mounts: [{ place: 'outputs', path: '/opt/artifact' }],
      }),
    );
    expect(local.logText(spec.id)).toBe('/opt/artifact\n');
    expect(artifact).not.toBeNull();
    const { dataDir } = local.store;
    let left: string[] = ['?'];
    await eventually(() => {
      void containersOf(dataDir).then((ids) => {
        left = ids;
      });
      return left.length === 0;
    }, 'its container is removed');
  });

  test('sees what was put into its work folder', async () => {
    local.engine.setHooks('filled', {
      prepare: async (_, paths) => {
        writeFileSync(join(paths.work, 'input'), 'from outside');
        return { SECRET: 'given late' };
      },
    });
    const { spec } = await local.run(
      inContainer('cat input; echo; echo "$SECRET"; echo $HERE', {
        cloud: 'filled',
        workingDirectory: '/job',
        pathEnv: { HERE: 'work' },
        mounts: [{ place: 'work', path: '/job' }],
      }),
    );
    expect(local.logText(spec.id)).toBe('from outside\ngiven late\n/job\n');
  });

  test.each([
    ['ended with a signal', 'kill -9 $$', [137]],
    ['not found', '', [127]],
  ])('%s', async (_, line, [code]) => {
    const spec =
      line === ''
        ? inContainer('', { command: ['no-such-program'] })
        : inContainer(`sh -c '${line}'; exit $?`);
    const ended = await local.run(spec);
    expect([ended.end?.kind, ended.exitCode]).toEqual(['exited', code]);
    if (line === '') expect(local.logText(spec.id)).toContain('no-such-program');
  });

  test('keeps stdout and stderr apart, byte by byte', async () => {
    const { spec } = await local.run(
      inContainer('printf "a\\377\\000b\\nno end"; echo oops >&2', { logs: 'separate' }),
    );
    expect(local.logText(spec.id, 'stdout')).toBe('a\xff\x00b\nno end');
    expect(local.logText(spec.id, 'stderr')).toBe('oops\n');
  });

  test('is stopped: by SIGTERM, and by SIGKILL after its grace', async () => {
    const request = { kind: 'canceled', reason: 'It was canceled.' } as const;
    const lines = [
      "trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.1; done",
      'echo ready; sleep 100',
    ];
    const graces = [20_000, 1000];
    const [polite, stubborn] = lines.map((line, index) =>
      inContainer(line, { stopGraceMs: graces[index] ?? 0 }),
    );
    for (const spec of [polite, stubborn]) {
      if (spec === undefined) throw new Error('two lines');
      local.engine.submit(spec);
      await eventually(() => local.logText(spec.id) === 'ready\n', 'it is ready');
      local.engine.stop(spec.id, request);
    }
    expect((await local.ended(polite?.id ?? '')).exitCode).toBe(3);
    expect(local.logText(polite?.id ?? '')).toBe('ready\nbye\n');
    expect(await local.ended(stubborn?.id ?? '')).toMatchObject({ exitCode: 137, end: request });
  });

  test('with an image that is nowhere ends with what the registry says', async () => {
    const { end, startedAt } = await local.run(inContainer('', { image: '127.0.0.1:9/nope:1' }));
    expect(startedAt).toBeNull();
    expect(end?.kind).toBe('start_failed');
    expect(end?.reason).toMatch(
      /^The registry of the image "127.0.0.1:9\/nope:1" cannot be reached: /,
    );
  });

  test('writes a log of many megabytes whole', async () => {
    const { spec } = await local.run(
      inContainer('seq 1 400000; head -c 3000000 /dev/zero | tr "\\0" x'),
    );
    const lines = Array.from({ length: 400_000 }, (_, index) => `${index + 1}\n`).join('');
    const text = readFileSync(local.engine.log(spec.id).path, 'utf8');
    expect(text === lines + 'x'.repeat(3_000_000)).toBe(true);
  });
});
