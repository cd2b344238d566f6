import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  eventually,
  startEngine,
  type TestEngine,
  type TestEngineOptions,
  workload,
} from '../engine/support.ts';
import { type ConformanceJob, outcomeOf } from './conformance/job.ts';
import { conformanceJobs } from './conformance/jobs.ts';
import { smallDisk } from './conformance/small-disk.ts';
import { engineSocket, startContainers, testImage } from './support.ts';

const options: TestEngineOptions = {
  slots: 6,
  diskLimitBytes: 20_000_000,
  diskCheckIntervalMs: 100,
};

const runtimes = [
  {
    name: 'process',
    skip: false,
    open: (more: TestEngineOptions = {}): Promise<TestEngine> =>
      startEngine({ ...options, ...more }),
  },
  {
    name: 'container',
    skip: engineSocket === undefined,
    open: (more: TestEngineOptions = {}): Promise<TestEngine> =>
      startContainers({ ...options, ...more, containers: { pids: 64 } }),
  },
] as const;

/** Runs a job of the table to its end. */
async function run(local: TestEngine, { spec, stop }: ConformanceJob): Promise<string> {
  const submitted = workload({ image: testImage, stopGraceMs: 20_000, ...spec });
  const { id } = submitted;
  local.engine.submit(submitted);
  if (stop === true) {
    await eventually(() => local.logText(id) === 'ready\n', 'its program is ready');
    local.engine.stop(id, { kind: 'canceled', reason: 'It was canceled.' });
  }
  await local.ended(id);
  return id;
}

describe.each(runtimes)('on the runtime $name', ({ name, skip, open }) => {
  describe.skipIf(skip)('a job', () => {
    let local: TestEngine;

    beforeAll(async () => {
      local = await open();
    });

    afterAll(async () => {
      await local?.[Symbol.asyncDispose]();
      expect(local?.complaints).toEqual([]);
    });

    test.concurrent.each(conformanceJobs)('$name', { timeout: 180_000 }, async (job) => {
      const id = await run(local, job);
      const expected = { ...job.same, ...job.difference?.[name] };
      expect(outcomeOf(local, id, expected, job.view)).toEqual(expected);
    });

    test('sees a full disk as such', { timeout: 180_000 }, async (context) => {
      await using disk = await smallDisk();
      if (disk === undefined) return context.skip('this user may not mount a disk');
      await using onIt = await open({ dataDir: join(disk.path, 'data') });
      const fill =
        'said=$(dd if=/dev/zero of="$OUT/big" bs=65536 2>&1); code=$?; rm "$OUT/big"; ' +
        'echo "$said"; exit $code';
      const id = await run(onIt, { name: 'fill', spec: { command: ['sh', '-c', fill] } });
      const expected = { exitCode: 1, kind: 'exited', log: /No space left on device/ };
      expect(outcomeOf(onIt, id, expected)).toEqual(expected);
    });

    test('ends with each exit code from 0 to 255', { timeout: 240_000 }, async () => {
      const codes = Array.from({ length: 256 }, (_, code) => code);
      const ended = await Promise.all(
        codes.map((code) =>
          local.run(workload({ image: testImage, command: ['sh', '-c', `exit ${code}`] })),
        ),
      );
      expect(ended.map(({ exitCode }) => exitCode)).toEqual(codes);
      expect(new Set(ended.map(({ end }) => end?.kind))).toEqual(new Set(['exited']));
    });
  });
});

describe('the page on the runtimes', () => {
  const page = readFileSync(
    new URL('../../../../docs/guides/runtimes.md', import.meta.url),
    'utf8',
  );
  const [, section = ''] = page.split('## Differences\n');
  const rows = (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((text) => text.startsWith('| '))
    .map((text) => text.split('|')[1]?.trim())
    .slice(1)
    .filter((text) => text !== undefined && !text.startsWith('-'));

  test('has a row for each difference, and none that no job shows', () => {
    const shown = conformanceJobs.flatMap(({ difference }) => difference?.row ?? []);
    expect([...rows].sort()).toEqual([...new Set(shown)].sort());
  });
});
