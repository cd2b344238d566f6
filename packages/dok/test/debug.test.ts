import { canary, expectNoCanary, type FaultServer, startFaultServer } from '@irori/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DokOptions } from '../src/index.ts';
import { clientOf, life, newTask, TASK_ID, wireContainer, wireTask } from './fixtures.ts';

let server: FaultServer;
let printed: string[];

beforeEach(async () => {
  printed = [];
  vi.spyOn(console, 'error').mockImplementation((...args) => {
    printed.push(
      args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' '),
    );
  });
  for (const method of ['log', 'info', 'debug', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation(() => {
      throw new Error('debug lines belong on stderr');
    });
  }
  server = await startFaultServer([{ json: life.running }]);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.close();
});

test('DEBUG=dok-sdk:* set in the program, after the client was made, prints requests', async () => {
  const dok = clientOf(server);
  await dok.task(TASK_ID);
  expect(printed).toEqual([]);
  process.env['DEBUG'] = 'dok-sdk:*';
  try {
    const task = await dok.task(TASK_ID);
    expect(printed.join('\n')).toContain('dok-sdk:http');
    expect(printed.join('\n')).toContain(`/tasks/${TASK_ID}/`);
    // Objects made before hear of it as well.
    printed.length = 0;
    await task.refresh();
    expect(printed.length).toBeGreaterThan(0);
  } finally {
    delete process.env['DEBUG'];
  }
  printed.length = 0;
  await dok.task(TASK_ID);
  expect(printed).toEqual([]);
});

test.each(['other:*', '*,-dok-sdk:*'])('DEBUG=%s prints nothing of this SDK', async (value) => {
  vi.stubEnv('DEBUG', value);
  await clientOf(server).task(TASK_ID);
  expect(printed).toEqual([]);
});

test('no credential, environment value or signature is printed', async () => {
  vi.stubEnv('DEBUG', 'dok-sdk:*');
  vi.stubEnv('IRORI_LOG', 'debug');
  const [token, secret, value, signature] = [canary(), canary(), canary(), canary()];
  server.use(({ url }) => {
    if (url.endsWith('/download/')) {
      return { json: { url: `${server.url}/stored?X-Amz-Signature=${signature}` } };
    }
    if (url.startsWith('/stored')) return { status: 404, json: {} };
    return {
      json: wireTask({
        status: 'done',
        artifact: { id: 'a', task: TASK_ID },
        containers: [wireContainer({ environment: { API_KEY: value } })],
      }),
    };
  });
  const options: DokOptions = { accessToken: token, accessTokenSecret: secret };
  const dok = clientOf(server, { ...options, headers: { 'x-api-key': secret } });
  const task = await newTask(dok);
  task.containers[0]?.set('environment', { API_KEY: value });
  await task.save();
  await task.refresh();
  await expect(task.downloadArtifact({ to: '/proc/x', retryFor: 0 })).rejects.toThrow();
  expect(printed.length).toBeGreaterThan(3);
  expectNoCanary(printed.join('\n'), [token, secret, value, signature]);
});
