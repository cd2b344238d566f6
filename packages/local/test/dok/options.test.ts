import { createLocalCloud, LocalCloudError, localOptions } from '@irori/local';
import { temporaryDirectory } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import type { OptionDefinition } from '../../src/options/definition.ts';
import { optionText, resolveOptions } from '../../src/options/local-options.ts';
import { type OptionValues, optionTables } from '../../src/options/option-tables.ts';
import { nearest } from '../../src/options/suggest.ts';
import { DokTestClient } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

function definitionOf(name: string): OptionDefinition<unknown> {
  const [cloud, key = ''] = name.split('.');
  const table: Record<string, OptionDefinition<unknown>> = optionTables[
    cloud as keyof OptionValues
  ];
  const definition = table[key];
  if (definition === undefined) throw new Error(`There is no ${name}.`);
  return definition;
}

describe('the table of options', () => {
  test.each(localOptions.map((option) => [option.name, option] as const))('%s', (name, option) => {
    expect(name).toMatch(/^[a-z][a-z0-9]+\.[a-z][a-zA-Z]+$/);
    for (const text of [option.what, option.values, option.why]) expect(text).not.toBe('');
    const [cloud, key] = name.split('.') as [keyof OptionValues, string];
    const definition = definitionOf(name);
    expect(definition.parse(option.default)).toEqual(definition.default);
    const words = option.values.split(' | ');
    for (const word of words.length > 1 ? words : []) {
      expect(optionText(definition.parse(word))).toBe(word);
      expect(resolveOptions({ [name]: word })[cloud]).toHaveProperty(key, definition.parse(word));
    }
    expect(definition.parse('no such value!')).toBeUndefined();
    if (!definition.values.startsWith('words')) expect(definition.parse('-1')).toBeUndefined();
  });

  test('says which are guesses', () => {
    const guesses = localOptions.filter(({ confidence }) => confidence === 'guess');
    expect(guesses.length).toBeGreaterThan(30);
    expect(localOptions.find(({ name }) => name === 'dok.retention')?.confidence).toBe('certain');
  });
});

describe('a wrong option', () => {
  test.each([
    ['dok.profil', '2025-05', 'There is no option dok.profil. Did you mean dok.profile?'],
    ['profile', '2025-05', 'There is no option profile. Did you mean dok.profile?'],
    ['profil', '2025-05', 'There is no option profil. Did you mean dok.profile?'],
    ['x', '1', 'There is no option x. See `irori local options`.'],
    [
      'dok.profile',
      '2025-06',
      'The option dok.profile cannot be "2025-06"; it takes 2025-05 | 2026-03 | 2026-06. Did you mean 2025-05?',
    ],
    [
      'dok.retention',
      'forever',
      'The option dok.retention cannot be "forever"; it takes hours, a whole number from 0.',
    ],
    [
      'dok.plans',
      'a b',
      'The option dok.plans cannot be "a b"; it takes words separated by commas.',
    ],
  ])('%s=%s is named with what to write instead', async (name, value, message) => {
    await expect(createLocalCloud({ set: { [name]: value } })).rejects.toThrow(
      expect.objectContaining({ message, code: 'OPTION', name: 'LocalCloudError' }),
    );
    expect(() => resolveOptions({ [name]: value })).toThrow(LocalCloudError);
  });

  test('is only corrected to something near', () => {
    expect(nearest('statsu', ['status', 'plan'])).toBe('status');
    expect(nearest('zzz', ['status', 'plan'])).toBeUndefined();
    expect(nearest('', ['a'])).toBe('a');
  });
});

test('a profile that is changed at a restart shows in tasks that exist', async () => {
  await using directory = await temporaryDirectory();
  const options = { dataDir: directory.path, gpus: [] };
  const first = await createLocalCloud(options);
  const task = await new DokTestClient(first.dok).run('true');
  await first.close();
  const old = await createLocalCloud({ ...options, set: { 'dok.profile': '2025-05' } });
  const dok = new DokTestClient(old.dok);
  expect(await dok.get(task.id)).not.toHaveProperty('execution_time_limit_sec');
  await old.close();
  const again = await createLocalCloud(options);
  expect(await new DokTestClient(again.dok).get(task.id)).toEqual(task);
  await again.close();
});

describe('options of the account', () => {
  test('dok.termsAgreed=false refuses everything until the terms are accepted', async () => {
    const { dok } = await openCloud({ set: { 'dok.termsAgreed': 'false' } });
    const before = await dok.call<{ account: object }>('getAccount');
    expect(before.body.account).toMatchObject({ tos_agreed_at: null, tos_agreed_version: null });
    for (const operation of ['listTasks', 'listPlans', 'listRegistries']) {
      const { status, body } = await dok.call(operation);
      expect(status).toBe(403);
      expect(body).toEqual({ detail: 'Agreement to terms of service is required.' });
    }
    expect((await dok.call('acceptTerms')).status).toBe(204);
    expect((await dok.call('listTasks')).status).toBe(200);
  });

  test('dok.permission=denied refuses everything in the envelope of the platform', async () => {
    const { dok } = await openCloud({ set: { 'dok.permission': 'denied' } });
    const { status, body } = await dok.call('getAccount');
    expect(status).toBe(403);
    expect(body).toMatchObject({ error_code: 'forbidden', status: '403 Forbidden' });
  });

  test.each([
    ['2025-05', false],
    ['2026-03', false],
    ['2026-06', true],
  ])('dok.profile=%s shows notification keys: %s', async (profile, shown) => {
    const { dok } = await openCloud({ set: { 'dok.profile': profile } });
    const account = await dok.call('getAccount');
    expect('notification' in account.body).toBe(shown);
    const endpoint = await dok.call('createNotificationEndpoint', {
      body: { endpoint_type: 'webhook', address: 'http://127.0.0.1:9' },
    });
    expect('secret' in endpoint.body).toBe(shown);
  });
});

describe('options of the services', () => {
  test.each<[string, string, string, object, object]>([
    [
      'dok.minimumSeconds',
      'zero',
      'listPlans',
      {},
      {
        results: expect.arrayContaining([
          expect.objectContaining({ minimum_execution_seconds: 0 }),
        ]),
      },
    ],
    ['dok.dateParams', 'optional', 'listUnitPrices', {}, { meta: { page: 1 } }],
    [
      'dok.pagesEverywhere',
      'false',
      'listPlans',
      { page: 2, page_size: 1 },
      { meta: { page: 1, page_size: 100 } },
    ],
  ])('%s=%s changes %s', async (name, value, operation, query, expected) => {
    const { dok } = await openCloud({ set: { [name]: value } });
    const { status, body } = await dok.call(operation, { query: query as Record<string, string> });
    expect(status).toBe(200);
    expect(body).toMatchObject(expected);
  });

  test('dok.duplicateHostname=reject', async () => {
    const { dok } = await openCloud({ set: { 'dok.duplicateHostname': 'reject' } });
    const body = { hostname: 'a', username: 'b', password: 'c' };
    const { id } = (await dok.call<{ id: string }>('createRegistry', { body })).body;
    const second = await dok.call('createRegistry', { body });
    expect(second).toMatchObject({ status: 422, body: { hostname: [expect.any(String)] } });
    const path = { registryId: id };
    expect((await dok.call('replaceRegistry', { path, body })).status).toBe(200);
  });

  test('dok.eventTypes and dok.endpointVerified', async () => {
    const setting = { event_type: 'task_started', is_enabled: true, endpoint_ids: [] };
    const { dok } = await openCloud();
    expect((await dok.call('createNotificationSetting', { body: setting })).status).toBe(422);
    const open = await openCloud({
      set: { 'dok.eventTypes': 'any', 'dok.endpointVerified': 'false' },
    });
    expect((await open.dok.call('createNotificationSetting', { body: setting })).status).toBe(201);
    const endpoint = await open.dok.call('createNotificationEndpoint', {
      body: { endpoint_type: 'webhook', address: 'http://127.0.0.1:9' },
    });
    expect(endpoint.body).toMatchObject({ is_verified: false });
  });

  test('dok.runningTasks, or slots, lets tasks run side by side', async () => {
    for (const options of [{ set: { 'dok.runningTasks': '2' } }, { slots: 2 }]) {
      const { dok } = await openCloud(options);
      const [one, two, three] = [
        await dok.create('sleep 60'),
        await dok.create('sleep 60'),
        await dok.create('sleep 60'),
      ];
      await dok.untilStarted(one.id);
      await dok.untilStarted(two.id);
      expect((await dok.get(three.id)).status).toBe('waiting');
    }
  });

  test('dok.stopGrace is the time between SIGTERM and SIGKILL', async () => {
    const { dok } = await openCloud({ set: { 'dok.stopGrace': '0' } });
    const { id } = await dok.create('trap "" TERM; echo up; while :; do sleep 1; done');
    await dok.untilStarted(id);
    while ((await dok.output(id)) === '') await new Promise((go) => setTimeout(go, 5));
    await dok.call('cancelTask', { path: { taskId: id } });
    const task = await dok.untilEnd(id);
    expect(task).toMatchObject({ status: 'canceled', containers: [{ exit_code: 137 }] });
  });
});
