import { expect, it, vi } from 'vitest';

const loaded = vi.hoisted((): string[] => []);
vi.mock('smol-toml', async (original) => {
  loaded.push('smol-toml');
  return original();
});
vi.mock('tar-stream', async (original) => {
  loaded.push('tar-stream');
  return original();
});

it('loads what packs a workdir and what reads rates only for those who use them', async () => {
  await import('@irori/jobs');
  expect(loaded).toEqual([]);
  const { parseRates } = await import('@irori/jobs/offers');
  expect(parseRates('date = 2026-11-20\n[rates]\nUSD = 1\n', 'rates.toml').date).toBe('2026-11-20');
  expect(loaded).toEqual(['smol-toml']);
});
