import { isInputError } from '@irori/core';
import type { Profile } from '@irori/jobs';
import { listOffers, parseRates } from '@irori/jobs/offers';
import { createLocalCloud, type LocalCloud } from '@irori/local';
import { canary, expectNoCanary, FakeClock, startFaultServer } from '@irori/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitsGpu, readGpu } from '../../src/offers/gpu-text.ts';

let cloud: LocalCloud;
let profiles: Profile[];

beforeAll(async () => {
  cloud = await createLocalCloud();
  const { server, apikey, tenant } = cloud.denvr;
  profiles = [
    { name: 'd', cloud: 'dok', ...cloud.dok },
    { name: 'q', cloud: 'qarnot', ...cloud.qarnot },
    { name: 'v', cloud: 'denvr', baseUrl: server, apiKey: apikey, tenant },
  ];
});
afterAll(() => cloud.close());

describe('a GPU in the words of a cloud', () => {
  it.each([
    ['nvidia.com/A100PCIE40GB', 'A100', 40],
    ['nvidia.com/H100SXM480GB', 'H100', 80],
    ['nvidia.com/A100SXM440GB NVIDIA A100', 'A100', 40],
    ['A100_40GB_PCIe_1x', 'A100', 40],
    ['h100-8gpu-80gb', 'H100', 80],
    ['v100-32gb', 'V100', 32],
    ['intel/GAUDI2', 'GAUDI2', null],
    ['nothing', null, null],
  ])('%s', (text, kind, memoryGb) => {
    expect(readGpu(text)).toEqual({ kind, memoryGb });
  });

  it.each([
    ['A100', { gpu: 'A100', gpuCount: 1 }, true],
    ['a100:2', { gpu: 'A100', gpuCount: 1 }, false],
    ['H100', { gpu: 'A100', gpuCount: 1 }, false],
    ['H100', { gpu: null, gpuCount: null }, true],
    ['H100', { gpu: null, gpuCount: 0 }, false],
  ])('%s fits %j: %s', (wanted, offer, fits) => {
    expect(fitsGpu(wanted, offer)).toBe(fits);
  });
});

describe('offers', () => {
  it('come from every cloud that can be asked, with source and day', async () => {
    const clock = new FakeClock(Date.parse('2026-11-22T12:00:00Z'));
    const { items, clouds } = await listOffers({ profiles }, { client: { clock } });
    expect(clouds.map(({ cloud: name, answered }) => [name, answered])).toEqual([
      ['denvr', 'live'],
      ['dok', 'live'],
      ['qarnot', 'live'],
    ]);
    expect(items.length).toBe(clouds.reduce((sum, { offers }) => sum + offers, 0));
    for (const { source } of items) {
      expect(source).toMatchObject({ live: true, asOf: '2026-11-22' });
      expect(source.text).not.toBe('');
    }
    expect(items.find(({ plan }) => plan === 'h100-80gb')).toMatchObject({
      pricePerHour: { amount: '1008', currency: 'JPY' },
      billing: { unit: 'second', minimumSeconds: 60 },
      vcpus: 10,
    });
    const a100 = items.find(({ plan }) => plan === 'A100_40GB_PCIe_1x');
    expect(a100).toMatchObject({
      gpu: 'A100',
      gpuMemoryGb: 40,
      product: 'virtual machine',
      pricePerHour: { amount: '2.05', currency: 'USD' },
      availability: { available: true, count: 4 },
    });
  });

  it('are what is publicly known where there are no credentials, and say so', async () => {
    const { items, clouds } = await listOffers({ profiles: [], gpu: 'A100' });
    expect(clouds.every(({ answered, note }) => answered === 'public' && note !== null)).toBe(true);
    expect(items.length).toBeGreaterThan(2);
    for (const item of items) {
      expect(item.source.live).toBe(false);
      expect(item.source.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(item.profile).toBeNull();
    }
  });

  it('are what is publicly known when a cloud fails, with the reason and no secret', async () => {
    const server = await startFaultServer(() => ({ status: 500, body: 'broken' }));
    const token = canary('token');
    const broken: Profile = { name: 'x', cloud: 'qarnot', baseUrl: server.url, token };
    const list = await listOffers(
      { profiles: [broken], clouds: ['qarnot'] },
      { client: { maxRetries: 0 } },
    );
    expect(list.clouds[0]).toMatchObject({ answered: 'public', profile: 'x' });
    expect(list.clouds[0]?.note).toContain('could not be asked');
    expectNoCanary(JSON.stringify(list), [token]);
    await server.close();
  });

  it('are reckoned for hours and converted with rates that say their day', async () => {
    const rates = parseRates(
      'date = "2026-11-20"\nbase = "EUR"\n[rates]\nUSD = 1.25\nJPY = 200\n',
      'r',
    );
    const query = { profiles: [], hours: 10, currency: 'JPY', rates };
    const { items } = await listOffers(query);
    const vm = items.find(({ plan }) => plan === 'A100_40GB_PCIe_1x');
    expect(vm?.total).toEqual({ amount: '3280', currency: 'JPY', hours: 10 });
    expect(vm?.rate).toEqual({ from: 'USD', to: 'JPY', rate: 160, date: '2026-11-20', file: 'r' });
    const dok = items.find(({ plan }) => plan === 'v100-32gb');
    expect(dok).toMatchObject({ total: { amount: '576', currency: 'JPY' }, rate: null });
    const totals = items.flatMap(({ total }) => (total === null ? [] : [Number(total.amount)]));
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
  });

  it('are not converted without a rate', async () => {
    const { items } = await listOffers({ profiles: [], currency: 'EUR' });
    expect(items.every(({ total }) => total === null)).toBe(true);
  });
});

describe('a file of rates', () => {
  it.each([
    ['= 1', 'not TOML'],
    ['date = "2026-11-20"', '[rates] is missing'],
    ['date = "soon"\n[rates]\nUSD = 1', 'date must be'],
    ['date = "2026-11-20"\n[rates]\nUSD = 0', 'rates.USD must be'],
    ['date = "2026-11-20"\n[rates]\nusd = 1', 'rates.usd must be'],
    ['date = "2026-11-20"\nbase = "euro"\n[rates]\nUSD = 1', 'base must be'],
  ])('%j is refused', (text, sentence) => {
    expect(() => parseRates(text, 'rates.toml')).toThrow(sentence);
    try {
      parseRates(text, 'rates.toml');
    } catch (error) {
      expect(isInputError(error)).toBe(true);
    }
  });

  it('may have its date as a TOML date', () => {
    expect(parseRates('date = 2026-11-20\n[rates]\nUSD = 1\n', 'r').date).toBe('2026-11-20');
  });
});
