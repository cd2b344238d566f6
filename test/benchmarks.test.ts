import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { IroriHome, root } from './support/irori-home.ts';

interface Result {
  readonly figure: string;
  readonly unit: string;
  readonly floor?: number;
  readonly ours: number;
  readonly target: Readonly<Record<string, number>> | null;
  readonly ratio?: number;
  readonly met?: boolean;
}

const { judge, table }: { judge(result: Result): Result; table(results: Result[]): string } =
  await import(new URL('../benchmarks/lib/report.mjs', import.meta.url).href);

const home = new IroriHome();
afterAll(() => home.remove());

describe('the benchmarks', () => {
  const base = { figure: 'x', unit: 'ms', floor: 10, ours: 20 };

  it.each([
    [{ ratioAtMost: 2 }, true],
    [{ ratioAtMost: 1.9 }, false],
    [{ ratioAtLeast: 2 }, true],
    [{ ratioAtLeast: 2.1 }, false],
    [{ oursAtMost: 20 }, true],
    [{ oursAtMost: 19 }, false],
  ])('judge twice the floor by %o as %o', (target, met) => {
    expect(judge({ ...base, target })).toMatchObject({ ratio: 2, met });
  });

  it('say in the table what is missed', () => {
    const missed = judge({ ...base, target: { ratioAtMost: 1 } });
    expect(table([missed])).toMatch(/\| 2\.00 × \| ≤ 1 × {2}\| NO {2}\|$/m);
  });

  it('measure a figure from the command line', async () => {
    const run = join(root, 'benchmarks/run.mjs');
    const { code, stdout, stderr } = await home.run(process.execPath, [
      ...[run, '--quick', '--json', 'help'],
    ]);
    expect(code, stderr).toBe(0);
    const { results, machine } = JSON.parse(stdout);
    expect(machine.node).toBe(process.version);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ unit: 'ms', target: { ratioAtMost: 2 } });
    expect(results[0].ratio).toBeCloseTo(results[0].ours / results[0].floor);
  }, 180_000);

  it('are all in the table of the README', () => {
    const figures = readdirSync(join(root, 'benchmarks/figures')).map((file) => file.slice(0, -4));
    const page = readFileSync(join(root, 'benchmarks/README.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(figures.sort());
  });

  it('refuse a figure that does not exist, naming those that do', async () => {
    const { code, stderr } = await home.run(process.execPath, [
      ...[join(root, 'benchmarks/run.mjs'), 'speed'],
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no figure speed\. There are: .*\bhelp, /);
  });
});
