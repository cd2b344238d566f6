import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const samples = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? '');
const folder = new URL('../.irori/readme/', import.meta.url);

beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(new URL('../.irori/', import.meta.url), { recursive: true, force: true }));

/** What the comments of a sample say that it prints; only short ones can be compared. */
const PRINTED: Record<number, string[]> = {
  0: ['-4', '200'],
  1: [
    'Weather getReport failed: GET https://weather.example/v1/reports/X/ was answered 404: No such city.',
    'true 404 rejected 1',
  ],
  2: ['city 1', 'city 1', 'city 2', 'city 3', 'city 1,city 2', 'ready'],
  3: ['ping 1 200 true'],
};

describe('the samples of README.md', () => {
  it('are there', () => {
    expect(samples).toHaveLength(5);
  });

  it.each(samples.map((code, index) => [index, code] as const))('%i runs', async (index, code) => {
    const file = new URL(`sample-${index}.ts`, folder);
    await writeFile(file, code);
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await import(file.href);
    const printed = log.mock.calls.map((values) => values.map(String).join(' '));
    log.mockRestore();
    expect(printed.length).toBeGreaterThan(0);
    if (PRINTED[index] !== undefined) expect(printed).toEqual(PRINTED[index]);
  });
});
