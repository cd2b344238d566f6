import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalCloud } from '@irori/local';
import { FakeClock, freePort, temporaryDirectory } from '@irori/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deliveryBackoff } from '../../src/clouds/dok/webhooks/deliver.ts';
import { signatureOf } from '../../src/clouds/dok/webhooks/post.ts';
import { DokTestClient } from './support/client.ts';
import { openCloud } from './support/cloud.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Status of the next answers, the last one for ever. */
  statuses: number[];
  /** Waits until `count` requests have come. */
  until(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ path: request.url ?? '', headers: request.headers, body });
      const status =
        receiver.statuses.length > 1 ? receiver.statuses.shift() : receiver.statuses[0];
      response.writeHead(status ?? 200, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    statuses: [200],
    async until(count) {
      while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
      return received;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  onTestFinished(() => receiver.close());
  return receiver;
}

async function addEndpoint(
  dok: DokTestClient,
  address: string,
): Promise<{ id: number; secret: string }> {
  const { body } = await dok.call<{ id: number; secret: string }>('createNotificationEndpoint', {
    body: { endpoint_type: 'webhook', address },
  });
  return body;
}

async function subscribe(dok: DokTestClient, ids: number[], enabled = true): Promise<void> {
  const body = { event_type: 'task_completed', is_enabled: enabled, endpoint_ids: ids };
  expect((await dok.call('createNotificationSetting', { body })).status).toBe(201);
}

describe('the end of a task', () => {
  test('is told to the endpoints of the enabled settings, signed', async () => {
    const receiver = await startReceiver();
    const { dok } = await openCloud();
    const { id, secret } = await addEndpoint(dok, `${receiver.url}/hook`);
    const silent = await addEndpoint(dok, `${receiver.url}/silent`);
    await subscribe(dok, [id]);
    await subscribe(dok, [id]);
    await subscribe(dok, [silent.id], false);
    const task = await dok.run('exit 2', { name: 'mine' });
    const [first] = await receiver.until(1);
    expect(first?.path).toBe('/hook');
    expect(JSON.parse(first?.body ?? '')).toEqual({
      event_type: 'task_completed',
      task: { id: task.id, name: 'mine', status: 'error' },
    });
    expect(first?.headers['content-type']).toBe('application/json');
    expect(first?.headers['x-irori-signature']).toBe(signatureOf(secret, first?.body ?? ''));
    await dok.run('true', { name: 'second' });
    expect((await receiver.until(2)).map(({ path }) => path)).toEqual(['/hook', '/hook']);
  });

  test('carries the whole task, or no signature, when the options say so', async () => {
    const receiver = await startReceiver();
    const { dok } = await openCloud({
      set: { 'dok.webhookPayload': 'task', 'dok.webhookSignature': 'none' },
    });
    const { id } = await addEndpoint(dok, receiver.url);
    await subscribe(dok, [id]);
    const task = await dok.run('true');
    const [first] = await receiver.until(1);
    expect(JSON.parse(first?.body ?? '')).toEqual({ event_type: 'task_completed', task });
    expect(first?.headers).not.toHaveProperty('x-irori-signature');
  });

  test('is told as the preference of the task says', async () => {
    const receiver = await startReceiver();
    const { dok } = await openCloud();
    const one = await addEndpoint(dok, `${receiver.url}/one`);
    const two = await addEndpoint(dok, `${receiver.url}/two`);
    await subscribe(dok, [one.id]);
    const gate = await dok.create('sleep 60');
    const prefer = async (name: string, body: object): Promise<void> => {
      const { id } = await dok.create('true', { name });
      expect((await dok.call('setTaskNotification', { path: { taskId: id }, body })).body).toEqual({
        ok: true,
      });
    };
    await prefer('off', { is_enabled: false });
    await prefer('other', { endpoint_ids: [two.id] });
    await prefer('none', { is_enabled: true, endpoint_ids: [] });
    await prefer('plain', { is_enabled: null, endpoint_ids: null });
    const bad = { path: { taskId: gate.id }, body: { endpoint_ids: [77] } };
    expect((await dok.call('setTaskNotification', bad)).status).toBe(400);
    const worse = { path: { taskId: gate.id }, body: { is_enabled: 'yes' } };
    expect((await dok.call('setTaskNotification', worse)).status).toBe(400);
    await dok.call('cancelTask', { path: { taskId: gate.id } });
    const told = (await receiver.until(3)).map(
      ({ path, body }) => `${path} ${JSON.parse(body).task.name}`,
    );
    expect(told.sort()).toEqual(['/one plain', '/one test', '/two other']);
  });

  test('is told again after a failure, later each time, then given up', async () => {
    const clock = new NotingClock();
    const receiver = await startReceiver();
    receiver.statuses = [500, 302, 404, 200];
    const warnings: string[] = [];
    const { dok } = await openCloud({
      clock,
      set: { 'dok.webhookAttempts': '3' },
      logger: { debug() {}, info() {}, warn: (text) => void warnings.push(text), error() {} },
    });
    const { id } = await addEndpoint(dok, receiver.url);
    await subscribe(dok, [id]);
    await dok.run('true');
    await receiver.until(1);
    await clock.passOnceAsked(1000);
    await receiver.until(2);
    await clock.passOnceAsked(5000);
    await receiver.until(3);
    while (warnings.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(warnings).toEqual(['A webhook was given up after 3 attempts (HTTP 404).']);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  test('is told after a restart when the target was away', async () => {
    await using directory = await temporaryDirectory();
    const port = await freePort();
    const options = { dataDir: directory.path, gpus: [] };
    const first = await createLocalCloud(options);
    const dok = new DokTestClient(first.dok);
    const { id } = await addEndpoint(dok, `http://127.0.0.1:${port}`);
    await subscribe(dok, [id]);
    const task = await dok.run('true');
    await first.close();
    const back = await startReceiver(port);
    const second = await createLocalCloud(options);
    const [told] = await back.until(1);
    await second.close();
    expect(JSON.parse(told?.body ?? '').task.id).toBe(task.id);
  });
});

/** A clock that knows how long it was asked to wait. */
class NotingClock extends FakeClock {
  readonly #waits = new Set<number>();

  override setTimer(ms: number, fn: () => void): () => void {
    this.#waits.add(ms);
    return super.setTimer(ms, fn);
  }

  /** Lets `ms` pass when somebody waits for just that. */
  async passOnceAsked(ms: number): Promise<void> {
    while (!this.#waits.has(ms)) await new Promise((resolve) => setTimeout(resolve, 5));
    this.advance(ms);
  }
}

test('the waits between attempts grow to ten minutes', () => {
  expect([1, 2, 3, 4, 5, 6].map(deliveryBackoff)).toEqual([
    1_000, 5_000, 25_000, 125_000, 600_000, 600_000,
  ]);
});

describe('test-webhook', () => {
  test('answers 504 when the target says nothing', async () => {
    const { dok } = await openCloud({ set: { 'dok.webhookTimeout': '1' } });
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.closeAllConnections());
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await dok.call('sendTestWebhook', { body: { url } })).status).toBe(504);
  });

  test('returns the beginning of the answer', async () => {
    const { dok } = await openCloud({ set: { 'dok.webhookBodyMax': '5' } });
    const server = createServer((_, response) => void response.end('x'.repeat(100_000)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.closeAllConnections());
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { body } = await dok.call('sendTestWebhook', { body: { url } });
    expect(body).toEqual({ ok: true, webhook_status_code: 200, response_body: 'xxxxx' });
  });
});
