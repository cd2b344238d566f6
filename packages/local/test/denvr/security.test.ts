import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canary, expectNoCanary } from '@irori/testkit';
import { describe, expect, test } from 'vitest';
import { rawRequest } from '../dok/support/client.ts';
import { machine, shellApplication } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

test('a foreign Host header is refused', async () => {
  const { denvr } = await openCloud();
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80']) {
    const answer = await denvr.raw('GET', '/api/v1/clusters/GetAll', { headers: { host } });
    expect(answer.status).toBe(403);
  }
});

test('a body beyond the limit is refused, as one of Denvr, and the next request is answered', async () => {
  const { denvr } = await openCloud({ bodyLimit: 10_000 });
  const body = { ...machine('vm'), padding: 'x'.repeat(20_000) };
  const refused = await denvr.call('createServer', { body });
  expect(refused.status).toBe(413);
  expect(refused.body.error?.message).toContain('10000 bytes');
  expect((await denvr.call('getClusters')).status).toBe(200);
  const login = await rawRequest({
    method: 'POST',
    url: `${denvr.server}/api/TokenAuth/Authenticate`,
    headers: { 'content-type': 'application/json' },
    body: 'x'.repeat(20_000),
  });
  expect(login.status).toBe(413);
});

test('keys that mean something to JavaScript mean nothing', async () => {
  const { denvr } = await openCloud();
  const body = shellApplication('app', 'true').valueOf();
  const text = JSON.stringify(body).replace('{', '{"__proto__":{"cluster":"x"},"constructor":1,');
  const headers = { 'content-type': 'application/json' };
  const path = '/api/v1/servers/applications/CreateCustomApplication';
  expect((await denvr.raw('POST', path, { headers, body: text })).status).toBe(202);
  expect(({} as Record<string, unknown>)['cluster']).toBeUndefined();
});

test('a program of this machine is not reached through an application that does not run', async () => {
  const server = createServer((_, response) => response.end('not for you'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const { denvr } = await openCloud({ set: { 'denvr.stepMs': '3600000' } });
    const over = { proxyPort: port, readinessWatcherPort: port };
    const body = shellApplication('app', 'sleep 60', over);
    await denvr.result('createCustomApplication', { body });
    const url = (await denvr.details('app'))?.dns ?? '';
    expect((await fetch(url)).status).toBe(503);
  } finally {
    server.close();
  }
});

describe('secrets', () => {
  test('are in no error, no list and no line of the log', async () => {
    const lines: string[] = [];
    const log = (message: string): void => void lines.push(message);
    const { cloud, denvr } = await openCloud({
      set: { 'denvr.restart': 'never' },
      logger: { debug: log, info: log, warn: log, error: log },
    });
    const secrets = Object.fromEntries(
      ['registry', 'proxy', 'variable', 'password', 'token', 'scriptText'].map((name) => [
        name,
        canary(name),
      ]),
    ) as Record<string, string>;
    const answers: unknown[] = [];
    const over = {
      environmentVariables: { SECRET: secrets['variable'] },
      imageRepository: { hostname: 'h', username: 'u', password: secrets['registry'] },
      proxyPort: 9,
      proxyApiKeys: [secrets['proxy']],
      userScripts: { a: `# ${secrets['scriptText']}` },
    };
    const body = shellApplication('app', 'exit 1', over);
    answers.push(await denvr.call('createCustomApplication', { body }));
    answers.push(await denvr.call('createCustomApplication', { body }));
    const wrong = { ...body, proxyPort: 443, environmentVariables: { '1': secrets['variable'] } };
    answers.push(await denvr.call('createCustomApplication', { body: wrong }));
    await denvr.until('app', 'FAILED');
    answers.push(await denvr.call('getApplications'));
    const details = await denvr.details('app');
    answers.push({ ...details, environmentVariables: {} });
    const login = { userNameOrEmailAddress: 'x', password: secrets['password'] };
    answers.push(await denvr.call('authenticate', { body: login }));
    const query = { refreshToken: secrets['token'] ?? '' };
    answers.push(await denvr.call('refreshToken', { query }));
    answers.push(
      await denvr.raw('POST', '/api/v1/servers/virtual/CreateServer', {
        headers: { 'content-type': 'application/json' },
        body: `{"password": "${secrets['password']}", `,
      }),
    );
    await cloud.close();
    const { apikey, password } = cloud.denvr;
    const all = [...Object.values(secrets), apikey, password];
    expectNoCanary(JSON.stringify([answers, lines]), all);
  });

  test('of tokens are stored as digests only', async () => {
    const { denvr } = await openCloud();
    const { username, password } = denvr.account;
    const body = { userNameOrEmailAddress: username, password };
    const one = await denvr.result<Record<string, string>>('authenticate', { body });
    const two = await denvr.result<Record<string, string>>('authenticate', { body });
    for (const key of ['accessToken', 'refreshToken']) {
      expect(one[key]).toMatch(/^[\w-]{43}$/);
      expect(one[key]).not.toBe(two[key]);
    }
  });
});
